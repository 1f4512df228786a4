import { readFileSync } from "node:fs";
import { parse } from "graphql";

/** The queries that may be asked, by id, and by their text. */
export interface TrustedDocuments {
  text(id: string): string | undefined;
  has(text: string): boolean;
}

interface Manifest {
  readonly format: "apollo-persisted-query-manifest";
  readonly operations: readonly { readonly id: string; readonly body: string }[];
}

/**
 * Reads a manifest, as `@apollo/generate-persisted-query-manifest` writes it, or an object from ids to texts, as other
 * clients' tools do. Throws an Error in words where it is neither.
 */
export function readTrustedDocuments(file: string): TrustedDocuments {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error((error as NodeJS.ErrnoException).code === "ENOENT" ? "there is no such file" : "it is not JSON");
  }
  const texts = new Map<string, string>();
  for (const [id, text] of entries(content)) {
    if (typeof id !== "string" || typeof text !== "string")
      throw new Error("it must name an id and a text for each query");
    try {
      parse(text, { noLocation: true });
    } catch {
      throw new Error(`the query ${JSON.stringify(id)} is not GraphQL`);
    }
    texts.set(id, text);
  }
  const known = new Set(texts.values());
  // The id of a document may be told with the name of its hash before it.
  return { text: (id) => texts.get(id) ?? texts.get(id.replace(/^sha256:/, "")), has: (text) => known.has(text) };
}

function entries(content: unknown): [unknown, unknown][] {
  const { format, operations } = (content ?? {}) as Partial<Manifest>;
  if (format === "apollo-persisted-query-manifest" && Array.isArray(operations))
    return operations.map((operation: Partial<Manifest["operations"][number]> | null) => [
      operation?.id,
      operation?.body,
    ]);
  if (typeof content === "object" && content !== null && !Array.isArray(content)) return Object.entries(content);
  throw new Error("it must be an apollo-persisted-query-manifest, or an object from ids to texts");
}
