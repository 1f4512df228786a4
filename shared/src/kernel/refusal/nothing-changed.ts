import { isDeepStrictEqual } from "node:util";

/** What is to be written stands there already: no version, no line of history, no task of anybody's comes of it. */
export const NOTHING_CHANGED: readonly [code: string, en: string, da: string] = [
  "NOTHING_CHANGED",
  "It says that already: write what shall be different.",
  "Det står der allerede: skriv, hvad der skal være anderledes.",
];

/** Whether every value that is to be written is the one that is there. What is left out is not written. */
export const isAsItIs = (row: object, patch: object): boolean =>
  Object.entries(patch).every(
    ([name, value]) =>
      value === undefined || isDeepStrictEqual(plain((row as Record<string, unknown>)[name]), plain(value)),
  );

/** As a database gives it back: without classes, and without what is not said. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
