import { asConnection, connectionOf, type Page, PageArguments, Refusal } from "@overligger/shared";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AnswerState, SectorAnswer } from "../../across/ask/sector-answer.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { callerMay } from "../../citizen/citizen/standing.service.ts";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { Look } from "./look.ts";
import { looksEverywhere, looksHere } from "./looks.service.ts";

const LookConnection = connectionOf<Look>(Look, "Look", { danish: "opslag" });
type Looks = Page<Look> & { readonly sectors?: readonly SectorAnswer[]; readonly decisions?: AnswerState };

/** Told to the citizen, and to who speaks for them: to nobody else (FORBIDDEN). */
async function checkTold(context: CoordinationContext, citizenId: string): Promise<void> {
  if (!(await callerMay(context, citizenId, Act.READ)))
    throw new Refusal("FORBIDDEN", [
      "Who looked is told to the citizen, and to who speaks for them.",
      "Kun den, det handler om, og den, der taler for dem, kan se, hvem der har kigget.",
    ]);
  await context.readLog.settled(); // this reading is one of the lines
}

@Resolver(() => Citizen)
export class CitizenLooksResolver {
  @FieldResolver(() => LookConnection, {
    nullable: true,
    description:
      "Who looked, the latest first, in coordination, in every sector, and where decisions are: the plan and all that is written in it, who you are, searches and lists, each sector's data, decisions, complaints and assessments (da: hvem har set mine oplysninger). `sectors` says whose lines are missing. For the citizen and who speaks for them. Errors: BAD_USER_INPUT, FORBIDDEN.",
  })
  async readLog(
    @Root() citizen: Citizen,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Looks> {
    await checkTold(context, citizen.id);
    return asConnection(LookConnection, await looksEverywhere(context, citizen.id, args));
  }
}

@Resolver(() => CoordinatingPlan)
export class PlanLooksResolver {
  @FieldResolver(() => LookConnection, {
    nullable: true,
    description:
      "Who looked in this plan, the latest first (da: hvem har set planen). For the citizen and who speaks for them. Errors: BAD_USER_INPUT, FORBIDDEN.",
  })
  async readLog(
    @Root() plan: CoordinatingPlan,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Looks> {
    await checkTold(context, plan.citizenId);
    return asConnection(LookConnection, await looksHere(context, plan.citizenId, args, plan.id));
  }
}

@Resolver(() => LookConnection)
export class LookedInResolver {
  @FieldResolver(() => [SectorAnswer], {
    description:
      "Every registered sector: whether its lines are among these; empty for a plan's, which coordination alone tells (da: sektorer).",
  })
  sectors(@Root() looks: Looks): readonly SectorAnswer[] {
    return looks.sectors ?? [];
  }

  @FieldResolver(() => AnswerState, {
    nullable: true,
    description:
      "Whether the lines of decisions, complaints and assessments are among these; null for a plan's, which coordination alone tells (da: afgørelser).",
  })
  decisions(@Root() looks: Looks): AnswerState | null {
    return looks.decisions ?? null;
  }
}
