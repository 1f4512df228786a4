import DataLoader from "dataloader";
import type { Database, EntityClass } from "../database/database.ts";
import { rowsWhere } from "../database/rows.ts";
import { isUuid } from "../uuid.ts";
import type { Context } from "./context.ts";

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

/** As {@link oneBy}, for questions with many answers: they come in the order of their class. */
export function manyBy<T extends object>(
  context: Context,
  entity: EntityClass<T>,
  property: keyof T & string,
): DataLoader<string, T[]> {
  return loader(context, entity, `many:${property}`, async (keys) => {
    const groups = new Map<string, T[]>(keys.map((key) => [key, []]));
    for (const row of await rowsWhere(context.db, entity, property, keys))
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

function isUuidOrText(db: Database, entity: EntityClass<object>, property: string): (key: string) => boolean {
  const uuid = db.metadata(entity).columns.find((column) => column.propertyName === property)?.type === "uuid";
  return (key) => !uuid || isUuid(key);
}
