import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { PlanHealth } from "./plan-health.ts";
import { healthOf } from "./stalls.service.ts";

@Resolver(() => CoordinatingPlan)
export class HealthResolver {
  @FieldResolver(() => PlanHealth, {
    nullable: true,
    description:
      "What keeps the plan from moving on (da: planens tilstand). Asks all sectors; one that does not answer is itself a reason.",
  })
  health(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<PlanHealth> {
    return healthOf(context, plan);
  }
}
