import { createHash } from "node:crypto";
import { isUuid } from "../uuid.ts";

/** The change that a request is at: its name, the key that makes it happen once, and what is asked, as a fingerprint. */
export interface Asked {
  readonly change: string;
  readonly key: string | null;
  readonly content: string;
}

/** What a mutation asks, from its arguments as they came. Made at the door of every mutation, so that none can leave a part out. */
export function askedBy(change: string, args: Record<string, unknown>): Asked {
  const { idempotencyKey } = { ...args, ...(args.input as object | undefined) } as { idempotencyKey?: string | null };
  if (!idempotencyKey) return { change, key: null, content: "" };
  const content = createHash("sha256")
    .update(JSON.stringify(canonical(args)))
    .digest("hex");
  return { change, key: idempotencyKey, content };
}

/**
 * Not content: the key itself; the version it was built on, for who lost an answer reads again before trying again; and the
 * proof by which something is asked, which is another one each time.
 */
const NO_CONTENT = new Set(["idempotencyKey", "version", "grant"]);

/** The same for the same content, in whatever order it was written; ids are equal in capitals and in small letters. */
function canonical(value: unknown): unknown {
  if (typeof value === "string") return isUuid(value) ? value.toLowerCase() : value;
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => !NO_CONTENT.has(name));
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, canonical(each)]));
}
