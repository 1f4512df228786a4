import { defineSector, sectorOf } from "@overligger/shared";
import { codes } from "./codes.ts";
import { demo } from "./demo.ts";
import { generate } from "./generate.ts";
import { Social1764000000002 } from "./migrations/0001-social.ts";
import { SocialWork1764000000012 } from "./migrations/0002-own-work.ts";
import { SocialIntervention, SocialInterventionFields } from "./social-intervention.ts";
import { SocialPlan, SocialPlanFields, SocialPlanFilter } from "./social-plan.ts";

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("social"),
  plan: SocialPlan,
  planName: "SocialPlan",
  one: "socialPlan",
  many: "socialPlans",
  planFilter: SocialPlanFilter,
  planInput: SocialPlanFields,
  intervention: SocialIntervention,
  interventionName: "SocialIntervention",
  interventionInput: SocialInterventionFields,
  danish: "sociale handleplaner",
  codes,
  migrations: [Social1764000000002, SocialWork1764000000012],
  demo,
  generate,
});
