import {
  asConnection,
  connectionOf,
  type Page,
  PageArguments,
  pageOf,
  ReadLogEntry,
  Refusal,
  Where,
} from "@overligger/shared";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { callerMay } from "../../citizen/citizen/standing.service.ts";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { Look } from "./look.ts";

const LookConnection = connectionOf<Look>(Look, "Look", { danish: "opslag" });

/** Who looked, for the citizen and who speaks for them; this reading is one of the lines. */
async function looks(
  context: CoordinationContext,
  citizenId: string,
  where: Where,
  args: PageArguments,
): Promise<Page<Look>> {
  if (!(await callerMay(context, citizenId, Act.READ)))
    throw new Refusal("FORBIDDEN", "Who looked is told to the citizen, and to who speaks for them.");
  await context.readLog.settled();
  const found = await pageOf(context, ReadLogEntry, where.and("citizen_id = ?", citizenId), args, "readAt");
  const rows = new Map(found.nodes.map((line) => [Object.assign(new Look(), { line }), line]));
  return asConnection(LookConnection, {
    ...found,
    nodes: [...rows.keys()],
    cursorOf: (look) => found.cursorOf(rows.get(look) as ReadLogEntry),
  });
}

@Resolver(() => Citizen)
export class CitizenLooksResolver {
  @FieldResolver(() => LookConnection, {
    nullable: true,
    description:
      "Who looked at what stands in coordination, the latest first: the plan and all that is written in it, who you are, searches and lists. Who looked in a sector, the sector tells: `sectors { overlay { readLog } }` (da: hvem har set mine oplysninger). For the citizen and who speaks for them. Errors: BAD_USER_INPUT, FORBIDDEN.",
  })
  readLog(
    @Root() citizen: Citizen,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<Look>> {
    return looks(context, citizen.id, new Where(), args);
  }
}

@Resolver(() => CoordinatingPlan)
export class PlanLooksResolver {
  @FieldResolver(() => LookConnection, {
    nullable: true,
    description:
      "Who looked in this plan, the latest first (da: hvem har set planen). For the citizen and who speaks for them. Errors: BAD_USER_INPUT, FORBIDDEN.",
  })
  readLog(
    @Root() plan: CoordinatingPlan,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<Look>> {
    return looks(context, plan.citizenId, new Where().and("plan_id = ?", plan.id), args);
  }
}
