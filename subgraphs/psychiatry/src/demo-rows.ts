import { type Database, insertRows } from "@overligger/shared";
import { demoCitizen, demoDay, stableId } from "@overligger/shared/demo";
import { Admission } from "./admission/admission.ts";
import { RequestStatus, TreatmentPlanPart, TreatmentPlanRequest } from "./request/treatment-plan-request.ts";

/** Ida is in hospital and soon goes home; of Lotte's plan psychiatry has released what the others need to know. */
export async function seedDemo(db: Database): Promise<void> {
  const ida = demoCitizen("ida");
  await insertRows(db, Admission, [
    {
      id: stableId("PSYCHIATRY/admission/ida"),
      citizenId: ida.id,
      municipality: ida.municipality,
      ward: "Psykiatrisk afdeling, Nordsjælland",
      admittedOn: demoDay(-4, 3),
      adult: true,
      socialSupport: true,
      socialSupportSource: "MUNICIPALITY",
      socialSupportToldOn: demoDay(-4, 5),
      takesPart: true,
      dischargeExpectedOn: demoDay(2, 4),
      followUpNeeds: "Bostøtte hver dag den første uge",
      noticedAt: `${demoDay(-1, 1)}T09:00:00.000Z`,
    } as Admission,
  ]);
  const lotte = demoCitizen("lotte");
  await insertRows(db, TreatmentPlanRequest, [
    {
      id: stableId("PSYCHIATRY/request/lotte"),
      citizenId: lotte.id,
      municipality: lotte.municipality,
      coordinatingPlanId: stableId("coordination/lotte/plan/"),
      requestedBy: stableId("staff/karen"),
      grantId: stableId("PSYCHIATRY/request/lotte/grant"),
      requestedAt: `${demoDay(-6, 2)}T09:00:00.000Z`,
      purpose: "At de andre kan tage hensyn, når de aftaler tider med Lotte",
      status: RequestStatus.RELEASED,
      treatmentPlanId: stableId(`PSYCHIATRY/${lotte.id}/plan/0`),
      parts: [TreatmentPlanPart.TREATMENT_GOALS, TreatmentPlanPart.TREATMENT, TreatmentPlanPart.MEDICATION],
      answeredAt: `${demoDay(-6, 4)}T12:00:00.000Z`,
    } as TreatmentPlanRequest,
  ]);
}
