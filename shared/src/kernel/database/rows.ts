import type { EntityMetadata, ObjectLiteral } from "typeorm";
import type { Database, EntityClass } from "./database.ts";
import { isSealedLog, lineText } from "./log-line.ts";
import { orderOf, read } from "./order.ts";

/** Property → column of an entity, from the decorators of its class. */
export function columnOf(metadata: EntityMetadata, property: string): string {
  const column = metadata.findColumnWithPropertyName(property);
  if (!column) throw new Error(`${metadata.name} has no column for ${property}`);
  return `"${column.databaseName}"`;
}

/**
 * The columns of an entity as a select list that names them as the class does.
 * Plain flat rows: hydrating them through a repository cost three times the CPU of the whole read.
 */
export function selectList(db: Database, entity: EntityClass<object>): string {
  return db
    .metadata(entity)
    .columns.map((column) => `"${column.databaseName}" AS "${column.propertyName}"`)
    .join(", ");
}

export function tableOf(db: Database, entity: EntityClass<object>): string {
  return `"${db.metadata(entity).tableName}"`;
}

/** A column to sort by: text goes by its letters' numbers, the same in every locale of a server. */
export function sortColumn(metadata: EntityMetadata, property: string): string {
  const text = metadata.findColumnWithPropertyName(property)?.type === "text";
  return `${columnOf(metadata, property)}${text ? ' COLLATE "C"' : ""}`;
}

/** The order of an entity's rows, as SQL. */
const orderedBy = (metadata: EntityMetadata): string =>
  orderOf(metadata)
    .map(read)
    .map(({ property, falling }) => `${sortColumn(metadata, property)}${falling ? " DESC NULLS LAST" : ""}`)
    .join(", ");

/** All rows whose `property` is one of `keys`, in one statement, in the order of their class. */
export async function rowsWhere<T extends object>(
  db: Database,
  entity: EntityClass<T>,
  property: keyof T & string,
  keys: readonly string[],
): Promise<T[]> {
  if (keys.length === 0) return [];
  const metadata = db.metadata(entity);
  const statement = statementOf(metadata, `by ${property}`, () => {
    const column = columnOf(metadata, property);
    const type = metadata.findColumnWithPropertyName(property)?.type;
    return `SELECT ${selectList(db, entity)} FROM ${tableOf(db, entity)} WHERE ${column} = ANY($1::${String(type)}[]) ORDER BY ${orderedBy(metadata)}`;
  });
  return db.query<T>(statement, [keys]);
}

const STATEMENTS = new WeakMap<EntityMetadata, Map<string, string>>();

/** The text of a statement that depends on an entity and a few words of ours alone: written once. */
function statementOf(metadata: EntityMetadata, name: string, write: () => string): string {
  let known = STATEMENTS.get(metadata);
  if (!known) STATEMENTS.set(metadata, (known = new Map()));
  let statement = known.get(name);
  if (statement === undefined) known.set(name, (statement = write()));
  return statement;
}

/**
 * Puts rows in by the thousand in one statement; rows that are there already stay as they are. Returns how many were new. The lines
 * of a log are marked on their way: there is no other.
 */
export async function insertRows<T extends object>(
  db: Database,
  entity: EntityClass<T>,
  rows: readonly NoInfer<T>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const metadata = db.metadata(entity);
  const columns = metadata.columns.filter(({ isInsert }) => isInsert);
  const log = isSealedLog(metadata);
  const records = rows.map((row: ObjectLiteral) => ({
    ...Object.fromEntries(
      columns.map((column) => [column.databaseName, row[column.propertyName] ?? (column.isVersion ? 1 : null)]),
    ),
    ...(log ? { mark: db.digest(lineText(metadata, row)) } : {}),
  }));
  const statement = statementOf(metadata, "insert", () => {
    const names = columns.map((column) => `"${column.databaseName}"`).join(", ");
    const definition = columns
      .map((column) => `"${column.databaseName}" ${String(column.type)}${column.isArray ? "[]" : ""}`)
      .join(", ");
    return `WITH added AS (
       INSERT INTO ${tableOf(db, entity)} (${names})
       SELECT ${names} FROM jsonb_to_recordset($1::jsonb) AS row(${definition})
       ON CONFLICT DO NOTHING RETURNING 1)
     SELECT count(*)::int AS count FROM added`;
  });
  const [result] = await db.query<{ count: number }>(statement, [JSON.stringify(records)]);
  if (log) db.onLine();
  return result?.count ?? 0;
}
