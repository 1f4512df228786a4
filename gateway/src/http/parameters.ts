import { refusal } from "./errors.ts";
import { RequestRefused } from "./reply.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

/** What a request may say, wherever it says it. */
interface Parameters {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
  /** A persisted document's id, in the word of the GraphQL-over-HTTP draft. */
  documentId?: unknown;
}

const NAMES = ["query", "operationName", "variables", "extensions", "documentId"] as const;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A POST's body as Apollo Server reads it. What is no object is left to it: it says what is wrong. */
export function bodyFor(body: unknown, documents: TrustedDocuments | undefined): unknown {
  if (!isObject(body)) return body;
  const unknown = Object.keys(body).find((name) => !(NAMES as readonly string[]).includes(name));
  if (unknown !== undefined) throw badRequest(`The request has a parameter "${unknown}", which does not exist.`);
  return adapted(body, documents);
}

/** A GET's search as Apollo Server reads it. */
export function searchFor(search: string, documents: TrustedDocuments | undefined): string {
  const given = new URLSearchParams(search);
  const parameters: Parameters = {};
  for (const name of NAMES) {
    const [value, ...more] = given.getAll(name);
    if (more.length > 0) throw badRequest(`The parameter "${name}" must be given once.`);
    if (value === undefined) continue;
    parameters[name] = name === "variables" || name === "extensions" ? fromJson(name, value) : value;
  }
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(adapted(parameters, documents)))
    if (value !== undefined && value !== null)
      asked.set(name, typeof value === "string" ? value : JSON.stringify(value));
  return asked.toString();
}

function fromJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`The parameter "${name}" is not valid JSON.`);
  }
}

function adapted({ documentId, ...asked }: Parameters, documents: TrustedDocuments | undefined): Parameters {
  if (documentId !== undefined && documentId !== null) {
    if (typeof documentId !== "string") throw badRequest("documentId must be a text.");
    const persistedQuery = { version: 1, sha256Hash: documentId.replace(/^sha256:/, "") };
    asked.extensions = { ...(isObject(asked.extensions) ? asked.extensions : {}), persistedQuery };
  }
  if (asked.operationName === "") delete asked.operationName; // GraphiQL and others say so where they mean none
  return documents ? trusted(asked, documents) : asked;
}

/** The query's text in place of its id. Throws where it is not one of those that may be asked. */
function trusted(asked: Parameters, documents: TrustedDocuments): Parameters {
  const { persistedQuery, ...extensions } = isObject(asked.extensions) ? asked.extensions : {};
  const id = isObject(persistedQuery) ? persistedQuery.sha256Hash : undefined;
  if (typeof id === "string" && !asked.query) {
    const query = documents.text(id);
    if (query === undefined)
      throw new RequestRefused(
        refusal("PERSISTED_QUERY_NOT_IN_LIST", "There is no query with this id among those that may be asked here."),
      );
    return { ...asked, extensions, query };
  }
  if (typeof asked.query === "string" && asked.query !== "" && !documents.has(asked.query))
    throw new RequestRefused(refusal("QUERY_NOT_IN_SAFELIST", "The query is not among those that may be asked here."));
  return { ...asked, extensions };
}

const badRequest = (message: string) => new RequestRefused(refusal("BAD_REQUEST", message));
