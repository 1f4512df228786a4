import type { Database, EntityClass } from "../database/database.ts";
import { inOrder, orderOf } from "../database/order.ts";
import { through } from "../door-id.ts";
import type { Context } from "./context.ts";
import { manyBy } from "./loaders.ts";

/** A plan whole, table by table, as PostgreSQL wrote it to JSON when a revision was kept. */
export type Snapshot = Readonly<Record<string, unknown>>;
type Row = Record<string, unknown>;

/** A plan as it was: its parts come from the revision, not from the tables. */
const PAST = Symbol("revision");

interface Revision {
  readonly snapshot: Snapshot;
  readonly version: number;
}

/**
 * SQL for the newest revision of $1 at the end of a Danish day ($2), as far as was known at a moment ($3). A change holds from
 * the moment it is recorded, so the two lines of time meet: the earlier of the two decides.
 */
export const newestRevision = (table: string, subject: string): string =>
  `SELECT snapshot FROM ${table} WHERE ${subject} = $1
     AND ($2::date IS NULL OR (recorded_at AT TIME ZONE 'Europe/Copenhagen')::date <= $2::date)
     AND ($3::timestamptz IS NULL OR recorded_at <= $3::timestamptz)
   ORDER BY version DESC LIMIT 1`;

/** The plan of a snapshot, marked so that {@link partOf} finds its parts there, and that its ids name the version. */
export function pastOf<T extends { version: number }>(
  db: Database,
  entity: EntityClass<T>,
  snapshot: Snapshot,
): T | null {
  const [plan] = rowsOf(db, entity, [snapshot[db.metadata(entity).tableName] as Row]);
  return plan ? asIn(plan, { snapshot, version: plan.version }) : null;
}

/** Whether a plan, or a part of one, is as it was and not as it is. */
export const isPast = (row: object): boolean => PAST in row;

const asIn = <T extends object>(row: T, revision: Revision): T =>
  through(Object.defineProperty(row, PAST, { value: revision }), `v${revision.version}`);

/**
 * The rows of one kind that belong to a plan, or to a part of one: from its revision where the plan is a past one, else as they
 * are now. They hold `id` in `property`, which is the plan's own where no other is given.
 */
export async function partOf<T extends object>(
  context: Context,
  whole: { id: string },
  entity: EntityClass<T>,
  property: keyof T & string,
  id = whole.id,
): Promise<T[]> {
  const past = (whole as { [PAST]?: Revision })[PAST];
  if (!past) return manyBy(context, entity, property).load(id);
  const rows = past.snapshot[context.db.metadata(entity).tableName] as Row[] | null;
  const those = rowsOf(context.db, entity, rows ?? []).map((row) => asIn(row, past));
  return inOrder(those, orderOf(context.db.metadata(entity)));
}

/** Rows as PostgreSQL wrote them to JSON → rows as the class names them. */
function rowsOf<T extends object>(db: Database, entity: EntityClass<T>, rows: readonly Row[]): T[] {
  const { columns } = db.metadata(entity);
  return rows.map(
    (row) => Object.fromEntries(columns.map((column) => [column.propertyName, row[column.databaseName] ?? null])) as T,
  );
}
