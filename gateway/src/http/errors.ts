import { logBug, REFUSALS, Refusal, type RefusalCode, refusalExtensions, withoutCpr } from "@overligger/shared";
import { GraphQLError, type GraphQLFormattedError, Kind } from "graphql";

/** Codes of a request that is wrong itself, with their sentence in Danish; the English one says what is wrong with it. */
const REQUEST_CODES = {
  BAD_REQUEST: "Det sendte er ikke en GraphQL-forespørgsel, som den skal se ud.",
  GRAPHQL_PARSE_FAILED: "Forespørgslen kan ikke læses: den er ikke skrevet rigtigt.",
  GRAPHQL_VALIDATION_FAILED: "Forespørgslen passer ikke til det, man kan spørge om her.",
  OPERATION_RESOLUTION_FAILURE: "Det fremgår ikke, hvilken operation der skal udføres.",
  PERSISTED_QUERY_NOT_FOUND: "Forespørgslen er ikke kendt her: send dens tekst med.",
  PERSISTED_QUERY_NOT_SUPPORTED: "Forespørgsler huskes ikke her: send teksten.",
  PERSISTED_QUERY_NOT_IN_LIST: "Der er ingen forespørgsel med dette id blandt dem, der må stilles her.",
  QUERY_NOT_IN_SAFELIST: "Forespørgslen er ikke blandt dem, der må stilles her.",
  QUERY_TOO_EXPENSIVE: "Forespørgslen beder om mere, end der kan svares på ad gangen.",
} as const;

type Code = RefusalCode | keyof typeof REQUEST_CODES;

/** The one table: the HTTP status of an answer that has no data, by the code of its first error. */
const STATUS: Record<Code, number> & Record<string, number> = {
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  PERSISTED_QUERY_NOT_SUPPORTED: 400,
  QUERY_TOO_EXPENSIVE: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  REASON_REQUIRED: 403,
  SEARCH_PERMISSION_REQUIRED: 403,
  PERSISTED_QUERY_NOT_IN_LIST: 403,
  QUERY_NOT_IN_SAFELIST: 403,
  NOT_FOUND: 404,
  PERSISTED_QUERY_NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  ENTITY_KEY_MISMATCH: 502,
  GRANT_REFUSED: 502,
  BUSY: 503,
  LOG_UNAVAILABLE: 503,
  NOT_CHECKED: 503,
  SECTOR_SILENT: 503,
  SIGN_IN_UNAVAILABLE: 503,
};

export const statusOf = (code: unknown): number => STATUS[String(code)] ?? 500;

/** A refusal of the request itself, in the form that every error has. */
export function refusal(code: Code, message?: string, da?: string): GraphQLFormattedError {
  if (code in REFUSALS) {
    const [inEnglish, inDanish] = REFUSALS[code as RefusalCode];
    const { message: words, extensions } = new Refusal(code as RefusalCode, [message ?? inEnglish, da ?? inDanish]);
    return { message: words, extensions };
  }
  const messageDa = da ?? REQUEST_CODES[code as keyof typeof REQUEST_CODES];
  return { message: withoutCpr(message ?? messageDa), extensions: { code, messageDa, retryable: false } };
}

/** Of what answering brought: every error of a place in the answer; of the request the first hundred, as graphql does when it validates. */
export function errorsOfAnswer(errors: readonly GraphQLError[]): GraphQLError[] {
  return errors.filter(({ path }, index) => path || index < 100).map(errorOfAnswer);
}

function errorOfAnswer(error: GraphQLError): GraphQLError {
  const { message, nodes, positions, source, path, extensions } = error;
  const place = { nodes, source, positions, path };
  // Made by us: a refusal, or what an inner layer has turned into words already.
  if (extensions.retryable !== undefined)
    return new GraphQLError(withoutCpr(message), { ...place, extensions: forClients(extensions) });
  if (!path && nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION)
    return new GraphQLError(withoutCpr(aboutVariable(error)), {
      nodes,
      extensions: refusalExtensions("BAD_USER_INPUT"),
    });
  // An argument that graphql could not take, at its place: null where there must be a value.
  const argument = error.originalError instanceof GraphQLError ? /^Argument "(\w+)"/.exec(message)?.[1] : undefined;
  if (argument !== undefined)
    return new GraphQLError(withoutCpr(message), {
      ...place,
      extensions: {
        ...refusalExtensions("BAD_USER_INPUT"),
        messageDa: "En værdi i det indtastede er ikke gyldig.",
        fields: [{ field: argument, messages: [withoutCpr(message)], messagesDa: ["er ikke gyldig."] }],
      },
    });
  // graphql speaks of the request; everything else is a fault of ours, and its words stay inside.
  const ofTheRequest = !path && !error.originalError && (nodes || message.startsWith("Too many errors processing"));
  const code = ofTheRequest ? "BAD_USER_INPUT" : "INTERNAL_SERVER_ERROR";
  return new GraphQLError(code === "BAD_USER_INPUT" ? withoutCpr(message) : REFUSALS[code][0], {
    ...place,
    extensions: refusalExtensions(code),
  });
}

/** Of what kept a request from being answered: Apollo Server's and graphql's own errors, each with a code and in Danish too. */
export function errorOfRequest(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const { extensions = {}, locations, path } = formatted;
  if (extensions.retryable !== undefined) return formatted; // of the answer, above
  const status = thrown instanceof GraphQLError ? (thrown.extensions.http as { status?: number })?.status : undefined;
  let code = extensions.code as keyof typeof REQUEST_CODES;
  // Some of the library's errors have no code of their own, but the status of a request that is wrong.
  if (!(code in REQUEST_CODES) && status !== undefined && status < 500) code = "BAD_REQUEST";
  if (!(code in REQUEST_CODES)) {
    logBug("http", thrown);
    return refusal("INTERNAL_SERVER_ERROR");
  }
  const [message, messageDa] = inWords(formatted.message, extensions) ?? [formatted.message];
  const told = refusal(code, message);
  return {
    message: told.message,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    extensions: { ...told.extensions, ...(messageDa ? { messageDa } : {}) },
  };
}

/** Where the libraries' words do not help: better ones, in English and Danish. */
function inWords(message: string, extensions: Record<string, unknown>): [string, string?] | null {
  const tokens = /Document contains more that (\d+) tokens/.exec(message)?.[1];
  if (tokens)
    return [`The query is longer than ${tokens} tokens.`, `Forespørgslen er længere end ${tokens} ord og tegn.`];
  if (extensions.validationErrorCode === "MAX_RECURSIVE_SELECTIONS_EXCEEDED")
    return [
      "The query selects too many fields once its fragments are written out.",
      "Forespørgslen vælger for mange felter, når dens fragmenter er skrevet ud.",
    ];
  if (message === "Validation aborted.")
    return [
      "The query repeats so many fields that it cannot be checked.",
      "Forespørgslen gentager så mange felter, at den ikke kan efterprøves.",
    ];
  if (message === "PersistedQueryNotFound" || message === "PersistedQueryNotSupported") return null; // clients know these words
  return typeof extensions.messageDa === "string" ? [message, extensions.messageDa] : null;
}

/** Neither an inside matter (the name of the service, a stack, a status of its own) nor what could be somebody's number. */
function forClients(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { serviceName: _service, stacktrace: _stack, exception: _exception, http: _http, ...rest } = extensions;
  return withoutCprWithin(rest) as Record<string, unknown>;
}

function withoutCprWithin(value: unknown): unknown {
  if (typeof value === "string") return withoutCpr(value);
  if (Array.isArray(value)) return value.map(withoutCprWithin);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutCprWithin(each)]));
}

/** What is wrong with a variable and where in it, without graphql's echo of its value: that could be somebody's health. */
function aboutVariable({ message, originalError }: GraphQLError): string {
  if (!originalError) return message; // left out, or null: no value to speak of
  const why = originalError.message;
  const [, name, within] =
    /^Variable "\$(\w+)".*?(?: at "\w+([^"\\]+)")?$/s.exec(message.slice(0, -`; ${why}`.length)) ?? [];
  const type = /^(?:Enum "(\w+)"|(\w+)) cannot represent|does not exist in "(\w+)" enum/.exec(why);
  const reason = type ? `it is no ${type[1] ?? type[2] ?? type[3]}.` : why;
  return `Variable "$${name}${within ?? ""}" is not valid: ${reason}`;
}
