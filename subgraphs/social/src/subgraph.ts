import { sectorOf } from "@overligger/shared";
import { codeOf, defineSector, type SectorContext } from "@overligger/shared/sector";
import { codes } from "./codes.ts";
import { ConcernResolver } from "./concern/concern.resolver.ts";
import { Concern } from "./concern/concern.ts";
import { seedConcerns } from "./concern/demo.ts";
import { demo } from "./demo.ts";
import { generate } from "./generate.ts";
import { HolisticPlanResolver, resumeAll } from "./holistic-plan.ts";
import { Social1764000000002 } from "./migrations/0001-social.ts";
import { SocialWork1764000000012 } from "./migrations/0002-own-work.ts";
import { SocialLaw1764000000031 } from "./migrations/0003-social-law.ts";
import { LawOrProposal1764000000372 } from "./migrations/0372-law-or-proposal.ts";
import { checkPlan, missingContents, tasks } from "./plan-rules.ts";
import { SocialIntervention, SocialInterventionFields } from "./social-intervention.ts";
import { NewSocialPlanFields, SocialPlan, SocialPlanFields, SocialPlanFilter } from "./social-plan.ts";
import { beginsFlexible, checkHours } from "./support-hours.ts";
import { terms } from "./terms.ts";

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("social"),
  plan: SocialPlan,
  planName: "SocialPlan",
  one: "socialPlan",
  many: "socialPlans",
  planFilter: SocialPlanFilter,
  planInput: SocialPlanFields,
  newPlanInput: NewSocialPlanFields,
  intervention: SocialIntervention,
  interventionName: "SocialIntervention",
  interventionInput: SocialInterventionFields,
  danish: "sociale handleplaner",
  codes,
  migrations: [Social1764000000002, SocialWork1764000000012, SocialLaw1764000000031, LawOrProposal1764000000372],
  demo,
  generate,
  terms,
  tasks,
  onWithdrawal: resumeAll,
  checkPlan,
  checkIntervention: checkHours,
  mayRestOnProposal: beginsFlexible,
  entities: [Concern],
  resolvers: [HolisticPlanResolver, ConcernResolver],
  fields: {
    SocialPlan: {
      missingContents: (plan: SocialPlan, _args, context) => missingContents(plan, context as SectorContext),
    },
    SocialIntervention: {
      combinable: async ({ kind }: SocialIntervention, _args, context) =>
        (await codeOf(context, "NEVER_COMBINED", kind)) === null,
    },
    ConcernNotification: { citizen: ({ citizenId }: Concern) => ({ id: citizenId }) },
  },
  seedDemo: seedConcerns,
});
