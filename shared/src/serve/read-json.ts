import type { IncomingMessage } from "node:http";

const MAX_BODY = 4 * 1024 * 1024;

/** The request's JSON object; undefined where it is too large or none. */
export async function readJson(request: IncomingMessage): Promise<object | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > MAX_BODY) return undefined;
    parts.push(part as Buffer);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(parts).toString());
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
