import { defineSector, sectorOf } from "@overligger/shared";
import { demo } from "./demo.ts";
import { EmploymentIntervention } from "./employment-intervention.ts";
import { EmploymentPlan, EmploymentPlanFilter } from "./employment-plan.ts";
import { generate } from "./generate.ts";
import { Employment1764000000001 } from "./migrations/0001-employment.ts";

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("employment"),
  plan: EmploymentPlan,
  planName: "EmploymentPlan",
  one: "employmentPlan",
  many: "employmentPlans",
  planFilter: EmploymentPlanFilter,
  intervention: EmploymentIntervention,
  interventionName: "EmploymentIntervention",
  danish: "beskæftigelsesplaner",
  migrations: [Employment1764000000001],
  demo,
  generate,
});
