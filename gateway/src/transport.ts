import type { SubgraphLink } from "@overligger/shared";
import { REFUSALS, type RefusalCode, refusalExtensions, within } from "@overligger/shared";
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Send, SubgraphQuestion, Words } from "./engine/index.ts";
import { sectorCodes } from "./subgraphs.ts";

/** Who asks, as verified before the engine sees the request. */
export interface RequestContext {
  authorization: string;
  requestId: string;
}

export interface RunningContext extends RequestContext {
  /** When answering began, as `performance.now()` says it. */
  since: number;
}

/** What a subgraph is given at least, as a part of the whole: one that answers as usual is heard at the end of a long request, too. */
const AT_LEAST = 0.25;

/**
 * Calls the subgraphs: with a deadline, and answering in their stead when they do not.
 * Nothing is shared between two requests: an answer belongs to who asked.
 */
export function senderTo(links: readonly SubgraphLink[], deadline: number): Send<RunningContext> {
  const byName = new Map(links.map((link) => [link.name, link]));
  return async (question, { authorization, requestId, since }, signal) => {
    const { subgraph, document, text, variables } = question;
    const sector = sectorOf(subgraph);
    const request = { document, text, variables, operationName: null, authorization, requestId };
    let answer: ExecutionResult | undefined;
    try {
      // One budget for a whole query: what coordination waited for a silent sector, the gateway does not wait for it again.
      const left =
        question.operation === "query" ? Math.max(since + deadline - performance.now(), deadline * AT_LEAST) : deadline;
      answer = await within(left, signal, async (cut) => byName.get(subgraph)?.execute(request, cut));
    } catch {
      // not a word of what it was: it could be a host name
    }
    if (typeof answer !== "object" || answer === null) return { data: null, errors: [silent(sector, question)] };
    if (!answer.errors?.length) return answer;
    return { ...answer, errors: answer.errors.map((error) => clean(error, sector, question)) };
  };
}

/** What the engine says in a sector's stead. */
export const words: Words = {
  silent: (subgraph) => refusal("SECTOR_SILENT", sectorOf(subgraph)),
  nonsense: (subgraph) => refusal("INTERNAL_SERVER_ERROR", sectorOf(subgraph)),
  mismatch: (subgraph) => refusal("ENTITY_KEY_MISMATCH", sectorOf(subgraph)),
};

const sectorOf = (subgraph: string): string => sectorCodes.get(subgraph) ?? subgraph.toUpperCase();

const refusal = (code: RefusalCode, sector: string): GraphQLError =>
  new GraphQLError(REFUSALS[code][0], { extensions: refusalExtensions(code, { sector }) });

/** Of a change that was not answered, by why. */
const PERHAPS_DONE = {
  SECTOR_SILENT: [
    "The sector did not answer, so this change may have been made: read it again before you repeat it.",
    "Myndigheden svarede ikke, så ændringen kan være gennemført: hent det igen, før du gentager den.",
  ],
  LOG_UNAVAILABLE: [
    "What was shown could not be logged, so it is not shown; the change may have been made: read it again before you repeat it.",
    "Det viste kunne ikke logges og vises derfor ikke; ændringen kan være gennemført: hent det igen, før du gentager den.",
  ],
} as const;

function perhapsDone(code: keyof typeof PERHAPS_DONE, sector: string): GraphQLError {
  const [message, messageDa] = PERHAPS_DONE[code];
  return new GraphQLError(message, { extensions: refusalExtensions(code, { sector, messageDa, retryable: false }) });
}

/** Whether a whole request can be sent again and does nothing twice. */
function isRepeatable({ operation, kind, variables }: SubgraphQuestion): boolean {
  if (operation === "query") return true;
  return kind === "mutation" && Object.values(variables).some(hasKey);
}

const hasKey = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as { idempotencyKey?: unknown }).idempotencyKey === "string";

function silent(sector: string, question: SubgraphQuestion): GraphQLError {
  if (isRepeatable(question)) return refusal("SECTOR_SILENT", sector);
  if (question.kind === "query")
    return new GraphQLError(REFUSALS.SECTOR_SILENT[0], {
      extensions: refusalExtensions("SECTOR_SILENT", { sector, retryable: false }),
    });
  return perhapsDone("SECTOR_SILENT", sector);
}

const KEPT = ["messageDa", "retryable", "fields"] as const;

/** An error as it may leave: a known code with its sentence, and the sector. A foreign subgraph's stack or SQL stays here. */
function clean(error: GraphQLFormattedError, sector: string, question: SubgraphQuestion): GraphQLError {
  const given = error.extensions?.code;
  const known = typeof given === "string" && Object.hasOwn(REFUSALS, given) && given !== "INTERNAL_SERVER_ERROR";
  const code = (known ? given : "INTERNAL_SERVER_ERROR") as RefusalCode;
  // Coordination asks the sectors too, and may speak of one of them; a sector speaks of itself alone.
  const named = error.extensions?.sector as string;
  const own = known && sector === "COORDINATION" && [...sectorCodes.values()].includes(named) ? named : sector;
  if (question.kind === "mutation" && !isRepeatable(question) && own === sector && Object.hasOwn(PERHAPS_DONE, code)) {
    const { message, extensions } = perhapsDone(code as keyof typeof PERHAPS_DONE, sector);
    return new GraphQLError(message, { ...(error.path ? { path: error.path } : {}), extensions });
  }
  const extensions = refusalExtensions(code, { sector: own });
  if (known) for (const key of KEPT) if (error.extensions?.[key] !== undefined) extensions[key] = error.extensions[key];
  // What is shown of a change could not be read: the change itself is made, and is not to be made again.
  if (question.operation === "mutation" && question.kind === "query") extensions.retryable = false;
  return new GraphQLError(known ? String(error.message) : REFUSALS[code][0], {
    ...(error.path ? { path: error.path } : {}),
    extensions,
  });
}
