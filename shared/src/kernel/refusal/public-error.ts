import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { isUnavailable } from "../database/availability.ts";
import { logBug } from "../log.ts";
import { REFUSALS, type RefusalCode, refusalExtensions } from "./refusal.ts";
import { driverError, refusalOf } from "./unstorable.ts";

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

function withoutStack(extensions: GraphQLFormattedError["extensions"]): Record<string, unknown> {
  const { stacktrace: _stack, exception: _exception, ...rest } = extensions ?? {};
  return rest;
}
