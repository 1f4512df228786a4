import { inForce, PlanStatus } from "@overligger/shared";
import { codeOf, type SectorContext } from "@overligger/shared/sector";
import type { Admission } from "../admission/admission.ts";
import { PsychiatricCoordinationPlan } from "../coordination-plan/coordination-plan.ts";
import { TreatmentPlan, TreatmentPlanKind } from "../treatment-plan.ts";

/** What must be mended before a discharge, and in which words. */
export const MISSING = {
  SUPPORT_UNKNOWN: [
    "Ask the patient or the municipality whether there is support under part V of the act on social services for reduced mental function.",
    "Spørg patienten eller kommunen, om der er støtte efter servicelovens afsnit V på grund af nedsat psykisk funktionsevne.",
  ],
  DISCHARGE_AGREEMENT_MISSING: [
    "An adult with support under part V of the act on social services for reduced mental function is not discharged without a discharge agreement in force.",
    "En voksen med støtte efter servicelovens afsnit V på grund af nedsat psykisk funktionsevne udskrives ikke uden en gældende udskrivningsaftale.",
  ],
  COORDINATION_PLAN_MISSING: [
    "The patient will not take part in an agreement: the ward makes a coordination plan with the authorities.",
    "Patienten vil ikke være med til en aftale: afdelingen laver en koordinationsplan med myndighederne.",
  ],
} satisfies Record<string, [en: string, da: string]>;

/**
 * What the law asks for before an adult inpatient with social support goes home (V23): an agreement made during this stay, or,
 * where the patient will not take part, a coordination plan. Nothing where no law in force on the day asks for it.
 */
export async function missingForDischarge(
  context: SectorContext,
  admission: Admission,
  day: string,
): Promise<(keyof typeof MISSING)[]> {
  const { id, citizenId, adult, socialSupport, takesPart, admittedOn, dischargedOn } = admission;
  const duty = await codeOf(context, "DISCHARGE_DUTY", "ADULT_WITH_SOCIAL_SUPPORT");
  if (dischargedOn !== null || !adult || inForce(duty?.legalBasis ?? [], day).length === 0) return [];
  if (socialSupport === null) return ["SUPPORT_UNKNOWN"];
  if (!socialSupport) return [];
  const { db } = context;
  const [agreement] = await db.query(
    `SELECT 1 FROM ${db.metadata(TreatmentPlan).tableName}
     WHERE citizen_id = $1 AND kind = $2 AND status = $3 AND starts_on BETWEEN $4::date AND $5::date LIMIT 1`,
    [citizenId, TreatmentPlanKind.DISCHARGE_AGREEMENT, PlanStatus.ACTIVE, admittedOn, day],
  );
  if (agreement) return [];
  if (takesPart !== false) return ["DISCHARGE_AGREEMENT_MISSING"];
  const [plan] = await db.query(
    `SELECT 1 FROM ${db.metadata(PsychiatricCoordinationPlan).tableName}
     WHERE admission_id = $1 AND made_on <= $2::date AND ended_on IS NULL LIMIT 1`,
    [id, day],
  );
  return plan ? [] : ["COORDINATION_PLAN_MISSING"];
}
