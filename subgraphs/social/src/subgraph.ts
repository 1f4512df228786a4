import { defineSector, sectorOf } from "@overligger/shared";
import { demo } from "./demo.ts";
import { generate } from "./generate.ts";
import { Social1764000000002 } from "./migrations/0001-social.ts";
import { SocialIntervention } from "./social-intervention.ts";
import { SocialPlan, SocialPlanFilter } from "./social-plan.ts";

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("social"),
  plan: SocialPlan,
  planName: "SocialPlan",
  one: "socialPlan",
  many: "socialPlans",
  planFilter: SocialPlanFilter,
  intervention: SocialIntervention,
  interventionName: "SocialIntervention",
  danish: "sociale handleplaner",
  migrations: [Social1764000000002],
  demo,
  generate,
});
