import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { ApolloServer, HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { InMemoryLRUCache } from "@apollo/utils.keyvaluecache";
import { type Caller, logBug } from "@overligger/shared";
import type { Authenticate } from "@overligger/shared/serve";
import bodyParser from "body-parser";
import compression from "compression";
import { type DocumentNode, type ExecutionResult, type GraphQLError } from "graphql";
import Negotiator from "negotiator";
import { type AdmissionOptions, admission } from "./admission.ts";
import { errorOfRequest, errorsOfAnswer, refusal } from "./errors.ts";
import type { Graph } from "./graph.ts";
import { LIMITS, type Limits, rulesOf } from "./limits.ts";
import { sharedWith } from "./other-origins.ts";
import { bodyFor, searchFor } from "./parameters.ts";
import { HOW, isJson, step, unreadable } from "./read.ts";
import { RequestRefused, refuse, refusedFor, send } from "./reply.ts";
import { MEDIA_TYPES, PLAIN, statuses } from "./statuses.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

export interface GraphServerOptions<Context> {
  readonly graph: Graph<Context>;
  /** Who may ask at all; left out: anybody, and it is left to the subgraphs. */
  readonly authenticate?: Authenticate | undefined;
  /** What the graph is to know of one request. */
  readonly context: (asked: Asked) => Context;
  /** Origins whose pages may ask from a browser; left out: none but our own. */
  readonly allowedOrigins?: readonly string[];
  /** The only queries that may be asked; left out: any. */
  readonly trustedDocuments?: TrustedDocuments | undefined;
  readonly limits?: Limits;
  /** What each may ask, and how much is answered at once; left out: nobody is counted. */
  readonly admission?: AdmissionOptions;
  /** Whether the schema is told to who may ask, and guessed at in errors; left out: yes. */
  readonly introspection?: boolean;
  /** How the errors of an answer are told; left out: in our own words, and nothing of a foreign subgraph's. */
  readonly words?: (errors: readonly GraphQLError[]) => readonly GraphQLError[];
}

/** What the graph may know of a request; who asks was verified before anything of it was read. */
export interface Asked {
  /** Null where anybody may ask. */
  readonly caller: Caller | null;
  readonly headers: IncomingHttpHeaders;
  /** The caller's own proof, to be handed on with what is asked in their name. */
  readonly authorization: string;
  readonly requestId: string;
}

export interface GraphServer<Context> {
  /** Answers one request to `/graphql`. Never rejects. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Asks the graph from within, as the caller of a request that is no query itself. */
  readonly ask: (
    question: { query: string; variables?: Record<string, unknown> },
    caller: Caller | null,
    context: Context,
  ) => Promise<ExecutionResult>;
  readonly close: () => Promise<void>;
}

/** Apollo Server copies the object it is given as context, property by property; what is in it stays itself. */
interface Carried<Context> {
  context: Context;
  caller: Caller | null;
  signal?: AbortSignal;
}

/** Parsed queries, and texts known by their hash, that one process remembers; the least used go first. */
const REMEMBERED = { max: 1_000, maxSize: 10 * 1024 * 1024 };

/**
 * The graph over HTTP. Apollo Server speaks GraphQL over HTTP, parses, validates, remembers documents and texts; `cors`,
 * `compression` and `body-parser` do what their names say; the graph answers. No request is remembered, only its query.
 */
export async function serveGraph<Context>(options: GraphServerOptions<Context>): Promise<GraphServer<Context>> {
  const {
    graph,
    authenticate,
    allowedOrigins = [],
    trustedDocuments,
    limits = LIMITS,
    introspection = true,
    words = errorsOfAnswer,
  } = options;
  const { budget } = options.admission ?? {};
  const admit = options.admission ? admission(graph, options.admission) : null;
  const apollo = new ApolloServer<Carried<Context>>({
    gateway: {
      load: async () => ({
        executor: async ({ document, request: { operationName, variables }, context }) => {
          const carried = context as Carried<Context>;
          const operation = { document, operationName: operationName ?? null, variables: variables ?? null };
          const work = () => graph.execute(operation, carried.context, carried.signal);
          const answer = await (admit?.(operation, carried.caller, carried.signal, work) ?? work());
          return answer.errors?.length ? { ...answer, errors: words(answer.errors) } : answer;
        },
      }),
      onSchemaLoadOrUpdate(tell) {
        tell({ apiSchema: graph.schema, coreSupergraphSdl: "" });
        return graph.onSchema((apiSchema) => tell({ apiSchema, coreSupergraphSdl: "" }));
      },
      stop: async () => undefined,
    },
    nodeEnv: "production", // the same everywhere
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    maxRecursiveSelections: limits.selections,
    validationRules: rulesOf(limits),
    documentStore: new InMemoryLRUCache<DocumentNode>(REMEMBERED),
    // A text is kept under its own hash, which is verified: nobody can put another in its place, and a text is no secret.
    persistedQueries: trustedDocuments ? false : { cache: new InMemoryLRUCache<string>(REMEMBERED), ttl: null },
    formatError: errorOfRequest,
    logger: { debug: quiet, info: quiet, warn: tell, error: tell },
    plugins: [
      // Both hook every field and are on by default: they doubled the CPU of a list.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      // Nothing is told to anybody, whatever the environment says.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      statuses,
    ],
  });
  await apollo.start();

  // Packing is safe here (BREACH): an attacker's page cannot make a browser ask, for who asks is told by a header that no
  // browser adds by itself, and no secret (token, cookie, CSRF token) stands in an answer.
  const pack = step(compression());
  const read = step(bodyParser.json({ limit: limits.body, strict: false, type: () => true }));
  const share = sharedWith(allowedOrigins);

  async function answer(request: IncomingMessage, response: ServerResponse, contentType: string): Promise<void> {
    const requestId = randomUUID();
    response.setHeader("x-request-id", requestId);
    response.setHeader("vary", "Accept");
    if (await share?.(request, response)) return;
    if (request.method !== "POST" && request.method !== "GET") {
      response.setHeader("allow", share ? "GET, POST, OPTIONS" : "GET, POST");
      throw new RequestRefused(refusal("BAD_USER_INPUT", ...HOW), 405);
    }
    const authorization = request.headers.authorization ?? "";
    const caller = (await authenticate?.(authorization)) ?? null;
    if (caller) await paid(caller);
    await pack(request, response);

    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers.set(name, String(value));
    headers.set("accept", contentType);
    const gone = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) gone.abort();
    });
    const context = options.context({ caller, headers: request.headers, authorization, requestId });
    const reply = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { headers, ...(await asked(request, response)) },
      context: async () => ({ context, caller, signal: gone.signal }),
    });
    write(response, reply);
  }

  /** A request that is never read costs something, too. */
  async function paid(caller: Caller): Promise<void> {
    if (!budget) return;
    const { left, again } = await budget.take(caller.id, 1);
    if (left >= 0) return;
    const { message, extensions } = refusal("RATE_LIMITED");
    throw new RequestRefused({ message, extensions: { ...extensions, limit: budget.perMinute, retryAfter: again } });
  }

  async function asked(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Pick<HTTPGraphQLRequest, "method" | "search" | "body">> {
    if (request.method === "GET") {
      const [, search = ""] = /^[^?]*\?(.*)$/s.exec(request.url ?? "") ?? [];
      return { method: "GET", search: searchFor(search, trustedDocuments), body: "" };
    }
    if (!isJson(request.headers["content-type"])) throw new RequestRefused(refusal("BAD_USER_INPUT", ...HOW), 415);
    await read(request, response).catch((error) => {
      throw unreadable(error, limits);
    });
    const { body } = request as { body?: unknown };
    return { method: "POST", search: "", body: bodyFor(body, trustedDocuments) };
  }

  return {
    async handle(request, response) {
      const contentType = new Negotiator(request).mediaType([...MEDIA_TYPES]) ?? PLAIN;
      try {
        await answer(request, response, contentType);
      } catch (error) {
        if (response.headersSent) response.destroy();
        else refuse(response, refusedFor(error), contentType);
      }
    },
    async ask({ query, variables = {} }, caller, context) {
      const { body } = await apollo.executeOperation({ query, variables }, { contextValue: { context, caller } });
      return (body.kind === "single" ? body.singleResult : { data: null }) as ExecutionResult;
    },
    async close() {
      await apollo.stop();
      await budget?.close();
    },
  };
}

function write(response: ServerResponse, { status, headers, body }: HTTPGraphQLResponse): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  send(response, status ?? 200, body.kind === "complete" ? body.string : "", headers.get("content-type"));
}

const quiet = () => undefined;
const tell = (message?: unknown) => logBug("http", new Error(String(message)));
