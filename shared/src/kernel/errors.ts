import { unwrapResolverError } from "@apollo/server/errors";
import { type ValidationError, validate } from "class-validator";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { QueryFailedError } from "typeorm";
import { isUnavailable } from "./availability.ts";
import { logBug } from "./log.ts";

/** Every code a client can meet in `errors[].extensions.code`, with its sentence in English and Danish. */
export const REFUSALS = {
  UNAUTHENTICATED: ["Sign in first: send a valid bearer token.", "Log ind først: send et gyldigt bearer token."],
  SIGN_IN_UNAVAILABLE: [
    "Sign-in cannot be checked right now: try again in a moment.",
    "Login kan ikke kontrolleres lige nu: prøv igen om lidt.",
  ],
  FORBIDDEN: ["You have no access to this.", "Du har ikke adgang til dette."],
  GRANT_REFUSED: ["The grant does not open this overlay.", "Adgangsbeviset åbner ikke dette overblik."],
  NOT_FOUND: [
    "There is no such record, or you may not see it.",
    "Der findes ingen sådan post, eller du må ikke se den.",
  ],
  CONFLICT: [
    "Someone changed this in the meantime: read it again and repeat your change.",
    "En anden har ændret dette imens: hent det igen og gentag ændringen.",
  ],
  BAD_USER_INPUT: ["The input is not valid.", "Det indtastede er ikke gyldigt."],
  LOG_UNAVAILABLE: [
    "The read could not be logged, so nothing is shown.",
    "Opslaget kunne ikke logges, så intet vises.",
  ],
  SECTOR_SILENT: ["The sector does not answer right now.", "Sektoren svarer ikke lige nu."],
  ENTITY_KEY_MISMATCH: [
    "The sector answered about someone else than was asked; the answer was thrown away.",
    "Sektoren svarede om en anden end der blev spurgt om; svaret er kasseret.",
  ],
  INTERNAL_SERVER_ERROR: ["Something went wrong here.", "Noget gik galt her."],
} as const satisfies Record<string, readonly [en: string, da: string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** Which refusals may succeed when tried again unchanged. */
const RETRYABLE = new Set<RefusalCode>(["SIGN_IN_UNAVAILABLE", "SECTOR_SILENT", "LOG_UNAVAILABLE"]);

/** What a client reads beside the message: a stable code, the same sentence in Danish, and whether to try again. */
export function refusalExtensions(code: RefusalCode, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { code, messageDa: REFUSALS[code][1], retryable: RETRYABLE.has(code), ...more };
}

/** A no that a person can understand. Anything else that is thrown is a bug, and its words stay inside. */
export class Refusal extends GraphQLError {
  constructor(code: RefusalCode, message?: string, more: Record<string, unknown> = {}) {
    super(message ?? REFUSALS[code][0], { extensions: refusalExtensions(code, more) });
    this.name = "GraphQLError";
  }
}

/** What is wrong with a value: where it stands, and a sentence about it in English and Danish. */
export type InputProblem = readonly [field: string, en: string, da: string];

/** BAD_USER_INPUT that names what is wrong: `input.title must not be blank.` */
export function badInput(problems: readonly InputProblem[]): Refusal {
  const said = (words: (problem: InputProblem) => string) =>
    problems.map((problem) => `${problem[0]} ${words(problem)}`).join(" ");
  return new Refusal(
    "BAD_USER_INPUT",
    said(([, en]) => en),
    {
      messageDa: said(([, , da]) => da),
      fields: problems.map(([field, en]) => ({ field, messages: [en] })),
    },
  );
}

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
const SOMETHING: Words = ["A value in the input", "En værdi i det indtastede"];

/** SQLSTATE → code, where the value is not to blame: somebody else was there first. */
const MEANWHILE = new Set(["23505", "40001", "40P01"]);

/** Codes that graphql and Apollo Server give to a request that was wrong before any resolver ran. */
const REQUEST_ERRORS = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "BAD_REQUEST",
]);

/** Turns whatever a subgraph threw into what a client may read. */
export function publicError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  // Made by us: a refusal, or what an inner layer has turned into words already.
  if (formatted.extensions?.retryable !== undefined)
    return { ...formatted, extensions: withoutStack(formatted.extensions) };
  const cause = (thrown instanceof GraphQLError && thrown.originalError) || unwrapResolverError(thrown);
  const given = formatted.extensions?.code;
  const keep = (code: RefusalCode, message: string = REFUSALS[code][0]): GraphQLFormattedError => ({
    message,
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: refusalExtensions(code),
  });
  if (isUnavailable(driverError(cause))) return keep("SECTOR_SILENT");
  const refused = refusalOf(cause);
  if (refused) {
    const { locations, path } = formatted;
    const { message, extensions } = refused;
    return { message, ...(locations ? { locations } : {}), ...(path ? { path } : {}), extensions };
  }
  // Variable coercion: graphql's own words name the variable and the reason.
  if (given === "BAD_USER_INPUT") return keep(given, formatted.message);
  if (typeof given === "string" && REQUEST_ERRORS.has(given)) {
    return { ...formatted, extensions: { code: given, retryable: false } };
  }
  // graphql itself speaks of the request (a variable of the wrong type, an argument out of range): its words are safe.
  if (cause instanceof GraphQLError && cause.originalError === undefined && !formatted.path) {
    return keep("BAD_USER_INPUT", formatted.message);
  }
  logBug("subgraph", cause);
  return keep("INTERNAL_SERVER_ERROR");
}

/** What the driver threw, whether it came through TypeORM or straight. */
const driverError = (cause: unknown): unknown => (cause instanceof QueryFailedError ? cause.driverError : cause);

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
  if (cause instanceof RangeError && cause.message === "Invalid time value") return unstorable("22008", SOMETHING);
  const error = driverError(cause) as Partial<DatabaseError> | undefined;
  if (typeof error?.severity !== "string" || typeof error.code !== "string") return undefined;
  if (MEANWHILE.has(error.code)) return new Refusal("CONFLICT");
  const [, quoted] = /"(.*)"/s.exec(String((error as Error).message)) ?? [];
  const field = fieldOf(error) ?? (quoted !== undefined && error.code.startsWith("22") ? whereIs?.(quoted) : undefined);
  return unstorable(error.code, field ? [field, field] : SOMETHING);
}

function unstorable(state: string, [en, da]: Words): Refusal | undefined {
  const words = UNSTORABLE[state] ?? UNSTORABLE[state.slice(0, 2)];
  if (!words) return undefined;
  const fields = en === da ? { fields: [{ field: en, messages: [words[0]] }] } : {};
  return new Refusal("BAD_USER_INPUT", `${en} ${words[0]}`, { messageDa: `${da} ${words[1]}`, ...fields });
}

/** The field that a database complains of: our columns are named after fields, and PostgreSQL names constraints after columns. */
function fieldOf({ table, column, constraint }: Partial<DatabaseError>): string | undefined {
  const named =
    column ?? (table && constraint?.startsWith(`${table}_`) ? constraint.slice(table.length + 1) : undefined);
  return named
    ?.replace(/(?:^|_)(?:[fp]?key|check)\d*$/, "")
    .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function withoutStack(extensions: GraphQLFormattedError["extensions"]): Record<string, unknown> {
  const { stacktrace: _stack, exception: _exception, ...rest } = extensions ?? {};
  return rest;
}

type FieldProblem = { field: string; messages: string[]; da: string };

/** Every problem by its field. A rule with a message of its own says it in Danish by `context: { da }`. */
const flatten = (errors: ValidationError[], at = ""): FieldProblem[] =>
  errors.flatMap(({ property, constraints = {}, contexts, children = [] }) => {
    const field = at ? `${at}.${property}` : property;
    const [rule, ...others] = Object.keys(constraints);
    if (rule === undefined) return flatten(children, field);
    const messages = [rule, ...others].map((each) => constraints[each] as string);
    const da: string = contexts?.[rule]?.da ?? inDanish(messages[0] as string);
    return [{ field, messages, da }, ...flatten(children, field)];
  });

/** What class-validator says of a value, in Danish. */
const RULES: readonly [RegExp, string][] = [
  [/longer than or equal to (\d+)/, "skal have mindst $1 tegn"],
  [/shorter than or equal to (\d+)/, "må højst have $1 tegn"],
  [/must not be less than (-?[\d.]+)/, "må ikke være mindre end $1"],
  [/must not be greater than (-?[\d.]+)/, "må ikke være større end $1"],
  [/at least (\d+) elements/, "skal rumme mindst $1"],
  [/no more than (\d+) elements/, "må højst rumme $1"],
];

function inDanish(message: string): string {
  for (const [rule, words] of RULES) {
    const [, number] = rule.exec(message) ?? [];
    if (number !== undefined) return words.replace("$1", number);
  }
  return "er ikke gyldig";
}

/**
 * Validates every argument object by its class-validator decorators; of what may be left out, what was left blank is not there.
 * type-graphql's own error carries the whole input back into the answer, which here could be somebody's health.
 */
export async function validateArgument(value: unknown): Promise<void> {
  const values = Array.isArray(value) ? value : [value];
  for (const item of values) {
    if (item === null || typeof item !== "object" || item.constructor === Object || item instanceof Date) continue;
    const problems = flatten(
      await validate(item, {
        forbidUnknownValues: false,
        skipMissingProperties: true,
        validationError: { target: false, value: false },
      }),
    );
    if (problems.length > 0) {
      const sentence = ({ field, messages: [message = ""] }: FieldProblem) =>
        message.startsWith(`${field} `) ? message : `${field}: ${message}`;
      throw new Refusal("BAD_USER_INPUT", problems.map(sentence).join("; "), {
        messageDa: problems.map(({ field, da }) => `${field} ${da}`).join("; "),
        fields: problems.map(({ field, messages }) => ({ field, messages })),
      });
    }
    withoutBlanks(item);
  }
}

/** Empty text that was let through stands where text may be left out: it is null. */
function withoutBlanks(input: object): void {
  for (const [name, value] of Object.entries(input)) {
    if (value === "") (input as Record<string, unknown>)[name] = null;
    else if (value !== null && typeof value === "object") withoutBlanks(value);
  }
}

/** Something a person can mend, told as data in a mutation's payload. */
export interface Mendable {
  field: string[];
  code: string;
  message: string;
}
