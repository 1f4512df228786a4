import DataLoader from "dataloader";
import type { EntityClass } from "../database/database.ts";
import type { Context } from "./context.ts";
import { Gathering } from "./gathering.ts";

/** A loader for one request: many single questions become one statement. */
export function oneBy<T extends object>(
  context: Context,
  entity: EntityClass<T>,
  property: keyof T & string,
): DataLoader<string, T | null> {
  const reading = readingOf(context);
  return reading.loader(`one:${property}`, entity, async (keys) => {
    const rows = await reading.gathering.rows({ entity, property, keys });
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
  const reading = readingOf(context);
  return reading.loader(`many:${property}`, entity, async (all) => {
    const groups = (await reading.readAhead(entity, property, all)) as Map<string, T[]>;
    const keys = all.filter((key) => !groups.has(key));
    for (const key of keys) groups.set(key, []);
    for (const row of await reading.gathering.rows({ entity, property, keys }))
      groups.get(row[property] as string)?.push(row);
    return all.map((key) => groups.get(key) as T[]);
  });
}

/** Reads what will be asked for, in the statement that is being gathered: it then costs no step of its own. */
export function ahead<T extends object>(
  context: Context,
  entity: EntityClass<T>,
  property: keyof T & string,
  key: string,
): void {
  manyBy(context, entity, property)
    .load(key)
    .catch(() => undefined); // whoever asks for it is told
}

/** What leads from a key to rows of another table: the rows of `entity` by `property`, which tell by `gives`. */
export interface Through<V extends object> {
  readonly entity: EntityClass<V>;
  readonly property: keyof V & string;
  readonly gives: keyof V & string;
}

/** As {@link ahead}, of rows that are found by what is read only now: a plan's goals, by whose plan it is. */
export function aheadThrough<T extends object, V extends object>(
  context: Context,
  entity: EntityClass<T>,
  property: keyof T & string,
  through: Through<V>,
  key: string,
): void {
  const reading = readingOf(context);
  const { entity: via, property: by, gives } = through;
  ahead<V>(context, via, by, key);
  const loader = reading.loader<Groups>(`ahead:${property}:${via.name}.${by}.${gives}`, entity, async (keys) => {
    const [between, rows] = await Promise.all([
      manyBy(context, via, by).loadMany(keys),
      reading.gathering.rows({ entity, property, keys, through: { entity: via, property: by, gives } }),
    ]);
    const groups: Groups = new Map(); // that there is nothing of something is known, too
    for (const found of between)
      if (!(found instanceof Error)) for (const row of found) groups.set(row[gives] as string, []);
    for (const row of rows) {
      const group = groups.get(row[property] as string);
      if (group) group.push(row);
      else groups.set(row[property] as string, [row]);
    }
    return keys.map(() => groups);
  });
  reading.goesAhead(
    entity,
    property,
    loader.load(key).catch((): Groups => new Map()), // whoever asks for it is told
  );
}

type Groups = Map<string, object[]>;

/** What a request reads outside any transaction, or in one: a transaction reads all anew, and sees what others do not see yet. */
class Reading {
  readonly gathering: Gathering;
  readonly #loaders = new Map<object, Map<string, DataLoader<string, unknown>>>();
  readonly #ahead = new Map<object, Map<string, Promise<Groups>[]>>();

  constructor(gathering: Gathering) {
    this.gathering = gathering;
  }

  loader<T>(name: string, entity: object, batch: (keys: readonly string[]) => Promise<T[]>): DataLoader<string, T> {
    const known = this.#loaders.get(entity)?.get(name);
    if (known) return known as DataLoader<string, T>;
    const made = new DataLoader(batch, { maxBatchSize: 1_000 });
    within(this.#loaders, entity).set(name, made as DataLoader<string, unknown>);
    return made;
  }

  goesAhead(entity: object, property: string, groups: Promise<Groups>): void {
    const of = within(this.#ahead, entity);
    of.set(property, [...(of.get(property) ?? []), groups]);
  }

  /** What was read ahead of these keys. It is given once: who asks again has a reason to. */
  readAhead(entity: object, property: string, keys: readonly string[]): Groups | Promise<Groups> {
    const all = this.#ahead.get(entity)?.get(property);
    if (!all) return new Map();
    return Promise.all(all).then((read) => {
      const groups: Groups = new Map();
      for (const each of new Set(read))
        for (const key of keys) {
          const rows = each.get(key);
          if (rows) groups.set(key, rows);
          each.delete(key);
        }
      return groups;
    });
  }
}

function within<V>(all: Map<object, Map<string, V>>, key: object): Map<string, V> {
  let found = all.get(key);
  if (!found) all.set(key, (found = new Map()));
  return found;
}

function readingOf(context: Context): Reading {
  const readings = context.once(Reading, () => new Map<object | null, Reading>());
  const transaction = context.db.transactionNow;
  let found = readings.get(transaction);
  if (!found) {
    found = new Reading(new Gathering(context.db, transaction ? null : context.readLog));
    readings.set(transaction, found);
  }
  return found;
}
