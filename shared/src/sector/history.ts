import type { SectorPlan } from "../contract/sector-plan.ts";
import type { Database } from "../database.ts";
import type { EntityClass } from "../rows.ts";
import type { SectorContext } from "./context.ts";

type Row = Record<string, unknown>;

/** A plan as it was: its parts come from the revision, not from the tables. */
const PAST = Symbol("revision");

/**
 * What a plan said then: at the end of a Danish day (`validAt`), as far as was known at a moment (`knownAt`).
 * A change holds from the moment it is recorded, so the two lines of time meet: the earlier of the two decides.
 */
export async function planAsOf<P extends SectorPlan>(
  context: SectorContext,
  id: string,
  validAt: string | null,
  knownAt: string | null,
): Promise<P | null> {
  const { db, room } = context;
  const [revision] = await db.query<{ snapshot: Row }>(
    `SELECT snapshot FROM revision WHERE subject_id = $1
       AND ($2::date IS NULL OR (recorded_at AT TIME ZONE 'Europe/Copenhagen')::date <= $2::date)
       AND ($3::timestamptz IS NULL OR recorded_at <= $3::timestamptz)
     ORDER BY version DESC LIMIT 1`,
    [id, validAt, knownAt],
  );
  if (!revision) return null;
  const [plan] = rowsOf(db, room.plan, [revision.snapshot[db.metadata(room.plan).tableName] as Row]);
  return plan ? (Object.defineProperty(plan, PAST, { value: revision.snapshot }) as P) : null;
}

/** A part of a plan: from its revision where the plan is a past one, else as it is now. */
export async function partOf<T extends object>(
  context: SectorContext,
  plan: SectorPlan,
  entity: EntityClass<T>,
  now: () => Promise<T[]>,
  order: keyof T & string,
): Promise<T[]> {
  const past = (plan as { [PAST]?: Row })[PAST];
  if (!past) return now();
  const rows = rowsOf(context.db, entity, (past[context.db.metadata(entity).tableName] as Row[] | null) ?? []);
  return rows.sort((a, b) =>
    String(a[order] ?? "~").padStart(12, "0") < String(b[order] ?? "~").padStart(12, "0") ? -1 : 1,
  );
}

/** Rows as PostgreSQL wrote them to JSON → rows as the class names them. */
function rowsOf<T extends object>(db: Database, entity: EntityClass<T>, rows: readonly Row[]): T[] {
  const { columns } = db.metadata(entity);
  return rows.map(
    (row) => Object.fromEntries(columns.map((column) => [column.propertyName, row[column.databaseName] ?? null])) as T,
  );
}
