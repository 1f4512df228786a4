import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { dependenciesOf, edgesOf } from "../intervention-order/order.service.ts";
import { daysOf } from "../timeline/days.ts";
import { DaysArguments } from "../timeline/timeline.ts";
import { collisionsOf } from "./collision.service.ts";
import { Collisions } from "./collision.ts";

@Resolver(() => CoordinatingPlan)
export class CollisionResolver {
  @FieldResolver(() => Collisions, {
    nullable: true,
    description:
      "What clashes across the sectors in these days, each with another time where one is free (da: kollisioner). Asks all sectors; with one silent no time is called free. Errors: BAD_USER_INPUT.",
  })
  async collisions(
    @Root() plan: CoordinatingPlan,
    @Args(() => DaysArguments) { from, to }: DaysArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Collisions> {
    const [whom, dependencies] = await Promise.all([sectorsOf(context, plan), dependenciesOf(context, plan)]);
    const of = { municipality: plan.municipality, edges: edgesOf(dependencies), plans: [plan] };
    return { ...(await collisionsOf(context, whom, of, daysOf(context.today, from, to))), plan };
  }
}
