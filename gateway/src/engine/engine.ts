import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLScalarType,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isScalarType,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import { completing } from "./complete.ts";
import { caseOf, conditionsOf } from "./conditions.ts";
import { type Normal, normalise } from "./normalise.ts";
import type { Plan } from "./plan.ts";
import { type Planner, rustPlanner } from "./planner.ts";
import { publicSchema } from "./public-schema.ts";
import { readSupergraph, type Supergraph } from "./supergraph.ts";
import { type Send, type Words, walk } from "./walk.ts";

export interface EngineOptions<Context> {
  /** The composed supergraph, as SDL. */
  readonly supergraph: string;
  readonly send: Send<Context>;
  /** Left out: the Rust planner, or Apollo's where the binary of the former does not exist. */
  readonly planner?: "rust" | "js" | undefined;
  /** Scalars with their checks: a supergraph knows them by name alone. */
  readonly scalars?: readonly GraphQLScalarType[] | undefined;
  /**
   * Interfaces whose types are one subgraph's alone, though others refer to them: it answers every one it is asked for or says
   * why not, and where it fails the reference is null.
   */
  readonly owed?: readonly string[] | undefined;
  /** What becomes of a row whose keys its subgraph need not know back (`@external`). Left out: it is refused. */
  readonly unprovable?: "refuse" | "accept" | undefined;
  readonly words?: Words | undefined;
  /** Told once where another planner was taken than was to be expected. */
  readonly notice?: ((sentence: string) => void) | undefined;
  /** Told of what must not happen: a plan that cannot be made or read. */
  readonly onBug?: ((thrown: unknown) => void) | undefined;
}

export interface Operation {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Answers operations over a supergraph. */
export interface Engine<Context> {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  readonly supergraph: Supergraph;
  /** Answers a parsed and validated operation. Never rejects. */
  execute(operation: Operation, context: Context, signal?: AbortSignal): Promise<ExecutionResult>;
}

/** Documents are known by identity: callers keep theirs parsed, so one is worked through once while anyone holds it. */
interface Known {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: ReadonlySet<string>;
  readonly cases: Map<string, Normal & { readonly plans: (Promise<Plan | null> | null)[] }>;
}

const PLANS = 1_000;
const CASES = 64;
const NEVER = new AbortController().signal;

const PLAIN: Words = {
  silent: (subgraph) => new GraphQLError(`${subgraph} does not answer.`, { extensions: { code: "SUBGRAPH_SILENT" } }),
  nonsense: (subgraph) =>
    new GraphQLError(`${subgraph} answered in another shape than its schema says.`, {
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    }),
  mismatch: (subgraph) =>
    new GraphQLError(`${subgraph} answered about something else than was asked.`, {
      extensions: { code: "ENTITY_KEY_MISMATCH" },
    }),
};

/**
 * Normalise → plan → walk → complete. Nothing a client names reaches a subgraph or the gathered answer: aliases, fragments and
 * conditions are resolved before, and graphql-js puts the client's own names on what came.
 */
export async function createEngine<Context>(options: EngineOptions<Context>): Promise<Engine<Context>> {
  const { send, words = PLAIN, onBug = () => undefined } = options;
  const supergraph = readSupergraph(options.supergraph, options.unprovable);
  const planner = await plannerOf(options, supergraph);
  const schema = publicSchema(options.supergraph);
  for (const { name, parseValue, parseLiteral } of options.scalars ?? []) {
    const scalar = schema.getType(name);
    if (isScalarType(scalar)) Object.assign(scalar, { parseValue, parseLiteral });
  }
  const owed = new Set((options.owed ?? []).flatMap((type) => [...supergraph.implementing(type)]));
  const complete = completing(schema);
  const plans = new Map<string, Promise<Plan | null>>();
  const documents = new WeakMap<DocumentNode, Map<string, Known>>();

  const planned = (text: string): Promise<Plan | null> => {
    let plan = plans.get(text);
    // The least recently made goes first; one that failed is not kept.
    if (!plan) {
      plan = planner.plan(text);
      plans.set(text, plan);
      plan.catch(() => plans.delete(text));
      if (plans.size > PLANS) plans.delete(plans.keys().next().value as string);
    }
    return plan;
  };

  const known = (document: DocumentNode, operation: OperationDefinitionNode): Known => {
    const ofDocument = documents.get(document) ?? new Map<string, Known>();
    documents.set(document, ofDocument);
    const name = operation.name?.value ?? "";
    let found = ofDocument.get(name);
    if (!found) {
      const fragments = new Map<string, FragmentDefinitionNode>();
      for (const definition of document.definitions)
        if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
      const conditions = conditionsOf([operation, ...fragments.values()]);
      ofDocument.set(name, (found = { operation, fragments, conditions, cases: new Map() }));
    }
    return found;
  };

  const normal = ({ operation, fragments, conditions, cases }: Known, variables: Record<string, unknown>) => {
    const key = caseOf(operation, conditions, variables);
    let found = cases.get(key);
    if (!found) {
      const made = normalise(schema, supergraph, operation, fragments, variables);
      found = { ...made, plans: made.parts.map(() => null) };
      if (cases.size >= CASES) cases.clear();
      cases.set(key, found);
    }
    return found;
  };

  async function answer({ document, operationName, variables }: Operation, context: Context, signal: AbortSignal) {
    const operation = getOperationAST(document, operationName || undefined);
    if (!operation)
      return {
        errors: [refusal(operationName ? `There is no operation "${operationName}".` : "Name one of the operations.")],
      };
    if (!schema.getRootType(operation.operation))
      return { errors: [refusal(`The graph has no ${operation.operation}s.`)] };
    const given = variables ?? {};
    const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 50 });
    if (coerced.errors) return { errors: coerced.errors };
    // One that is not set may be named like something that every object has.
    const set: Record<string, unknown> = Object.assign(Object.create(null), coerced.coerced);
    const { parts, keys, values, plans: kept } = normal(known(document, operation), set);
    const state = {
      operation: operation.operation === "mutation" ? ("mutation" as const) : ("query" as const),
      data: Object.create(null) as Record<string, unknown>,
      values: values(set),
      loose: [] as GraphQLError[],
      ...{ schema, supergraph, send, words, owed, context },
      // A change that was begun is brought to its end, whether or not somebody waits for it.
      signal: operation.operation === "mutation" ? NEVER : signal,
    };
    for (const [index, { text }] of parts.entries()) {
      const plan = await (kept[index] ??= planned(text).catch((error: unknown) => {
        kept[index] = null;
        throw error;
      }));
      if (plan) await walk(plan, state);
    }
    const result = complete({
      document,
      operationName: operation.name?.value,
      variables: given,
      data: state.data,
      keys,
    });
    return state.loose.length > 0 ? { ...result, errors: [...(result.errors ?? []), ...state.loose] } : result;
  }

  return {
    schema,
    supergraph,
    async execute(operation, context, signal = NEVER) {
      try {
        return await answer(operation, context, signal);
      } catch (error) {
        if (error instanceof GraphQLError) return { errors: [error] };
        onBug(error);
        return {
          data: null,
          errors: [new GraphQLError("Something went wrong here.", { extensions: { code: "INTERNAL_SERVER_ERROR" } })],
        };
      }
    },
  };
}

const refusal = (sentence: string): GraphQLError =>
  new GraphQLError(sentence, { extensions: { code: "OPERATION_RESOLUTION_FAILURE" } });

async function plannerOf<Context>(options: EngineOptions<Context>, supergraph: Supergraph): Promise<Planner> {
  const inJavaScript = async () => (await import("./apollo-planner.ts")).apolloPlanner(options.supergraph, supergraph);
  if (options.planner === "js") return inJavaScript();
  try {
    const rust = await rustPlanner(options.supergraph, supergraph);
    let second: Promise<Planner> | undefined;
    return {
      // What one planner finds no way to, the other may (some interface objects).
      plan: (text) =>
        rust.plan(text).catch(async (error: unknown) => {
          if (!/Failed to plan/.test(String(error))) throw error;
          const plan = await (await (second ??= inJavaScript())).plan(text).catch(() => null);
          if (plan) return plan;
          throw error;
        }),
    };
  } catch (error) {
    if (options.planner === "rust" || !isMissingBinary(error)) throw error;
    options.notice?.(
      "The planner's binary does not exist for this system: Apollo's planner is used, which is slower and plans the same.",
    );
    return inJavaScript();
  }
}

const isMissingBinary = (error: unknown): boolean =>
  /native binding|\.node\b/i.test(String((error as Error | undefined)?.message)) ||
  ["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND", "ERR_DLOPEN_FAILED"].includes(
    String((error as { code?: unknown })?.code),
  );
