import type { IncomingMessage, ServerResponse } from "node:http";
import cors from "cors";
import { step } from "./read.ts";

/** Says whether a page of another origin may ask; resolves to true where that was all it asked. */
type Share = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Null where none may. Never with credentials: a page that may ask holds the caller's token itself. */
export function sharedWith(origins: readonly string[]): Share | null {
  if (origins.length === 0) return null;
  const share = step(
    cors({
      origin: [...origins],
      methods: ["GET", "POST"],
      exposedHeaders: ["x-request-id", "retry-after", "content-disposition"],
      maxAge: 600, // seconds
      preflightContinue: true,
    }),
  );
  return async (request, response) => {
    await share(request, response);
    if (request.method !== "OPTIONS") return false;
    response.statusCode = 204;
    response.end();
    return true;
  };
}
