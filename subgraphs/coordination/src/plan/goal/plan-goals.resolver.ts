import { partOf } from "@overligger/shared";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { partiesOf } from "../../citizen/citizen/may-act.policy.ts";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { readPlan } from "../plan/plan.service.ts";
import { PlanGoal } from "./plan-goal.ts";

const PLAN = Symbol("plan");

/** A plan's goals, each knowing the plan it is read from: that may be a past version, which had other help for it. */
export async function goalsOf(context: CoordinationContext, plan: CoordinatingPlan): Promise<PlanGoal[]> {
  const goals = await partOf(context, plan, PlanGoal, "planId");
  return goals.map((goal) => Object.assign(goal, { [PLAN]: plan }));
}

/** The plan that a goal was read from; the plan as it is now where it was read by itself. */
export const planOfGoal = async (context: CoordinationContext, goal: PlanGoal): Promise<CoordinatingPlan | null> =>
  (goal as { [PLAN]?: CoordinatingPlan })[PLAN] ?? readPlan(context, goal.planId);

@Resolver(() => CoordinatingPlan)
export class PlanGoalsResolver {
  @FieldResolver(() => [PlanGoal], {
    description: "Element 2: the goals across sectors (da: mål og delmål samt progressionsmål).",
  })
  goals(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<PlanGoal[]> {
    return goalsOf(context, plan);
  }
}

@Resolver(() => PlanGoal)
export class AgreedGoalResolver {
  @FieldResolver(() => [String], {
    description:
      "Who has agreed: CITIZEN, or PARENT or PROXY who speaks for them, and sector codes (da: enige parter).",
  })
  agreedBy(@Root() goal: PlanGoal): string[] {
    return partiesOf(goal.agreedBy);
  }
}
