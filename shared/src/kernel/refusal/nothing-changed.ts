import { isDeepStrictEqual } from "node:util";

/** Whether every value that is to be written is the one that is there. What is left out is not written. */
export const isAsItIs = (row: object, patch: object): boolean =>
  Object.entries(patch).every(
    ([name, value]) =>
      value === undefined || isDeepStrictEqual(plain((row as Record<string, unknown>)[name]), plain(value)),
  );

/** As a database gives it back: without classes, and without what is not said. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
