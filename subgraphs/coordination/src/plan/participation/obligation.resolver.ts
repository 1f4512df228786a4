import { DateScalar, partOf } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { sectorOf } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";
import { goalsBinding, meetObligation, releaseSector, setObligation } from "../goal/obligation.service.ts";
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

@InputType("SetObligationInput", { description: "What a sector that takes part owes the plan." })
class SetObligationInput extends PlanChangeInput {
  @Field(() => ID, { description: "Code of the sector." })
  sector!: string;

  @Length(1, 500)
  @Field(() => String, { description: "What it is to do, 1–500 characters (da: opgave)." })
  owes!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "By when; left out: within the days that the municipality has set (da: frist).",
  })
  dueOn?: string | null;
}

@InputType("MeetObligationInput", { description: "That a sector has done its part." })
class MeetObligationInput extends PlanChangeInput {
  @Field(() => ID, { description: "Code of the sector." })
  sector!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "What it did, or how it works along, 1–2,000 characters (da: bidrag)." })
  contribution!: string;
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

  @Mutation(() => PlanPayload, {
    description: `The coordinator says what a sector that takes part is to do, and by when; late, it is the business of its unit's leader (da: sæt frist for en myndigheds del). ${CHANGE_ERRORS}`,
  })
  setObligation(
    @Arg("input", () => SetObligationInput, { description: "Which sector, what, and by when." })
    input: SetObligationInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return setObligation(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Who takes part for a sector says that it has done its part, and what it was (da: opfyld forpligtelse). ${CHANGE_ERRORS}`,
  })
  meetObligation(
    @Arg("input", () => MeetObligationInput, { description: "Which sector, and what it did." })
    input: MeetObligationInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return meetObligation(context, input);
  }

  @FieldResolver(() => [ParticipationObligation], {
    description: "Which authorities are bound to work along, past and present (da: forpligtelser).",
  })
  obligations(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<ParticipationObligation[]> {
    return partOf(context, plan, ParticipationObligation, "planId");
  }
}
