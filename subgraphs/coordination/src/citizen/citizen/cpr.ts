import { createHmac } from "node:crypto";

/** A CPR number that can be one, taken apart: its ten digits, and the birthday they say. */
export interface Cpr {
  readonly digits: string;
  /** YYYY-MM-DD. */
  readonly bornOn: string;
}

/**
 * Reads a CPR number as people write it, with or without a hyphen. Null where it cannot be one. The seventh digit tells the
 * century; a replacement number's day is 60 higher. The check digit is not asked for: since 2007 numbers are given out without.
 */
export function readCpr(text: string): Cpr | null {
  const [, day, month, year, rest] = /^\s*(\d{2})(\d{2})(\d{2})[- ]?(\d{4})\s*$/.exec(text) ?? [];
  if (!day || !month || !year || !rest) return null;
  const date = `${centuryOf(Number(rest[0]), Number(year))}${year}-${month}-${String(Number(day) % 60).padStart(2, "0")}`;
  const real = !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
  return real ? { digits: day + month + year + rest, bornOn: date } : null;
}

function centuryOf(seventh: number, year: number): 18 | 19 | 20 {
  if (seventh <= 3) return 19;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 20 : 19;
  return year <= 57 ? 20 : 18;
}

/**
 * By what a citizen is found again. The number itself is not kept: there are so few that whoever had the table could try them
 * all, so the hash needs the key, which is nowhere in the database.
 */
export const cprHash = ({ digits }: Cpr, secret: string): string =>
  createHmac("sha256", secret).update(`cpr:${digits}`).digest("base64url");
