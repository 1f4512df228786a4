import { connectionOf, oneBy, type Page, PageArguments, Where } from "@overligger/shared";
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CitizenRequest } from "../../plan/asking/citizen-request.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { IS_OPEN, TODAY } from "../../plan/plan/who.sql.ts";
import { leadsToday } from "../../town/people/affiliation.service.ts";
import { Leading } from "./leading.ts";
import { LedPlan } from "./led-plan.ts";
import { listed } from "./listed.ts";

const PlanConnection = connectionOf<LedPlan>(LedPlan, "LedPlan", { danish: "planer til overdragelse" });

@ArgsType()
class LedPlanArguments extends PageArguments {
  @Field(() => ID, { nullable: true, description: "Only those that this caseworker leads today or is to lead." })
  ledBy?: string | null;
}

const led = (row: CoordinatingPlan): LedPlan => Object.assign(new LedPlan(), { row });

@Resolver(() => Leading)
export class LedPlanResolver {
  @FieldResolver(() => PlanConnection, {
    description:
      "The municipality's open plans, the newest first, as far as handing them over needs it (da: planer til overdragelse). Errors: BAD_USER_INPUT.",
  })
  plans(
    @Root() { code }: Leading,
    @Args(() => LedPlanArguments) { ledBy, ...page }: LedPlanArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<LedPlan>> {
    const where = new Where().and(
      `id IN (SELECT p.id FROM coordinating_plan p WHERE p.municipality = ? AND ${IS_OPEN})`,
      code,
    );
    if (ledBy != null)
      where.and(
        `id IN (SELECT l.plan_id FROM coordinator_assignment l WHERE l.caseworker_id = ? AND l.role = 'LEAD' AND (${TODAY("l", "?")} OR l.starts_on > ?::date))`,
        ...[ledBy, context.today, context.today, context.today],
      );
    return listed(context, PlanConnection, CoordinatingPlan, where, page, "startsOn", led);
  }
}

@Resolver(() => CitizenRequest)
export class RequestedPlanResolver {
  @FieldResolver(() => LedPlan, {
    nullable: true,
    description:
      "The plan that it is about, for a leader who is asked for another coordinator; null for others (da: plan til overdragelse).",
  })
  async ledPlan(@Root() { planId }: CitizenRequest, @Ctx() context: CoordinationContext): Promise<LedPlan | null> {
    const municipality = planId === null ? null : await leadsToday(context);
    const plan =
      planId !== null && municipality !== null ? await oneBy(context, CoordinatingPlan, "id").load(planId) : null;
    return plan && plan.municipality === municipality ? led(plan) : null;
  }
}
