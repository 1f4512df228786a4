import { QueryFailedError } from "typeorm";
import { badInput, Refusal } from "./refusal.ts";

type Words = readonly [en: string, da: string];

/**
 * What PostgreSQL does not take as a value: classes 22 (data), 23 (constraints) and 54 (limits) whole. Its own words never leave,
 * they may hold the value; where it names the column, so do we.
 */
const UNSTORABLE: Readonly<Record<string, Words>> = {
  "22": ["is a value that cannot be kept or reckoned with.", "er en værdi, der ikke kan gemmes eller regnes med."],
  "22001": ["is too long.", "er for lang."],
  "22003": ["is too large or too small a number.", "er et for stort eller for lille tal."],
  "22007": ["is no day or time.", "er ingen dag eller noget tidspunkt."],
  "22008": ["is a day or time that cannot be reckoned with.", "er en dag eller et tidspunkt, der ikke kan regnes med."],
  "22012": ["must not be 0.", "må ikke være 0."],
  "22021": ["holds a character that cannot be kept.", "rummer et tegn, der ikke kan gemmes."],
  "22P05": ["holds a character that cannot be kept.", "rummer et tegn, der ikke kan gemmes."],
  "23": ["does not go with what is kept already.", "passer ikke sammen med det, der er gemt i forvejen."],
  "23502": ["must be given.", "skal angives."],
  "23503": ["names something that is unknown here.", "henviser til noget, der er ukendt her."],
  "23514": ["is not one of the values that are allowed.", "er ikke en af de værdier, der er tilladt."],
  "54": ["is larger than can be kept.", "er større, end der kan gemmes."],
};

/** SQLSTATE → code, where the value is not to blame: somebody else was there first. */
const MEANWHILE = new Set(["23505", "40001", "40P01"]);

/** What the driver threw, whether it came through TypeORM or straight. */
export const driverError = (cause: unknown): unknown => (cause instanceof QueryFailedError ? cause.driverError : cause);

interface DatabaseError {
  readonly code: string;
  readonly severity: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
}

/**
 * The refusal in what a database or JavaScript did not take as a value; undefined where the fault is ours. `whereIs` finds the
 * argument that holds a value, for PostgreSQL quotes what it cannot read.
 */
export function refusalOf(cause: unknown, whereIs?: (value: string) => string | undefined): Refusal | undefined {
  // A day or moment that no calendar has, e.g. after the year 275760.
  if (cause instanceof RangeError && cause.message === "Invalid time value") return unstorable("22008");
  const error = driverError(cause) as Partial<DatabaseError> | undefined;
  if (typeof error?.severity !== "string" || typeof error.code !== "string") return undefined;
  if (MEANWHILE.has(error.code)) return new Refusal("CONFLICT");
  const [, quoted] = /"(.*)"/s.exec(String((error as Error).message)) ?? [];
  const field = fieldOf(error) ?? (quoted !== undefined && error.code.startsWith("22") ? whereIs?.(quoted) : undefined);
  return unstorable(error.code, field);
}

function unstorable(state: string, field = ""): Refusal | undefined {
  const words = UNSTORABLE[state] ?? UNSTORABLE[state.slice(0, 2)];
  return words && badInput([[field, ...words]]);
}

/** The field that a database complains of: our columns are named after fields, and PostgreSQL names constraints after columns. */
function fieldOf({ table, column, constraint }: Partial<DatabaseError>): string | undefined {
  const named =
    column ?? (table && constraint?.startsWith(`${table}_`) ? constraint.slice(table.length + 1) : undefined);
  return named
    ?.replace(/(?:^|_)(?:[fp]?key|check)\d*$/, "")
    .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
