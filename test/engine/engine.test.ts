import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Supergraph } from "@apollo/federation-internals";
import { lexicographicSortSchema, parse, printSchema, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { type Ask, Case, callLine, comparable, newRequest, PLANNERS } from "./cases.ts";
import { linked } from "./world.ts";

const FOLDER = join(import.meta.dirname, "cases");

/** What is written in the case, in the form that answers are compared in. */
const written = ({ data, errors }: Ask) =>
  JSON.stringify(
    {
      ...(data === undefined ? {} : { data }),
      ...(errors ? { errors: errors.map(({ path, code, message }) => ({ path, code, message })) } : {}),
    },
    null,
    1,
  );

const title = ({ ask, variables, faults }: Ask) =>
  [ask, variables && JSON.stringify(variables), faults && JSON.stringify(faults)].filter(Boolean).join(" ");

for (const entry of readdirSync(FOLDER, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  describe(entry.name, () => {
    const each = Case.read(join(FOLDER, entry.name));
    const answered = each.asks.filter(({ refused }) => refused === undefined);
    const operation = ({ ask }: Ask) => {
      const document = each.operations[ask];
      if (!document) throw new Error(`There is no operation ${ask} in asks.graphql.`);
      return document;
    };

    it("says of every question what one plain server says", async () => {
      const { schema } = await each.engine("rust");
      for (const ask of each.asks) {
        const document = operation(ask);
        const errors = validate(schema, document).map(({ message }) => message);
        if (ask.refused) expect(errors.join("\n"), title(ask)).toContain(ask.refused);
        else expect(errors, title(ask)).toEqual([]);
        if (ask.refused || ask.faults || ask.unlikeOneServer) continue;
        expect(comparable(await each.oneServer(document, ask.variables ?? {}), ask), title(ask)).toBe(written(ask));
      }
    });

    it("shows clients the schema that Apollo's own code shows", async () => {
      const { schema } = await each.engine("rust");
      const theirs = Supergraph.build(each.supergraph).apiSchema().toGraphQLJSSchema();
      expect(printSchema(lexicographicSortSchema(schema))).toBe(printSchema(lexicographicSortSchema(theirs)));
    });

    for (const planner of PLANNERS) {
      const known = (ask: Ask) => planner === "js" && ask.wrongWithJs !== undefined;
      for (const ask of answered) {
        (known(ask) ? it.fails : it)(`${title(ask)} (${planner})`, async () => {
          for (const time of ["cold", "warm", "warm again"]) {
            const request = newRequest(ask);
            const answer = await each.ask(ask, planner, request);
            expect(request.misunderstood, time).toEqual([]);
            expect(answer, time).toBe(written(ask));
            if (ask.calls && planner === "rust") expect(request.calls.map(callLine), time).toEqual(ask.calls);
          }
        });
      }

      it(`answers the same when all is asked at once (${planner})`, async () => {
        const asks = [...answered, ...answered.toReversed()].filter((ask) => !known(ask));
        const answers = await Promise.all(asks.map((ask) => each.ask(ask, planner)));
        expect(answers).toEqual(asks.map(written));
      });
    }
  });
}

describe("the engine", () => {
  const folder = (name: string) => Case.read(join(FOLDER, name));
  const all = (name: string) => parse(readFileSync(join(FOLDER, name, "asks.graphql"), "utf8"));

  it("answers the operation that is named, of several in one document", async () => {
    const engine = await folder("several-operations").engine("rust");
    const document = all("several-operations");
    const one = await engine.execute({ document, operationName: "One" }, newRequest());
    const two = await engine.execute({ document, operationName: "Two", variables: null }, newRequest());
    const three = await engine.execute({ document, operationName: "Three", variables: { x: false } }, newRequest());
    expect([one, two, three].map((answer) => JSON.parse(comparable(answer)))).toEqual([
      { data: { me: { age: 3 } } },
      { data: { me: { name: "Ask" } } },
      { data: { greet: { name: "Bo" } } },
    ]);
  });

  it("refuses, and asks nobody, where none is named, or one that is not there", async () => {
    const engine = await folder("several-operations").engine("rust");
    for (const operationName of [undefined, null, "", "Four", "constructor", "__proto__"]) {
      const request = newRequest();
      const answer = await engine.execute({ document: all("several-operations"), operationName }, request);
      expect(answer.data, String(operationName)).toBeUndefined();
      expect(answer.errors, String(operationName)).toHaveLength(1);
      expect(request.calls).toEqual([]);
    }
  });

  it("leaves JavaScript's own objects alone, whatever clients call their fields", async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const each = folder("words-of-the-language");
    for (const planner of PLANNERS) for (const ask of each.asks) await each.ask(ask, planner);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(Reflect.get({}, "name")).toBeUndefined();
    expect(Reflect.get({}, "retryable")).toBeUndefined();
  });

  it("asks once for five hundred things, and once for each of them however often it stands there", async () => {
    const rows = Array.from({ length: 500 }, (_, index) => String(index));
    const product = (id: string) => [id, { id, name: `no. ${id}`, price: Number(id) }] as const;
    const each = new Case("many", {
      services: [
        {
          name: "a",
          sdl: linked('type Query { all: [Product!]! } type Product @key(fields: "id") { id: ID! name: String! }'),
        },
        { name: "b", sdl: linked('type Product @key(fields: "id") { id: ID! price: Int! }') },
      ],
      supergraph: undefined,
      data: {
        Query: { all: [...rows, ...rows.toReversed()].map((id) => `Product/${id}`) },
        Product: Object.fromEntries(rows.map(product)),
      },
      document: "query All { all { price name } }",
      asks: [],
    });
    for (const planner of PLANNERS) {
      const request = newRequest();
      const answer = JSON.parse(await each.ask({ ask: "All" }, planner, request));
      expect(answer.data.all).toEqual(
        [...rows, ...rows.toReversed()].map((id) => ({ price: Number(id), name: `no. ${id}` })),
      );
      expect(request.calls.map(({ subgraph }) => subgraph)).toEqual(["a", "b"]);
      expect(Object.values(request.calls[1]?.variables ?? {}).flat()).toHaveLength(500);
    }
  });

  it("asks nobody when nobody waits any more, and says so without rejecting", async () => {
    const engine = await folder("one-key").engine("rust");
    const request = newRequest();
    const document = parse("{ products { name } }");
    const answer = await engine.execute({ document }, request, AbortSignal.abort());
    expect(answer.errors?.length).toBeGreaterThan(0);
    expect(request.calls).toEqual([]);
  });

  it("goes on asking nobody when nobody waits any more in the middle", async () => {
    const engine = await folder("one-key").engine("rust");
    const request = newRequest();
    const waiting = new AbortController();
    const answer = engine.execute({ document: parse("{ products { name price } }") }, request, waiting.signal);
    while (request.calls.length === 0) await new Promise(setImmediate);
    waiting.abort();
    expect((await answer).errors?.length).toBeGreaterThan(0);
    expect(request.calls.map(({ subgraph }) => subgraph)).toEqual(["catalogue"]);
  });
});
