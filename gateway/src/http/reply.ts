import type { ServerResponse } from "node:http";
import { logBug, Refusal } from "@overligger/shared";
import type { GraphQLFormattedError } from "graphql";
import { refusal, statusOf } from "./errors.ts";

/** A request that is turned away before the graph sees it. */
export class RequestRefused extends Error {
  readonly words: GraphQLFormattedError;
  readonly status: number;

  /** `status`: where it is not that of the code. */
  constructor(words: GraphQLFormattedError, status: number = statusOf(words.extensions?.code)) {
    super(words.message);
    this.words = words;
    this.status = status;
  }
}

/** Why a request is turned away, by what was thrown; what is no refusal is a fault of ours. */
export function refusedFor(error: unknown): RequestRefused {
  if (error instanceof RequestRefused) return error;
  if (error instanceof Refusal) return new RequestRefused({ message: error.message, extensions: error.extensions });
  logBug("http", error);
  return new RequestRefused(refusal("INTERNAL_SERVER_ERROR"));
}

/** Seconds after which it is worth trying again what was down. */
const RETRY_AFTER = 5;

export function refuse(response: ServerResponse, { status, words }: RequestRefused, contentType?: string): void {
  if (status === 401) response.setHeader("www-authenticate", 'Bearer realm="overligger"');
  if (typeof words.extensions?.retryAfter === "number") response.setHeader("retry-after", words.extensions.retryAfter);
  send(response, status, JSON.stringify({ errors: [words] }), contentType);
}

/** An answer is somebody's own: nobody keeps it. */
export function send(response: ServerResponse, status: number, json: string, contentType = JSON_UTF8): void {
  response.statusCode = status;
  if ((status === 503 || status === 429) && !response.hasHeader("retry-after"))
    response.setHeader("retry-after", RETRY_AFTER);
  response.setHeader("content-type", contentType);
  response.setHeader("cache-control", "no-store");
  response.setHeader("x-content-type-options", "nosniff");
  response.end(json);
}

const JSON_UTF8 = "application/json; charset=utf-8";
