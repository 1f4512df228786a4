import { unwrapResolverError } from "@apollo/server/errors";
import { type ValidationError, validate } from "class-validator";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { QueryFailedError } from "typeorm";
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

/** SQLSTATE → code. The text of the database never leaves. */
const SQLSTATE: Record<string, RefusalCode> = {
  "23505": "CONFLICT",
  "40001": "CONFLICT",
  "40P01": "CONFLICT",
  "23503": "BAD_USER_INPUT",
  "23502": "BAD_USER_INPUT",
  "23514": "BAD_USER_INPUT",
  "22P02": "BAD_USER_INPUT",
  "22007": "BAD_USER_INPUT",
  "22008": "BAD_USER_INPUT",
};

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
  const state = sqlState(cause);
  if (state !== undefined && SQLSTATE[state]) return keep(SQLSTATE[state]);
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

/** The SQLSTATE of what PostgreSQL refused, whether it came through TypeORM or straight from the driver. */
function sqlState(cause: unknown): string | undefined {
  const error = (cause instanceof QueryFailedError ? cause.driverError : cause) as
    | { code?: unknown; severity?: unknown }
    | undefined;
  return typeof error?.severity === "string" && typeof error.code === "string" ? error.code : undefined;
}

function withoutStack(extensions: GraphQLFormattedError["extensions"]): Record<string, unknown> {
  const { stacktrace: _stack, exception: _exception, ...rest } = extensions ?? {};
  return rest;
}

type FieldProblem = { field: string; messages: string[] };

const flatten = (errors: ValidationError[], at = ""): FieldProblem[] =>
  errors.flatMap((error) => {
    const field = at ? `${at}.${error.property}` : error.property;
    const own = error.constraints ? [{ field, messages: Object.values(error.constraints) }] : [];
    return [...own, ...flatten(error.children ?? [], field)];
  });

/**
 * Validates every argument object by its class-validator decorators.
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
      const sentence = problems.map((problem) => `${problem.field}: ${problem.messages[0]}`).join("; ");
      throw new Refusal("BAD_USER_INPUT", sentence, { fields: problems });
    }
  }
}

/** Something a person can mend, told as data in a mutation's payload. */
export interface Mendable {
  field: string[];
  code: string;
  message: string;
}
