import { type Context, DateScalar, oneBy, Where } from "@overligger/shared";
import { Ctx, Field, Int, ObjectType } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import type { ParticipationObligation } from "../../plan/goal/obligation.ts";
import { OWED } from "../../plan/goal/tasks.ts";
import { IS_AT_WORK, TODAY } from "../../plan/plan/who.sql.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { sectorOf } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";

interface Owner {
  readonly id: string;
  readonly unit: string;
}

const daysSince = ({ today }: Context, day: string) => Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);

/** Who takes part today for the authority that owes, each with their unit in the plan's municipality. */
const ownersOf = (context: Context, { id, planId, sectorCode }: ParticipationObligation): Promise<Owner[]> =>
  context.once(`owners ${id}`, () =>
    context.db.query<Owner>(
      `SELECT DISTINCT c.id, coalesce(f.unit, c.unit) AS unit
       FROM plan_participant t JOIN coordinating_plan p ON p.id = t.plan_id JOIN caseworker c ON c.id = t.caseworker_id
       LEFT JOIN LATERAL (SELECT unit FROM caseworker_affiliation f WHERE f.caseworker_id = c.id AND f.municipality = p.municipality
         AND ${TODAY("f", "$3")} ORDER BY f.starts_on, f.id LIMIT 1) f ON true
       WHERE t.plan_id = $1 AND t.sector_code = $2 AND ${TODAY("t", "$3")} ORDER BY 2, 1`,
      [planId, sectorCode, context.today],
    ),
  );

/** An authority's part in a plan that is late, as a leader sees it: what it is, and whose plan, is not told. */
@ObjectType("LedObligation", {
  description:
    "An authority's part in a plan whose day has passed: which authority and unit and for how long, never whose plan it is (da: overskredet forpligtelse).",
})
export class LedObligation {
  readonly row!: ParticipationObligation;

  @Field(() => DateScalar, { description: "The day it was due (da: frist)." })
  dueOn(): string {
    return String(this.row.dueOn);
  }

  @Field(() => Int, { description: "How many days ago that was (da: dage over fristen)." })
  daysOverdue(@Ctx() context: CoordinationContext): number {
    return daysSince(context, this.dueOn());
  }

  @Field(() => Sector, { nullable: true, description: "Which authority, by its sector (da: myndighed)." })
  sector(@Ctx() context: CoordinationContext): Promise<Sector | null> {
    return sectorOf(context, this.row.sectorCode);
  }

  @Field(() => [String], {
    description:
      "The units of who takes part for it today; empty where nobody does: somebody must be found (da: enheder).",
  })
  async units(@Ctx() context: CoordinationContext): Promise<string[]> {
    return [...new Set((await ownersOf(context, this.row)).map(({ unit }) => unit))];
  }

  @Field(() => [Caseworker], { description: "Who takes part for it today (da: deltagere)." })
  async owners(@Ctx() context: CoordinationContext): Promise<Caseworker[]> {
    const found = await Promise.all(
      (await ownersOf(context, this.row)).map(({ id }) => oneBy(context, Caseworker, "id").load(id)),
    );
    return found.filter((person) => person !== null);
  }
}

/** What is late in the municipality's own open plans. */
export const overdueIn = ({ today }: Context, municipality: string): Where =>
  new Where().and(
    `id IN (SELECT o.id FROM participation_obligation o JOIN coordinating_plan p ON p.id = o.plan_id
     WHERE p.municipality = ? AND ${IS_AT_WORK} AND ${OWED} AND o.due_on < ?::date)`,
    municipality,
    today,
  );
