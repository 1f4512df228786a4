import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { demoSecret } from "@overligger/shared";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse, tokenOf } from "./support/house.ts";

const houses = new Map<string, TestHouse>();
let house: TestHouse;
beforeAll(async () => {
  for (const planner of ["rust", "js"] as const) houses.set(planner, await startHouse({ planner }));
  house = houses.get("rust") as TestHouse;
});
afterAll(async () => {
  for (const each of houses.values()) await each.stop();
});

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
  data?: any;
  // biome-ignore lint/suspicious/noExplicitAny: likewise
  errors?: any[];
}

interface Sent {
  /** What is sent as JSON, or as it is where it is text or bytes. */
  body?: unknown;
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  authorization?: string | null;
  /** Without a length: in pieces. */
  chunked?: boolean;
  /** Left out: the house with the Rust planner. */
  to?: TestHouse;
}

/** One request on a connection of its own, as bare as it is written here. */
async function send(sent: Sent): Promise<Reply> {
  const { body, method = "POST", path = "/graphql", headers, authorization, chunked, to = house } = sent;
  const { hostname, port } = new URL(to.url);
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === "string" ? body : (JSON.stringify(body) ?? ""));
  const who = authorization === undefined ? `Bearer ${await tokenOf("lotte")}` : authorization;
  return new Promise((resolve, reject) => {
    const call = request({
      agent: false,
      hostname,
      port,
      method,
      path,
      headers: {
        ...(who === null ? {} : { authorization: who }),
        ...(method === "GET" ? {} : { "content-type": "application/json" }),
        ...(chunked ? { "transfer-encoding": "chunked" } : { "content-length": bytes.length }),
        ...headers,
      },
    });
    call.once("error", reject);
    call.once("response", async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      const parsed = /json/.test(response.headers["content-type"] ?? "") && text !== "" ? JSON.parse(text) : {};
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text, ...parsed });
    });
    call.end(bytes);
  });
}

/** A refusal that a client can act on: words, a code, whether to try again; kept by nobody; nothing from inside. */
function expectClearRefusal(reply: Reply): void {
  expect(reply.status).toBeLessThan(500);
  expect(reply.headers["content-type"]).toMatch(/^application\/(graphql-response\+)?json/);
  expect(reply.headers["cache-control"]).toBe("no-store");
  expect(Object.values(reply.data ?? {}).every((value) => value === null)).toBe(true);
  expect(reply.errors?.length).toBeGreaterThan(0);
  for (const { message, extensions } of reply.errors ?? []) {
    expect(message).toMatch(/^\S.{10,}/s);
    expect(extensions.code).toMatch(/^[A-Z_]+$/);
    expect(extensions.code).not.toBe("INTERNAL_SERVER_ERROR");
    expect(extensions.retryable).toBe(false);
  }
  expectNothingFromInside(reply);
}

function expectNothingFromInside({ text }: Pick<Reply, "text">): void {
  expect(text).not.toMatch(/127\.0\.0\.1|localhost|\.invalid|embedded|\w:\d{4,5}\b|ECONN|socket/i);
  expect(text).not.toMatch(
    /\b(SELECT|INSERT INTO|UPDATE|FROM|relation|column|pg_\w+|constraint)\b.*\b(FROM|SET|WHERE|exist)/,
  );
  expect(text).not.toMatch(/node_modules|\.[cm]?[jt]s:\d|\bat \w+.*\(|stacktrace|serviceName|TypeError|QueryFailed/);
}

// First, while the server is young: what closes slow connections looks at them at intervals.
describe("A caller who never finishes", () => {
  const slow: [string, (authorization: string) => string][] = [
    ["its headers", () => "POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: "],
    [
      "its body",
      (authorization) =>
        `POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query":`,
    ],
    [
      "signing in",
      () =>
        'POST /session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"person":',
    ],
  ];

  it.concurrent.each(slow)("%s is cut off", { timeout: 20_000 }, async (_what, begun) => {
    const { hostname, port } = new URL(house.url);
    const socket = connect(Number(port), hostname);
    const closed = new Promise<string>((resolve) => {
      let got = "";
      socket.on("data", (chunk) => (got += chunk));
      socket.on("error", () => undefined);
      socket.once("close", () => resolve(got));
    });
    socket.write(begun(`Bearer ${await tokenOf("lotte")}`));
    expect(await closed).not.toContain(" 200 ");
  });
});

const QUERY = "{ me { name citizen { id name coordinatingPlan { id summary } } } }";
const INTROSPECTION = "{ __schema { types { name } } }";

describe("A demo, where anybody signs in,", () => {
  it.each([
    "evil.example",
    "evil.example:4000",
    "127.0.0.1.evil.example",
    "10.0.0.7:4000",
    "localhost.evil.example",
    "[::2]",
  ])("is not asked by a page that leads its own name %s here", async (host) => {
    for (const [method, path] of [
      ["GET", "/session"],
      ["POST", "/session"],
      ["POST", "/graphql"],
      ["GET", "/"],
    ] as const) {
      const reply = await send({ method, path, headers: { host }, body: { person: "lotte", query: QUERY } });
      expect(reply.status).toBe(403);
      expectClearRefusal(reply);
      expect(reply.text).not.toContain("Lotte");
    }
  });

  it.each(["localhost", "LOCALHOST:4000", "127.0.0.1", "[::1]:4000"])("is asked at %s", async (host) => {
    const { status, data } = await send({ headers: { host }, body: { query: QUERY } });
    expect(status).toBe(200);
    expect(data.me.name).toBe("Lotte Holm");
  });
});

describe("Nobody is answered without a valid token", () => {
  const { id, name, role } = person("lotte").caller;
  const at = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

  /** A token as the demo signs it, but for what is changed; undefined leaves a claim out. */
  function token(changed: object = {}, alg = "HS256", secret = demoSecret("sign-in")): Promise<string> {
    const claims = { iss: "overligger-demo", aud: "overligger", sub: id, name, role, iat: at(-600), exp: at(600) };
    return new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret));
  }
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const unsigned = async (header: object, signature: string) =>
    `${encoded(header)}.${(await token()).split(".")[1]}.${signature}`;

  it("while such a token is answered", async () => {
    const { status, data, errors } = await send({ body: { query: QUERY }, authorization: `Bearer ${await token()}` });
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(data.me.name).toBe(name);
  });

  // RFC 9110 § 11.1: the scheme in any case, and spaces; RFC 7519 § 4.1.4: some leeway for clocks that differ.
  it.each<[string, () => Promise<string>]>([
    ["the scheme in small letters", async () => `bearer ${await token()}`],
    ["the scheme in capitals", async () => `BEARER ${await token()}`],
    ["several spaces after the scheme", async () => `Bearer    ${await token()}`],
    ["spaces around it all", async () => `  Bearer ${await token()}  `],
    ["a token that was over a few seconds ago", async () => `Bearer ${await token({ exp: at(-10) })}`],
    ["a token that holds from a few seconds ahead", async () => `Bearer ${await token({ nbf: at(10) })}`],
    ["a token issued a few seconds ahead", async () => `Bearer ${await token({ iat: at(10), nbf: at(10) })}`],
  ])("and so is %s, again and again", async (_what, made) => {
    const authorization = await made();
    for (let time = 0; time < 2; time += 1) {
      const { status, data, errors } = await send({ body: { query: QUERY }, authorization });
      expect(errors).toBeUndefined();
      expect(status).toBe(200);
      expect(data.me.citizen.name).toBe(name);
    }
  });

  const bearer = (made: () => Promise<string>) => async () => `Bearer ${await made()}`;
  // biome-ignore format: one a line
  const wrong: [string, () => Promise<string> | string | null][] = [
    ["no token at all", () => null],
    ["an empty header", () => ""],
    ["the scheme and the token in one", async () => `Bearer${await token()}`],
    ["the word Bearer alone", () => "Bearer"],
    ["another scheme", () => "Basic bG90dGU6bG90dGU="],
    ["the token without its scheme", () => token()],
    ["something that is no token", () => "Bearer lotte"],
    ["parts that are no JSON", () => "Bearer x.y.z"],
    ["half a token", bearer(async () => (await token()).slice(0, -20))],
    ["two tokens", async () => `Bearer ${await token()} ${await token()}`],
    ["an expired token", bearer(() => token({ exp: at(-60) }))],
    ["a token that never expires", bearer(() => token({ exp: undefined }))],
    ["a token that holds only later", bearer(() => token({ nbf: at(600) }))],
    ["a token signed with another secret", bearer(() => token({}, "HS256", "another secret of 32 characters."))],
    ["a token signed with another algorithm", bearer(() => token({}, "HS512", "x".repeat(64)))],
    ["a token signed with the secret but another algorithm", bearer(() => token({}, "HS384"))],
    ["a changed token", bearer(async () => (await token()).replace(/\.[^.]+\./, `.${encoded({ sub: "x", role: "COORDINATOR" })}.`))],
    ["alg none without a signature", bearer(() => unsigned({ alg: "none" }, ""))],
    ["alg none with a signature", bearer(() => unsigned({ alg: "none" }, "c2lnbmVk"))],
    ["alg NONE", bearer(() => unsigned({ alg: "NONE", typ: "JWT" }, "c2lnbmVk"))],
    ["no algorithm", bearer(() => unsigned({ typ: "JWT" }, "c2lnbmVk"))],
    ["a token from another issuer", bearer(() => token({ iss: "somebody-else" }))],
    ["a token without an issuer", bearer(() => token({ iss: undefined }))],
    ["a token for another audience", bearer(() => token({ aud: "another-system" }))],
    ["a token without a role", bearer(() => token({ role: undefined }))],
    ["a token with an unknown role", bearer(() => token({ role: "KING" }))],
    ["a token with several roles", bearer(() => token({ role: ["CITIZEN", "COORDINATOR"] }))],
    ["a token of nobody", bearer(() => token({ sub: "" }))],
    ["a token without anybody", bearer(() => token({ sub: undefined }))],
    ["a caseworker's token without a sector", bearer(() => token({ role: "CASEWORKER" }))],
  ];

  it.each(wrong)("%s: 401, in the same words for each", async (_what, made) => {
    for (const query of [QUERY, INTROSPECTION, "{ __typename }", "{ no such query"]) {
      const reply = await send({ body: { query }, authorization: await made() });
      expectClearRefusal(reply);
      expect(reply.status).toBe(401);
      expect(reply.headers["www-authenticate"]).toBe('Bearer realm="overligger"');
      expect(reply.errors).toEqual([
        {
          message: "Sign in first: send a valid bearer token.",
          extensions: {
            code: "UNAUTHENTICATED",
            messageDa: "Log ind først: send et gyldigt bearer token.",
            retryable: false,
          },
        },
      ]);
    }
  });
});

const GIVE = "mutation ($input: GiveSharingConsentInput!) { giveSharingConsent(input: $input) { consent { id } } }";
const give = (input: unknown) => ({ query: GIVE, variables: { input } });
const nested = (depth: number) =>
  `{"query":"query ($id: ID!) { citizen(id: $id) { id } }","variables":{"id":${"[".repeat(depth)}${"]".repeat(depth)}}}`;

/** A request that cannot be answered; its status; its code; words of its message. */
// biome-ignore format: one a line
const IMPOSSIBLE: [string, Sent, number, string, RegExp][] = [
  ["an unknown field", { body: { query: "{ me { shoeSize } }" } }, 200, "GRAPHQL_VALIDATION_FAILED", /"shoeSize"/],
  ["a syntax error", { body: { query: "{ me {" } }, 200, "GRAPHQL_PARSE_FAILED", /Syntax Error/],
  ["a broken escape", { body: { query: '{ citizen(id: "\\ud800") { id } }' } }, 200, "GRAPHQL_PARSE_FAILED", /Unicode/],
  ["no operation name among several", { body: { query: "query A { __typename } query B { __typename }" } }, 200, "OPERATION_RESOLUTION_FAILURE", /what operation/],
  ["an unknown operation name", { body: { query: "query A { __typename }", operationName: "B" } }, 200, "OPERATION_RESOLUTION_FAILURE", /what operation/],
  ["an operation name that is a number", { body: { query: "query A { __typename }", operationName: 5 } }, 400, "BAD_REQUEST", /operationName/],
  ["fragments without an operation", { body: { query: "fragment A on Query { __typename }" } }, 200, "GRAPHQL_VALIDATION_FAILED", /never used/],
  ["fragments in a circle", { body: { query: "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }" } }, 200, "GRAPHQL_VALIDATION_FAILED", /itself/],
  ["a subscription", { body: { query: "subscription { __typename }" } }, 200, "GRAPHQL_VALIDATION_FAILED", /no subscriptions/],
  ["the inner road to entities", { body: { query: "{ _entities(representations: []) { __typename } }" } }, 200, "GRAPHQL_VALIDATION_FAILED", /_entities/],
  ["a variable that is not used", { body: { query: "query ($x: Int) { me { name } }" } }, 200, "GRAPHQL_VALIDATION_FAILED", /"\$x" is never used/],
  ["an answer in parts", { body: { query: "{ me { ... @defer { name } } }" } }, 200, "GRAPHQL_VALIDATION_FAILED", /"@defer"/],
  ["a variable left out", { body: { query: "query ($id: ID!) { citizen(id: $id) { id } }" } }, 200, "BAD_USER_INPUT", /"\$id" of required type "ID!"/],
  ["a variable that is null", { body: { query: "query ($id: ID!) { citizen(id: $id) { id } }", variables: { id: null } } }, 200, "BAD_USER_INPUT", /"\$id" .* not be null/],
  ["an object for an id", { body: { query: "query ($id: ID!) { citizen(id: $id) { id } }", variables: { id: { a: 1 } } } }, 200, "BAD_USER_INPUT", /"\$id" is not valid: it is no ID/],
  ["a word for a number", { body: { query: "query ($n: Int!) { socialPlans(first: $n) { nodes { id } } }", variables: { n: "ten" } } }, 200, "BAD_USER_INPUT", /"\$n" is not valid: it is no Int/],
  ["a number too large", { body: { query: "query ($n: Int!) { socialPlans(first: $n) { nodes { id } } }", variables: { n: 1e20 } } }, 200, "BAD_USER_INPUT", /it is no Int/],
  ["a page too large", { body: { query: "{ socialPlans(first: 100000) { nodes { id } } }" } }, 200, "BAD_USER_INPUT", /1 to 100/],
  ["a made-up cursor", { body: { query: '{ socialPlans(after: "there") { nodes { id } } }' } }, 200, "BAD_USER_INPUT", /is no place in this list/],
  ["an unknown enum value", { body: give({ sector: "LAB", categories: ["SHOES"] }) }, 200, "BAD_USER_INPUT", /"\$input.categories\[0\]" is not valid: it is no DataCategory/],
  ["an unknown input field", { body: give({ sector: "LAB", categories: ["PLAN"], shoes: 1 }) }, 200, "BAD_USER_INPUT", /Field "shoes"/],
  ["an input field left out", { body: give({ categories: ["PLAN"] }) }, 200, "BAD_USER_INPUT", /Field "sector" of required type/],
  ["a word for an input object", { body: give("LAB") }, 200, "BAD_USER_INPUT", /to be an object/],
  ["a text too long", { body: give({ sector: "LAB", categories: ["PLAN"], idempotencyKey: "x".repeat(101) }) }, 200, "BAD_USER_INPUT", /100 characters/],
  ["a day that does not exist", { body: give({ sector: "LAB", categories: ["PLAN"], validTo: "2026-02-30" }) }, 200, "BAD_USER_INPUT", /"\$input.validTo" is not valid: it is no Date/],
  ["a day that is a number", { body: give({ sector: "LAB", categories: ["PLAN"], validTo: 5 }) }, 200, "BAD_USER_INPUT", /it is no Date/],
  ["a written day that does not exist", { body: { query: 'mutation { giveSharingConsent(input: { sector: "LAB", categories: [PLAN], validTo: "2026-02-30" }) { consent { id } } }' } }, 200, "GRAPHQL_VALIDATION_FAILED", /Date cannot represent/],
  ["a written day that is a number", { body: { query: 'mutation { giveSharingConsent(input: { sector: "LAB", categories: [PLAN], validTo: 5 }) { consent { id } } }' } }, 200, "GRAPHQL_VALIDATION_FAILED", /Date cannot represent/],
  ["a written moment for a day", { body: { query: 'mutation { giveSharingConsent(input: { sector: "LAB", categories: [PLAN], validTo: "2099-02-03T10:00:00Z" }) { consent { id } } }' } }, 200, "GRAPHQL_VALIDATION_FAILED", /Date cannot represent/],
  ["a moment for a day in a filter", { body: { query: "query ($d: Date) { socialPlans(where: { followUpDue: { lt: $d } }) { nodes { id } } }", variables: { d: "2026-02-03T10:00:00Z" } } }, 200, "BAD_USER_INPUT", /it is no Date/],
  ["variables nested fifty thousand deep", { body: nested(50_000) }, 200, "BAD_USER_INPUT", /./],
  ["something that is no JSON", { body: "query=me" }, 400, "BAD_REQUEST", /JSON/],
  ["half a JSON", { body: '{"query":"{ me' }, 400, "BAD_REQUEST", /JSON/],
  ["an empty body", { body: "" }, 400, "BAD_REQUEST", /JSON/],
  ["the JSON null", { body: "null" }, 400, "BAD_REQUEST", /object/],
  ["a JSON text", { body: '"{ me { name } }"' }, 400, "BAD_REQUEST", /object/],
  ["an empty JSON array", { body: [] }, 400, "BAD_REQUEST", /[Bb]atch/],
  ["a batch", { body: [{ query: QUERY }, { query: QUERY }] }, 400, "BAD_REQUEST", /[Bb]atch/],
  ["nothing at all", { body: {} }, 400, "BAD_REQUEST", /no keys/],
  ["no query", { body: { variables: {} } }, 400, "BAD_REQUEST", /non-empty `query`/],
  ["a query that is a number", { body: { query: 5 } }, 400, "BAD_REQUEST", /[Qq]uer/],
  ["variables that are a text", { body: { query: QUERY, variables: "x" } }, 400, "BAD_REQUEST", /variables/],
  ["variables that are an array", { body: { query: QUERY, variables: [1] } }, 400, "BAD_REQUEST", /variables/],
  ["extensions that are a text", { body: { query: QUERY, extensions: "x" } }, 400, "BAD_REQUEST", /extensions/],
  ["a parameter that does not exist", { body: { query: QUERY, id: "1" } }, 400, "BAD_REQUEST", /"id"/],
  ["a persisted query's hash", { body: { extensions: { persistedQuery: { version: 1, sha256Hash: "a".repeat(64) } } } }, 200, "PERSISTED_QUERY_NOT_FOUND", /^PersistedQueryNotFound$/],
  ["a persisted query's hash of another version", { body: { extensions: { persistedQuery: { version: 9, sha256Hash: "a" } } } }, 400, "BAD_REQUEST", /version/],
  ["a body packed in an unknown way", { body: { query: QUERY }, headers: { "content-encoding": "compress" } }, 415, "BAD_USER_INPUT", /gzip, br or deflate/],
  ["a body that says it is packed and is not", { body: { query: QUERY }, headers: { "content-encoding": "gzip" } }, 400, "BAD_REQUEST", /body/],
  ["a small body that unpacks to a large one", { body: gzipSync(JSON.stringify({ query: QUERY, variables: { x: "x".repeat(5_000_000) } })), headers: { "content-encoding": "gzip" } }, 413, "BAD_USER_INPUT", /at most 262144 bytes/],
  ["another character set", { body: { query: QUERY }, headers: { "content-type": "application/json; charset=iso-8859-1" } }, 415, "BAD_USER_INPUT", /UTF-8/],
  ["a plain text", { body: { query: QUERY }, headers: { "content-type": "text/plain" } }, 415, "BAD_USER_INPUT", /application\/json/],
  ["a form", { body: "query={me{name}}", headers: { "content-type": "application/x-www-form-urlencoded" } }, 415, "BAD_USER_INPUT", /application\/json/],
  ["a file upload", { body: "--x--", headers: { "content-type": "multipart/form-data; boundary=x" } }, 415, "BAD_USER_INPUT", /application\/json/],
  ["another kind of JSON", { body: { query: QUERY }, headers: { "content-type": "application/json-patch" } }, 415, "BAD_USER_INPUT", /application\/json/],
  ["no kind at all", { body: { query: QUERY }, headers: { "content-type": "" } }, 415, "BAD_USER_INPUT", /application\/json/],
  ["GET as a link or a picture would ask", { method: "GET", path: `/graphql?query=${encodeURIComponent(QUERY)}` }, 400, "BAD_REQUEST", /Cross-Site Request Forgery/],
  ["a change by GET", { method: "GET", path: `/graphql?query=${encodeURIComponent("mutation { __typename }")}`, headers: { "apollo-require-preflight": "yes" } }, 405, "BAD_REQUEST", /GET requests only support query/],
  ["a parameter twice by GET", { method: "GET", path: "/graphql?query={__typename}&query={me{name}}" }, 400, "BAD_REQUEST", /"query" must be given once/],
  ["variables that are no JSON by GET", { method: "GET", path: "/graphql?query={__typename}&variables={" }, 400, "BAD_REQUEST", /"variables" is not valid JSON/],
  ["PUT", { method: "PUT", body: { query: QUERY } }, 405, "BAD_USER_INPUT", /POST/],
  ["OPTIONS", { method: "OPTIONS" }, 405, "BAD_USER_INPUT", /POST/],
  ["a body too large", { body: { query: QUERY, variables: { x: "x".repeat(256 * 1024) } } }, 413, "BAD_USER_INPUT", /at most 262144 bytes/],
  ["a body of five megabytes", { body: { query: QUERY, variables: { x: "x".repeat(5_000_000) } } }, 413, "BAD_USER_INPUT", /at most 262144 bytes/],
  ["a body too large, in pieces", { body: { query: QUERY, variables: { x: "x".repeat(256 * 1024) } }, chunked: true }, 413, "BAD_USER_INPUT", /at most 262144 bytes/],
  ["a query too deep", { body: { query: `{ me { citizen ${"{ coordinatingPlan { citizen ".repeat(10)}{ id }${" } }".repeat(10)} } }` } }, 200, "GRAPHQL_VALIDATION_FAILED", /depth limit of 16/],
  ["a query too deep, through fragments", { body: { query: `{ me { citizen { ...F0 } } } ${Array.from({ length: 10 }, (_, at) => `fragment F${at} on Citizen { coordinatingPlan { citizen { ${at < 9 ? `...F${at + 1}` : "id"} } } }`).join(" ")}` } }, 200, "GRAPHQL_VALIDATION_FAILED", /depth limit of 16/],
  ["too many aliases", { body: { query: `{ ${Array.from({ length: 51 }, (_, at) => `a${at}: me { name }`).join(" ")} }` } }, 200, "GRAPHQL_VALIDATION_FAILED", /[Aa]liases limit of 50/],
  ["too many tokens", { body: { query: `{ ${"__typename ".repeat(2_001)} }` } }, 200, "GRAPHQL_PARSE_FAILED", /2000 tokens/],
];

describe.each(["rust", "js"])("A request that cannot be answered is told why, with the %s planner:", (planner) => {
  it.each(IMPOSSIBLE)("%s", async (_what, sent, status, code, words) => {
    const reply = await send({ ...sent, to: houses.get(planner) as TestHouse });
    expectClearRefusal(reply);
    expect(reply.status).toBe(status);
    expect(reply.errors?.[0].extensions.code).toBe(code);
    expect(reply.errors?.map(({ message }) => message).join("\n")).toMatch(words);
  });

  it("twenty thousand wrong values, in no more than a hundred errors", async () => {
    const reply = await send({
      body: {
        query:
          "query ($x: [ConsentKind!]) { me { citizen { consents(where: { kind: { in: $x } }) { nodes { id } } } } }",
        variables: { x: Array.from({ length: 20_000 }, () => ({})) },
      },
      to: houses.get(planner) as TestHouse,
    });
    expect(reply.errors?.length).toBeLessThanOrEqual(101);
    expectClearRefusal(reply);
  });
});

describe("A request that can be answered", () => {
  it.each([
    ["a browser's address bar", "text/html,application/xhtml+xml,*/*;q=0.8"],
    ["an event stream", "text/event-stream"],
    ["parts", "multipart/mixed"],
    ["a picture", "image/png"],
    ["GraphQL's own kind of JSON", "application/graphql-response+json"],
  ])("is answered as JSON, once and kept by nobody, also where the caller would take %s", async (_what, accept) => {
    const reply = await send({ body: { query: QUERY }, headers: { accept } });
    expect(reply.status).toBe(200);
    expect(reply.headers["content-type"]).toMatch(/^application\/(graphql-response\+)?json/);
    expect(reply.headers["cache-control"]).toBe("no-store");
    expect(reply.data.me.name).toBe(person("lotte").caller.name);
    expect(reply.errors).toBeUndefined();
  });

  it.each<[string, Sent]>([
    ["an address with a slash at its end", { body: { query: QUERY }, path: "/graphql/" }],
    ["a body in pieces, without a length", { body: { query: QUERY }, chunked: true }],
    ["a packed body", { body: gzipSync(JSON.stringify({ query: QUERY })), headers: { "content-encoding": "gzip" } }],
    [
      "GET, by a client that says it is no link",
      {
        method: "GET",
        path: `/graphql?query=${encodeURIComponent(QUERY)}`,
        headers: { "apollo-require-preflight": "yes" },
      },
    ],
  ])("is answered however it comes: %s", async (_what, sent) => {
    const reply = await send(sent);
    expect(reply.status).toBe(200);
    expect(reply.data.me.name).toBe(person("lotte").caller.name);
    expect(reply.headers["x-request-id"]).toMatch(/^[\da-f-]{36}$/);
  });

  it("may name its character set, in capitals if it likes", async () => {
    const headers = { "content-type": "Application/JSON; Charset=UTF-8" };
    const reply = await send({ body: { query: QUERY }, headers });
    expect(reply.status).toBe(200);
    expect(reply.data.me.name).toBe(person("lotte").caller.name);
  });
});

describe("A CPR number", () => {
  const FORMS = ["010190-1234", "0101901234", "010190 1234", "251248-9996", "2512489996", "610190-1234"];
  // biome-ignore format: one a line
  const SENT: [string, (cpr: string) => Sent][] = [
    ["as an id", (cpr) => ({ body: { query: `{ citizen(id: "${cpr}") { id } coordinatingPlan(id: "${cpr}") { id } }` } })],
    ["as an id in a variable", (cpr) => ({ body: { query: "query ($id: ID!) { citizen(id: $id) { id } }", variables: { id: cpr } } })],
    ["as a cursor", (cpr) => ({ body: { query: `{ socialPlans(after: "${cpr}") { nodes { id } } }` } })],
    ["as a consent's sector", (cpr) => ({ body: give({ sector: cpr, categories: [cpr] }) })],
    ["as a consent's id", (cpr) => ({ body: { query: "mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { consent { id } } }", variables: { input: { consentId: cpr } } } })],
    ["in a syntax error", (cpr) => ({ body: { query: `{ me ${cpr} "${cpr}` } })],
    ["as a text where none is expected", (cpr) => ({ body: { query: `{ socialPlans(first: "${cpr}") { nodes { id } } }` } })],
    ["as a field's name", (cpr) => ({ body: { query: `{ citizen_${cpr.replace(/\D/g, "")} }` } })],
    ["as an argument's name", (cpr) => ({ body: { query: `{ me(cpr${cpr.replace(/\D/g, "")}: 1) { name } }` } })],
    ["as a variable of type Int", (cpr) => ({ body: { query: "query ($n: Int!) { socialPlans(first: $n) { nodes { id } } }", variables: { n: cpr } } })],
    ["as a variable of type Date", (cpr) => ({ body: give({ sector: "LAB", categories: ["PLAN"], validTo: cpr }) })],
    ["as a variable of type Boolean", (cpr) => ({ body: { query: "query ($x: Boolean!) { me @skip(if: $x) { name } }", variables: { x: cpr } } })],
    ["as a variable of an enum", (cpr) => ({ body: give({ sector: "LAB", categories: [cpr] }) })],
    ["as a variable of an input object", (cpr) => ({ body: give(cpr) })],
    ["within a wrong input object", (cpr) => ({ body: give({ sector: { cpr }, categories: cpr, [cpr]: cpr }) })],
    ["as a variable nobody declared", (cpr) => ({ body: { query: "{ me { name } }", variables: { [cpr]: cpr } } })],
    ["as the operation's name", (cpr) => ({ body: { query: "query A { __typename }", operationName: cpr } })],
    ["as a parameter of the request", (cpr) => ({ body: { query: "{ __typename }", [cpr]: cpr } })],
    ["in a body that is no JSON", (cpr) => ({ body: `cpr=${cpr}` })],
    ["in the address", (cpr) => ({ method: "GET", path: `/graphql?cpr=${encodeURIComponent(cpr)}` })],
    ["in an address that does not exist", (cpr) => ({ method: "GET", path: `/citizens/${encodeURIComponent(cpr)}` })],
    ["as a token", (cpr) => ({ body: { query: "{ me { name } }" }, authorization: `Bearer ${cpr}` })],
  ];

  it.each(SENT)("sent %s stands in no error", async (_where, sent) => {
    for (const to of houses.values()) {
      for (const cpr of FORMS) {
        const { status, text } = await send({ ...sent(cpr), to });
        expect(status).toBeLessThan(500);
        expect(text).not.toContain(cpr);
        expect(text).not.toContain(cpr.replace(/\D/g, ""));
      }
    }
  });

  it.each([
    ["Int", "query ($x: Int!) { socialPlans(first: $x) { nodes { id } } }"],
    ["Boolean", "query ($x: Boolean!) { me @skip(if: $x) { name } }"],
    ["Date", "query ($x: Date!) { socialPlans(where: { followUpDue: { lt: $x } }) { nodes { id } } }"],
    [
      "ConsentKind",
      "query ($x: ConsentKind!) { me { citizen { consents(where: { kind: { eq: $x } }) { nodes { id } } } } }",
    ],
  ])("that lost its zero on the way to being a number stands in no error either: as %s", async (_type, query) => {
    for (const to of houses.values()) {
      for (const number of [2512489996, 101901234, 101901234.5]) {
        const reply = await send({ body: { query, variables: { x: number } }, to });
        expect(reply.errors?.length).toBeGreaterThan(0);
        expect(reply.text).not.toContain("2512489996");
        expect(reply.text).not.toContain("101901234");
      }
    }
  });
});

describe("Different people who ask the very same at the same time", () => {
  const PEOPLE = ["lotte", "sanne", "david", "jakob", "karen", "mette"];

  it.each(["rust", "js"])("get each their own answer, round after round, with the %s planner", async (planner) => {
    const { url } = houses.get(planner) as TestHouse;
    const query = `{ me { name role citizen { id name coordinatingPlan { id summary
      sectors { sector { code } access { open } overlay { plans { id title } } } } } } }`;
    const ask = async (key: string) => {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${await tokenOf(key)}` },
        body: JSON.stringify({ query }),
      });
      return response.text();
    };
    const alone = new Map<string, string>();
    for (const key of PEOPLE) {
      const text = await ask(key);
      const { me } = JSON.parse(text).data;
      const { id, name, role } = person(key).caller;
      expect([me.name, me.role]).toEqual([name, role]);
      expect(me.citizen?.id ?? null).toBe(role === "CITIZEN" ? id : null);
      alone.set(key, text);
    }
    expect(new Set(alone.values()).size).toBe(PEOPLE.length);
    for (let round = 0; round < 15; round += 1) {
      const asked = [...PEOPLE, ...PEOPLE].sort(() => Math.random() - 0.5);
      const answers = await Promise.all(asked.map(ask));
      expect(answers).toEqual(asked.map((key) => alone.get(key)));
    }
  });
});
