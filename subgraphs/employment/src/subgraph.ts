import { defineSector, sectorOf } from "@overligger/shared";
import { codes } from "./codes.ts";
import { demo } from "./demo.ts";
import { EmploymentIntervention, EmploymentInterventionFields } from "./employment-intervention.ts";
import { EmploymentPlan, EmploymentPlanFields, EmploymentPlanFilter } from "./employment-plan.ts";
import { generate } from "./generate.ts";
import { Employment1764000000001 } from "./migrations/0001-employment.ts";
import { EmploymentWork1764000000011 } from "./migrations/0002-own-work.ts";

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("employment"),
  plan: EmploymentPlan,
  planName: "EmploymentPlan",
  one: "employmentPlan",
  many: "employmentPlans",
  planFilter: EmploymentPlanFilter,
  planInput: EmploymentPlanFields,
  intervention: EmploymentIntervention,
  interventionName: "EmploymentIntervention",
  interventionInput: EmploymentInterventionFields,
  danish: "beskæftigelsesplaner",
  codes,
  migrations: [Employment1764000000001, EmploymentWork1764000000011],
  demo,
  generate,
});
