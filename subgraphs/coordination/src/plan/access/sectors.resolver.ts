import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { accessToCitizen } from "./access.policy.ts";
import { SectorEntry } from "./sector-entry.ts";
import { sectorsOf } from "./sectors-of.ts";

@Resolver(() => Citizen)
export class CitizenSectorsResolver {
  @FieldResolver(() => [SectorEntry], {
    description:
      "Every registered sector outside any plan: all open to the citizen (the right to see one's own data), to staff their own alone (da: sektorer).",
  })
  async sectors(@Root() citizen: Citizen, @Ctx() context: CoordinationContext): Promise<SectorEntry[]> {
    return [...(await sectors(context)).values()].map(
      (sector) =>
        new SectorEntry({
          sector,
          consent: null,
          decision: accessToCitizen(context.caller, sector, citizen.id),
          citizenId: citizen.id,
          planId: null,
          door: null,
        }),
    );
  }
}

@Resolver(() => CoordinatingPlan)
export class PlanSectorsResolver {
  @FieldResolver(() => [SectorEntry], {
    description: "Element 3: every registered sector, open or closed with the reason (da: overblik over tilbud).",
  })
  sectors(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<SectorEntry[]> {
    return sectorsOf(context, plan);
  }
}
