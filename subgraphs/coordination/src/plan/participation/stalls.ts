import type { Stalls } from "../../room.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { CoordinatorRole, holdsOn } from "../plan/assignment.ts";
import { coordinatorsOf } from "../plan/plan.service.ts";
import { ledBy } from "./coordinator.policy.ts";

const kinds = {
  LEAD_MISSING: { EN: "Nobody has the lead today.", DA: "Ingen er ansvarlig koordinerende sagsbehandler i dag." },
  LEAD_OVERLOADED: {
    EN: "Whoever has the lead has more plans than the municipality's limit.",
    DA: "Den ansvarlige koordinerende sagsbehandler har flere planer end kommunens grænse.",
  },
};

export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  find: async (context, plan) => {
    const [coordinators, policy] = await Promise.all([
      coordinatorsOf(context, plan.id),
      policyOf(context, plan.municipality),
    ]);
    const lead = coordinators.find((person) => person.role === CoordinatorRole.LEAD && holdsOn(person, context.today));
    if (!lead) return [{ kind: "LEAD_MISSING" }];
    const limit = policy?.caseloadLimit ?? null;
    const overloaded = limit !== null && (await ledBy(context, lead.caseworkerId)) > limit;
    return overloaded ? [{ kind: "LEAD_OVERLOADED" }] : [];
  },
};
