import {
  asConnection,
  connectionOf,
  DateScalar,
  OnceKey,
  type Page,
  PageArguments,
  pageOf,
  UserError,
  Where,
} from "@overligger/shared";
import { Length, MaxLength } from "class-validator";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import * as goals from "./goal.service.ts";
import { GoalCategory, PlanGoal } from "./plan-goal.ts";
import { recordProgress } from "./progress.service.ts";
import { ProgressMeasurement } from "./progress-measurement.ts";

@InputType("ProposeGoalInput", { description: "A goal for element 2." })
class ProposeGoalInput extends PlanChangeInput {
  @Length(1, 500)
  @Field(() => String, { description: "The goal in words the citizen understands, 1–500 characters (da: mål)." })
  title!: string;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What is meant by it, at most 2,000 characters (da: hensigt)." })
  intention?: string | null;

  @Field(() => GoalCategory, {
    nullable: true,
    description: "Which part of life it is about; left out: that of the goal it belongs to (da: målkategori).",
  })
  category?: GoalCategory | null;

  @Field(() => ID, { nullable: true, description: "The overall goal it belongs to; left out for an overall goal." })
  parentId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether it is something measured on the way (da: progressionsmål).",
  })
  progression!: boolean;

  @Field(() => Int, { nullable: true, description: "Lowest value of a progression goal's scale; left out: 0." })
  scaleFrom?: number | null;

  @Field(() => Int, { nullable: true, description: "Highest value of a progression goal's scale; left out: 10." })
  scaleTo?: number | null;
}

@InputType("AgreeGoalInput", { description: "The caller's agreement to a goal." })
class AgreeGoalInput extends PlanChangeInput {
  @Field(() => ID, { description: "The goal." })
  goalId!: string;
}

@InputType("CommentGoalInput", { description: "What the citizen says of a goal." })
class CommentGoalInput extends PlanChangeInput {
  @Field(() => ID, { description: "The goal." })
  goalId!: string;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "In own words, at most 4,000 characters; null takes it away (da: kommentar).",
  })
  comment?: string | null;
}

@InputType("PrioritiseGoalsInput", { description: "The order of the goals." })
class PrioritiseGoalsInput extends PlanChangeInput {
  @Field(() => [ID], { description: "Every goal of the plan once, the most important first (da: prioritering)." })
  goalIds!: string[];
}

@InputType("FinishGoalInput", { description: "What became of a goal." })
class FinishGoalInput extends PlanChangeInput {
  @Field(() => ID, { description: "The goal." })
  goalId!: string;

  @Field(() => Boolean, { description: "Met (true) or given up (false)." })
  met!: boolean;

  @Length(1, 2_000)
  @Field(() => String, { description: "What came of it, or why it was given up, 1–2,000 characters (da: resultat)." })
  outcome!: string;
}

@InputType("RecordProgressInput", { description: "How far a progression goal has come." })
class RecordProgressInput {
  @Field(() => ID, { description: "The progression goal." })
  goalId!: string;

  @Field(() => Float, { description: "The value, on the goal's scale." })
  value!: number;

  @Field(() => DateScalar, { nullable: true, description: "On which day it was so; left out: today." })
  measuredOn?: string | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "What there is to say to it, at most 2,000 characters." })
  note?: string | null;

  @OnceKey()
  idempotencyKey?: string | null;
}

@ObjectType("RecordProgressPayload", { description: "What came of a measurement.", simpleResolvers: true })
class RecordProgressPayload {
  @Field(() => PlanGoal, { nullable: true, description: "The goal, with its measurements as they are now." })
  goal!: PlanGoal | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

const MeasurementConnection = connectionOf<ProgressMeasurement>(ProgressMeasurement, "ProgressMeasurement", {
  danish: "progressionsmålinger",
});

@Resolver(() => PlanGoal)
export class GoalResolver {
  @Mutation(() => PlanPayload, {
    description: `Anybody in the plan proposes a goal (da: foreslå mål). ${CHANGE_ERRORS}`,
  })
  proposeGoal(
    @Arg("input", () => ProposeGoalInput, { description: "The goal." }) input: ProposeGoalInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return goals.proposeGoal(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The citizen agrees, or a participant for their sector; agreed is what all have agreed to (da: sig ja til et mål). ${CHANGE_ERRORS}`,
  })
  agreeGoal(
    @Arg("input", () => AgreeGoalInput, { description: "Which goal." }) input: AgreeGoalInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return goals.agreeGoal(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The citizen says what they think of a goal (da: kommentér mål). ${CHANGE_ERRORS}`,
  })
  commentGoal(
    @Arg("input", () => CommentGoalInput, { description: "Which goal, and what." }) input: CommentGoalInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return goals.commentGoal(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The citizen or the coordinator puts the goals in order (da: prioritér mål). ${CHANGE_ERRORS}`,
  })
  prioritiseGoals(
    @Arg("input", () => PrioritiseGoalsInput, { description: "The order." }) input: PrioritiseGoalsInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return goals.prioritiseGoals(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The coordinator tells that a goal was met or given up (da: afslut mål). ${CHANGE_ERRORS}`,
  })
  finishGoal(
    @Arg("input", () => FinishGoalInput, { description: "What became of it." }) input: FinishGoalInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return goals.finishGoal(context, input);
  }

  @Mutation(() => RecordProgressPayload, {
    description:
      "The citizen or anybody in the plan records how far a progression goal has come; it makes no new version of the plan (da: registrer progression). Errors: NOT_FOUND.",
  })
  recordProgress(
    @Arg("input", () => RecordProgressInput, { description: "The measurement." }) input: RecordProgressInput,
    @Ctx() context: CoordinationContext,
  ): Promise<RecordProgressPayload> {
    return recordProgress(context, input);
  }

  @FieldResolver(() => MeasurementConnection, {
    description:
      "How far it had come, the latest day first; only progression goals have any (da: målinger). Errors: BAD_USER_INPUT.",
  })
  async measurements(
    @Root() goal: PlanGoal,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<ProgressMeasurement>> {
    const where = new Where().and("goal_id = ?", goal.id);
    return asConnection(MeasurementConnection, await pageOf(context, ProgressMeasurement, where, args, "measuredOn"));
  }
}
