import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ApolloServer, HeaderMap } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { ExecutionResult, GraphQLSchema } from "graphql";
import type { GrantSecrets, SubgraphDefinition } from "../contract/subgraph-definition.ts";
import { Database, type DatabaseAddress } from "../kernel/database/database.ts";
import { publicError } from "../kernel/refusal/public-error.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { Context } from "../kernel/request/context.ts";
import { ReadLog } from "../kernel/request/read-log.ts";
import type { Operation } from "../kernel/roads.ts";
import { NO_ROADS, type Roads } from "../kernel/roads.ts";
import type { Anchor } from "../kernel/seal/anchor.ts";
import { Sealer } from "../kernel/seal/sealer.ts";
import { type Authenticate, notLetIn } from "./authentication.ts";
import { Envelopes, type Peers } from "./envelope.ts";
import { type Execute, executor } from "./executor.ts";
import { federatedSchema } from "./federation.ts";
import { storedBy } from "./logs.ts";
import { asJson } from "./read-json.ts";
import { refuse, reply } from "./reply.ts";
import { endServer } from "./stop.ts";

export interface SubgraphOptions {
  readonly address: DatabaseAddress;
  readonly authenticate: Authenticate;
  readonly secrets: GrantSecrets;
  /** The roads to other subgraphs; left out: none. */
  readonly roads?: Roads;
  /** What time it is; left out: what the machine says. A test moves it. */
  readonly clock?: () => Date;
  /** The keys of the logs' marks and seals, the one in use first; none: then who has the database could make them anew. */
  readonly logKeys?: readonly string[];
  /** Where newest seals are told outside the database; left out: nowhere. */
  readonly anchor?: Anchor;
  /** Whether logs are sealed beside the requests; left out: yes. A test says when. */
  readonly sealBeside?: boolean;
}

/** Apollo Server copies the object it is given as context, property by property; ours must stay itself. */
interface Carried {
  context: Context;
}

const SDL_QUESTION = /^\s*(query\s*\w*\s*)?\{\s*_service\s*\{\s*sdl\s*\}\s*\}\s*$/;

/** A subgraph that runs: its database migrated, its schema built. Called in-process or over HTTP, by the same code. */
export class Subgraph {
  readonly name: string;
  readonly sdl: string;
  readonly db: Database;
  readonly #definition: SubgraphDefinition;
  readonly #options: SubgraphOptions;
  readonly #schema: GraphQLSchema;
  readonly #execute: Execute;
  readonly #sealer: Sealer;
  #http: { server: Server; apollo: ApolloServer<Carried> } | null = null;

  private constructor(
    definition: SubgraphDefinition,
    options: SubgraphOptions,
    db: Database,
    schema: GraphQLSchema,
    sdl: string,
  ) {
    this.name = definition.name;
    this.sdl = sdl;
    this.db = db;
    this.#definition = definition;
    this.#options = options;
    this.#schema = schema;
    this.#execute = executor(schema);
    this.#sealer = new Sealer(db, () => this.#now(), options.anchor ?? (() => undefined), options.sealBeside ?? true);
  }

  static async start(definition: SubgraphDefinition, options: SubgraphOptions): Promise<Subgraph> {
    const [db, { schema, sdl }] = await Promise.all([
      Database.open({
        name: definition.name,
        address: options.address,
        ...storedBy(definition),
        logKeys: options.logKeys ?? [],
      }),
      federatedSchema(definition),
    ]);
    await definition.prepare?.(db);
    return new Subgraph(definition, options, db, schema, sdl);
  }

  seedDemo(): Promise<void> {
    return this.#definition.seedDemo(this.db, this.#options.secrets);
  }

  seedGenerated(seed: number, from: number, to: number): Promise<void> {
    return this.#definition.seedGenerated(this.db, seed, from, to);
  }

  /** Answers one operation for the holder of a token. Never throws: what is wrong comes as an error in the result. */
  async execute(
    operation: Operation,
    authorization: string | null | undefined,
    requestId: string = randomUUID(),
  ): Promise<ExecutionResult> {
    try {
      return await this.#execute(operation, await this.#context(authorization, requestId));
    } catch (error) {
      if (error instanceof Refusal) return { errors: [error] };
      return { errors: [new Refusal("INTERNAL_SERVER_ERROR")] };
    }
  }

  /** Serves HTTP: `/graphql` to its peers; to anybody `/health`, 200 only while the database answers. Resolves to the port. */
  async listen(port: number, peers: Peers, host = "127.0.0.1"): Promise<number> {
    const envelopes = new Envelopes(this.name, peers, () => this.#now());
    const run = this.#execute;
    const schema = this.#schema;
    const apollo = new ApolloServer<Carried>({
      // Apollo Server parses, validates and speaks HTTP; the compiled executor answers, through the hook made for gateways.
      gateway: {
        load: async () => ({
          executor: ({ document, request, context }) =>
            run(
              { document, variables: request.variables, operationName: request.operationName },
              (context as Carried).context,
            ),
        }),
        onSchemaLoadOrUpdate(tell) {
          tell({ apiSchema: schema, coreSupergraphSdl: "" });
          return () => undefined;
        },
        stop: async () => undefined,
      },
      introspection: true,
      csrfPrevention: true,
      stopOnTerminationSignals: false,
      includeStacktraceInErrorResponses: false,
      formatError: publicError,
      plugins: [
        // Both hook every field and are on by default: they doubled the CPU of a list.
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginInlineTraceDisabled(),
        ApolloServerPluginUsageReportingDisabled(),
        ApolloServerPluginLandingPageDisabled(),
      ],
    });
    await apollo.start();
    const server = createServer(
      { requestTimeout: 10_000, headersTimeout: 5_000, keepAliveTimeout: 65_000 },
      (request, response) => {
        this.#answer(apollo, envelopes, request, response).catch(() => {
          if (!response.headersSent) refuse(response, 500, "INTERNAL_SERVER_ERROR");
          else response.destroy();
        });
      },
    );
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
    this.#http = { server, apollo };
    return (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const http = this.#http;
    if (http) {
      await endServer(http.server);
      await http.apollo.stop();
    }
    await this.#sealer.close();
    await this.db.close();
  }

  /** Seals what the logs hold now, in place of a little later. */
  sealLogs(): Promise<void> {
    return this.#sealer.seal();
  }

  #now(): Date {
    return this.#options.clock?.() ?? new Date();
  }

  async #context(authorization: string | null | undefined, requestId: string): Promise<Context> {
    const caller = await this.#options.authenticate(authorization);
    const now = this.#now();
    const readLog = new ReadLog(this.db, caller, now);
    return (
      this.#definition.context?.(
        {
          caller,
          db: this.db,
          readLog,
          now,
          requestId,
          authorization: authorization ?? null,
          roads: this.#options.roads ?? NO_ROADS,
        },
        this.#options.secrets,
      ) ?? new Context(caller, this.db, readLog, now)
    );
  }

  async #answer(
    apollo: ApolloServer<Carried>,
    envelopes: Envelopes,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const path = (request.url ?? "").split("?")[0];
    if (path === "/health") {
      const ready = await this.db.ping();
      return reply(response, ready ? 200 : 503, { status: ready ? "ready" : "database unreachable" });
    }
    const opened = await envelopes.admit(request, response);
    if (!opened) return;
    if (path !== "/graphql" || request.method !== "POST") return refuse(response, 404, "NOT_FOUND");
    const body = asJson(opened.body);
    if (body === undefined) return refuse(response, 400, "BAD_USER_INPUT");
    // A gateway asks for the schema before anybody has signed in.
    if (SDL_QUESTION.test(String((body as { query?: unknown }).query))) {
      return reply(response, 200, { data: { _service: { sdl: this.sdl } } });
    }
    let context: Context;
    try {
      context = await this.#context(request.headers.authorization, opened.requestId);
    } catch (error) {
      const { status, code, headers } = notLetIn(error);
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      return refuse(response, status, code);
    }
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers.set(name, String(value));
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: "POST", headers, search: "", body },
      context: async () => ({ context }),
    });
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    response.statusCode = answer.status ?? 200;
    response.end(answer.body.kind === "complete" ? answer.body.string : "");
  }
}
