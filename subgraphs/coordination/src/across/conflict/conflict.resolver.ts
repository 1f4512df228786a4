import { Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../../plan/plan/plan-change-input.ts";
import { PlanPayload } from "../../plan/plan/plan-payload.ts";
import { Collisions } from "../collision/collision.ts";
import { conflictsOf, flagConflict, settleConflict, takeBackConflict } from "./conflict.service.ts";
import { ContentConflicts } from "./content-conflict.ts";

@InputType("ContentConflictSideInput", {
  description: "A goal of the plan, or help or a pause by its sector and id: one of them.",
})
class ContentConflictSideInput {
  @Field(() => ID, { nullable: true, description: "The goal; left out where it is help." })
  goalId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of the sector whose help or pause it is; left out where it is a goal.",
  })
  sector?: string | null;

  @Length(1, 100)
  @Field(() => ID, { nullable: true, description: "Id of the help within its sector; left out where it is none." })
  interventionId?: string | null;

  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description: "Id of the pause, as a rule suggests it to you; left out where it is none.",
  })
  pauseId?: string | null;
}

@InputType("FlagContentConflictInput", { description: "That two goals or efforts work against each other." })
class FlagContentConflictInput extends PlanChangeInput {
  @Field(() => [ContentConflictSideInput], {
    description: "The two, each once; a pause, and all that a rule counts together, as it is suggested to you.",
  })
  between!: ContentConflictSideInput[];

  @Length(1, 2_000)
  @Field(() => String, { description: "Why, 1–2,000 characters (da: begrundelse)." })
  why!: string;
}

@InputType("TakeBackContentConflictInput", { description: "Which conflict is taken back." })
class TakeBackContentConflictInput extends PlanChangeInput {
  @Field(() => ID, { description: "The conflict." })
  conflictId!: string;
}

@InputType("SettleContentConflictInput", { description: "How a conflict was settled with the citizen." })
class SettleContentConflictInput extends PlanChangeInput {
  @Field(() => ID, { description: "The conflict." })
  conflictId!: string;

  @Field(() => ID, {
    description:
      "The agreement that settles it: made after the conflict was raised; the citizen and everybody bound have said yes to it.",
  })
  agreementId!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "What came of it, 1–2,000 characters (da: resultat)." })
  outcome!: string;
}

const ABOUT =
  "What works against each other in the plan though each keeps its own act: what somebody said, and what dated rules find (da: indholdskollisioner). Asks all sectors where it is asked for.";

@Resolver(() => Collisions)
export class ContentOfCollisionsResolver {
  @FieldResolver(() => ContentConflicts, {
    nullable: true,
    description: `${ABOUT} The same whichever days are asked for; null for a family, which has no plan of its own.`,
  })
  content(@Root() { plan }: Collisions, @Ctx() context: CoordinationContext): Promise<ContentConflicts> | null {
    return plan ? conflictsOf(context, plan) : null;
  }
}

@Resolver(() => CoordinatingPlan)
export class ConflictResolver {
  @FieldResolver(() => ContentConflicts, { nullable: true, description: ABOUT })
  contentConflicts(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<ContentConflicts> {
    return conflictsOf(context, plan);
  }

  @Mutation(() => PlanPayload, {
    description: `Anybody in the plan, the citizen too, says that two of its goals or efforts work against each other (da: rejs indholdskollision). ${CHANGE_ERRORS}`,
  })
  flagContentConflict(
    @Arg("input", () => FlagContentConflictInput, { description: "Which two, and why." })
    input: FlagContentConflictInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return flagConflict(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Who said that two work against each other takes it back while it is not settled (da: træk indholdskollision tilbage). ${CHANGE_ERRORS}`,
  })
  takeBackContentConflict(
    @Arg("input", () => TakeBackContentConflictInput, { description: "Which." }) input: TakeBackContentConflictInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return takeBackConflict(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Who coordinates settles it, by an agreement made since, to which the citizen has said yes, and for as long as it holds (da: afklar indholdskollision). ${CHANGE_ERRORS}`,
  })
  settleContentConflict(
    @Arg("input", () => SettleContentConflictInput, { description: "Which, and how." })
    input: SettleContentConflictInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return settleConflict(context, input);
  }
}
