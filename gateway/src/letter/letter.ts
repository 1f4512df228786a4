import type { IncomingMessage, ServerResponse } from "node:http";
import type { ExecutionResult } from "graphql";
import { refusal } from "../http/errors.ts";
import { RequestRefused } from "../http/reply.ts";
import { decisionLetter, QUESTION, type ToldDecision } from "./decision-letter.ts";
import { letterPage, PAGE_POLICY } from "./page.ts";
import { letterPdf } from "./pdf.ts";

const ADDRESS = /^\/letters\/decisions\/([\w~-]{1,100})(\.pdf)?$/;

export interface Wanted {
  readonly id: string;
  readonly pdf: boolean;
}

/** Which letter an address is of; null where it is none's. */
export function letterOf(path: string): Wanted | null {
  const [, id, pdf] = ADDRESS.exec(path) ?? [];
  return id === undefined ? null : { id, pdf: pdf !== undefined };
}

/**
 * A decision as a letter. It is laid out from what the graph answers to the very same caller: who may not read the decision gets the
 * graph's own no, and what is closed to them is not in it. A letter is sent: where anything of it is missing there is none.
 */
export async function sendLetter(
  ask: (question: { query: string; variables: Record<string, unknown> }) => Promise<ExecutionResult>,
  { id, pdf }: Wanted,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const language = new URL(request.url ?? "", "http://gateway").searchParams.get("language") ?? "da";
  if (language !== "da" && language !== "en")
    throw new RequestRefused(
      refusal("BAD_USER_INPUT", "A letter is in `da` or `en`.", "Et brev er på `da` eller `en`."),
    );
  const { data, errors } = await ask({ query: QUESTION, variables: { id, language: language.toUpperCase() } });
  const [error] = errors ?? [];
  if (error) throw new RequestRefused({ message: error.message, extensions: error.extensions });
  const letter = data?.decision ? decisionLetter(data.decision as ToldDecision, language) : null;
  if (!letter) throw new RequestRefused(refusal("NOT_FOUND"));
  const body = pdf ? await letterPdf(letter) : letterPage(letter);
  response.writeHead(200, {
    "content-type": pdf ? "application/pdf" : "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "content-disposition": `inline; filename="afgoerelse-${letter.day}.${pdf ? "pdf" : "html"}"`,
    "content-language": language,
    "content-security-policy": pdf ? "default-src 'none'; frame-ancestors 'none'" : PAGE_POLICY,
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow, noarchive",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
