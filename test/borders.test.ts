import { DEMO_CITIZENS, stableId } from "@overligger/shared/demo";
import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { id, inDays } from "./support/steps.ts";

// For whose citizens somebody works: those of a municipality, or of a region, and of nowhere where nothing says so.

let house: TestHouse;
let coordinationIsSilent = false;
/** Somebody of Halsnæs of whom the job centre has nothing. */
let stranger: string;
beforeAll(async () => {
  house = await startHouse({
    wrap: (link) => ({
      ...link,
      execute: (request, signal) =>
        link.name === "coordination" && coordinationIsSilent
          ? Promise.reject(new Error("silent"))
          : link.execute(request, signal),
    }),
  });
  const tables = ["employment_plan", "intervention", "appointment", "contact_point"];
  const known = await house
    .subgraph("employment")
    .db.query<{ id: string }>(tables.map((table) => `SELECT citizen_id AS id FROM ${table}`).join(" UNION "));
  const strangers = DEMO_CITIZENS.filter(
    (one) => one.municipality === "0260" && !known.some((row) => row.id === one.id),
  );
  stranger = String(strangers[0]?.id);
});
afterAll(() => house?.stop());
beforeEach(() => {
  coordinationIsSilent = false;
  return house.rewind();
});

const as = async (key: string, claims: object) => ({
  token: await signDemoToken({ ...person(key).caller, ...claims } as never),
});

describe("a sector's staff", () => {
  const appointment = async (who: string, citizenId: string) => {
    const { data, errors } = await house.ask(
      who,
      "mutation ($input: AddSectorAppointmentInput!) { addEmploymentAppointment(input: $input) { appointment { id } userErrors { code } } }",
      { input: { citizenId, day: inDays(9), from: "09:00", to: "10:00", title: "Samtale" } },
    );
    return { errors, code: errors?.[0]?.extensions.code, made: data?.addEmploymentAppointment?.appointment?.id };
  };

  it("begin no case for somebody of another municipality, or for nobody at all, and read no log by it", async () => {
    for (const citizenId of [id("jakob"), "7c2f7f3e-30c5-4c86-9d3f-5f6b0a6c9a11"]) {
      expect((await appointment("kim", citizenId)).code).toBe("FORBIDDEN");
    }
    const { data } = await house.ask(
      "kim",
      "query ($id: ID!) { employmentCase(citizenId: $id) { readLog { nodes { readAt } } } }",
      { id: id("jakob") },
    );
    expect(data.employmentCase).toBeNull();
  });

  it("begin one for somebody who lives there, of whom the sector had nothing", async () => {
    expect((await appointment("kim", stranger)).made).toEqual(expect.any(String));
  });

  it("are told to come back while nobody can say where somebody lives, and nothing is written; a case that is there goes on", async () => {
    coordinationIsSilent = true;
    const refused = await appointment("kim", stranger);
    expect(refused.errors).toMatchObject([
      {
        extensions: { code: "NOT_CHECKED", retryable: true, messageDa: expect.stringContaining("intet er gjort") },
      },
    ]);
    const rows = await house
      .subgraph("employment")
      .db.query("SELECT id FROM appointment WHERE citizen_id = $1", [stranger]);
    expect(rows).toEqual([]);
    expect((await appointment("mette", id("lotte"))).made).toEqual(expect.any(String));
  });
});

describe("a sign-in that names no municipality", () => {
  const SEEN = `query ($id: ID!) { citizen(id: $id, reason: "Har henvendt sig") { name offers { totalCount } } employmentPlans { totalCount } treatmentPlans { totalCount }
    employmentCase(citizenId: $id) { plans { id } } psychiatryCase(citizenId: $id) { plans { id } } coordinationNeeds { totalCount } }`;
  const NOTHING = {
    citizen: null,
    employmentPlans: { totalCount: 0 },
    treatmentPlans: { totalCount: 0 },
    employmentCase: null,
    psychiatryCase: null,
    coordinationNeeds: { totalCount: 0 },
  };

  it("opens nothing: not the country's job centres, not its patients, not its citizens", async () => {
    for (const [key, claims] of [
      ["mette", { municipality: null }],
      ["karen", { municipality: null }],
      ["soeren", { municipality: null }],
      ["peter", { region: null }],
    ] as const) {
      const { data } = await house.ask(await as(key, claims), SEEN, { id: id("lotte") });
      expect(data, key).toEqual(NOTHING);
    }
  });

  it("opens no plan by who somebody is, nor what it lays open, and changes none: they are in it for the place where it is made", async () => {
    const { db } = house.subgraph("coordination");
    const open = (citizen: string) =>
      db.query<{ id: string; version: number }>(
        "SELECT id, version FROM coordinating_plan WHERE citizen_id = $1 AND status <> 'CLOSED'",
        [id(citizen)],
      );
    const PLAN = `query ($id: ID!) { coordinatingPlan(id: $id) { id sectors { access { open } } } coordinatingPlans { totalCount }
      overdueFollowUps { totalCount } tasks { totalCount } citizenRequests { totalCount } }`;
    const GOAL = `mutation ($input: ProposeGoalInput!) { proposeGoal(input: $input) { plan { id } } }`;
    for (const [key, whose, areas] of [
      ["susanne", "karsten", [{ municipality: null }, { municipality: "0219" }]],
      ["karen", "karsten", [{ municipality: null }, { municipality: "0219" }]],
      ["peter", "ida", [{ region: null }, { region: "1082" }]],
    ] as const) {
      const [plan] = await open(whose);
      const input = { planId: plan?.id, version: plan?.version, title: "Egen bolig" };
      expect((await house.ask(key, PLAN, plan)).data.coordinatingPlan, key).toMatchObject({ id: plan?.id });
      for (const claims of areas) {
        const elsewhere = await as(key, claims);
        const { data, errors } = await house.ask(elsewhere, PLAN, plan);
        expect([key, data, errors]).toMatchObject([
          key,
          {
            coordinatingPlan: null,
            ...{ coordinatingPlans: { totalCount: 0 }, overdueFollowUps: { totalCount: 0 } },
            ...{ tasks: { totalCount: 0 }, citizenRequests: { totalCount: 0 } },
          },
          undefined,
        ]);
        const refused = await house.ask(elsewhere, GOAL, { input });
        expect(refused.errors?.[0]?.extensions.code, key).toBe("NOT_FOUND");
      }
    }
  });

  it("opens no decision: what the plan opens of others' help is not what one's own sector decided elsewhere", async () => {
    const ONE = `query ($id: ID!, $of: ID!) { decision(id: $id) { parts { law { act } } }
      citizen(id: $of, reason: "Har henvendt sig") { decisions { id } } }`;
    const of = { id: stableId("decision/sanne"), of: id("sanne") };
    const seen = async (who: string | { token: string }) => {
      const { data } = await house.ask(who, ONE, of);
      const acts = data.decision?.parts.map(({ law }: { law: { act: string } }) => law.act).sort();
      return [acts ?? null, data.citizen?.decisions.length ?? 0];
    };
    const whole = await seen("susanne");
    expect(whole).toEqual([expect.arrayContaining(["SEL"]), 1]);
    for (const claims of [{ municipality: null }, { municipality: "0219" }])
      expect(await seen(await as("susanne", claims))).toEqual([null, 0]);
    // She has moved with her plan: who works there takes part in it, and reads none of what was decided where she lived.
    const { db } = house.subgraph("coordination");
    await db.query("UPDATE citizen SET municipality = '0219' WHERE id = $1", [of.of]);
    await db.query("UPDATE coordinating_plan SET municipality = '0219' WHERE citizen_id = $1", [of.of]);
    expect((await seen(await as("susanne", { municipality: "0219" })))[0] ?? []).not.toContain("SEL");
  });

  it("opens the own region to staff of a sector that is regional, and no other region", async () => {
    const plans = async (region: string) =>
      (await house.ask(await as("peter", { region }), SEEN, { id: id("lotte") })).data;
    const here = await plans("1084");
    expect(here.citizen.name).toBe("Lotte Holm");
    expect(here.psychiatryCase.plans.length).toBeGreaterThan(0);
    expect(here.treatmentPlans.totalCount).toBeGreaterThan(0);
    for (const region of ["1081", "1082", "1083", "1085"]) expect(await plans(region), region).toEqual(NOTHING);
  });
});

describe("a sign-in that names what nobody here knows", () => {
  it.each([
    ["a role of the language's own", "mette", { role: "constructor" }],
    ["a sector that is not registered", "mette", { sector: "CHURCH" }],
    ["a municipality that is no code", "mette", { municipality: "Halsnæs" }],
    ["an id with what no database keeps", "lotte", { id: `${id("lotte")}\u0000` }],
    ["a region that does not exist", "peter", { region: "9999" }],
    ["a region for staff of a sector that is municipal", "mette", { municipality: null, region: "1084" }],
    ["a region for a coordinator of no sector", "karen", { sector: null, municipality: null, region: "1084" }],
  ])("is refused: %s", async (_what, key, claims) => {
    const { status, errors } = await house.ask(await as(key, claims), "{ me { name } }");
    expect([status, errors?.[0].extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
  });
});
