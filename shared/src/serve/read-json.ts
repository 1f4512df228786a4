import type { IncomingMessage } from "node:http";

const MAX_BODY = 4 * 1024 * 1024;

/** The request's body; undefined where it is too large. Nothing is kept of it once it is unwanted. */
export async function readBody(request: IncomingMessage, unwanted: AbortSignal): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    if (unwanted.aborted) {
      parts.length = 0;
      continue;
    }
    size += (part as Buffer).length;
    if (size > MAX_BODY) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

/** A body's JSON object; undefined where it is none. */
export function asJson(body: Buffer | undefined): object | undefined {
  try {
    const value: unknown = JSON.parse(String(body));
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
