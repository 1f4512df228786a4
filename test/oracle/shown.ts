import { CATEGORIES, type Category, type Item, type Recipient, type Shared, type Worker } from "./history.ts";

/** What a reader sees of a sector: these items, and of these categories; null where it is closed. */
export interface Shown {
  readonly categories: readonly Category[];
  readonly items: readonly Item[];
}
export type Sectors = Readonly<Record<Shared, Shown | null>>;

export const ALL: Shown = { categories: CATEGORIES, items: ["plan", "given", "beside", "meeting", "visit", "contact"] };
export const SECTOR_OF: Readonly<Record<Worker, Recipient>> = { lab: "LAB", psychiatry: "PSYCHIATRY", social: "SEL" };

/** With what is kept out goes what was given in it: the interventions of a plan, the appointments of an intervention. */
export function withoutKept(except: readonly Item[]): Item[] {
  const out = new Set<Item>(except);
  if (out.has("plan")) out.add("given");
  if (out.has("given")) out.add("meeting");
  return ALL.items.filter((item) => !out.has(item));
}
