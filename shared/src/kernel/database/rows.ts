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

/** What is asked of a table: the rows whose `property` is one of `keys`, or is told by a row of `through` that has one of them. */
export interface RowsAsked<T extends object = object> {
  readonly entity: EntityClass<T>;
  readonly property: keyof T & string;
  readonly keys: readonly string[];
  readonly through?: { readonly entity: EntityClass<object>; readonly property: string; readonly gives: string };
}

/** All rows whose `property` is one of `keys`, in the order of their class. */
export async function rowsWhere<T extends object>(
  db: Database,
  entity: EntityClass<T>,
  property: keyof T & string,
  keys: readonly string[],
): Promise<T[]> {
  const { found } = await rowsTogether(db, [{ entity: entity as never, property: property as never, keys }]);
  return found[0] as T[];
}

/**
 * The rows of several tables in one statement, and in the order of their class. A statement has its price at both ends, whatever it
 * brings; and JSON is read faster than rows, column by column. It may take new rows of a table along: then all is done or nothing.
 */
export async function rowsTogether(
  db: Database,
  asked: readonly RowsAsked[],
  added?: { readonly entity: EntityClass<object>; readonly rows: readonly object[] },
): Promise<{ found: object[][]; added: number }> {
  const { values, at } = parametersOf(db, asked);
  const name = asked
    .map(({ entity, property, keys, through }, index) =>
      [
        entity.name,
        property,
        through?.entity.name,
        through?.property,
        through?.gives,
        at[index],
        keys.length > 1,
      ].join(),
    )
    .concat(added ? `and ${added.entity.name}` : [])
    .join(";");
  const moments = asked.map(({ entity }) => momentsOf(db.metadata(entity)));
  const text = statementOf(db.metadata((asked[0] as RowsAsked).entity), name, () => {
    const parts = asked.map((each, index) => `(${asJson(db, each, `$${at[index]}`)}) AS "${index}"`);
    return added
      ? `WITH ${addition(db, added.entity, `$${values.length + 1}`)} SELECT ${parts.join(", ")}, ${ADDED}`
      : `SELECT ${parts.join(", ")}`;
  });
  const [row] = await db.named<Record<string, Record<string, unknown>[] | null> & { added?: number }>(
    text,
    added ? [...values, records(db, added.entity, added.rows)] : values,
  );
  if (added) wasAdded(db, added.entity);
  const found = moments.map((columns, index) => {
    const rows = row?.[index] ?? [];
    for (const column of columns) for (const each of rows) each[column] = asMoment(each[column]);
    return rows;
  });
  return { found, added: row?.added ?? 0 };
}

/** The same keys are sent once, however many tables are asked by them. */
function parametersOf(db: Database, asked: readonly RowsAsked[]): { values: unknown[]; at: number[] } {
  const values: unknown[] = [];
  const known = new Map<string, number>();
  const at = asked.map((each) => {
    const said = `${keyType(db, each)} ${JSON.stringify(each.keys)}`;
    const place = known.get(said) ?? values.push(each.keys.length > 1 ? each.keys : each.keys[0]);
    known.set(said, place);
    return place;
  });
  return { values, at };
}

const KEY_TYPES = new WeakMap<EntityMetadata, Map<string, string>>();

/** The type of the column that the keys are held against. */
export function keyType(db: Database, { entity, property, through }: RowsAsked): string {
  const metadata = db.metadata(through?.entity ?? entity);
  const by = through?.property ?? property;
  let types = KEY_TYPES.get(metadata);
  if (!types) KEY_TYPES.set(metadata, (types = new Map()));
  let type = types.get(by);
  if (type === undefined) types.set(by, (type = String(metadata.findColumnWithPropertyName(by)?.type)));
  return type;
}

/**
 * One key is not asked for as a list of one: a server takes a list for ten rows unless it looks, and so looks, and plans, each time
 * anew (for an overlay that cost three times the reading itself). Of one key it knows beforehand what it knows afterwards.
 */
function asJson(db: Database, asked: RowsAsked, parameter: string): string {
  const { entity, property, keys, through } = asked;
  const metadata = db.metadata(entity);
  const type = keyType(db, asked);
  const isAny = keys.length > 1 ? `= ANY(${parameter}::${type}[])` : `= ${parameter}::${type}`;
  const via = through && db.metadata(through.entity);
  const where = via
    ? `IN (SELECT ${columnOf(via, through.gives)} FROM ${tableOf(db, through.entity)} WHERE ${columnOf(via, through.property)} ${isAny})`
    : isAny;
  return `SELECT json_agg(r) FROM (SELECT ${selectList(db, entity)} FROM ${tableOf(db, entity)} WHERE ${columnOf(metadata, property)} ${where} ORDER BY ${orderedBy(metadata)}) AS r`;
}

const MOMENTS = new WeakMap<EntityMetadata, string[]>();

function momentsOf(metadata: EntityMetadata): string[] {
  let known = MOMENTS.get(metadata);
  if (!known) {
    known = metadata.columns.filter(({ type }) => type === "timestamptz").map(({ propertyName }) => propertyName);
    MOMENTS.set(metadata, known);
  }
  return known;
}

/** "2026-03-01T10:00:00+00:00" → "2026-03-01T10:00:00Z": sessions run in UTC. */
const asMoment = (value: unknown): unknown => (typeof value === "string" ? value.replace("+00:00", "Z") : value);

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
  const statement = statementOf(
    db.metadata(entity),
    "insert",
    () => `WITH ${addition(db, entity, "$1")} SELECT ${ADDED}`,
  );
  const [result] = await db.named<{ added: number }>(statement, [records(db, entity, rows)]);
  wasAdded(db, entity);
  return result?.added ?? 0;
}

const ADDED = "(SELECT count(*)::int FROM added) AS added";

const insertedColumns = (metadata: EntityMetadata) => metadata.columns.filter(({ isInsert }) => isInsert);

function addition(db: Database, entity: EntityClass<object>, parameter: string): string {
  const columns = insertedColumns(db.metadata(entity));
  const names = columns.map((column) => `"${column.databaseName}"`).join(", ");
  const definition = columns
    .map((column) => `"${column.databaseName}" ${String(column.type)}${column.isArray ? "[]" : ""}`)
    .join(", ");
  return `added AS (
    INSERT INTO ${tableOf(db, entity)} (${names}) SELECT ${names} FROM jsonb_to_recordset(${parameter}::jsonb) AS row(${definition})
    ON CONFLICT DO NOTHING RETURNING 1)`;
}

function records(db: Database, entity: EntityClass<object>, rows: readonly ObjectLiteral[]): string {
  const metadata = db.metadata(entity);
  const columns = insertedColumns(metadata);
  const log = isSealedLog(metadata);
  return JSON.stringify(
    rows.map((row) => ({
      ...Object.fromEntries(
        columns.map((column) => [column.databaseName, row[column.propertyName] ?? (column.isVersion ? 1 : null)]),
      ),
      ...(log ? { mark: db.digest(lineText(metadata, row)) } : {}),
    })),
  );
}

function wasAdded(db: Database, entity: EntityClass<object>): void {
  if (isSealedLog(db.metadata(entity))) db.onLine();
}
