import { type Database, insertRows } from "@overligger/shared";
import { diceOf, type GeneratedCitizen } from "@overligger/shared/demo";
import { nameOf } from "../../town/people/names.ts";
import { Citizen } from "./citizen.ts";

export async function generated(db: Database, citizens: readonly GeneratedCitizen[], seed: number): Promise<void> {
  const rows = citizens.map(({ id, index, bornYear, municipality }) => {
    const dice = diceOf(seed, index, "coordination");
    const two = (number: number) => `${number}`.padStart(2, "0");
    const month = two(dice.whole(1, 12));
    return {
      id,
      name: nameOf(dice),
      bornOn: `${bornYear}-${month}-${two(dice.whole(1, 28))}`,
      municipality,
      cprHash: null,
    };
  });
  await insertRows(db, Citizen, rows);
}
