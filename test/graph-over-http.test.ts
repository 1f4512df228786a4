import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { gatewaySettings, readTrustedDocuments } from "@overligger/gateway";
import { Settings } from "@overligger/shared";
import { buildSchema, execute, GraphQLError, getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AS_LOTTE, PEOPLE, type Reply, type Served, servePeople } from "./support/graph-over-http.ts";

const STANDARD = "application/graphql-response+json";
const QUERY = "{ me { name } }";
const LOTTE = { data: { me: { name: "Lotte Holm" } } };
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

let served: Served;
beforeAll(async () => {
  served = await servePeople();
});
afterAll(() => served.stop());

/** Words in two languages, a code, whether to try again; kept by nobody. */
function expectWords({ json, headers }: Reply): void {
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  expect(json.errors.length).toBeGreaterThan(0);
  for (const { message, extensions } of json.errors) {
    expect(message).toMatch(/^\S.{10,}/s);
    expect(message).not.toMatch(/^Syntax Error: (?!Expected|Unexpected|Unterminated|Invalid)/);
    expect(extensions).toEqual({
      code: expect.stringMatching(/^[A-Z_]+$/),
      messageDa: expect.stringMatching(/^\S.{10,}/),
      retryable: expect.any(Boolean),
    });
  }
}

describe("A client that speaks GraphQL's own media type is told by the status what went wrong", () => {
  // biome-ignore format: one a line
  const WRONG: [string, object, number, string][] = [
    ["a query that cannot be read", { query: "{ me {" }, 400, "GRAPHQL_PARSE_FAILED"],
    ["a field that does not exist", { query: "{ shoeSize }" }, 400, "GRAPHQL_VALIDATION_FAILED"],
    ["a variable that is not used", { query: "query ($x: Int) { me { name } }" }, 400, "GRAPHQL_VALIDATION_FAILED"],
    ["a variable that is left out", { query: "query ($x: Int!) { count(of: $x) }" }, 400, "BAD_USER_INPUT"],
    ["a variable that is null", { query: "query ($x: Int!) { count(of: $x) }", variables: { x: null } }, 400, "BAD_USER_INPUT"],
    ["a variable of another type", { query: "query ($x: Int) { count(of: $x) }", variables: { x: "ten" } }, 400, "BAD_USER_INPUT"],
    ["an operation that is not there", { query: "query A { me { name } }", operationName: "B" }, 400, "OPERATION_RESOLUTION_FAILURE"],
    ["one of several operations, but which", { query: "query A { count } query B { count }" }, 400, "OPERATION_RESOLUTION_FAILURE"],
    ["a subscription", { query: "subscription { me { name } }" }, 400, "GRAPHQL_VALIDATION_FAILED"],
    ["an answer in parts", { query: "{ me { ... @defer { name } } }" }, 400, "GRAPHQL_VALIDATION_FAILED"],
    ["a list in parts", { query: "{ me { friends @stream { name } } }" }, 400, "GRAPHQL_VALIDATION_FAILED"],
    ["a hash nobody has sent the text of", { extensions: { persistedQuery: { version: 1, sha256Hash: "a".repeat(64) } } }, 404, "PERSISTED_QUERY_NOT_FOUND"],
  ];

  it.each(WRONG)("%s", async (_what, body, status, code) => {
    const standard = await served.post(body, { accept: STANDARD });
    expect(standard.headers.get("content-type")).toBe(`${STANDARD}; charset=utf-8`);
    expect([standard.status, standard.json.errors[0].extensions.code]).toEqual([status, code]);
    expect("data" in standard.json).toBe(false);
    if (code !== "PERSISTED_QUERY_NOT_FOUND") expectWords(standard);

    const older = await served.post(body, { accept: "application/json" });
    expect(older.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect([older.status, older.json]).toEqual([200, standard.json]); // the request itself was well-formed
  });

  it.each([
    ["half a JSON", '{"query":', 400, "BAD_REQUEST"],
    ["a batch", [{ query: QUERY }], 400, "BAD_REQUEST"],
    ["an unknown parameter", { query: QUERY, qeury: "" }, 400, "BAD_REQUEST"],
    ["a document's id that is a number", { documentId: 5 }, 400, "BAD_REQUEST"],
    [
      "a hash of another text",
      { query: QUERY, extensions: { persistedQuery: { version: 1, sha256Hash: sha256("{ count }") } } },
      400,
      "BAD_REQUEST",
    ],
    ["a persisted query that is a text", { extensions: { persistedQuery: "x" } }, 400, "BAD_REQUEST"],
  ])("%s is no well-formed request under either", async (_what, body, status, code) => {
    for (const accept of [STANDARD, "application/json"]) {
      const reply = await served.post(body, { accept });
      expect([reply.status, reply.json.errors[0].extensions.code]).toEqual([status, code]);
      expectWords(reply);
    }
  });

  it("and takes the one it likes better", async () => {
    const types = ["*/*", `application/json;q=0.5, ${STANDARD}`, `${STANDARD};q=0, application/json`, "image/png"];
    const got = await Promise.all(types.map((accept) => served.post({ query: QUERY }, { accept })));
    expect(got.map(({ headers }) => headers.get("content-type")?.split(";")[0])).toEqual([
      "application/json",
      STANDARD,
      "application/json",
      "application/json",
    ]);
    for (const { status, json, headers } of got) {
      expect([status, json]).toEqual([200, LOTTE]);
      expect(headers.get("vary")).toContain("Accept");
    }
  });

  it("an operation name of no letters means none", async () => {
    expect((await served.post({ query: QUERY, operationName: "" })).json).toEqual(LOTTE);
    expect((await served.get({ query: QUERY, operationName: "" })).json).toEqual(LOTTE);
  });
});

describe("A front-end that sends a query's hash", () => {
  it("is asked for the text once, and then answered by the hash, by GET too", async () => {
    const query = "query Remembered { me { name } }";
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(query) } };
    const first = await served.post({ extensions });
    expect(first.json.errors).toEqual([
      {
        message: "PersistedQueryNotFound",
        extensions: {
          code: "PERSISTED_QUERY_NOT_FOUND",
          messageDa: "Forespørgslen er ikke kendt her: send dens tekst med.",
          retryable: false,
        },
      },
    ]);
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect((await served.post({ query, extensions })).json).toEqual(LOTTE);
    expect((await served.post({ extensions })).json).toEqual(LOTTE);
    expect((await served.post({ documentId: `sha256:${sha256(query)}` })).json).toEqual(LOTTE);
    const byGet = await served.get({ extensions: JSON.stringify(extensions) });
    expect([byGet.json, byGet.headers.get("cache-control")]).toEqual([LOTTE, "no-store"]);
  });

  it("cannot put another text under somebody else's hash", async () => {
    const [own, other] = ["query Own { me { name } }", "query Other { count(of: 1) }"];
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(own) } };
    expect((await served.post({ query: other, extensions })).status).toBe(400);
    expect((await served.post({ extensions })).json.errors[0].message).toBe("PersistedQueryNotFound");
    expect((await served.post({ query: own, extensions })).json).toEqual(LOTTE);
    expect((await served.post({ query: other, extensions })).status).toBe(400);
    expect((await served.post({ extensions })).json).toEqual(LOTTE);
  });

  it("gets a wrong query remembered for nobody", async () => {
    const query = "query Wrong { shoeSize }";
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(query) } };
    await served.post({ query, extensions });
    expect((await served.post({ extensions })).json.errors[0].message).toBe("PersistedQueryNotFound");
  });

  it("whose hash is no hash is told so", async () => {
    for (const sha256Hash of [5, null, {}, [], "__proto__", "x".repeat(10_000)]) {
      const { status, json } = await served.post({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
      expect([status, json.errors[0].extensions.code]).toEqual([200, "PERSISTED_QUERY_NOT_FOUND"]);
    }
  });
});

describe("Where only listed queries may be asked", () => {
  const [ME, COUNT] = ["query Me { me { name } }", "query Count($of: Int) { count(of: $of) }"];
  const files = mkdtempSync(join(tmpdir(), "trusted-"));
  const listed = (content: unknown, name = "list.json") => {
    const file = join(files, name);
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return readTrustedDocuments(file);
  };
  const manifest = {
    format: "apollo-persisted-query-manifest",
    version: 1,
    operations: [
      { id: sha256(ME), name: "Me", type: "query", body: ME },
      { id: "count-v1", name: "Count", type: "query", body: COUNT },
    ],
  };

  let strict: Served;
  beforeAll(async () => {
    strict = await servePeople({ trustedDocuments: listed(manifest) });
  });
  afterAll(() => strict.stop());

  const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

  it("they are answered by their id and by their text", async () => {
    expect((await strict.post(persisted(sha256(ME)))).json).toEqual(LOTTE);
    expect((await strict.post({ documentId: sha256(ME) })).json).toEqual(LOTTE);
    expect((await strict.post({ documentId: `sha256:${sha256(ME)}` })).json).toEqual(LOTTE);
    expect((await strict.post({ query: ME })).json).toEqual(LOTTE);
    expect((await strict.post({ query: ME, ...persisted(sha256(ME)) })).json).toEqual(LOTTE);
    const counted = { data: { count: 3 } };
    expect((await strict.post({ ...persisted("count-v1"), variables: { of: 3 } })).json).toEqual(counted);
    expect((await strict.get({ documentId: "count-v1", variables: '{"of":3}' })).json).toEqual(counted);
  });

  // biome-ignore format: one a line
  const OTHERS: [string, Record<string, unknown>, string][] = [
    ["another text", { query: QUERY }, "QUERY_NOT_IN_SAFELIST"],
    ["a listed text with a space more", { query: `${ME} ` }, "QUERY_NOT_IN_SAFELIST"],
    ["introspection", { query: getIntrospectionQuery() }, "QUERY_NOT_IN_SAFELIST"],
    ["another text under a listed id", { query: QUERY, ...persisted(sha256(ME)) }, "QUERY_NOT_IN_SAFELIST"],
    ["another text under its own hash", { query: QUERY, ...persisted(sha256(QUERY)) }, "QUERY_NOT_IN_SAFELIST"],
    ["an unknown id", persisted(sha256(QUERY)), "PERSISTED_QUERY_NOT_IN_LIST"],
    ["an unknown document's id", { documentId: "constructor" }, "PERSISTED_QUERY_NOT_IN_LIST"],
  ];

  it.each(OTHERS)("%s is not", async (_what, body, code) => {
    const asked = strict.documents.length;
    const search = Object.entries(body).map(([name, value]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]);
    for (const reply of [await strict.post(body), await strict.get(Object.fromEntries(search))]) {
      expect([reply.status, reply.json.errors[0].extensions.code]).toEqual([403, code]);
      expectWords(reply);
    }
    expect(strict.documents.length).toBe(asked);
  });

  it("the list may be an object from ids to texts, too", () => {
    const documents = listed({ a: ME });
    expect([documents.text("a"), documents.text("b"), documents.has(ME), documents.has(COUNT)]).toEqual([
      ME,
      undefined,
      true,
      false,
    ]);
  });

  it.each([
    ["half a JSON", "{", /it is not JSON/],
    ["a list of texts", [ME], /must be an apollo-persisted-query-manifest/],
    ["a query without an id", { ...manifest, operations: [{ body: ME }] }, /an id and a text for each/],
    ["a text that is no query", { a: "query {" }, /"a" is not GraphQL/],
  ])("%s is refused before anything starts", (_what, content, words) => {
    expect(() => listed(content, "wrong.json")).toThrow(words);
    expect(() => readTrustedDocuments(join(files, "nowhere.json"))).toThrow(/no such file/);
  });
});

describe("A page of another origin", () => {
  const portal = "https://portal.example.dk";
  let open: Served;
  beforeAll(async () => {
    open = await servePeople({ allowedOrigins: [portal] });
  });
  afterAll(() => open.stop());

  const asks = {
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization,content-type",
  };

  it("that is allowed may ask, and read the answer, without credentials", async () => {
    const asked = await open.fetch("", { method: "OPTIONS", headers: { origin: portal, ...asks } });
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-origin")).toBe(portal);
    expect(asked.headers.get("access-control-allow-headers")).toBe("authorization,content-type");
    const answered = await open.post({ query: QUERY }, { origin: portal });
    expect(answered.json).toEqual(LOTTE);
    expect(answered.headers.get("access-control-allow-origin")).toBe(portal);
    expect(answered.headers.get("vary")).toContain("Origin");
    const refused = await open.fetch("", { method: "POST", headers: { origin: portal } });
    expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([401, portal]);
    for (const { headers } of [asked, answered, refused])
      expect(headers.get("access-control-allow-credentials")).toBeNull();
  });

  it.each(["https://evil.example", "https://portal.example.dk.evil.example", "http://portal.example.dk", "null"])(
    "that is another may not: %s",
    async (origin) => {
      const asked = await open.fetch("", { method: "OPTIONS", headers: { origin, ...asks } });
      expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([204, null]);
      expect((await open.post({ query: QUERY }, { origin })).headers.get("access-control-allow-origin")).toBeNull();
    },
  );

  it.each(["*", "portal.example.dk", "https://portal.example.dk/", "https://portal.example.dk,*", "null", "file:///x"])(
    "is not let in by a setting that names no origin: %s",
    (ALLOWED_ORIGINS) => {
      const settings = new Settings({ ALLOWED_ORIGINS });
      gatewaySettings(settings, true);
      expect(() => settings.check()).toThrow(/ALLOWED_ORIGINS must name origins/);
    },
  );

  it("is let in by a setting that names it", () => {
    const settings = new Settings({ ALLOWED_ORIGINS: `${portal}, http://localhost:5173,` });
    expect(gatewaySettings(settings, true).allowedOrigins).toEqual([portal, "http://localhost:5173"]);
    expect(() => settings.check()).not.toThrow();
  });

  it("may not where none is allowed", async () => {
    const asked = await served.fetch("", { method: "OPTIONS", headers: { origin: portal, ...asks } });
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([405, null]);
    expect(asked.headers.get("allow")).toBe("GET, POST");
    expectWords(asked);
  });

  it.each([
    [
      "as a form",
      { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: "query={me{name}}" },
      415,
    ],
    [
      "as plain text",
      { method: "POST", headers: { "content-type": "text/plain" }, body: JSON.stringify({ query: QUERY }) },
      415,
    ],
    ["as a link", { method: "GET" }, 400],
  ])("cannot ask in a way for which browsers ask nobody: %s", async (_what, init, status) => {
    const headers = { ...(init as { headers?: object }).headers, authorization: AS_LOTTE.authorization };
    const reply = await served.fetch("?query={me{name}}", { ...init, headers });
    expect(reply.status).toBe(status);
    expectWords(reply);
  });
});

describe("What goes over the wire", () => {
  it.each(["gzip", "br"])("is packed where it is long and the client unpacks %s", async (coding) => {
    const { headers, json } = await served.post({ query: "{ long }" }, { "accept-encoding": coding });
    expect(headers.get("content-encoding")).toBe(coding);
    expect(headers.get("vary")).toBe("Accept, Accept-Encoding");
    expect(headers.get("etag")).toBeNull();
    expect(json.data.long).toHaveLength(55_000);
  });

  it("is not packed where it is short, or the client does not say so", async () => {
    expect(
      (await served.post({ query: QUERY }, { "accept-encoding": "gzip, br" })).headers.get("content-encoding"),
    ).toBeNull();
    const plain = await served.post({ query: "{ long }" }, { "accept-encoding": "identity" });
    expect([plain.headers.get("content-encoding"), plain.json.data.long.length]).toEqual([null, 55_000]);
  });

  it("may come packed, and in pieces", async () => {
    const body = JSON.stringify({ query: QUERY });
    for (const [coding, packed] of [
      ["gzip", gzipSync(body)],
      ["br", brotliCompressSync(body)],
    ] as const)
      expect((await served.post(packed, { "content-encoding": coding })).json).toEqual(LOTTE);
    const inPieces = await served.fetch("", {
      method: "POST",
      headers: { ...AS_LOTTE, "content-type": "application/json" },
      body: new Blob([body]).stream(),
      duplex: "half",
    } as RequestInit);
    expect(inPieces.json).toEqual(LOTTE);
  });
});

describe("Who asks is settled before what is asked is read", () => {
  it("a stranger is sent to sign in, whatever they send", async () => {
    for (const init of [
      { method: "POST", body: "{" },
      { method: "POST", headers: { "content-type": "text/plain" } },
      { method: "GET" },
    ]) {
      const reply = await served.fetch("", init);
      expect([reply.status, reply.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="overligger"']);
      expectWords(reply);
    }
  });

  it("whoever cannot be verified right now is asked to come again", async () => {
    const reply = await served.post({ query: QUERY }, { authorization: "Bearer down" });
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(reply.headers.get("www-authenticate")).toBeNull();
    expect(reply.json.errors[0].extensions.retryable).toBe(true);
  });

  it("every request has an id of its own, which the graph knows too", async () => {
    const replies = [await served.post({ query: QUERY }), await served.post({ query: QUERY })];
    const ids = replies.map(({ headers }) => headers.get("x-request-id"));
    expect(new Set(ids).size).toBe(2);
    expect(served.contexts.slice(-2).map(({ requestId }) => requestId)).toEqual(ids);
    expect(served.contexts.at(-1)?.caller.name).toBe("Lotte Holm");
  });
});

describe("A query may be deep and wide, within bounds", () => {
  const ask = async (query: string) => (await served.post({ query })).json;
  const deep = (fields: number) => `{ me ${"{ friend ".repeat(fields - 2)}{ name }${" }".repeat(fields - 2)} }`;
  /** The same, each step in a fragment of its own. */
  const deepInFragments = (fields: number, spread = (at: number) => `...F${at}`) =>
    `{ me { ${spread(2)} } } ${Array.from({ length: fields - 1 }, (_, at) => at + 2)
      .map((at) => `fragment F${at} on Person { ${at < fields ? `friend { ${spread(at + 1)} }` : "name"} }`)
      .join(" ")}`;
  const TOO_DEEP = [
    {
      message: expect.stringContaining("depth limit of 16"),
      extensions: {
        code: "GRAPHQL_VALIDATION_FAILED",
        messageDa: "Forespørgslen har mere end 16 felter under hinanden.",
        retryable: false,
      },
    },
  ];

  it.each([
    ["written out", deep],
    ["in fragments", deepInFragments],
    [
      "in fragments within fragments",
      (fields: number) => deepInFragments(fields, (at) => `... on Person { ... { ...F${at} } }`),
    ],
    [
      "in fragments used twice",
      (fields: number) => deepInFragments(fields, (at) => (at > 10 ? `...F${at} ...F${at}` : `...F${at}`)),
    ],
  ])("sixteen fields below one another are answered, seventeen are not: %s", async (_how, query) => {
    expect((await ask(query(16))).errors).toBeUndefined();
    expect((await ask(query(17))).errors).toEqual(TOO_DEEP);
  });

  it("a fragment used twice counts where it is used deepest", async () => {
    const twice = (fields: number) =>
      `{ me { ...Name ${"friend { ".repeat(fields - 3)} ...Name ${"} ".repeat(fields - 3)} } } fragment Name on Person { friend { name } }`;
    expect((await ask(twice(16))).errors).toBeUndefined();
    expect((await ask(twice(17))).errors).toEqual(TOO_DEEP);
  });

  it("fifty fields may have another name, one fragment used often counts each time", async () => {
    const aliases = (times: number) =>
      `{ ${Array.from({ length: times }, (_, at) => `a${at}: me { ...B }`).join(" ")} } fragment B on Person { b: name }`;
    expect((await ask(aliases(25))).errors).toBeUndefined();
    expect((await ask(aliases(26))).errors[0]).toEqual({
      message: "The query renames more than 50 fields: aliases limit of 50 exceeded.",
      extensions: {
        code: "GRAPHQL_VALIDATION_FAILED",
        messageDa: "Forespørgslen giver mere end 50 felter et andet navn.",
        retryable: false,
      },
    });
  });

  it.each([
    ["each used twice", 15, (next: string) => `...${next} ...${next}`],
    ["each used twice, a hundred of them", 100, (next: string) => `...${next} ...${next}`],
    [
      "each used twice below fields",
      8,
      (next: string) => `friend { ...${next} } friends { ...${next} ...${next} ...${next} }`,
    ],
  ])(
    "fragments that would be far too much written out are refused, without writing them out: %s",
    async (_how, count, spread) => {
      const fragments = Array.from(
        { length: count },
        (_, at) => `fragment F${at} on Person { ${at < count - 1 ? spread(`F${at + 1}`) : "name"} }`,
      );
      const { errors } = await ask(`{ me { ...F0 } } ${fragments.join(" ")}`);
      expect(errors[0]).toEqual({
        message: "The query selects too many fields once its fragments are written out.",
        extensions: {
          code: "GRAPHQL_VALIDATION_FAILED",
          messageDa: "Forespørgslen vælger for mange felter, når dens fragmenter er skrevet ud.",
          retryable: false,
        },
      });
      expect((await ask(QUERY)).data).toEqual(LOTTE.data);
    },
  );

  it("fragments in a circle are refused", async () => {
    const { errors } = await ask(
      "{ me { ...A } } fragment A on Person { friend { ...B } } fragment B on Person { friend { ...A ...A } }",
    );
    expect(errors[0].message).toMatch(/within itself/);
  });

  it("the schema may be asked for, as GraphiQL does", async () => {
    const whole = {
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    };
    const { errors, data } = await ask(getIntrospectionQuery(whole));
    expect(errors).toBeUndefined();
    expect(data.__schema.queryType.name).toBe("Query");
  });

  it("a query too long is told so, and not that it was misspelt", async () => {
    expect((await ask(`{ ${"count ".repeat(2_000)} }`)).errors).toEqual([
      {
        message: "The query is longer than 2000 tokens.",
        locations: expect.any(Array),
        extensions: {
          code: "GRAPHQL_PARSE_FAILED",
          messageDa: "Forespørgslen er længere end 2000 ord og tegn.",
          retryable: false,
        },
      },
    ]);
  });

  it("a thousand wrong fields make about a hundred errors", async () => {
    const { errors } = await ask(`{ ${Array.from({ length: 900 }, (_, at) => `x${at}`).join(" ")} }`);
    expect(errors.length).toBeLessThanOrEqual(101);
  });
});

describe("Names that mean something to JavaScript mean nothing here", () => {
  const NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "toJSON", "length"];

  it.each(NAMES)("%s as a name in the answer", async (name) => {
    const { text } = await served.post({ query: `{ ${name}: me { ${name}: name } again: me { name } }` });
    expect(text.trim()).toBe(`{"data":{"${name}":{"${name}":"Lotte Holm"},"again":{"name":"Lotte Holm"}}}`);
    expect((await served.post({ query: QUERY })).json).toEqual(LOTTE);
  });

  it.each(NAMES)("%s as the name of an operation, a fragment, a variable", async (name) => {
    const query = `query ${name}($${name}: Int!) { count(of: $${name}) me { ...${name} } } fragment ${name} on Person { name }`;
    const { json } = await served.post(
      `{"query":${JSON.stringify(query)},"operationName":"${name}","variables":{"${name}":3}}`,
    );
    expect(json).toEqual({ data: { count: 3, me: { name: "Lotte Holm" } } });
  });

  it.each(["__proto__", "constructor"])("%s in every part of a request", async (name) => {
    const inner = `{"${name}":{"retryable":"polluted"}}`;
    const parts = [
      [`{"query":"${QUERY}","variables":${inner}}`, 200],
      [`{"query":"${QUERY}","extensions":${inner}}`, 200],
      [`{"extensions":{"persistedQuery":${inner}}}`, 400],
      [`{"query":"${QUERY}","${name}":{"retryable":"polluted"}}`, 400],
    ] as const;
    for (const [body, status] of parts) expect((await served.post(body)).status).toBe(status);
    await served.get({ query: QUERY, variables: inner, extensions: inner }, { [name]: "polluted" });
    expect((Object.prototype as { retryable?: unknown }).retryable).toBeUndefined();
    expect(({} as { constructor: unknown }).constructor).toBe(Object);
    expect((await served.post({ query: QUERY })).json).toEqual(LOTTE);
  });
});

describe("What is worked out for a query may hang on its document", () => {
  it("which is the same for the same text, however it comes", async () => {
    const query = "query Same { me { name } }";
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(query) } };
    await served.post({ query });
    await served.post({ query, variables: { a: 1 } }, { accept: STANDARD });
    await served.post({ query, extensions });
    await served.post({ extensions });
    await served.get({ query });
    const asked = served.documents.slice(-5);
    expect(asked).toHaveLength(5);
    expect(new Set(asked).size).toBe(1);
  });

  it("as long as a thousand others have not been asked since", async () => {
    const busy = await servePeople();
    const context = { caller: served.contexts[0]?.caller as never, requestId: "" };
    const ask = (query: string) => busy.server.ask({ query }, null, context);
    for (let at = 0; at <= 1_000; at += 1) await ask(`query Q${at} { count(of: ${at}) }`);
    await ask("query Q1000 { count(of: 1000) }");
    await ask("query Q0 { count(of: 0) }");
    expect(busy.documents.at(-2)).toBe(busy.documents[1_000]);
    expect(busy.documents.at(-1)).not.toBe(busy.documents[0]);
    await busy.stop();
  });

  it("and is checked again when the schema has changed", async () => {
    const changing = await servePeople();
    const before = await changing.post({ query: "{ shoes }" });
    expect(before.json.errors[0].message).toMatch(/"shoes"/);
    await changing.post({ query: "{ count }" });
    changing.changeSchema(buildSchema("type Query { shoes: Int }"));
    expect((await changing.post({ query: "{ shoes }" })).json).toEqual({ data: { shoes: null } });
    expect((await changing.post({ query: "{ count }" })).json.errors[0].message).toMatch(/"count"/);
    await changing.stop();
  });
});

describe("What goes wrong behind", () => {
  it("is told in words where it is a refusal, and stays inside where it is a fault", async () => {
    const { status, json, text } = await served.post({ query: "{ me { name secret broken } }" }, { accept: STANDARD });
    expect([status, json.data]).toEqual([200, { me: { name: "Lotte Holm", secret: null, broken: null } }]);
    expect(json.errors).toEqual([
      {
        message: "You have no access to this.",
        path: ["me", "secret"],
        locations: expect.any(Array),
        extensions: { code: "FORBIDDEN", messageDa: "Du har ikke adgang til dette.", retryable: false },
      },
      {
        message: "Something went wrong here.",
        path: ["me", "broken"],
        locations: expect.any(Array),
        extensions: { code: "INTERNAL_SERVER_ERROR", messageDa: "Noget gik galt her.", retryable: false },
      },
    ]);
    expect(text).not.toMatch(/ECONN|10\.0\.0\.7|251248/);
  });

  it.each([
    ["a status of its own", { http: { status: 418 } }],
    [
      "the name of a service, a stack",
      { serviceName: "employment", stacktrace: ["at x (/app/y.ts:1:1)"], exception: {} },
    ],
    ["a number deep inside", { fields: [{ field: "cpr", messages: ["251248-9996 is no name"] }] }],
  ])("says nothing from inside: %s", async (_what, extensions) => {
    const odd = await servePeople({}, async () => ({
      data: { me: null },
      errors: [
        new GraphQLError("Not today, 251248-9996.", {
          path: ["me"],
          extensions: { code: "FORBIDDEN", retryable: false, ...extensions },
        }),
      ],
    }));
    const { status, json, text } = await odd.post({ query: QUERY });
    expect(status).toBe(200);
    expect(json.errors[0].message).toBe("Not today, ******-****.");
    expect(text).not.toMatch(/418|employment|stacktrace|exception|251248/);
    await odd.stop();
  });

  it("that nothing could be answered at all has the status of its code", async () => {
    const codes: [string, number, number][] = [
      ["SECTOR_SILENT", 503, 503],
      ["NOT_FOUND", 404, 200],
      ["SOMETHING_NEW", 500, 500],
    ];
    for (const [code, standard, older] of codes) {
      const odd = await servePeople({}, async () => ({
        errors: [new GraphQLError("No.", { extensions: { code, retryable: true } })],
      }));
      expect((await odd.post({ query: QUERY }, { accept: STANDARD })).status).toBe(standard);
      expect((await odd.post({ query: QUERY })).status).toBe(older);
      await odd.stop();
    }
  });

  it("even a graph that breaks its word is answered in ours", async () => {
    const odd = await servePeople({}, () => Promise.reject(new Error("connect ECONNREFUSED 10.0.0.7:5432")));
    const { status, json } = await odd.post({ query: QUERY });
    expect([status, json.errors[0].extensions.code]).toEqual([500, "INTERNAL_SERVER_ERROR"]);
    expect(json.errors[0].message).toBe("Something went wrong here.");
    await odd.stop();
  });

  it("a value that was wrong is not repeated, and a thousand wrong ones make a hundred errors", async () => {
    const odd = await servePeople();
    odd.changeSchema(buildSchema("type Query { sum(of: [Int!]): Int }"));
    const query = "query ($of: [Int!]) { sum(of: $of) }";
    const one = await odd.post({ query, variables: { of: [1, "sygemeldt med depression"] } });
    expect(one.json.errors[0].message).toBe('Variable "$of[1]" is not valid: it is no Int.');
    expect(one.text).not.toContain("depression");
    const many = await odd.post({ query, variables: { of: Array.from({ length: 1_000 }, () => "x") } });
    expect(many.json.errors.length).toBeLessThanOrEqual(101);
    expectWords(many);
    await odd.stop();
  });
});

describe("Somebody who hangs up", () => {
  it("is waited for by nobody: the graph is told, and others are answered", async () => {
    const { promise: begun, resolve: begin } = deferred();
    const { promise: told, resolve: tell } = deferred();
    const slow = await servePeople({}, ({ document, variables }, _context, signal) => {
      if (!variables?.slowly) return Promise.resolve(execute({ schema: PEOPLE, document, rootValue: { count: 7 } }));
      begin(undefined);
      return new Promise((resolve) => {
        signal?.addEventListener("abort", () => {
          tell(undefined);
          resolve({ data: { count: 1 } });
        });
      });
    });
    const call = request(slow.url, { method: "POST", headers: { ...AS_LOTTE, "content-type": "application/json" } });
    call.on("error", () => undefined);
    call.end(JSON.stringify({ query: "{ count }", variables: { slowly: true } }));
    await begun;
    call.destroy();
    await told;
    expect((await slow.post({ query: "{ count }" })).json).toEqual({ data: { count: 7 } });
    await slow.stop();
  });

  it("and whoever waits is answered without being taken for gone", async () => {
    const signals: AbortSignal[] = [];
    const calm = await servePeople({}, async (_operation, _context, signal) => {
      if (signal) signals.push(signal);
      return { data: { count: 1 } };
    });
    for (let at = 0; at < 3; at += 1) await calm.post({ query: "{ count }" });
    await calm.stop();
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false, false]);
  });
});

function deferred() {
  let resolve: (value: unknown) => void = () => undefined;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
}
