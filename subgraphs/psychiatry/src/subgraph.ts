import { defineSector, sectorOf } from "@overligger/shared";
import { demo } from "./demo.ts";
import { generate } from "./generate.ts";
import { Psychiatry1764000000003 } from "./migrations/0001-psychiatry.ts";
import { PsychiatryIntervention } from "./psychiatry-intervention.ts";
import { TreatmentPlan, TreatmentPlanFilter } from "./treatment-plan.ts";

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("psychiatry"),
  plan: TreatmentPlan,
  planName: "TreatmentPlan",
  one: "treatmentPlan",
  many: "treatmentPlans",
  planFilter: TreatmentPlanFilter,
  intervention: PsychiatryIntervention,
  interventionName: "PsychiatryIntervention",
  danish: "behandlingsplaner",
  migrations: [Psychiatry1764000000003],
  demo,
  generate,
});
