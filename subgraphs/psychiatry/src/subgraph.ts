import { defineSector, sectorOf } from "@overligger/shared";
import { codes } from "./codes.ts";
import { demo } from "./demo.ts";
import { generate } from "./generate.ts";
import { Psychiatry1764000000003 } from "./migrations/0001-psychiatry.ts";
import { PsychiatryWork1764000000013 } from "./migrations/0002-own-work.ts";
import { PsychiatryIntervention, PsychiatryInterventionFields } from "./psychiatry-intervention.ts";
import { TreatmentPlan, TreatmentPlanFields, TreatmentPlanFilter } from "./treatment-plan.ts";

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("psychiatry"),
  plan: TreatmentPlan,
  planName: "TreatmentPlan",
  one: "treatmentPlan",
  many: "treatmentPlans",
  planFilter: TreatmentPlanFilter,
  planInput: TreatmentPlanFields,
  intervention: PsychiatryIntervention,
  interventionName: "PsychiatryIntervention",
  interventionInput: PsychiatryInterventionFields,
  danish: "behandlingsplaner",
  codes,
  migrations: [Psychiatry1764000000003, PsychiatryWork1764000000013],
  demo,
  generate,
});
