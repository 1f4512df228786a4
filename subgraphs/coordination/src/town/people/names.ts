import type { diceOf } from "@overligger/shared/demo";

const FIRST =
  "Anne Bo Camilla Dorte Erik Freja Gustav Hanne Ibrahim Jette Kaj Leila Mads Nina Ole Pia Rasmus Signe Tove Viggo".split(
    " ",
  );
const LAST =
  "Andersen Bisgaard Christensen Dahl Eriksen Frandsen Gade Hansen Iversen Jensen Kaya Lund Møller Nielsen Olsen Poulsen Riis Sørensen Thomsen Vestergaard".split(
    " ",
  );

/** An invented name. */
export const nameOf = (dice: ReturnType<typeof diceOf>): string => `${dice.pick(FIRST)} ${dice.pick(LAST)}`;
