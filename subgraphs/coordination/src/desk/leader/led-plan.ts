import { type Context, DateScalar, oneBy } from "@overligger/shared";
import { Ctx, Field, ID, Int, ObjectType } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { type CoordinatorAssignment, CoordinatorRole, holdsOn } from "../../plan/plan/assignment.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { coordinatorsOf } from "../../plan/plan/plan.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";

/** What handing a plan over needs, and no more: a leader sees to it that somebody coordinates, and reads no plan. */
@ObjectType("LedPlan", {
  description:
    "A plan as who leads the municipality knows it: who coordinates it, and what handing it over needs; never whose it is, nor what stands in it (da: plan til overdragelse).",
})
export class LedPlan {
  readonly row!: CoordinatingPlan;

  @Field(() => ID, { description: "Opaque id, for handing it over." })
  id(): string {
    return this.row.id;
  }

  @Field(() => Int, { description: "Its version, for handing it over (da: version)." })
  version(): number {
    return this.row.version;
  }

  @Field(() => Caseworker, {
    nullable: true,
    description: "Who leads it today; null where nobody does (da: koordinator).",
  })
  async lead(@Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    return person(
      context,
      (await leadsOf(context, this.row)).find((lead) => holdsOn(lead, context.today)),
    );
  }

  @Field(() => Caseworker, {
    nullable: true,
    description: "Who is to lead it from a later day; null where no hand-over is planned (da: næste koordinator).",
  })
  async next(@Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    return person(context, await this.#planned(context));
  }

  @Field(() => DateScalar, {
    nullable: true,
    description: "From which day; null where none is planned (da: overdrages den).",
  })
  async nextFrom(@Ctx() context: CoordinationContext): Promise<string | null> {
    return (await this.#planned(context))?.startsOn ?? null;
  }

  async #planned(context: Context): Promise<CoordinatorAssignment | undefined> {
    return (await leadsOf(context, this.row)).find(({ startsOn }) => startsOn > context.today);
  }
}

const leadsOf = async (context: Context, { id }: CoordinatingPlan): Promise<CoordinatorAssignment[]> =>
  (await coordinatorsOf(context, id)).filter(({ role }) => role === CoordinatorRole.LEAD);

const person = (context: Context, assignment: CoordinatorAssignment | undefined): Promise<Caseworker | null> | null =>
  assignment ? oneBy(context, Caseworker, "id").load(assignment.caseworkerId) : null;
