import type { IncomingMessage, ServerResponse } from "node:http";
import { DateScalar, DateTimeScalar, logBug, REFUSALS, refusalExtensions, withoutCpr } from "@overligger/shared";
import { type ExecutionResult, GraphQLError, type GraphQLSchema, Kind, parse, validate } from "graphql";
import { compose } from "./composition/compose.ts";
import { createEngine, type Operation } from "./engine/index.ts";
import type { SubgraphLink } from "./subgraphs.ts";
import { type RequestContext, senderTo, words } from "./transport.ts";

export type { RequestContext } from "./transport.ts";

export interface GatewayOptions {
  readonly links: readonly SubgraphLink[];
  /** How long a subgraph may take, in milliseconds. */
  readonly deadline: number;
  /** Left out: the Rust planner, or Apollo's where its binary does not exist. */
  readonly planner?: "rust" | "js" | undefined;
}

export interface Gateway {
  readonly supergraph: string;
  readonly schema: GraphQLSchema;
  execute(operation: Operation, context: RequestContext, signal?: AbortSignal): Promise<ExecutionResult>;
  handle(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<unknown>;
  /** Asks the graph from within, as the caller of a request that is no query itself. */
  ask(question: { query: string; variables: object }, context: RequestContext): Promise<ExecutionResult>;
  close(): Promise<void>;
}

/** What one operation may ask for; far above any page, far below harm. */
export const LIMITS = { tokens: 2_000, depth: 16, aliases: 50 } as const;

/** Composes the subgraphs and starts the engine over them. Throws CompositionError where they disagree. */
export async function startGateway({ links, deadline, planner }: GatewayOptions): Promise<Gateway> {
  const services = await Promise.all(links.map(async (link) => ({ name: link.name, sdl: await link.sdl() })));
  const supergraph = compose(services);
  const engine = await createEngine<RequestContext>({
    supergraph,
    send: senderTo(links, deadline),
    planner,
    scalars: [DateScalar, DateTimeScalar],
    // An overlay opens or says why; nothing at all is a row that got lost.
    owed: ["SectorOverlay"],
    words,
    notice: (sentence) => console.error(sentence),
    onBug: (thrown) => logBug("engine", thrown),
  });
  const execute: Gateway["execute"] = async (operation, context, signal) => {
    const answer = await engine.execute(operation, context, signal);
    return answer.errors?.length ? { ...answer, errors: forClients(answer.errors) } : answer;
  };
  return {
    supergraph,
    schema: engine.schema,
    execute,
    // TEMPORARY
    async handle(request, response, context) {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      let answer: ExecutionResult;
      try {
        const { query, variables, operationName } = JSON.parse(Buffer.concat(parts).toString());
        const document = parse(query);
        const errors = validate(engine.schema, document);
        answer =
          errors.length > 0
            ? { errors: forClients(errors) }
            : await execute({ document, variables, operationName }, context);
      } catch (error) {
        answer = { errors: [error as GraphQLError] };
      }
      response.setHeader("content-type", "application/json; charset=utf-8");
      response.end(JSON.stringify(answer));
    },
    ask: async ({ query, variables }, context) =>
      execute({ document: parse(query), variables: variables as Record<string, unknown> }, context),
    close: async () => {
      await Promise.all(links.map((link) => link.close()));
    },
  };
}

/** All errors of places in the answer; of the request itself the first hundred, as graphql does when it validates. */
function forClients(errors: readonly GraphQLError[]): GraphQLError[] {
  return errors.filter(({ path }, index) => path || index < 100).map(forPeople);
}

/** Every error leaves in one form: a code, whether to try again, and no word that could be somebody's number. */
function forPeople(error: GraphQLError): GraphQLError {
  const { nodes, positions, source, path, extensions } = error;
  const message = withoutCpr(error.message);
  if (extensions?.retryable !== undefined) {
    return new GraphQLError(message, { nodes, source, positions, path, extensions });
  }
  const code = extensions?.code as string | undefined;
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
      ...(extensions?.http ? { http: extensions.http } : {}), // the status that goes with it
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
