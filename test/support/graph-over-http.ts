import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Graph, type GraphServer, type GraphServerOptions, serveGraph } from "@overligger/gateway";
import { type Caller, Refusal, Role } from "@overligger/shared";
import { buildSchema, type DocumentNode, execute, type GraphQLSchema } from "graphql";

/** A small graph of people who know each other, to ask HTTP itself: what is behind it is graphql's own executor. */
export const PEOPLE = buildSchema(`
  type Query { me: Person  person(name: String!): Person  long: String  count(of: Int): Int }
  type Mutation { rename(name: String!): Person }
  type Person { name: String  friend: Person  friends(first: Int = 1): [Person!]  secret: String  broken: String }
`);

const LOTTE = {
  name: "Lotte Holm",
  friend: () => LOTTE,
  friends: () => [LOTTE],
  secret: () => {
    throw new Refusal("FORBIDDEN");
  },
  broken: () => {
    throw new Error("connect ECONNREFUSED 10.0.0.7:5432, citizen 251248-9996");
  },
};
const ROOT_VALUE = {
  me: LOTTE,
  person: () => LOTTE,
  long: "overligger ".repeat(5_000),
  count: ({ of }: { of?: number }) => of,
  rename: () => LOTTE,
};

export interface Known {
  readonly caller: Caller;
  readonly requestId: string;
}

const lotte: Caller = { id: "lotte", name: "Lotte Holm", role: Role.CITIZEN, sector: null, municipality: null };

export interface Served {
  readonly url: string;
  readonly server: GraphServer<Known>;
  /** The documents that were handed on, in order. */
  readonly documents: DocumentNode[];
  readonly contexts: Known[];
  /** Asks as Lotte. */
  post(body: unknown, headers?: Record<string, string>): Promise<Reply>;
  get(parameters: Record<string, string>, headers?: Record<string, string>): Promise<Reply>;
  fetch(path: string, init?: RequestInit): Promise<Reply>;
  changeSchema(schema: GraphQLSchema): void;
  stop(): Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
  readonly json: any;
}

export const AS_LOTTE = { authorization: "Bearer lotte", "apollo-require-preflight": "yes" };

/** Serves the graph of people; "Bearer lotte" is Lotte, and "Bearer down" nobody knows right now. */
export async function servePeople(
  options: Partial<GraphServerOptions<Known>> = {},
  answer?: Graph<Known>["execute"],
): Promise<Served> {
  const documents: DocumentNode[] = [];
  const contexts: Known[] = [];
  const listeners = new Set<(schema: GraphQLSchema) => void>();
  let schema = PEOPLE;
  const graph: Graph<Known> = {
    get schema() {
      return schema;
    },
    onSchema(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async execute(operation, context, signal) {
      documents.push(operation.document);
      contexts.push(context);
      if (answer) return answer(operation, context, signal);
      return execute({
        schema,
        document: operation.document,
        operationName: operation.operationName ?? null,
        variableValues: operation.variables ?? null,
        rootValue: ROOT_VALUE,
      });
    },
  };
  const server = await serveGraph<Known>({
    graph,
    authenticate: async (authorization) => {
      if (authorization === "Bearer lotte") return lotte;
      throw new Refusal(authorization === "Bearer down" ? "LOG_UNAVAILABLE" : "UNAUTHENTICATED");
    },
    context: ({ caller, requestId }) => ({ caller: caller as Caller, requestId }),
    ...options,
  });
  const http = createServer((request, response) => void server.handle(request, response));
  http.keepAliveTimeout = 60_000; // a busy machine must not find its connection closed between two questions
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`;
  const served: Served = {
    url,
    server,
    documents,
    contexts,
    post: (body, headers) =>
      served.fetch("", {
        method: "POST",
        headers: { ...AS_LOTTE, "content-type": "application/json", ...headers },
        body: typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
      }),
    get: (parameters, headers) =>
      served.fetch(`?${new URLSearchParams(parameters)}`, { headers: { ...AS_LOTTE, ...headers } }),
    async fetch(path, init) {
      const response = await fetch(`${url}${path}`, init);
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: text === "" ? undefined : JSON.parse(text),
      };
    },
    changeSchema(next) {
      schema = next;
      for (const listener of listeners) listener(next);
    },
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await server.close();
    },
  };
  return served;
}
