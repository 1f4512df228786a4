import { defineSector, sectorOf } from "@overligger/shared";
import { demo } from "./demo.ts";
import { EducationIntervention } from "./education-intervention.ts";
import { EducationPlan, EducationPlanFilter } from "./education-plan.ts";
import { generate } from "./generate.ts";
import { Education1764000000004 } from "./migrations/0001-education.ts";

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("education"),
  plan: EducationPlan,
  planName: "EducationPlan",
  one: "educationPlan",
  many: "educationPlans",
  planFilter: EducationPlanFilter,
  intervention: EducationIntervention,
  interventionName: "EducationIntervention",
  danish: "uddannelsesplaner",
  migrations: [Education1764000000004],
  demo,
  generate,
});
