import type { DocumentNode, ExecutionResult } from "graphql";

/** One question or change, as it is executed. */
export interface Operation {
  readonly document: DocumentNode;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly operationName?: string | null | undefined;
}

/** A request as it goes to a subgraph. */
export interface SubgraphRequest extends Operation {
  /** The same document as text: printed once a plan. */
  readonly text: string;
  readonly authorization: string | null;
  /** The gateway's request that it belongs to: what coordination asks in it, it asks under the same. */
  readonly requestId: string;
}

/** A road to one subgraph: in this process, or over HTTP. Rejects only where the subgraph gave no GraphQL answer. */
export interface SubgraphLink {
  readonly name: string;
  execute(request: SubgraphRequest, signal: AbortSignal): Promise<ExecutionResult>;
  sdl(): Promise<string>;
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/** The roads from one subgraph to the others, and how long it waits on them, in milliseconds. Coordination has them to its neighbours, a neighbour to coordination. */
export interface Roads {
  readonly to: (subgraph: string) => SubgraphLink | undefined;
  readonly deadline: number;
}

export const NO_ROADS: Roads = { to: () => undefined, deadline: 0 };
