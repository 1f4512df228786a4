import { AgeRuleCode, ageFor } from "../citizen/age-rule.ts";
import { ConsentKind } from "./consent-kind.ts";

/** Who has come to decide alone on it ends what parents agreed to for them. A plan itself goes on: without one they would be without its help. */
const DECIDES_FROM: Readonly<Record<ConsentKind, AgeRuleCode | null>> = {
  JOINING: null,
  SHARING: AgeRuleCode.OF_AGE,
  HEALTH_RETRIEVAL: AgeRuleCode.OWN_HEALTH_CONSENT,
};

/** The birthday, YYYY-MM-DD, with which a consent of parents ends, by the law of a day; null where none does. */
export function birthdayThatEnds(kind: ConsentKind, bornOn: string, day: string): string | null {
  const rule = DECIDES_FROM[kind];
  const age = rule && ageFor(rule, day);
  return age === null ? null : birthday(bornOn, age);
}

/** Who was born on the 29th of February is older on the 1st of March where there is none. */
function birthday(bornOn: string, age: number): string {
  const year = Number(bornOn.slice(0, 4)) + age;
  const day = `${year}${bornOn.slice(4)}`;
  return day.endsWith("-02-29") && new Date(`${year}-02-29T00:00:00Z`).getUTCMonth() !== 1 ? `${year}-03-01` : day;
}

export const earlier = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? (one ?? other) : one < other ? one : other;
