import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { RefusalCode, SubgraphLink, Words } from "@overligger/shared";
import { DEMO_PEOPLE } from "@overligger/shared/demo";
import { type Authenticate, endServer, signDemoToken } from "@overligger/shared/serve";
import type { ExecutionResult } from "graphql";
import type { Gateway } from "./gateway.ts";
import { type AdmissionOptions, PER_QUERY } from "./http/admission.ts";
import { refusal, statusOf } from "./http/errors.ts";
import { sharedWith } from "./http/other-origins.ts";
import { RequestRefused, refusedFor, refuse as refuseRequest, send as sendJson } from "./http/reply.ts";
import { type GraphServer, serveGraph } from "./http/serve-graph.ts";
import type { TrustedDocuments } from "./http/trusted-documents.ts";
import { letterOf, sendLetter } from "./letter/letter.ts";
import { picture, pictureOf } from "./picture/picture.ts";
import type { RequestContext } from "./transport.ts";

export interface ServerOptions {
  readonly gateway: Gateway;
  readonly links: readonly SubgraphLink[];
  readonly authenticate: Authenticate;
  /** Whether one may sign in as a person of the demo. */
  readonly demo: boolean;
  readonly port: number;
  readonly host: string;
  /** Origins whose pages may ask the graph from a browser; left out: none but our own. */
  readonly allowedOrigins?: readonly string[];
  /** The only queries that may be asked; left out: any. */
  readonly trustedDocuments?: TrustedDocuments | undefined;
  /** Whether the schema is told; left out: yes. */
  readonly introspection?: boolean;
  /** What each may ask, and how much is answered at once; left out: nobody is counted. */
  readonly admission?: AdmissionOptions;
  /** Serves the page; false where the address is not the page's. */
  readonly page: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** The one address: `/graphql`, pictures and letters, `/health`, GraphiQL at `/`, and the demo's `/session`. */
export async function startServer(options: ServerOptions): Promise<{ port: number; close(): Promise<void> }> {
  const { gateway, authenticate } = options;
  const graph = await serveGraph<RequestContext>({
    graph: gateway,
    authenticate,
    context: ({ authorization, requestId }) => ({ authorization, requestId }),
    allowedOrigins: options.allowedOrigins ?? [],
    trustedDocuments: options.trustedDocuments,
    introspection: options.introspection ?? true,
    admission: options.admission ?? { perQuery: PER_QUERY },
  });
  const server = createServer(
    { requestTimeout: 15_000, headersTimeout: 5_000, connectionsCheckingInterval: 2_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      answer(options, graph, request, response).catch((error) => {
        if (response.headersSent) response.destroy();
        else refuseRequest(response, refusedFor(error));
      });
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      await endServer(server);
      await graph.close();
    },
  };
}

async function answer(
  options: ServerOptions,
  graph: GraphServer<RequestContext>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Another name that leads here is somebody else's page, which would sign in as a person of the demo.
  if (options.demo && !isOwnName(request.headers.host))
    return refuse(response, 403, "FORBIDDEN", [
      "A demo is asked at its own address, by no other name.",
      "Demoen svarer kun på sin egen adresse, ikke under andre navne.",
    ]);
  const path = (request.url ?? "/").split("?")[0];
  if (path === "/graphql" || path === "/graphql/") return graph.handle(request, response);
  if (path === "/health") return health(options, response);
  const plan = pictureOf(path ?? "");
  if (plan !== null)
    return fetched(options, graph, request, response, async (ask) => {
      const fault = await picture(ask, plan, request, response);
      if (fault !== null) refuse(response, statusOf(fault), fault);
    });
  const letter = letterOf(path ?? "");
  if (letter !== null)
    return fetched(options, graph, request, response, (ask) => sendLetter(ask, letter, request, response));
  if (path === "/session") return session(options, request, response);
  if (!options.page(request, response)) refuse(response, 404, "NOT_FOUND");
}

const isOwnName = (host: string | undefined) =>
  host === undefined || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);

type Ask = (question: { query: string; variables: Record<string, unknown> }) => Promise<ExecutionResult>;

/** What is laid out from an answer of the graph, for who may read it: it is asked as the very person who fetches it. */
async function fetched(
  { authenticate, allowedOrigins = [] }: ServerOptions,
  graph: GraphServer<RequestContext>,
  request: IncomingMessage,
  response: ServerResponse,
  layOut: (ask: Ask) => Promise<void>,
): Promise<void> {
  const share = sharedWith(allowedOrigins);
  if (await share?.(request, response)) return;
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", share ? "GET, HEAD, OPTIONS" : "GET, HEAD");
    return refuse(response, 405, "BAD_USER_INPUT", ["This is fetched with GET.", "Det hentes med GET."]);
  }
  const authorization = request.headers.authorization ?? "";
  const caller = await authenticate(authorization);
  const context = { authorization, requestId: randomUUID() };
  response.setHeader("x-request-id", context.requestId);
  await layOut((question) => graph.ask(question, caller, context));
}

/** 200 only when a query would be answered: coordination answers, whichever sectors are silent. */
async function health({ gateway, links }: ServerOptions, response: ServerResponse): Promise<void> {
  const subgraphs = Object.fromEntries(
    await Promise.all(links.map(async (link) => [link.name, (await link.ready()) ? "ready" : "silent"] as const)),
  );
  const ready = subgraphs.coordination === "ready";
  send(response, ready ? 200 : 503, {
    status: ready ? "ready" : "not ready",
    subgraphs,
    // Whose new schema does not fit the others: the last that did stands in its place.
    outdated: gateway.problems().map(({ subgraph }) => subgraph),
  });
}

/** Whom one can sign in as (GET), and signing in (POST { person }). Outside a demo: nobody. */
async function session({ demo }: ServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const people = demo
    ? DEMO_PEOPLE.map(({ key, description, caller }) => ({ key, name: caller.name, role: caller.role, description }))
    : [];
  if (request.method === "GET") return send(response, 200, { demo, people });
  if (request.method !== "POST" || !demo) return refuse(response, 404, "NOT_FOUND");
  // Only a page of our own can send JSON here without a browser asking first, so no other page can sign somebody in.
  if (!request.headers["content-type"]?.startsWith("application/json"))
    return refuse(response, 415, "BAD_USER_INPUT", ["Send application/json.", "Send det som application/json."]);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > 1_024) return refuse(response, 413, "BAD_USER_INPUT");
    parts.push(part as Buffer);
  }
  let wanted: unknown;
  try {
    wanted = (JSON.parse(Buffer.concat(parts).toString()) as { person?: unknown } | null)?.person;
  } catch {
    return refuse(response, 400, "BAD_USER_INPUT");
  }
  const person = DEMO_PEOPLE.find(({ key }) => key === wanted);
  if (!person)
    return refuse(response, 404, "NOT_FOUND", [
      "There is no such person in the demo.",
      "Der er ingen sådan person i demoen.",
    ]);
  send(response, 200, {
    token: await signDemoToken(person.caller),
    person: people.find(({ key }) => key === person.key),
  });
}

const refuse = (response: ServerResponse, status: number, code: RefusalCode, words?: Words) =>
  refuseRequest(response, new RequestRefused(refusal(code, ...(words ?? [])), status));

const send = (response: ServerResponse, status: number, body: object) =>
  sendJson(response, status, JSON.stringify(body));
