import { sectorOf } from "@overligger/shared";
import { defineSector } from "@overligger/shared/sector";
import { codes } from "./codes.ts";
import { demo } from "./demo.ts";
import { generate } from "./generate.ts";
import { HousingIntervention, HousingInterventionFields } from "./housing-intervention.ts";
import { HousingPlan, HousingPlanFields, HousingPlanFilter } from "./housing-plan.ts";
import { Housing1764000000091 } from "./migrations/0001-housing.ts";

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("housing"),
  plan: HousingPlan,
  planName: "HousingPlan",
  one: "housingPlan",
  many: "housingPlans",
  planFilter: HousingPlanFilter,
  planInput: HousingPlanFields,
  intervention: HousingIntervention,
  interventionName: "HousingIntervention",
  interventionInput: HousingInterventionFields,
  danish: "boligplaner",
  codes,
  migrations: [Housing1764000000091],
  demo,
  generate,
});
