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

const OPENED = Symbol("opened categories");

/** Marks a row with the categories it was opened for. A row without a mark shows no gated field. */
export function open<T extends object>(row: T, categories: ReadonlySet<DataCategory>): T {
  return Object.defineProperty(row, OPENED, { value: categories });
}

export function isOpen(row: object, category: DataCategory): boolean {
  return (row as { [OPENED]?: ReadonlySet<DataCategory> })[OPENED]?.has(category) ?? false;
}

export function openedCategories(row: object): ReadonlySet<DataCategory> {
  return (row as { [OPENED]?: ReadonlySet<DataCategory> })[OPENED] ?? NOTHING;
}

const NOTHING: ReadonlySet<DataCategory> = new Set();
export const EVERYTHING: ReadonlySet<DataCategory> = new Set(Object.values(DataCategory));
