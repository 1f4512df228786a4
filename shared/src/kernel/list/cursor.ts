import { badInput, type InputProblem } from "../refusal/refusal.ts";

export const NO_CURSOR: InputProblem = [
  "after",
  "is no place in this list: take the one that the list gave.",
  "er intet sted i listen: brug det, som listen har givet.",
];

/** A place in a list: after the row that is sorted by `value` and then by `id`. The list is named, for no other knows the place. */
export const cursor = (list: string, value: string, id: string): string =>
  Buffer.from(JSON.stringify([list, value, id])).toString("base64url");

/** Reads a list's own cursor back; what a client made up, or has from another list, is refused before it reaches a statement. */
export function readCursor(
  list: string,
  text: string,
  fitsValue: (value: string) => boolean,
  fitsId: (id: string) => boolean,
): [value: string, id: string] {
  const parts = parsed(Buffer.from(text, "base64url").toString());
  const [of, value, id, more] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (of !== list || typeof value !== "string" || typeof id !== "string" || more !== undefined)
    throw badInput([NO_CURSOR]);
  if (!fitsValue(value) || !fitsId(id)) throw badInput([NO_CURSOR]);
  return [value, id];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
