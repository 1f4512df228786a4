import { registerEnumType } from "type-graphql";

/** What a consent opens, category by category. The names are the same in the consent, in the grant and in the sector. */
export enum DataCategory {
  PLAN = "PLAN",
  DETAILS = "DETAILS",
  GOALS = "GOALS",
  INTERVENTIONS = "INTERVENTIONS",
  APPOINTMENTS = "APPOINTMENTS",
  CONTACTS = "CONTACTS",
  HEALTH = "HEALTH",
}

registerEnumType(DataCategory, {
  name: "DataCategory",
  description:
    "What of a sector's data a consent opens (da: datakategori). A category not agreed to is null in the overlay.",
  valuesConfig: {
    PLAN: {
      description: "That a plan exists: title, status, period, law and responsible unit (da: planens hoveddata).",
    },
    DETAILS: { description: "The plan's contents as its own law lists them (da: planens indhold)." },
    GOALS: { description: "The plan's goals (da: mål)." },
    INTERVENTIONS: { description: "What is done: interventions with their periods (da: indsatser)." },
    APPOINTMENTS: { description: "Appointments with date and time (da: aftaler i kalenderen)." },
    CONTACTS: { description: "Who works with the citizen (da: kontaktpersoner)." },
    HEALTH: { description: "Health information: diagnoses, treatment, function (da: helbredsoplysninger)." },
  },
});

const gates = new WeakMap<object, Map<string, DataCategory>>();

/** Puts a field behind a category: in an overlay whose grant lacks it, the field is null. */
export function Category(category: DataCategory): PropertyDecorator {
  return (target, key) => {
    const own = gates.get(target) ?? new Map<string, DataCategory>();
    own.set(String(key), category);
    gates.set(target, own);
  };
}

/** Every gated field of a class, its base classes included. */
export function categoriesOf(type: { prototype: object }): ReadonlyMap<string, DataCategory> {
  const all = new Map<string, DataCategory>();
  for (let target: object | null = type.prototype; target; target = Object.getPrototypeOf(target)) {
    for (const [field, category] of gates.get(target) ?? []) if (!all.has(field)) all.set(field, category);
  }
  return all;
}

const OPENED = Symbol("opened");

interface Opened {
  readonly categories: ReadonlySet<DataCategory>;
  readonly except: ReadonlySet<string>;
}

/** Marks a row with the categories it was opened for, and the items that stay out. A row without a mark shows no gated field. */
export function open<T extends object>(
  row: T,
  categories: ReadonlySet<DataCategory>,
  except: ReadonlySet<string> = NONE,
): T {
  return Object.defineProperty(row, OPENED, { value: { categories, except } satisfies Opened });
}

const openedOf = (row: object): Opened | undefined => (row as { [OPENED]?: Opened })[OPENED];

export const isOpen = (row: object, category: DataCategory): boolean =>
  openedOf(row)?.categories.has(category) ?? false;

/** Marks rows as what they were found through was marked. A copy each: one request may open the same row twice, for different grants. */
export function passOn<T extends object>(rows: readonly T[], from: object): T[] {
  const { categories, except } = openedOf(from) ?? { categories: NOTHING, except: NONE };
  return rows.map((row) => open({ ...row }, categories, except));
}

/** Ids of the items that stay out though their category is open: the citizen agreed to the rest (CON-10). */
export const keptOut = (row: object): ReadonlySet<string> => openedOf(row)?.except ?? NONE;

const NONE: ReadonlySet<string> = new Set();
const NOTHING: ReadonlySet<DataCategory> = new Set();
export const EVERYTHING: ReadonlySet<DataCategory> = new Set(Object.values(DataCategory));
