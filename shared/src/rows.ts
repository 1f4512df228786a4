import DataLoader from "dataloader";
import type { EntityMetadata, ObjectLiteral } from "typeorm";
import type { Context } from "./context.ts";
import type { Database } from "./database.ts";
import { plainId } from "./door-id.ts";

export type EntityClass<T> = (new () => T) & { prototype: T };

/** Property → column of an entity, from the decorators of its class. */
export function columnOf(metadata: EntityMetadata, property: string): string {
  const column = metadata.columns.find((candidate) => candidate.propertyName === property);
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

/** An order, as SQL over column names, that is the same in every locale of a server: text goes by its letters' numbers. */
export function orderedBy(metadata: EntityMetadata, order: string): string {
  const texts = new Set(metadata.columns.filter(({ type }) => type === "text").map(({ databaseName }) => databaseName));
  return order.replace(/"(\w+)"/g, (column, name: string) => (texts.has(name) ? `${column} COLLATE "C"` : column));
}

/** All rows whose `property` is one of `keys`, in one statement. `order` is SQL over column names. */
export async function rowsWhere<T extends object>(
  db: Database,
  entity: EntityClass<T>,
  property: keyof T & string,
  keys: readonly string[],
  order?: string,
): Promise<T[]> {
  if (keys.length === 0) return [];
  const metadata = db.metadata(entity);
  const statement = statementOf(metadata, `${property} ${order}`, () => {
    const column = columnOf(metadata, property);
    const type = metadata.columns.find((candidate) => candidate.propertyName === property)?.type;
    return `SELECT ${selectList(db, entity)} FROM ${tableOf(db, entity)} WHERE ${column} = ANY($1::${String(type)}[])${order ? ` ORDER BY ${orderedBy(metadata, order)}` : ""}`;
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

/** A loader for one request: many single questions become one statement. */
export function oneBy<T extends object>(
  context: Context,
  entity: EntityClass<T>,
  property: keyof T & string,
): DataLoader<string, T | null> {
  return loader(context, entity, `one:${property}`, async (keys) => {
    const rows = await rowsWhere(context.db, entity, property, keys.filter(isUuidOrText(context.db, entity, property)));
    const byKey = new Map(rows.map((row) => [row[property] as string, row]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
}

/** As {@link oneBy}, for questions with many answers. */
export function manyBy<T extends object>(
  context: Context,
  entity: EntityClass<T>,
  property: keyof T & string,
  order?: string,
): DataLoader<string, T[]> {
  return loader(context, entity, `many:${property}`, async (keys) => {
    const groups = new Map<string, T[]>(keys.map((key) => [key, []]));
    for (const row of await rowsWhere(context.db, entity, property, keys, order))
      groups.get(row[property] as string)?.push(row);
    return keys.map((key) => groups.get(key) as T[]);
  });
}

function loader<T>(
  context: Context,
  entity: EntityClass<object>,
  name: string,
  batch: (keys: readonly string[]) => Promise<T[]>,
): DataLoader<string, T> {
  const loaders = context.once(entity, () => new Map<string, DataLoader<string, T>>());
  let known = loaders.get(name);
  if (!known) loaders.set(name, (known = new DataLoader(batch, { maxBatchSize: 1_000 })));
  return known;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a string can be an id at all; anything else is answered as a record that does not exist. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** UUIDs are equal in capitals and in small letters (RFC 9562). Inside the subgraphs they are small, so they may be compared as text. */
export function smallId(id: string): string {
  return isUuid(plainId(id)) ? id.toLowerCase() : id;
}

function isUuidOrText(db: Database, entity: EntityClass<object>, property: string): (key: string) => boolean {
  const uuid = db.metadata(entity).columns.find((column) => column.propertyName === property)?.type === "uuid";
  return (key) => !uuid || isUuid(key);
}

/** Puts rows in by the thousand in one statement; rows that are there already stay as they are. Returns how many were new. */
export async function insertRows<T extends object>(
  db: Database,
  entity: EntityClass<T>,
  rows: readonly T[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const metadata = db.metadata(entity);
  const columns = metadata.columns;
  const records = rows.map((row) =>
    Object.fromEntries(
      columns.map((column) => [
        column.databaseName,
        (row as ObjectLiteral)[column.propertyName] ?? (column.isVersion ? 1 : null),
      ]),
    ),
  );
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
  return result?.count ?? 0;
}
