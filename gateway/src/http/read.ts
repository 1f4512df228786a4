import type { IncomingMessage, ServerResponse } from "node:http";
import { MIMEType } from "node:util";
import { refusal } from "./errors.ts";
import type { Limits } from "./limits.ts";
import { RequestRefused } from "./reply.ts";

export const HOW = [
  "Send the query as POST with content-type application/json in UTF-8.",
  "Send forespørgslen med POST og content-type application/json i UTF-8.",
] as const;

type Step = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/** One of the usual middlewares, awaited. */
export const step = (run: unknown) => (request: IncomingMessage, response: ServerResponse) =>
  new Promise<void>((resolve, reject) => {
    (run as Step)(request, response, (error) => (error ? reject(error) : resolve()));
  });

export function isJson(contentType: string | undefined): boolean {
  try {
    const { essence, params } = new MIMEType(contentType ?? "");
    return essence === "application/json" && /^utf-8$/i.test(params.get("charset") ?? "utf-8");
  } catch {
    return false;
  }
}

/** Why the body could not be read. */
export function unreadable(error: unknown, { body }: Limits): RequestRefused {
  const { status } = error as { status?: number };
  if (status === 413)
    return new RequestRefused(
      refusal(
        "BAD_USER_INPUT",
        `The request must be at most ${body} bytes.`,
        `Forespørgslen må højst fylde ${body} bytes.`,
      ),
      413,
    );
  if (status === 415)
    return new RequestRefused(
      refusal(
        "BAD_USER_INPUT",
        `${HOW[0]} It may be packed as gzip, br or deflate.`,
        `${HOW[1]} Den må være pakket som gzip, br eller deflate.`,
      ),
      415,
    );
  return new RequestRefused(refusal("BAD_REQUEST", "The body of the request is not valid JSON."));
}
