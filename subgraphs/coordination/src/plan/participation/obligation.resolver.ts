import { partOf } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { sectorOf } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";
import { goalsBinding, releaseSector } from "../goal/obligation.service.ts";
import { ParticipationObligation } from "../goal/obligation.ts";
import { PlanGoal } from "../goal/plan-goal.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";

@InputType("ReleaseSectorInput", { description: "A sector that need no longer take part." })
class ReleaseSectorInput extends PlanChangeInput {
  @Field(() => ID, { description: "Code of the sector." })
  sector!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "Why, 1–2,000 characters." })
  reason!: string;
}

@Resolver(() => ParticipationObligation)
export class ObligationResolver {
  @FieldResolver()
  async sector(
    @Root() obligation: ParticipationObligation,
    @Ctx() context: CoordinationContext,
  ): Promise<Sector | null> {
    return sectorOf(context, obligation.sectorCode);
  }

  @FieldResolver()
  async openGoalIds(
    @Root() obligation: ParticipationObligation,
    @Ctx() context: CoordinationContext,
  ): Promise<string[]> {
    const goals = await partOf(context, obligation, PlanGoal, "planId", obligation.planId);
    return goalsBinding(obligation.sectorCode, goals).map(({ id }) => id);
  }
}

@Resolver(() => CoordinatingPlan)
export class PlanObligationResolver {
  @Mutation(() => PlanPayload, {
    description: `The coordinator tells that a sector need no longer take part; it stays bound until the goals it agreed to are finished (da: ophør af medvirken). ${CHANGE_ERRORS}`,
  })
  releaseSector(
    @Arg("input", () => ReleaseSectorInput, { description: "Which sector, and why." }) input: ReleaseSectorInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return releaseSector(context, input);
  }

  @FieldResolver(() => [ParticipationObligation], {
    description: "Which authorities are bound to work along, past and present (da: forpligtelser).",
  })
  obligations(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<ParticipationObligation[]> {
    return partOf(context, plan, ParticipationObligation, "planId");
  }
}
