import { partOf } from "@overligger/shared";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { PlanGoal } from "./plan-goal.ts";

@Resolver(() => CoordinatingPlan)
export class PlanGoalsResolver {
  @FieldResolver(() => [PlanGoal], {
    description: "Element 2: the goals across sectors (da: mål og delmål samt progressionsmål).",
  })
  goals(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<PlanGoal[]> {
    return partOf(context, plan, PlanGoal, "planId");
  }
}
