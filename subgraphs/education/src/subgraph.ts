import { defineSector, sectorOf } from "@overligger/shared";
import { codes } from "./codes.ts";
import { demo } from "./demo.ts";
import { EducationIntervention, EducationInterventionFields } from "./education-intervention.ts";
import { EducationPlan, EducationPlanFields, EducationPlanFilter } from "./education-plan.ts";
import { generate } from "./generate.ts";
import { Education1764000000004 } from "./migrations/0001-education.ts";
import { EducationWork1764000000014 } from "./migrations/0002-own-work.ts";

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("education"),
  plan: EducationPlan,
  planName: "EducationPlan",
  one: "educationPlan",
  many: "educationPlans",
  planFilter: EducationPlanFilter,
  planInput: EducationPlanFields,
  intervention: EducationIntervention,
  interventionName: "EducationIntervention",
  interventionInput: EducationInterventionFields,
  danish: "uddannelsesplaner",
  codes,
  migrations: [Education1764000000004, EducationWork1764000000014],
  demo,
  generate,
});
