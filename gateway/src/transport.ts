import { REFUSALS, type RefusalCode, refusalExtensions, within } from "@overligger/shared";
import { type DocumentNode, type ExecutionResult, GraphQLError, type GraphQLFormattedError, print } from "graphql";
import { type EntityGuard, entityGuard } from "./entity-guard.ts";
import { type SubgraphLink, sectorCodes } from "./subgraphs.ts";

/** What the engine hands to a transport. */
export interface EngineRequest {
  readonly document: DocumentNode;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly context?: { readonly authorization?: string | null; readonly requestId?: string };
  readonly signal?: AbortSignal | null;
}

export type EngineExecutor = (request: EngineRequest) => Promise<ExecutionResult>;

/**
 * Calls one subgraph: guarded, with a deadline, and answering in its stead when it does not.
 * Nothing is shared between two requests: an answer belongs to who asked.
 */
export function subgraphExecutor(link: SubgraphLink, sdl: string, deadline: number): EngineExecutor {
  const guard = entityGuard(sdl);
  const texts = new WeakMap<DocumentNode, string>();
  const sector = sectorCodes.get(link.name) ?? link.name.toUpperCase();
  return async ({ document, variables, operationName, context, signal }) => {
    const guarded = guard.guard(document);
    const request = {
      document: guarded,
      get text() {
        let text = texts.get(guarded);
        if (text === undefined) texts.set(guarded, (text = print(guarded)));
        return text;
      },
      variables: variables ?? {},
      operationName: operationName ?? null,
      authorization: context?.authorization ?? null,
      requestId: context?.requestId ?? "",
    };
    try {
      const result = await within(deadline, signal, (cut) => link.execute(request, cut));
      return checked(guard, document, request.variables, result, sector);
    } catch {
      return silent(guard, document, request.variables, sector);
    }
  };
}

function checked(
  guard: EntityGuard,
  document: DocumentNode,
  variables: Record<string, unknown>,
  result: ExecutionResult,
  sector: string,
): ExecutionResult {
  const proven = guard.check(document, variables, result);
  if (!proven.errors?.length) return proven;
  return { ...proven, errors: proven.errors.map((error) => clean(error, sector)) };
}

const KEPT = ["messageDa", "retryable", "fields"] as const;

/** An error as it may leave: a known code with its sentence, and the sector. A foreign subgraph's stack or SQL stays here. */
function clean(error: GraphQLFormattedError, sector: string): GraphQLError {
  const given = error.extensions?.code;
  const known = typeof given === "string" && given in REFUSALS && given !== "INTERNAL_SERVER_ERROR";
  const code = (known ? given : "INTERNAL_SERVER_ERROR") as RefusalCode;
  // Coordination asks the sectors too, and may speak of one of them; a sector speaks of itself alone.
  const named = error.extensions?.sector as string;
  const own = known && sector === "COORDINATION" && [...sectorCodes.values()].includes(named) ? named : sector;
  const extensions = refusalExtensions(code, { sector: own });
  if (known) for (const key of KEPT) if (error.extensions?.[key] !== undefined) extensions[key] = error.extensions[key];
  return new GraphQLError(known ? error.message : REFUSALS[code][0], {
    ...(error.path ? { path: error.path } : {}),
    extensions,
  });
}

/** What is answered for a subgraph that does not answer: nothing, and at each place where it is missing an error that names it. */
function silent(
  guard: EntityGuard,
  document: DocumentNode,
  variables: Record<string, unknown>,
  sector: string,
): ExecutionResult {
  const error = (path?: (string | number)[]) =>
    new GraphQLError(REFUSALS.SECTOR_SILENT[0], {
      ...(path ? { path } : {}),
      extensions: refusalExtensions("SECTOR_SILENT", { sector }),
    });
  const questions = guard.questions(document);
  if (questions.length === 0) return { data: null, errors: [error()] };
  const data: Record<string, null[]> = {};
  const errors: GraphQLError[] = [];
  for (const { responseKey, variable } of questions) {
    const asked = (variables[variable] as unknown[] | undefined) ?? [];
    data[responseKey] = asked.map(() => null);
    errors.push(...asked.map((_, index) => error([responseKey, index])));
  }
  return { data, errors };
}
