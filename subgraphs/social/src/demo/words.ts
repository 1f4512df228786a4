import { ContactRole, type LegalReference } from "@overligger/shared";
import { appointment } from "@overligger/shared/demo";
import { SupportMode } from "../social-intervention.ts";
import { SocialPlanKind } from "../social-plan.ts";

export const { AUTHORITY, PROVIDER, EXTERNAL } = ContactRole;
export const { ACTION_PLAN, HOMELESS_PLAN, CHILD_PLAN } = SocialPlanKind;
export const { FIXED, FLEXIBLE } = SupportMode;

export const law = (act: string, paragraph: string, validFrom = "2024-01-01") => [
  { act, paragraph, validFrom, validTo: null },
];
export const PLAN = law("SEL", "§ 141");
export const FAMILY_TREATMENT = law("Barnets lov", "§ 32, stk. 1, nr. 5");
export const SUPPORT = law("SEL", "§ 85");
export const CONTACT_PERSON = law("SEL", "§ 99");
export const SUBSTANCE_TREATMENT = law("SEL", "§ 101");
export const AIDS = law("SEL", "§ 112");
export const CHILD_AIDS = law("Barnets lov", "§ 90, nr. 4");

export const help = (
  kind: string,
  title: string,
  legalBasis: LegalReference[],
  startsOn: string,
  providerUnit: string,
  hoursPerWeek: number | null = null,
  supportMode: SupportMode | null = hoursPerWeek === null ? null : FIXED,
) => ({ kind, title, legalBasis, startsOn, providerUnit, hoursPerWeek, supportMode });

/** Support under § 85 with flexible hours, from the least to the most a week. */
export const flexible = (title: string, startsOn: string, providerUnit: string, least: number, most: number) => ({
  ...help("HOME_SUPPORT", title, SUPPORT, startsOn, providerUnit, null, FLEXIBLE),
  minHoursPerWeek: least,
  maxHoursPerWeek: most,
  trial: true,
});

export const visit = (title: string, day: string, from: string, to: string, place = "Hjemme") =>
  appointment(title, day, from, to, place);
