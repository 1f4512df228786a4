import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { admissionOf, gatewaySettings } from "@overligger/gateway";
import { type Caller, Role, Settings } from "@overligger/shared";
import type { ExecutionResult } from "graphql";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Served, servePeople } from "./support/graph-over-http.ts";
import { startHouse, type TestHouse } from "./support/house.ts";
import { REDIS_IS_HERE, startRedis } from "./support/redis.ts";

if (!REDIS_IS_HERE) console.log("limits.test.ts needs an installed Redis for one of its tests: skipped");

const served: Served[] = [];
const serve = async (...given: Parameters<typeof servePeople>) => {
  const started = await servePeople(...given);
  served.push(started);
  return started;
};
afterEach(async () => {
  for (const each of served.splice(0)) await each.stop();
});

const person = (id: string): Caller => ({ id, name: id, role: Role.CITIZEN, sector: null, municipality: null });
/** Everybody is who their token says. */
const anybody = async (authorization: string | null | undefined) =>
  person(String(authorization).replace("Bearer ", ""));
const limited = async (environment: Record<string, string>) =>
  admissionOf(gatewaySettings(new Settings(environment), false));
const CHEAP = "{ me { name } }"; // 2
const DEAR = "{ me { friends(first: 100) { friends(first: 100) { name } } } }"; // 10,102

describe("what a query costs", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await startHouse();
  });
  afterAll(() => house.stop());
  const cost = async (query: string, variables = {}) =>
    JSON.parse((await house.ask("karen", query, variables)).text).extensions?.cost;

  it("is told with its answer, from the query alone", async () => {
    expect(await cost("{ me { name } }")).toBe(2);
    expect(await cost("{ coordinatingPlans(first: 20) { totalCount nodes { id goals { title } } } }")).toBe(
      1 + 20 * (1 + 1 + (1 + 1 + 4)),
    );
    const paged = "query ($n: Int = 2) { coordinatingPlans(first: $n) { nodes { id } } }";
    expect([await cost(paged), await cost(paged, { n: 10 }), await cost(paged, { n: 2 })]).toEqual([5, 21, 5]);
  });

  it("is no lower behind a fragment, and higher for what is asked twice", async () => {
    const plain = await cost("{ coordinatingPlans(first: 9) { nodes { id } } }");
    expect(await cost("{ ...A } fragment A on Query { coordinatingPlans(first: 9) { nodes { id } } }")).toBe(plain);
    expect(
      await cost("{ a: coordinatingPlans(first: 9) { nodes { id } } b: coordinatingPlans(first: 9) { nodes { id } } }"),
    ).toBe(2 * plain);
  });

  it("is the same for a page of which nobody says how long it is, and for null in its place", async () => {
    const usual = await cost("{ coordinatingPlans { nodes { id } } }");
    expect(usual).toBe(1 + 20 * 2);
    expect(await cost("{ coordinatingPlans(first: null) { nodes { id } } }")).toBe(usual);
    const named = "query ($n: Int) { coordinatingPlans(first: $n) { nodes { id } } }";
    expect([await cost(named), await cost(named, { n: null })]).toEqual([usual, usual]);
  });

  it("is no lower where something else in the query is refused at its own place", async () => {
    const query = `query ($b: Boolean = true) {
      coordinatingPlans(first: 9) { nodes { id } } me { citizen { name @include(if: $b) } } }`;
    expect(await cost(query, { b: null })).toBeGreaterThan(9 * 2);
    expect(await cost(query, { b: "no" })).toBe(1); // of this nothing is asked
    expect(await cost(query)).toBeGreaterThan(9 * 2);
  });

  it("does not tell how much there is: of a leader, who reads none of it, it is the same", async () => {
    const query = "{ coordinatingPlans(first: 20) { nodes { id } } }";
    const of = async (who: string) => JSON.parse((await house.ask(who, query)).text).extensions.cost;
    expect(await of("lone")).toBe(await of("karen"));
  });
});

describe("a query that may cost more than one may", () => {
  it("is refused with both numbers, and nothing of it is asked", async () => {
    const people = await serve({ admission: { perQuery: 10_000 } });
    const { status, json } = await people.post({ query: DEAR });
    expect([status, json.data]).toEqual([200, undefined]);
    expect(json.errors[0].extensions).toMatchObject({ code: "QUERY_TOO_EXPENSIVE", cost: 10_102, limit: 10_000 });
    expect(json.errors[0].extensions.messageDa).toContain("10102 felter; 10000 er tilladt");
    expect(people.documents).toHaveLength(0);
  });
});

describe("a person who asks and asks", () => {
  const asking = async (people: Served, who: string, query = CHEAP) =>
    people.post({ query }, { authorization: `Bearer ${who}` });

  it("is told when to come back, and nobody else is", async () => {
    const people = await serve({ authenticate: anybody, admission: await limited({ COST_PER_MINUTE: "20" }) });
    for (let at = 0; at < 6; at += 1) expect((await asking(people, "lotte")).json.data).toBeTruthy(); // 3 each
    const { status, headers, json } = await asking(people, "lotte");
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(json.errors[0].extensions).toMatchObject({ code: "RATE_LIMITED", retryable: true, limit: 20 });
    expect(json.errors[0].extensions.messageDa).toBeTruthy();
    expect((await asking(people, "lotte")).status).toBe(429);
    expect((await asking(people, "maria")).status).toBe(200);
  });

  it("is told by the header, too, how long, where the query itself was too much", async () => {
    const people = await serve({ authenticate: anybody, admission: await limited({ COST_PER_MINUTE: "50" }) });
    const { status, headers, json } = await asking(people, "lotte", DEAR);
    expect([status, json.errors[0].extensions.code]).toEqual([429, "RATE_LIMITED"]);
    expect(headers.get("retry-after")).toBe(String(json.errors[0].extensions.retryAfter));
    expect(json.errors[0].extensions.retryAfter).toBeGreaterThan(50);
  });

  it("pays for what cannot be read, too", async () => {
    const people = await serve({ authenticate: anybody, admission: await limited({ COST_PER_MINUTE: "5" }) });
    for (let at = 0; at < 5; at += 1) await asking(people, "lotte", "{ me {");
    expect((await asking(people, "lotte", "{ me {")).status).toBe(429);
    expect(people.documents).toHaveLength(0);
  });

  it.skipIf(!REDIS_IS_HERE)(
    "is counted over two gateways that share a Redis, and by each while it is away",
    async () => {
      const redis = await startRedis();
      const setting = { COST_PER_MINUTE: "20", REDIS_URL: redis.url };
      const one = await serve({ authenticate: anybody, admission: await limited(setting) });
      const other = await serve({ authenticate: anybody, admission: await limited(setting) });
      try {
        for (let at = 0; at < 3; at += 1)
          for (const people of [one, other]) expect((await asking(people, "lotte")).status).toBe(200);
        expect([(await asking(one, "lotte")).status, (await asking(other, "lotte")).status]).toEqual([429, 429]);
      } finally {
        await redis.stop();
      }
      for (const people of [one, other]) expect((await asking(people, "maria")).json.data).toBeTruthy();
      let answered = 0;
      while ((await asking(one, "maria")).status === 200) answered += 1;
      expect(answered).toBeLessThan(20);
      expect((await asking(other, "maria")).status).toBe(200);
    },
  );
});

describe("a gateway whose Redis", () => {
  it.each(["is not there", "takes every question and answers none"])("%s starts and counts by itself", async (how) => {
    const hung = createServer(() => undefined);
    await once(hung.listen(0, "127.0.0.1"), "listening");
    const { port } = hung.address() as AddressInfo;
    if (how === "is not there") hung.close();
    const REDIS_URL = `redis://127.0.0.1:${port}`;
    const people = await serve({
      authenticate: anybody,
      admission: await limited({ COST_PER_MINUTE: "7", REDIS_URL }),
    });
    expect((await people.post({ query: CHEAP })).json.data).toBeTruthy();
    expect((await people.post({ query: CHEAP })).json.data).toBeTruthy();
    expect((await people.post({ query: CHEAP })).status).toBe(429);
    hung.close();
  });
});

describe("when many ask at once", () => {
  it("cheap questions do not wait behind others; who would wait too long is told to come back, before anything is done", async () => {
    const waiting: (() => void)[] = [];
    const answer = (dear: boolean) =>
      new Promise<ExecutionResult>((resolve) => {
        if (dear) waiting.push(() => resolve({ data: { me: { name: "late" } } }));
        else resolve({ data: { me: { name: "Lotte" } } });
      });
    const people = await serve(
      { admission: { perQuery: 20_000, lanes: { cheap: 10, cheapAtOnce: 1, othersAtOnce: 1, waiting: 1 } } },
      ({ document }) => answer(JSON.stringify(document).includes("friends")),
    );
    const asked = [1, 2, 3].map(() => people.post({ query: DEAR }));
    const turnedAway = await Promise.race(asked);
    expect([turnedAway.status, turnedAway.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(turnedAway.json.errors[0].extensions).toMatchObject({ code: "BUSY", retryable: true });
    expect((await people.post({ query: CHEAP })).json.data).toEqual({ me: { name: "Lotte" } });
    for (let at = 0; at < 2; at += 1) {
      await expect.poll(() => waiting.length).toBe(1);
      waiting.shift()?.();
    }
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 200, 503]);
    expect(people.documents).toHaveLength(3);
  });
});

describe("in front of real people, unless a setting says otherwise,", () => {
  it("nobody is told the schema, and each person has a limit; a demo tells it and counts nobody", () => {
    const of = (environment: Record<string, string>, demo: boolean) => {
      const { introspection, graphiql, perMinute } = gatewaySettings(new Settings(environment), demo);
      return [introspection, graphiql, perMinute > 0];
    };
    expect(of({}, false)).toEqual([false, false, true]);
    expect(of({}, true)).toEqual([true, true, false]);
    expect(of({ INTROSPECTION: "true", GRAPHIQL: "true", COST_PER_MINUTE: "0" }, false)).toEqual([true, true, false]);
  });

  it("a wrong name is not answered with the right one", async () => {
    const people = await serve({ introspection: false });
    expect((await people.post({ query: "{ me { nam } }" })).text).not.toMatch(/name|Did you mean/);
    const { json } = await people.post({ query: "{ __schema { types { name } } }" });
    expect(json.data).toBeUndefined();
    expect(json.errors[0].extensions).toMatchObject({ code: "GRAPHQL_VALIDATION_FAILED", retryable: false });
    expect((await people.post({ query: "{ __typename me { __typename } }" })).json.data.me).toEqual({
      __typename: "Person",
    });
  });
});
