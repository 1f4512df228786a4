import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { id, steps } from "./support/steps.ts";

const LIST = `query ($first: Int = 20, $after: String, $where: CoordinatingPlanFilter) {
  coordinatingPlans(first: $first, after: $after, where: $where) { totalCount pageInfo { hasNextPage endCursor } nodes { id status } edges { cursor node { id } } } }`;

let house: TestHouse;
/** Calls to each subgraph since the last count. */
const calls = new Map<string, number>();
beforeAll(async () => {
  house = await startHouse({
    wrap: (link) => ({
      ...link,
      execute(request, signal) {
        calls.set(link.name, (calls.get(link.name) ?? 0) + 1);
        return link.execute(request, signal);
      },
    }),
  });
});
afterAll(() => house?.stop());

describe("the list of coordinating plans", () => {
  it("holds Karen's plans, walked page by page without a gap or a repeat", async () => {
    const all = (await house.ask("karen", LIST)).data.coordinatingPlans;
    expect(all.totalCount).toBe(4);
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await house.ask("karen", LIST, { first: 1, after });
      const page: typeof all = data.coordinatingPlans;
      walked.push(...page.nodes.map(({ id }: { id: string }) => id));
      expect(page.edges.map((edge: { node: { id: string } }) => edge.node.id)).toEqual(
        page.nodes.map(({ id }: { id: string }) => id),
      );
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(walked).toEqual(all.nodes.map(({ id }: { id: string }) => id));
  });

  it("is searched in the shape where: { field: { eq } }", async () => {
    const count = async (where: object) =>
      (await house.ask("karen", LIST, { where })).data.coordinatingPlans.totalCount;
    expect(await count({ status: { eq: "ACTIVE" } })).toBe(4);
    expect(await count({ status: { in: ["CLOSED", "ON_HOLD"] } })).toBe(0);
    expect(await count({ municipality: { eq: "0260" }, startsOn: { gte: "2026-04-01", lt: "2026-05-05" } })).toBe(2);
    expect(await count({ followUpDue: { eq: null } })).toBe(0);
    expect(await count({ citizenId: { eq: "no id at all" } })).toBe(0);
    expect(await count({})).toBe(4);
  });

  it("shows only what one coordinates or takes part in", async () => {
    const seen = async (who: string) => (await house.ask(who, LIST)).data.coordinatingPlans.totalCount;
    expect(await seen("soeren")).toBe(1);
    expect(await seen("mette")).toBe(2);
    expect(await seen("lotte")).toBe(1);
    expect(await seen("kim")).toBe(0);
    expect(await seen("anders")).toBe(0);
  });

  it("refuses a page that is too large, none, or begins at a made-up cursor", async () => {
    for (const variables of [
      { first: 101 },
      { first: 0 },
      { first: -1 },
      { after: "not a cursor" },
      { after: Buffer.from('["x",1]').toString("base64url") },
    ]) {
      const { status, errors } = await house.ask("karen", LIST, variables);
      expect(status).toBe(200);
      expect(errors?.[0].extensions.code, JSON.stringify(variables)).toBe("BAD_USER_INPUT");
    }
  });

  it("tells an analyst nothing, not even by a count: none for a person, a day, a state, and none at all", async () => {
    for (const where of [
      `citizenId: { eq: "${id("lotte")}" }`,
      `citizenId: { eq: "${id("anders")}" }`,
      "status: { eq: ACTIVE }",
      'startsOn: { gte: "2025-01-01" }',
      "",
    ]) {
      const { data, errors } = await house.ask("anna", `{ coordinatingPlans(where: { ${where} }) { totalCount } }`);
      expect(data, where).toEqual({ coordinatingPlans: null });
      expect(errors, where).toMatchObject([
        {
          message: "An analyst sees no people and no lists of them, nor how many there are.",
          extensions: { code: "FORBIDDEN", messageDa: expect.stringContaining("En analytiker") },
        },
      ]);
    }
  });

  it("gives by the list what it gives by id: a leader who made herself deputy gets nothing by either", async () => {
    const { db } = house.subgraph("coordination");
    const [{ id: planId }] = (await db.query("SELECT id FROM coordinating_plan LIMIT 1")) as [{ id: string }];
    await db.query(
      `INSERT INTO coordinator_assignment SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'caseworker_id', $2::text, 'role', 'DEPUTY'))).*
       FROM coordinator_assignment a WHERE plan_id = $1 LIMIT 1`,
      [planId, id("lone")],
    );
    const { data } = await house.ask(
      "lone",
      "query ($id: ID!) { coordinatingPlan(id: $id) { id } coordinatingPlans { nodes { id summary } totalCount } }",
      { id: planId },
    );
    expect(data).toEqual({ coordinatingPlan: null, coordinatingPlans: { nodes: [], totalCount: 0 } });
  });
});

describe("the goals of a plan", () => {
  const { planOf, step } = steps(() => house, "id version goals { id }");
  const ids = (goals: { id: string }[]) => goals.map(({ id }) => id);

  it("come in the order she gave them, whatever is asked for before them", async () => {
    const goalIds = ids((await planOf("karen", "lotte")).goals).reverse();
    expect(goalIds.length).toBeGreaterThan(1);
    await step("lotte", "lotte", "prioritiseGoals", { goalIds });
    await step("lotte", "lotte", "commentGoal", { goalId: goalIds[0], comment: "Det først." }); // written last, lies last
    for (const fields of ["goals { id } readiness { ready }", "readiness { ready } goals { id }"]) {
      const { data } = await house.ask("lotte", `{ me { citizen { coordinatingPlan { ${fields} } } } }`);
      expect(ids(data.me.citizen.coordinatingPlan.goals), fields).toEqual(goalIds);
    }
  });
});

describe("the citizen's own view", () => {
  const READ = `{ me { citizen { coordinatingPlan { id citizenView { attitude wishes dreams version authoredBy } } } } }`;
  const WRITE = `mutation ($input: RecordCitizenViewInput!) { recordCitizenView(input: $input) {
    plan { citizenView { attitude wishes dreams version authoredBy } } userErrors { code } } }`;
  const read = async () => (await house.ask("lotte", READ)).data.me.citizen.coordinatingPlan;

  it("is written by Lotte in her own words; what she leaves out stays", async () => {
    const { id, citizenView } = await read();
    const { data, errors } = await house.ask("lotte", WRITE, {
      input: { planId: id, viewVersion: citizenView.version, wishes: "Mere tid med børnene." },
    });
    expect(errors).toBeUndefined();
    expect(data.recordCitizenView.plan.citizenView).toEqual({
      ...citizenView,
      wishes: "Mere tid med børnene.",
      version: citizenView.version + 1,
    });
  });

  it("refuses a change that was built on an older version, and loses nothing", async () => {
    const before = await read();
    const stale = { planId: before.id, version: before.citizenView.version - 1, dreams: null };
    const { errors } = await house.ask("lotte", WRITE, { input: stale });
    expect(errors?.[0].extensions.code).toBe("CONFLICT");
    expect((await read()).citizenView).toEqual(before.citizenView);
  });

  it("of two written at once takes one and tells the other", async () => {
    const { id, citizenView } = await read();
    const answers = await Promise.all(
      ["a", "b", "c", "d"].map((attitude) =>
        house.ask("lotte", WRITE, { input: { planId: id, version: citizenView.version, attitude } }),
      ),
    );
    expect(answers.map(({ errors }) => errors?.[0].extensions.code ?? "DONE").sort()).toEqual([
      "CONFLICT",
      "CONFLICT",
      "CONFLICT",
      "DONE",
    ]);
  });

  it("is the citizen's alone: whoever coordinates may read it, not write it; others do not find it", async () => {
    const { id, citizenView } = await read();
    const input = { planId: id, version: citizenView.version, attitude: "Not hers." };
    const code = async (who: string) => (await house.ask(who, WRITE, { input })).errors?.[0].extensions.code;
    expect(await code("karen")).toBe("FORBIDDEN");
    expect(await code("sanne")).toBe("NOT_FOUND");
    expect(await code("kim")).toBe("NOT_FOUND");
    expect((await read()).citizenView).toEqual(citizenView);
  });

  it("says which field is too long, and repeats none of it", async () => {
    const { id, citizenView } = await read();
    const { errors, text } = await house.ask("lotte", WRITE, {
      input: { planId: id, version: citizenView.version, wishes: "secret ".repeat(1_000) },
    });
    expect(errors?.[0].extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ field: "wishes" }] });
    expect(text).not.toContain("secret");
  });
});

describe("one request", () => {
  const SHAPE = `nodes { id summary goals { title } agreements { text } citizenView { wishes } coordinators { caseworker { name } }
    sectors { sector { code nameEn } access { open reason } consent { status } overlay { plans { title goals { title } interventions { title } } contacts { function } } } }`;

  it("makes at most one call to each sector, and as many SQL statements for four citizens as for one", async () => {
    const cost = async (where: object) => {
      const before = [...house.house.subgraphs.values()].map(({ db }) => db.statements);
      calls.clear();
      const { data, errors } = await house.ask(
        "karen",
        `query ($where: CoordinatingPlanFilter) { coordinatingPlans(where: $where) { ${SHAPE} } }`,
        { where },
      );
      expect(errors).toBeUndefined();
      const statements = [...house.house.subgraphs.values()].map(
        ({ db }, index) => db.statements - (before[index] ?? 0),
      );
      return { citizens: data.coordinatingPlans.nodes.length, calls: Object.fromEntries(calls), statements };
    };
    const one = await cost({ citizenId: { eq: person("lotte").caller.id } });
    const four = await cost({});
    expect([one.citizens, four.citizens]).toEqual([1, 4]);
    expect(one.calls).toMatchObject({ coordination: 1, education: 1, employment: 1, psychiatry: 1, social: 1 });
    expect(Math.max(...Object.values(one.calls))).toBe(1);
    expect(four).toEqual({ ...one, citizens: 4 });
  });

  it("has a short way to a citizen's own overlay: two statements in coordination, two in each open sector, and three steps one after another", async () => {
    const statements: { subgraph: string; began: number; ended: number }[] = [];
    let turn = 0;
    for (const [subgraph, { db }] of house.house.subgraphs)
      for (const way of ["query", "named"] as const) {
        const run = db[way].bind(db) as typeof db.named;
        vi.spyOn(db, way).mockImplementation(async (text: string, values: readonly unknown[] = []) => {
          const statement = { subgraph, began: ++turn, ended: 0 };
          statements.push(statement);
          const rows = await run(text, values);
          statement.ended = ++turn;
          return rows as never;
        });
      }
    const { data, errors } = await house.ask(
      "ida",
      `{ me { citizen { coordinatingPlan { id summary goals { id title } sectors { sector { code } access { open reason }
        overlay { plans { id title status goals { title } interventions { title } } } } } } } }`,
    );
    vi.restoreAllMocks();
    expect(errors).toBeUndefined();
    const open = data.me.citizen.coordinatingPlan.sectors.filter(({ overlay }: { overlay: object | null }) => overlay);
    expect(open.length).toBeGreaterThan(0);
    const asked = new Set(statements.map(({ subgraph }) => subgraph));
    expect(asked.size).toBe(1 + open.length);
    for (const each of asked)
      expect(statements.filter(({ subgraph }) => subgraph === each).length, each).toBeLessThanOrEqual(2);
    // What began after another had ended waited for it.
    const steps = new Map<object, number>();
    for (const one of statements)
      steps.set(
        one,
        1 + Math.max(0, ...statements.filter(({ ended }) => ended < one.began).map((other) => steps.get(other) ?? 0)),
      );
    expect(Math.max(...steps.values())).toBeLessThanOrEqual(3);
  });

  it.skipIf(!process.env.DATABASE_URL)(
    "is planned by the database once, and not each time anew (needs a server, DATABASE_URL: an embedded one keeps no statements)",
    async () => {
      for (let time = 0; time < 8; time++)
        await house.ask(
          "ida",
          "{ me { citizen { coordinatingPlan { goals { title } sectors { access { open } } } } } }",
        );
      const db = house.house.subgraphs.get("coordination")?.db;
      const kept = await db?.query<{ generic_plans: string }>(
        "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE 'SELECT (SELECT json_agg%FROM \"citizen\"%'",
      );
      expect(kept?.some(({ generic_plans }) => Number(generic_plans) > 0)).toBe(true);
    },
  );
});
