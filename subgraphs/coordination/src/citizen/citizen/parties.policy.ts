import type { MunicipalPolicy } from "../../town/municipal-policy/municipal-policy.ts";
import { type CapacityAssessment, type Representation, RepresentationKind } from "./representation.ts";

/** Whose yes a consent needs. Everybody named must say yes; nobody else's no counts. */
export type Party = "CITIZEN" | "PARENT" | "PROXY";

const ADULT = 18;

/** Age in whole years on a day, both as YYYY-MM-DD. */
export function ageOn(bornOn: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0);
}

/**
 * Whose consent makes a plan possible (V01, V02, MIN-01 … MIN-04). An adult's own, or a proxy's where the newest
 * assessment says that the adult cannot. Under age as the municipality's dated policy says: without a policy, as for a child.
 */
export function requiredParties(
  bornOn: string,
  today: string,
  policy: Pick<MunicipalPolicy, "ownConsentAge" | "parentalConsentRequired"> | null,
  newestAssessment: Pick<CapacityAssessment, "able"> | null,
): readonly Party[] {
  const age = ageOn(bornOn, today);
  if (age >= ADULT) return newestAssessment?.able === false ? ["PROXY"] : ["CITIZEN"];
  if (!policy || age < policy.ownConsentAge) return ["PARENT"];
  return policy.parentalConsentRequired ? ["CITIZEN", "PARENT"] : ["CITIZEN"];
}

/**
 * As which party somebody may speak by a representation of a citizen who was born on a day; null where it is not in force, does
 * not cover personal matters, or is that of a parent whose child has come of age.
 */
export function partyOf(representation: Representation, bornOn: string, today: string): Party | null {
  const { kind, personalMatters, startsOn, endsOn } = representation;
  if (!personalMatters || startsOn > today || (endsOn !== null && endsOn <= today)) return null;
  if (kind !== RepresentationKind.PARENT) return "PROXY";
  return ageOn(bornOn, today) < ADULT ? "PARENT" : null;
}
