import { Length, MaxLength } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { GoalCategory } from "./plan-goal.ts";
import { changeGoal, retractGoalAgreement } from "./rewording.service.ts";

@InputType("ChangeGoalInput", { description: "A goal in other words. What is left out stays as it is." })
class ChangeGoalInput extends PlanChangeInput {
  @Field(() => ID, { description: "The goal." })
  goalId!: string;

  @Length(1, 500)
  @Field(() => String, { nullable: true, description: "In words the citizen understands, 1–500 characters (da: mål)." })
  title?: string | null;

  @MaxLength(2_000)
  @Field(() => String, {
    nullable: true,
    description: "What is meant by it, at most 2,000 characters; null takes it away (da: hensigt).",
  })
  intention?: string | null;

  @Field(() => GoalCategory, {
    nullable: true,
    description: "Which part of life it is about; null takes it away (da: målkategori).",
  })
  category?: GoalCategory | null;
}

@InputType("RetractGoalAgreementInput", { description: "That the caller no longer agrees to a goal." })
class RetractGoalAgreementInput extends PlanChangeInput {
  @Field(() => ID, { description: "The goal." })
  goalId!: string;
}

@Resolver()
export class RewordingResolver {
  @Mutation(() => PlanPayload, {
    description: `The citizen's side or who coordinates puts a goal in other words: everybody is asked for agreement anew (da: omformuler mål). ${CHANGE_ERRORS}`,
  })
  changeGoal(
    @Arg("input", () => ChangeGoalInput, { description: "Which goal, and the words." }) input: ChangeGoalInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return changeGoal(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The citizen's side, or a participant for their sector, no longer agrees to a goal (da: træk tilslutning til et mål tilbage). ${CHANGE_ERRORS}`,
  })
  retractGoalAgreement(
    @Arg("input", () => RetractGoalAgreementInput, { description: "Which goal." }) input: RetractGoalAgreementInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return retractGoalAgreement(context, input);
  }
}
