import type { IncomingMessage, ServerResponse } from "node:http";
import type { ExecutionResult } from "graphql";
import { type PlanPicture, timelineSvg } from "./timeline-svg.ts";

const QUERY = `query Picture($id: ID!, $from: Date, $to: Date, $language: Language!) {
  coordinatingPlan(id: $id) {
    citizen { name }
    timeline(from: $from, to: $to) {
      from to
      entries { kind id title(language: $language) day startsAt endsAt period { from to } place sector { code nameDa nameEn } }
      sectors { sector { code nameDa nameEn } state message(language: $language) }
    }
    collisions(from: $from, to: $to) {
      found { kind severity day message(language: $language) entries { id sector { code } } proposal { state message(language: $language) } }
    }
  }
}`;

const ADDRESS = /^\/plans\/([\w~-]{1,100})\/timeline\.svg$/;

/** What is told as it is; SECTOR_SILENT is coordination itself. */
const TOLD = ["BAD_USER_INPUT", "SECTOR_SILENT", "RATE_LIMITED", "BUSY"] as const;
type Fault = (typeof TOLD)[number];

/** The plan's id where an address is that of a picture. */
export const pictureOf = (path: string): string | null => ADDRESS.exec(path)?.[1] ?? null;

/**
 * A plan's timeline as SVG. It is drawn from what the graph answers to the very same caller: whoever may not read the
 * plan gets no picture, and what is closed to them is not in it. Resolves to the code of what went wrong, or to null.
 */
export async function picture(
  ask: (question: { query: string; variables: Record<string, unknown> }) => Promise<ExecutionResult>,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Fault | "NOT_FOUND" | "INTERNAL_SERVER_ERROR" | null> {
  const asked = new URL(request.url ?? "", "http://gateway").searchParams;
  const language = asked.get("language") === "en" ? "en" : "da";
  const variables = { id, from: asked.get("from"), to: asked.get("to"), language: language.toUpperCase() };
  const { data, errors } = await ask({ query: QUERY, variables });
  const codes = (errors ?? []).map(({ extensions }) => extensions?.code);
  const told = TOLD.find((code) => codes.includes(code));
  if (told) return told;
  if (codes.length > 0) return "INTERNAL_SERVER_ERROR";
  const plan = data?.coordinatingPlan as PlanPicture | null | undefined;
  if (!plan) return "NOT_FOUND";
  const svg = timelineSvg(plan, language);
  response.writeHead(200, {
    "content-type": "image/svg+xml; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'",
    "content-language": language,
    "x-content-type-options": "nosniff",
  });
  response.end(request.method === "HEAD" ? undefined : svg);
  return null;
}
