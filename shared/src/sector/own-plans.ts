import DataLoader from "dataloader";
import { Args, ArgsType, type ClassType, Ctx, Field, ID, Query, Resolver } from "type-graphql";
import { EVERYTHING, open } from "../contract/category.ts";
import type { SectorPlan } from "../contract/sector-plan.ts";
import { selectList, tableOf } from "../kernel/database/rows.ts";
import { asConnection, connectionOf, type Page, PageArguments } from "../kernel/list/connection.ts";
import { filter, Where } from "../kernel/list/filter.ts";
import { pageOf } from "../kernel/list/page.ts";
import { oneBy } from "../kernel/request/loaders.ts";
import { DateScalar, DateTimeScalar } from "../kernel/scalars.ts";
import { isUuid } from "../kernel/uuid.ts";
import type { SectorContext } from "./context.ts";
import { planAsOf } from "./history.ts";
import { purposeOf, withMandate } from "./mandate.ts";
import type { SectorParts } from "./parts.ts";

/** The door for a plan by its id: queries, changes and `_entities` meet here. A no is the same as "there is none". */
export async function readPlan<P extends SectorPlan>(context: SectorContext, id: string): Promise<P | null> {
  const { tables, db } = context;
  const plans = context.once(
    "plans by id",
    () =>
      new DataLoader<string, SectorPlan | null>(async (ids) => {
        const where = await withMandate(context, new Where().and("id = ANY(?::uuid[])", ids.filter(isUuid)));
        const rows = await db.query<SectorPlan>(
          `SELECT ${selectList(db, tables.plan)} FROM ${tableOf(db, tables.plan)} ${where.sql}`,
          where.parameters,
        );
        const byId = new Map(rows.map((row) => [row.id, logged(context, row)]));
        return ids.map((each) => byId.get(each) ?? null);
      }),
  );
  return plans.load(id) as Promise<P | null>;
}

/** Who asks for a plan that there is, and is refused, leaves a line too. */
async function logRefused(context: SectorContext, id: string): Promise<void> {
  const plan = isUuid(id) ? await oneBy(context, context.tables.plan, "id").load(id) : null;
  if (plan)
    void context.readLog.write({
      citizenId: plan.citizenId,
      operation: "PLAN_REFUSED",
      purpose: purposeOf(context),
      planId: plan.id,
    });
}

function logged<P extends SectorPlan>(context: SectorContext, plan: P): P {
  void context.readLog.write({
    citizenId: plan.citizenId,
    operation: "PLAN_READ",
    purpose: purposeOf(context),
    planId: plan.id,
    categories: [...EVERYTHING],
  });
  return open(plan, EVERYTHING);
}

@ArgsType()
class PlanArguments {
  @Field(() => ID, { description: "Id of the plan." })
  id!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "What the plan said at the end of this Danish day; left out: now (da: gyldig den).",
  })
  validAt?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "As far as was known at this moment; left out: all that is known now (da: kendt på tidspunktet).",
  })
  knownAt?: string | null;
}

/** The sector's own queries: one plan, as it is or was, and a list to search in. */
export function planQueries<P extends SectorPlan>({
  plan: Plan,
  planName,
  planFilter,
  one,
  many,
  danish,
}: Pick<SectorParts<P, never>, "planName" | "planFilter" | "one" | "many" | "danish"> & {
  plan: ClassType<P> & SectorParts<P, never>["plan"];
}): Function {
  const Connection = connectionOf<P>(Plan, planName, { danish });

  @ArgsType()
  class PlansArguments extends PageArguments {
    @Field(() => planFilter, { nullable: true, description: "Which plans; left out: all that you may see." })
    where?: object;
  }

  @Resolver()
  class PlanResolver {
    @Query(() => Plan, {
      name: one,
      nullable: true,
      description: `One plan, as it is or as it was, for the sector's own staff; null where there is none or you may not see it (da: ${danish}). Errors: UNAUTHENTICATED.`,
    })
    async one(
      @Args(() => PlanArguments) { id, validAt, knownAt }: PlanArguments,
      @Ctx() context: SectorContext,
    ): Promise<P | null> {
      const plan = await readPlan<P>(context, id);
      if (!plan) await logRefused(context, id);
      if (!plan || (validAt == null && knownAt == null)) return plan;
      const past = await planAsOf<P>(context, id, validAt ?? null, knownAt ?? null);
      return past && open(past, EVERYTHING);
    }

    @Query(() => Connection, {
      name: many,
      description: `The sector's own plans, for its own staff, the newest first; empty for everyone else (da: ${danish}). Errors: BAD_USER_INPUT.`,
    })
    async many(@Args(() => PlansArguments) args: PlansArguments, @Ctx() context: SectorContext): Promise<Page<P>> {
      const where = filter(context, Plan, await withMandate(context, new Where()), args.where);
      const page = await pageOf(context, Plan, where, args, "startsOn");
      for (const plan of page.nodes) logged(context, plan);
      return asConnection(Connection, page);
    }
  }
  return PlanResolver;
}
