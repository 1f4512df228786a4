import { type MunicipalPolicy, OfferDuty, PolicyPreset } from "./municipal-policy.ts";

type Choices = Omit<MunicipalPolicy, "id" | "municipality" | "startsOn" | "endsOn" | "period" | "preset" | Undecided>;

/** What no source names a number for: each municipality decides its own. */
export type Undecided = "followUpDays" | "offerDays" | "reassessmentDays" | "closedPlanDays";

/** The two sets that the sources describe. None names an interval of follow-up: each municipality decides its own. */
export const PRESETS: Record<PolicyPreset, Choices> = {
  // Own consent from 15 even against the parents; a duty to offer; about thirty cases, which no law says; and all that is only proposed.
  DS_PROPOSAL: {
    offerDuty: OfferDuty.MUST,
    ownConsentAge: 15,
    parentalConsentRequired: false,
    caseloadLimit: 30,
    caseloadHard: false,
    requiredQualification: null,
    coCoordinators: true,
    delegationActs: ["LAB", "SEL"],
    flexjobReturnRight: true,
    flexibleHours: true,
    teamCompetence: true,
    combinedDecision: true,
  },
  // Barnets lov § 110: from 16, and the holder of parental authority too; "kan tilbyde". Nothing that is only proposed.
  LAW: {
    offerDuty: OfferDuty.MAY,
    ownConsentAge: 16,
    parentalConsentRequired: true,
    caseloadLimit: null,
    caseloadHard: false,
    requiredQualification: null,
    coCoordinators: false,
    delegationActs: [],
    flexjobReturnRight: false,
    flexibleHours: false,
    teamCompetence: false,
    combinedDecision: false,
  },
};
