import { setTimeout as pause } from "node:timers/promises";

/** Codes of a connection that did not come about or was lost. */
const LOST = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
/** SQLSTATEs of a server that cannot serve now: connection exceptions, out of resources, cut off, shut down or not yet up. */
const NOT_NOW = /^(08...|53...|57014|57P0[1-5])$/;
/** What the driver, its pool and the embedded server say without a code. */
const SAYINGS =
  /^(timeout expired$|timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout|The embedded database has stopped|Waited too long for a transaction)/;

/** A server that did not answer is asked again after so many milliseconds. */
const PAUSE = 1_000;

/** Whether somebody's database is away, full or overloaded, so that the same may succeed later. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === "string" && (LOST.has(code) || NOT_NOW.test(code))) return true;
  return typeof message === "string" && SAYINGS.test(message);
}

/** A database that cannot be used, in words for who runs it. Never its user or password. */
export class DatabaseUnusable extends Error {}

/**
 * Opens the database at an address, and tries again for so many milliseconds while it does not answer, telling on stderr which
 * one it waits for. What waiting cannot mend is refused at once.
 */
export async function reachable<T>(name: string, url: string, patience: number, open: () => Promise<T>): Promise<T> {
  const place = placeOf(url);
  const seconds = Math.round(patience / 1_000);
  let told = "";
  for (const until = Date.now() + patience; ; await pause(PAUSE)) {
    try {
      return await open();
    } catch (error) {
      if (!isUnavailable(error)) throw refused(name, place, error);
      const why = reason(error);
      if (Date.now() + PAUSE > until)
        throw new DatabaseUnusable(
          `the database of ${name} at ${place} did not answer for ${seconds} seconds: ${why}.`,
        );
      if (why !== told)
        console.error(`${name} waits for its database at ${place}, for ${seconds} seconds at most: ${why}.`);
      told = why;
    }
  }
}

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || "localhost"}:${port || 5432}${pathname}`;
}

function refused(name: string, place: string, error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (code === "28P01" || code === "28000" || /password must be a/.test(String(message)))
    return new DatabaseUnusable(`the database of ${name} at ${place} does not let this user in with this password.`);
  if (code === "3D000") return new DatabaseUnusable(`there is no database of ${name} at ${place}: create it first.`);
  return error;
}

function reason(error: unknown): string {
  const { code = "", message = "", severity } = error as { code?: string; message?: string; severity?: string };
  if (severity !== undefined) return message; // PostgreSQL itself says it
  if (code === "ECONNREFUSED") return "nobody listens there";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "there is no such host";
  if (/time/i.test(message) || code === "ETIMEDOUT") return "it does not answer";
  return "the connection was lost";
}
