import type { EntityClass } from "../database/database.ts";
import { selectList, sortColumn, tableOf } from "../database/rows.ts";
import { badInput } from "../refusal/refusal.ts";
import type { Context } from "../request/context.ts";
import { isDay, isMoment } from "../scalars.ts";
import { isUuid } from "../uuid.ts";
import type { Page, PageArguments } from "./connection.ts";
import { cursor, readCursor } from "./cursor.ts";
import { Where } from "./filter.ts";

/** The largest page one may ask for. */
export const MAX_PAGE = 100;

/**
 * One page of an entity in one statement, by `sort` and then by id: the newest first unless `direction` says otherwise.
 * Keyset paging: a page costs the same wherever it lies, and nothing is skipped when rows are added meanwhile.
 */
export async function pageOf<T extends { id: string }>(
  context: Context,
  entity: EntityClass<T>,
  where: Where,
  page: PageArguments,
  sort: keyof T & string,
  direction: "ASC" | "DESC" = "DESC",
): Promise<Page<T>> {
  checkPage(page);
  const { db } = context;
  const metadata = db.metadata(entity);
  const column = sortColumn(metadata, sort);
  const typeOf = (property: string) => metadata.findColumnWithPropertyName(property)?.type;
  const list = `${db.name}.${metadata.tableName}.${sort}`;
  const keyset = new Where();
  keyset.conditions.push(...where.conditions);
  keyset.parameters.push(...where.parameters);
  if (page.after != null) {
    const type = typeOf(sort);
    const fits = type === "date" ? isDay : type === "timestamptz" ? isMoment : isText;
    const [value, id] = readCursor(list, page.after, fits, typeOf("id") === "uuid" ? isUuid : isText);
    keyset.and(`(${column}, "id") ${direction === "DESC" ? "<" : ">"} (?, ?)`, value, id);
  }
  const rows = await db.query<T>(
    `SELECT ${selectList(db, entity)} FROM ${tableOf(db, entity)} ${keyset.sql} ORDER BY ${column} ${direction}, "id" ${direction} LIMIT ${page.first + 1}`,
    keyset.parameters,
  );
  return {
    nodes: rows.slice(0, page.first),
    hasNextPage: rows.length > page.first,
    cursorOf: (row) => cursor(list, String(row[sort]), row.id),
    count: async () => {
      const [result] = await db.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${tableOf(db, entity)} ${where.sql}`,
        where.parameters,
      );
      return result?.count ?? 0;
    },
  };
}

export function checkPage({ first }: { first: number }): void {
  if (first < 1 || first > MAX_PAGE)
    throw badInput([["first", `must be from 1 to ${MAX_PAGE}.`, `skal være fra 1 til ${MAX_PAGE}.`]]);
}

/** Whether a text can be asked about at all. */
const isText = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);
