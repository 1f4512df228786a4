import { type Context, type Database, type EntityClass, Refusal, Role } from "@overligger/shared";
import { CoordinatingPlan } from "./coordinating-plan.ts";
import { readPlan } from "./plan.service.ts";
import { PlanRevision } from "./plan-revision.ts";

type Row = Record<string, unknown>;

/** A plan as it was: its parts come from the revision, not from the tables. */
const PAST = Symbol("revision");

/**
 * What a plan said then: at the end of a Danish day (`validAt`), as far as was known at a moment (`knownAt`).
 * Nothing in a plan is backdated, so the two lines of time meet: the earlier of the two decides.
 */
export async function planAsOf(
  context: Context,
  id: string,
  validAt: string | null,
  knownAt: string | null,
): Promise<CoordinatingPlan | null> {
  if (!(await readPlan(context, id))) return null;
  const [revision] = await context.db.query<PlanRevision>(
    `SELECT snapshot FROM plan_revision WHERE plan_id = $1
       AND ($2::date IS NULL OR (recorded_at AT TIME ZONE 'Europe/Copenhagen')::date <= $2::date)
       AND ($3::timestamptz IS NULL OR recorded_at <= $3::timestamptz)
     ORDER BY version DESC LIMIT 1`,
    [id, validAt, knownAt],
  );
  if (!revision) return null;
  const [plan] = rowsOf(context.db, CoordinatingPlan, [revision.snapshot.coordinating_plan as Row]);
  return plan ? Object.defineProperty(plan, PAST, { value: revision.snapshot }) : null;
}

/** A part of a plan: from its revision where the plan is a past one, else as it is now. */
export async function partOf<T extends object>(
  context: Context,
  plan: CoordinatingPlan,
  entity: EntityClass<T>,
  now: () => Promise<T[]>,
  order: keyof T & string,
): Promise<T[]> {
  const past = (plan as { [PAST]?: Row })[PAST];
  if (!past) return now();
  const rows = rowsOf(context.db, entity, (past[context.db.metadata(entity).tableName] as Row[] | null) ?? []);
  return rows.sort((a, b) => (String(a[order]).padStart(12, "0") < String(b[order]).padStart(12, "0") ? -1 : 1));
}

/** Rows as PostgreSQL wrote them to JSON → rows as the class names them. */
function rowsOf<T extends object>(db: Database, entity: EntityClass<T>, rows: readonly Row[]): T[] {
  const { columns } = db.metadata(entity);
  return rows.map(
    (row) => Object.fromEntries(columns.map((column) => [column.propertyName, row[column.databaseName] ?? null])) as T,
  );
}

/** The citizen tells that they have seen a named version; only the newest can be acknowledged, and once. */
export async function acknowledge(context: Context, planId: string, version: number): Promise<CoordinatingPlan> {
  const plan = await readPlan(context, planId);
  if (!plan) throw new Refusal("NOT_FOUND");
  if (context.caller.role !== Role.CITIZEN) throw new Refusal("FORBIDDEN", "Only the citizen acknowledges a version.");
  if (plan.version !== version)
    throw new Refusal("CONFLICT", "Only the newest version can be acknowledged: read the plan again.");
  await context.db.query(
    `UPDATE plan_revision SET acknowledged_at = coalesce(acknowledged_at, $3::timestamptz) WHERE plan_id = $1 AND version = $2`,
    [planId, version, context.now.toISOString()],
  );
  return plan;
}
