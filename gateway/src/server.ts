import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Authenticate,
  DEMO_PEOPLE,
  endServer,
  notLetIn,
  REFUSALS,
  type RefusalCode,
  refusalExtensions,
  signDemoToken,
} from "@overligger/shared";
import type { Gateway } from "./gateway.ts";
import { picture, pictureOf } from "./picture/picture.ts";
import type { SubgraphLink } from "./subgraphs.ts";

export interface ServerOptions {
  readonly gateway: Gateway;
  readonly links: readonly SubgraphLink[];
  readonly authenticate: Authenticate;
  /** Whether one may sign in as a person of the demo. */
  readonly demo: boolean;
  readonly port: number;
  readonly host: string;
  /** Serves the page; false where the address is not the page's. */
  readonly page: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** Largest request, in bytes: a query with its variables, not a file. */
const MAX_BODY = 256 * 1024;

/** The one address: `/graphql`, `/health`, GraphiQL at `/`, and the demo's `/session`. */
export async function startServer(options: ServerOptions): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer(
    { requestTimeout: 15_000, headersTimeout: 5_000, connectionsCheckingInterval: 2_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      answer(options, request, response).catch(() => {
        if (response.headersSent) response.destroy();
        else refuse(response, 500, "INTERNAL_SERVER_ERROR");
      });
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => endServer(server),
  };
}

async function answer(options: ServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Another name that leads here is somebody else's page, which would sign in as a person of the demo.
  if (options.demo && !isOwnName(request.headers.host))
    return refuse(response, 403, "FORBIDDEN", "A demo is asked at its own address, by no other name.");
  const path = (request.url ?? "/").split("?")[0];
  if (path === "/graphql") return graphql(options, request, response);
  if (path === "/health") return health(options, response);
  const plan = pictureOf(path ?? "");
  if (plan !== null) return drawn(options, plan, request, response);
  if (path === "/session") return session(options, request, response);
  if (!options.page(request, response)) refuse(response, 404, "NOT_FOUND");
}

const isOwnName = (host: string | undefined) =>
  host === undefined || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);

async function graphql(
  { gateway, authenticate }: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const how = "Send the query as POST with content-type application/json.";
  if (request.method !== "POST") {
    response.setHeader("allow", "POST");
    return refuse(response, 405, "BAD_USER_INPUT", how);
  }
  if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? ""))
    return refuse(response, 415, "BAD_USER_INPUT", how);
  const length = Number(request.headers["content-length"] ?? Number.NaN);
  if (!(length <= MAX_BODY)) {
    response.setHeader("connection", "close");
    return refuse(
      response,
      413,
      "BAD_USER_INPUT",
      `The request must state its length and be at most ${MAX_BODY} bytes.`,
    );
  }
  const authorization = request.headers.authorization ?? "";
  if (!(await letIn(authenticate, authorization, response))) return;
  // The engine compares letter by letter.
  request.headers["content-type"] = "application/json";
  // Answers are JSON, whatever else a caller would take: no event streams, no empty refusals.
  if (!request.headers.accept?.includes("application/graphql-response+json"))
    request.headers.accept = "application/json";
  response.setHeader("cache-control", "no-store");
  const requestId = randomUUID();
  response.setHeader("x-request-id", requestId);
  await gateway.handle(request, response, { authorization, requestId });
}

/** A plan's timeline as a picture, for who may read the plan. */
async function drawn(
  { gateway, authenticate }: ServerOptions,
  plan: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return refuse(response, 405, "BAD_USER_INPUT", "A picture is fetched with GET.");
  }
  const authorization = request.headers.authorization ?? "";
  if (!(await letIn(authenticate, authorization, response))) return;
  const fault = await picture(gateway, plan, request, response, { authorization, requestId: randomUUID() });
  if (fault !== null) refuse(response, STATUS[fault], fault);
}

const STATUS = { NOT_FOUND: 404, BAD_USER_INPUT: 400, SECTOR_SILENT: 503, INTERNAL_SERVER_ERROR: 500 } as const;

/** Whether somebody is let in. If not they have been told why: 401 without a valid token, 503 while nobody's can be checked. */
export async function letIn(
  authenticate: Authenticate,
  authorization: string,
  response: ServerResponse,
): Promise<boolean> {
  try {
    await authenticate(authorization);
    return true;
  } catch (error) {
    const { status, code, headers } = notLetIn(error);
    if (status === 500) throw error;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    refuse(response, status, code);
    return false;
  }
}

/** 200 only when a query would be answered: coordination answers, whichever sectors are silent. */
async function health({ links }: ServerOptions, response: ServerResponse): Promise<void> {
  const subgraphs = Object.fromEntries(
    await Promise.all(links.map(async (link) => [link.name, (await link.ready()) ? "ready" : "silent"] as const)),
  );
  const ready = subgraphs.coordination === "ready";
  send(response, ready ? 200 : 503, { status: ready ? "ready" : "not ready", subgraphs });
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
    return refuse(response, 415, "BAD_USER_INPUT", "Send application/json.");
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
  if (!person) return refuse(response, 404, "NOT_FOUND", "There is no such person in the demo.");
  send(response, 200, {
    token: await signDemoToken(person.caller),
    person: people.find(({ key }) => key === person.key),
  });
}

function refuse(
  response: ServerResponse,
  status: number,
  code: RefusalCode,
  message: string = REFUSALS[code][0],
): void {
  send(response, status, { errors: [{ message, extensions: refusalExtensions(code) }] });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(JSON.stringify(body));
}
