import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql";

/** One operation, parsed and validated. */
export interface GraphOperation {
  /** The same object for the same text, as long as the text is remembered: what is worked out for it may hang on it. */
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  /** As the client sent them. */
  readonly variables?: Record<string, unknown> | null;
}

/** What answers, as HTTP sees it. */
export interface Graph<Context> {
  /** What clients see now; a new object after the supergraph changed. */
  readonly schema: GraphQLSchema;
  /** Tells of each new schema, until the returned function is called. */
  onSchema(listener: (schema: GraphQLSchema) => void): () => void;
  /** Answers a parsed and validated operation. Coerces variables itself. Never rejects. The signal: nobody waits any more. */
  execute(operation: GraphOperation, context: Context, signal?: AbortSignal): Promise<ExecutionResult>;
}
