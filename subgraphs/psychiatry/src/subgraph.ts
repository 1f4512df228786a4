import { END_BEFORE_START, sectorOf } from "@overligger/shared";
import { defineSector, type SectorContext } from "@overligger/shared/sector";
import { AdmissionResolver } from "./admission/admission.resolver.ts";
import { Admission } from "./admission/admission.ts";
import { codes } from "./codes.ts";
import { CoordinationPlanResolver } from "./coordination-plan/coordination-plan.resolver.ts";
import { PsychiatricCoordinationPlan } from "./coordination-plan/coordination-plan.ts";
import { demo } from "./demo.ts";
import { seedDemo } from "./demo-rows.ts";
import { missingForDischarge } from "./discharge/discharge.policy.ts";
import { DischargeResolver } from "./discharge/discharge.resolver.ts";
import { DischargeReceipt } from "./discharge/discharge-receipt.ts";
import { guestTasks } from "./discharge/notice.service.ts";
import { AdmissionReceiptsResolver, DischargeReceiptResolver } from "./discharge/receipt.resolver.ts";
import { generate } from "./generate.ts";
import { Psychiatry1764000000003 } from "./migrations/0001-psychiatry.ts";
import { PsychiatryWork1764000000013 } from "./migrations/0002-own-work.ts";
import { FromWardToMunicipality1764000000041 } from "./migrations/0003-from-ward-to-municipality.ts";
import { RequestsLapse1764000000131 } from "./migrations/0004-requests-lapse.ts";
import { DischargesAreReceived1764000000450 } from "./migrations/0450-discharges-are-received.ts";
import { NumbersWithTheirDates1764000000451 } from "./migrations/0451-numbers-with-their-dates.ts";
import { ReceiptsSayOfWhichDay1764000000452 } from "./migrations/0452-receipts-say-of-which-day.ts";
import { overlayFields, PsychiatryOverlayFields, relevantParts } from "./overlay.ts";
import { PsychiatryIntervention, PsychiatryInterventionFields } from "./psychiatry-intervention.ts";
import { RequestResolver } from "./request/request.resolver.ts";
import { lapse } from "./request/request.service.ts";
import { TreatmentPlanRequest } from "./request/treatment-plan-request.ts";
import { tasks } from "./tasks.ts";
import { terms } from "./terms.ts";
import { NewTreatmentPlanFields, TreatmentPlan, TreatmentPlanFields, TreatmentPlanFilter } from "./treatment-plan.ts";

const citizen = ({ citizenId }: { citizenId: string }) => ({ id: citizenId });

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("psychiatry"),
  plan: TreatmentPlan,
  planName: "TreatmentPlan",
  one: "treatmentPlan",
  many: "treatmentPlans",
  planFilter: TreatmentPlanFilter,
  planInput: TreatmentPlanFields,
  newPlanInput: NewTreatmentPlanFields,
  intervention: PsychiatryIntervention,
  interventionName: "PsychiatryIntervention",
  interventionInput: PsychiatryInterventionFields,
  danish: "behandlingsplaner",
  codes,
  migrations: [
    Psychiatry1764000000003,
    PsychiatryWork1764000000013,
    FromWardToMunicipality1764000000041,
    RequestsLapse1764000000131,
    DischargesAreReceived1764000000450,
    NumbersWithTheirDates1764000000451,
    ReceiptsSayOfWhichDay1764000000452,
  ],
  demo,
  generate,
  seedDemo,
  terms,
  tasks,
  guestTasks,
  onWithdrawal: lapse,
  checkPlan: ({ problem }, { admittedOn, dischargeExpectedOn }) => {
    if (admittedOn !== null && dischargeExpectedOn !== null && dischargeExpectedOn < admittedOn)
      problem("dischargeExpectedOn", ...END_BEFORE_START);
  },
  overlay: PsychiatryOverlayFields,
  plansInOverlay: relevantParts,
  besidePlans: [TreatmentPlanRequest],
  entities: [Admission, DischargeReceipt, PsychiatricCoordinationPlan, TreatmentPlanRequest],
  resolvers: [
    AdmissionResolver,
    CoordinationPlanResolver,
    DischargeResolver,
    DischargeReceiptResolver,
    AdmissionReceiptsResolver,
    RequestResolver,
  ],
  fields: {
    PsychiatryOverlay: overlayFields as never,
    Admission: {
      citizen,
      missingForDischarge: (admission: Admission, _args, context) =>
        missingForDischarge(context as SectorContext, admission, context.today),
    },
    PsychiatricCoordinationPlan: { citizen },
    TreatmentPlanRequest: { citizen },
  },
});
