import type { MunicipalPolicy } from "../../town/municipal-policy/municipal-policy.ts";
import { AgeRuleCode, ageFor } from "../citizen/age-rule.ts";
import { birthday } from "../citizen/days.ts";
import { ConsentKind } from "./consent-kind.ts";

/**
 * The birthday, YYYY-MM-DD, with which a consent of parents alone ends: from then on it needs the citizen's own yes, by law for health and
 * as the municipality has decided for what is shared (`ownConsentAge`), else when they come of age. A plan itself goes on, null: without
 * one they would be without its help.
 */
export function birthdayThatEnds(
  kind: ConsentKind,
  bornOn: string,
  day: string,
  policy: Pick<MunicipalPolicy, "ownConsentAge"> | null,
): string | null {
  if (kind === ConsentKind.JOINING) return null;
  const age =
    kind !== ConsentKind.HEALTH_RETRIEVAL && policy
      ? policy.ownConsentAge
      : ageFor(kind === ConsentKind.HEALTH_RETRIEVAL ? AgeRuleCode.OWN_HEALTH_CONSENT : AgeRuleCode.OF_AGE, day);
  return age === null ? null : birthday(bornOn, age);
}

export const earlier = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? (one ?? other) : one < other ? one : other;
