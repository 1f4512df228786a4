import { registeredSectors } from "@overligger/shared";

/** The acts under which a sector's staff decide, by their names here: a mandate in one sector is none under another's law. */
const ACTS: Readonly<Record<string, readonly string[]>> = {
  LAB: ["LAB", "LOB", "Kompensationsloven"],
  SEL: ["SEL", "Barnets lov", "Sundhedsloven"],
  PSYCHIATRY: ["PSL", "Sundhedsloven"],
  EDUCATION: ["KUI", "Folkeskoleloven", "STU", "FGU", "FVU"],
};

/** Whether a sector decides under an act; one that is not named here, under its main act alone. */
export const decidesUnder = (sector: string, act: string): boolean =>
  (ACTS[sector] ?? registeredSectors().flatMap((each) => (each.code === sector ? [each.act] : []))).includes(act);
