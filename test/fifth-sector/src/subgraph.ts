import { sectorOf } from "@overligger/shared";
import { defineSector } from "@overligger/shared/sector";
import { codes } from "./codes.ts";
import { demo } from "./demo.ts";
import { FifthIntervention, FifthInterventionFields } from "./fifth-intervention.ts";
import { FifthPlan, FifthPlanFields, FifthPlanFilter } from "./fifth-plan.ts";
import { generate } from "./generate.ts";
import { Fifth1764000000001 } from "./migrations/0001-fifth.ts";

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("fifth"),
  plan: FifthPlan,
  planName: "FifthPlan",
  one: "fifthPlan",
  many: "fifthPlans",
  planFilter: FifthPlanFilter,
  planInput: FifthPlanFields,
  intervention: FifthIntervention,
  interventionName: "FifthIntervention",
  interventionInput: FifthInterventionFields,
  danish: "planer: Femte sektor",
  codes,
  migrations: [Fifth1764000000001],
  demo,
  generate,
});
