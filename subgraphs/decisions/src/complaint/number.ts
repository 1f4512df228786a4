import { randomInt } from "node:crypto";

const MANY = 1_000_000;
/** So many draws find no free number only where nearly all are taken. */
const DRAWS = 100;

/**
 * The first free number of a year: drawn, not counted, for a number that counts tells how many complain. `take` answers whether it was
 * free. No date of birth and no four digits after six: it is never taken for a CPR number.
 */
export async function underNumber(
  year: string,
  take: (number: string) => Promise<boolean>,
  draw: () => number = () => randomInt(MANY),
): Promise<string> {
  for (let tries = 0; tries < DRAWS; tries += 1) {
    const number = `K-${year}-${String(draw()).padStart(6, "0")}`;
    if (await take(number)) return number;
  }
  throw new Error("No number is left for a complaint.");
}
