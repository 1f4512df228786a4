import type { Person, Setting } from "./history.ts";

// Whose yes something needs, as the law and the two municipalities have it, written again without looking at how the house does it.

export type Kind = "JOINING" | "SHARING" | "HEALTH";

const ageOn = ({ turns, birthdayIn }: Setting, day: number): number => turns - (day < birthdayIn ? 1 : 0);

const parentsOf = ({ parents }: Setting): Person[] =>
  parents === "none" ? [] : parents === "both" ? ["mother", "father"] : ["mother"];

/** `null` is somebody whom nobody has registered, and whose yes is always missing. */
export function needed(setting: Setting, day: number, kind: Kind): (Person | null)[] {
  const age = ageOn(setting, day);
  if (age >= 18) return ["self"];
  const known = parentsOf(setting);
  const parents: (Person | null)[] = known.length === 0 ? [null] : [...known];
  if (setting.parents === "mother alone of two") parents.push(null);
  if (kind === "HEALTH" || setting.municipality === "0219") return age >= 15 ? ["self"] : parents;
  return age >= 16 ? ["self", ...parents] : parents;
}

/** The citizen does, and the parents of a child. */
export const speaks = (setting: Setting, day: number, who: Person): boolean =>
  who === "self" || (ageOn(setting, day) < 18 && parentsOf(setting).includes(who));

/** The day from which something needs the citizen's own yes, so that what parents alone agreed to is over; joining goes on. */
export function ownDay({ turns, birthdayIn, municipality }: Setting, kind: Kind): number {
  if (kind === "JOINING") return Number.POSITIVE_INFINITY;
  const years = (kind === "HEALTH" || municipality === "0219" ? 15 : 16) - turns;
  return birthdayIn + Math.round(years * 365.25);
}
