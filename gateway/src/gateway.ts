import type { IncomingMessage, ServerResponse } from "node:http";
import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { createGatewayRuntime, type GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { DateScalar, DateTimeScalar, REFUSALS, refusalExtensions, withoutCpr } from "@overligger/shared";
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  isScalarType,
  Kind,
  parse,
  type ValidationRule,
} from "graphql";
import { complete } from "./complete.ts";
import { compose } from "./compose.ts";
import type { SubgraphLink } from "./subgraphs.ts";
import { type EngineExecutor, subgraphExecutor } from "./transport.ts";

export interface GatewayOptions {
  readonly links: readonly SubgraphLink[];
  /** How long a subgraph may take, in milliseconds. */
  readonly deadline: number;
  /** The Rust planner, or the JavaScript one where its binary does not exist. */
  readonly planner: "rust" | "js";
}

/** Who asks, as verified before the engine sees the request. */
export interface RequestContext {
  authorization: string;
  requestId: string;
}

export interface Gateway {
  readonly supergraph: string;
  handle(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<unknown>;
  /** Asks the graph from within, as the caller of a request that is no query itself. */
  ask(question: { query: string; variables: object }, context: RequestContext): Promise<ExecutionResult>;
  schema(): Promise<GraphQLSchema>;
  close(): Promise<void>;
}

/** What one operation may ask for; far above any page, far below harm. */
export const LIMITS = { tokens: 2_000, depth: 16, aliases: 50 } as const;

/** Composes the subgraphs and starts the engine over them. Throws CompositionError where they disagree. */
export async function startGateway({ links, deadline, planner }: GatewayOptions): Promise<Gateway> {
  const services = await Promise.all(links.map(async (link) => ({ name: link.name, sdl: await link.sdl() })));
  const supergraph = compose(services);
  const executors = new Map<string, EngineExecutor>(
    links.map((link, index) => [link.name, subgraphExecutor(link, services[index]?.sdl ?? "", deadline)]),
  );
  const engine = createGatewayRuntime<RequestContext>({
    supergraph,
    ...(planner === "rust" ? { unifiedGraphHandler } : {}),
    transports: {
      http: {
        getSubgraphExecutor: ({ subgraphName }) => executors.get(subgraphName.toLowerCase()) as never,
      },
    },
    plugins: () => [limits, uniformAnswers],
    graphqlEndpoint: "/graphql",
    maskedErrors: false, // uniformAnswers does it, and keeps the words that are meant for people
    cors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    batching: false,
  });
  // The supergraph knows our scalars by name alone: with their checks, a wrong date is refused here and in clear words.
  const schema = (await engine.getSchema()) as GraphQLSchema;
  for (const { name, parseValue, parseLiteral } of [DateScalar, DateTimeScalar]) {
    const scalar = schema.getType(name);
    if (isScalarType(scalar)) Object.assign(scalar, { parseValue, parseLiteral });
  }
  return {
    supergraph,
    handle: (request, response, context) => Promise.resolve(engine.handle(request, response, context)),
    ask: async (question, context) => {
      const headers = { "content-type": "application/json", accept: "application/json" };
      const answer = await engine.fetch(
        "http://gateway/graphql",
        { method: "POST", headers, body: JSON.stringify(question) },
        context,
      );
      return (await answer.json()) as ExecutionResult;
    },
    schema: async () => (await engine.getSchema()) as GraphQLSchema,
    close: async () => {
      await engine.dispose();
      await Promise.all(links.map((link) => link.close()));
    },
  };
}

/** Refused in words: the engine would fail on what it has no root type for. */
const knownOperations: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(new GraphQLError(`The graph has no ${node.operation}s.`, { nodes: node }));
  },
});

const rules: ValidationRule[] = [
  maxDepthRule({ n: LIMITS.depth }) as never,
  maxAliasesRule({ n: LIMITS.aliases }) as never,
  knownOperations,
];

const limits: GatewayPlugin<RequestContext> = {
  onParse({ setParseFn }) {
    setParseFn((source, options) => parse(source, { ...options, maxTokens: LIMITS.tokens }));
  },
  onValidate({ addValidationRule }) {
    for (const rule of rules) addValidationRule(rule);
  },
};

const uniformAnswers: GatewayPlugin<RequestContext> = {
  onExecute() {
    return {
      onExecuteDone({ args, result, setResult }) {
        const answer = result as ExecutionResult;
        if (!answer.errors?.length) return;
        const errors = forClients(answer.errors);
        // The engine leaves data out where there is none; it was executed, so it is null.
        setResult(
          complete(args.schema, args.document, args.operationName, { ...answer, data: answer.data ?? null, errors }),
        );
      },
    };
  },
  onResultProcess({ result, setResult }) {
    const answer = result as ExecutionResult;
    if (Array.isArray(result) || !answer.errors?.length) return;
    setResult({ ...answer, errors: forClients(answer.errors) });
  },
};

/** All errors of places in the answer; of the request itself the first hundred, as graphql does when it validates. */
function forClients(errors: readonly GraphQLError[]): GraphQLError[] {
  return errors.filter(({ path }, index) => path || index < 100).map(forPeople);
}

/** Every error leaves in one form: a code, whether to try again, and no word that could be somebody's number. */
function forPeople(error: GraphQLError): GraphQLError {
  // The engine adds the name of the service: an inside matter.
  const { serviceName: _service, ...extensions } = (error.extensions ?? {}) as Record<string, unknown>;
  const message = withoutCpr(error.message);
  const { nodes, positions, source, path } = error;
  if (extensions.retryable !== undefined) {
    return new GraphQLError(message, { nodes, source, positions, path, extensions });
  }
  const code = extensions.code as string | undefined;
  const ofAVariable = !path && nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
  if (ofAVariable) {
    const words = withoutCpr(aboutVariable(error));
    return new GraphQLError(words, { nodes, extensions: refusalExtensions("BAD_USER_INPUT") });
  }
  const ofTheRequest =
    code?.startsWith("GRAPHQL_") ||
    code === "BAD_REQUEST" ||
    code === "OPERATION_RESOLUTION_FAILURE" ||
    !(path || error.originalError);
  return new GraphQLError(ofTheRequest ? message : REFUSALS.INTERNAL_SERVER_ERROR[0], {
    nodes,
    source,
    positions,
    path,
    extensions: {
      ...(ofTheRequest
        ? { code: code ?? "BAD_USER_INPUT", retryable: false }
        : refusalExtensions("INTERNAL_SERVER_ERROR")),
      ...(extensions.http ? { http: extensions.http } : {}), // the status that goes with it
    },
  });
}

/** What is wrong with a variable and where in it, without graphql's echo of its value: that could be somebody's health. */
function aboutVariable({ message, originalError }: GraphQLError): string {
  if (!originalError) return message; // left out, or null: no value to speak of
  const why = originalError.message;
  const [, name, within] =
    /^Variable "\$(\w+)".*?(?: at "\w+([^"\\]+)")?$/s.exec(message.slice(0, -`; ${why}`.length)) ?? [];
  const type = /^(?:Enum "(\w+)"|(\w+)) cannot represent|does not exist in "(\w+)" enum/.exec(why);
  const reason = type ? `it is no ${type[1] ?? type[2] ?? type[3]}.` : why;
  return `Variable "$${name}${within ?? ""}" is not valid: ${reason}`;
}
