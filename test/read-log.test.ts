import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { DEMO_PEOPLE } from "@overligger/shared/demo";
import { buildSchema } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { id, type Payload, steps } from "./support/steps.ts";

let house: TestHouse;
let plan: string;
const { planOf, done, step, tried } = steps(() => house, "id version status");

beforeAll(async () => {
  house = await startHouse();
});
beforeEach(async () => {
  await house.rewind();
  plan = (await planOf("karen", "lotte")).id;
  await done("karen", "registerCoordinationNeed", { citizenId: id("henrik"), basis: "Stress" }, "need { id }");
});
afterAll(() => house?.stop());

const NAMES = new Map(DEMO_PEOPLE.map(({ key, caller }) => [caller.id, key]));

/** What somebody's reading left in the log of a subgraph: what was read, and of whom, each once. */
async function traces(subgraph: string, who: string, read: () => Promise<unknown>): Promise<string[]> {
  const lines = () =>
    house
      .subgraph(subgraph)
      .db.query<{ id: string; operation: string; of: string }>(
        `SELECT id, operation, citizen_id AS "of" FROM read_log WHERE reader_id = $1`,
        [id(who)],
      );
  const before = new Set((await lines()).map((line) => line.id));
  await read();
  const left = (await lines()).filter((line) => !before.has(line.id));
  return [...new Set(left.map(({ operation, of }) => `${operation} ${NAMES.get(of)}`))].sort();
}

/** What a question left in a subgraph's log. */
const asked = (subgraph: string, who: string, query: string) =>
  traces(subgraph, who, async () => expect((await house.ask(who, query)).errors, query).toBeUndefined());

const PLAN = "COORDINATING_PLAN_READ";
const KARENS = ["ida", "karsten", "lotte", "sanne"].map((who) => `${PLAN} ${who}`);

describe("a coordinating plan that is opened", () => {
  const of = (citizen: string) => `citizen(id: "${id(citizen)}")`;

  /** By every road that leads to one: who goes it, and whose plans they opened by that. */
  const ROADS: Record<string, (at: { plan: string }) => [who: string, query: string, left: string[]]> = {
    "by its id": ({ plan }) => ["karen", `{ coordinatingPlan(id: "${plan}") { status } }`, [`${PLAN} lotte`]],
    "as it was": ({ plan }) => [
      "mette",
      `{ coordinatingPlan(id: "${plan}", validAt: "2026-10-01") { status } }`,
      [`${PLAN} lotte`],
    ],
    "in a list": () => ["karen", "{ coordinatingPlans(first: 20) { nodes { status } } }", KARENS],
    "as the citizen's": () => [
      "karen",
      `{ ${of("lotte")} { coordinatingPlan { status } } }`,
      ["CITIZEN_READ lotte", `${PLAN} lotte`],
    ],
    "with its citizen": ({ plan }) => [
      "karen",
      `{ coordinatingPlan(id: "${plan}") { citizen { name } } }`,
      ["CITIZEN_READ lotte", `${PLAN} lotte`],
    ],
    "by the citizen": () => [
      "lotte",
      "{ me { citizen { coordinatingPlan { status } } } }",
      ["CITIZEN_READ lotte", `${PLAN} lotte`],
    ],
    "in the citizen's own entry": () => ["lotte", "{ me { plan { inPlainWords } } }", [`${PLAN} lotte`]],
    "for the people around the citizen": () => ["lotte", "{ me { people { name } } }", [`${PLAN} lotte`]],
    "by its follow-up that is overdue": () => [
      "karen",
      "{ overdueFollowUps { nodes { plan { status } } } }",
      [`${PLAN} karsten`],
    ],
    "in a morning list": () => ["mette", "{ tasks(first: 50) { nodes { subject } } }", [`${PLAN} lotte`]],
    "in one's own tasks": () => [
      "karen",
      "{ me { tasks(first: 50) { nodes { subject } } } }",
      ["CITIZEN_READ henrik", ...KARENS],
    ],
  };
  for (const [road, walk] of Object.entries(ROADS))
    it(`${road} leaves a line about each citizen whose plan it was`, async () => {
      const [who, query, left] = walk({ plan });
      expect(await asked("coordination", who, query)).toEqual(left);
    });

  it("is told in a line whole: when, by whom and in which capacity, for what, and of which plan", async () => {
    house.goTo("2027-03-01T12:00:00Z");
    await house.ask("mette", `{ coordinatingPlan(id: "${plan}") { status } }`);
    const { db } = house.subgraph("coordination");
    const [line] = await db.query("SELECT * FROM read_log WHERE reader_id = $1 ORDER BY read_at DESC LIMIT 1", [
      id("mette"),
    ]);
    expect(line).toEqual({
      id: expect.any(String),
      read_at: expect.stringMatching(/^2027-03-01T12:0/),
      citizen_id: id("lotte"),
      reader_id: id("mette"),
      reader_role: "CASEWORKER",
      reader_sector: "LAB",
      operation: PLAN,
      purpose: "COORDINATION",
      categories: [],
      grant_id: null,
      plan_id: plan,
      seq: expect.any(String),
      mark: expect.stringMatching(/^sha256:/),
    });
  });

  it("to be changed leaves a line, and one that is refused is no reading of it", async () => {
    const change = { text: "Vi ringes ved", parties: ["LAB"] };
    expect(await traces("coordination", "karen", () => step("karen", "lotte", "addAgreement", change))).toContain(
      `${PLAN} lotte`,
    );
    expect(await asked("coordination", "kim", `{ coordinatingPlan(id: "${plan}") { status } }`)).toEqual([
      "COORDINATING_PLAN_REFUSED lotte",
    ]);
    expect(await asked("coordination", "kim", "{ coordinatingPlans { nodes { status } } }")).toEqual([]);
  });
});

describe("a citizen who is looked at", () => {
  it("by their id, or in a need that somebody saw, leaves a line", async () => {
    expect(await asked("coordination", "karen", `{ citizen(id: "${id("henrik")}") { name } }`)).toEqual([
      "CITIZEN_READ henrik",
    ]);
    const needs = "{ coordinationNeeds { nodes { basis } totalCount } }";
    expect(await asked("coordination", "karen", needs)).toEqual(["CITIZEN_READ henrik"]);
    // Mette, who found none of them, is shown none.
    expect(await asked("coordination", "mette", needs)).toEqual([]);
    expect((await house.ask("mette", needs)).data.coordinationNeeds).toEqual({ nodes: [], totalCount: 0 });
  });

  it("without a name, where nobody can be told by it, leaves none: who is late, what is still to be done, whom one asks", async () => {
    for (const query of [
      "overdueFollowUps { nodes { dueOn } }",
      "openDuties { nodes { kind } }",
      "caseworkers { nodes { name } }",
      "leading { needs { nodes { daysWaiting } } overdueFollowUps { nodes { dueOn } } overdueObligations { nodes { dueOn units } } coordinators { nodes { led } } }",
    ])
      expect(await asked("coordination", "lone", `{ ${query} }`), query).toEqual([]);
  });
});

describe("a sector's own case", () => {
  const CASES: [subgraph: string, who: string, query: string, left: RegExp][] = [
    [
      "employment",
      "mette",
      `{ employmentPlans(where: { citizenId: { eq: "LOTTE" } }) { nodes { title } } }`,
      /^PLAN_READ lotte$/,
    ],
    ["employment", "mette", `{ employmentCase(citizenId: "LOTTE") { plans { title } } }`, /^CASE_READ lotte$/],
    ["employment", "mette", "{ employmentTasks(first: 100) { nodes { subject } } }", /^CASE_READ \w+$/],
    ["education", "ulla", "{ educationTasks(first: 100) { nodes { subject } } }", /^CASE_READ \w+$/],
    ["social", "susanne", "{ concernNotifications { nodes { id } } }", /^CASE_READ \w+$/],
    ["psychiatry", "peter", "{ admissions { nodes { id } } }", /^CASE_READ ida$/],
    ["psychiatry", "peter", "{ treatmentPlanRequests { nodes { id } } }", /^CASE_READ \w+$/],
  ];
  it.each(CASES)("of %s leaves a line when %s asks %s", async (subgraph, who, query, left) => {
    const lines = await asked(subgraph, who, query.replaceAll("LOTTE", id("lotte")));
    expect(lines).not.toEqual([]);
    for (const line of lines) expect(line).toMatch(left);
  });
});

describe("what coordination can be asked", () => {
  /** What tells of nobody, or of the caller alone. */
  const OF_NOBODY = [
    "ageRules",
    "assessmentPartHolds", // whether a sector still takes part: for the sectors alone
    "candidateSearchPermissions",
    "candidateSearchPurposes",
    "candidateSearches",
    "caseworkers",
    "consentTemplate",
    "coordinationSchemes",
    "coordinationTerms",
    "decisionStanding", // in what right the caller asks: for decisions alone, which logs what it tells
    "leading",
    "municipalities",
    "municipality",
    "openDuties",
    "sectors",
  ];
  const LOGGED = [
    ...[
      "candidateCitizens",
      "citizen",
      "citizenByCpr",
      "citizenRequests",
      "coordinatingPlan",
      "coordinatingPlans",
      "coordinationNeeds",
    ],
    ...["me", "openOfferDuties", "overdueFollowUps", "tasks"],
  ];

  it("is logged, or tells of nobody: a question that is on neither list has not been thought of", () => {
    const sdl = readFileSync(join(ROOT, "subgraphs/coordination/schema.graphql"), "utf8");
    const query = buildSchema(sdl, { assumeValidSDL: true }).getQueryType();
    const all = Object.keys(query?.getFields() ?? {}).filter((name) => !name.startsWith("_"));
    expect(all.sort()).toEqual([...OF_NOBODY, ...LOGGED].sort());
  });
});

describe("somebody who asks for what is not theirs", () => {
  it("leaves a line at every door, of whom they asked for; where there is nobody, none", async () => {
    const lotte = id("lotte");
    const [{ id: own }] = (await house
      .subgraph("employment")
      .db.query("SELECT id FROM employment_plan WHERE citizen_id = $1 LIMIT 1", [lotte])) as [{ id: string }];
    for (const [subgraph, who, query, left] of [
      ["coordination", "soeren", `{ citizen(id: "${lotte}", reason: "Har henvendt sig") { name } }`, "CITIZEN_REFUSED"],
      ["coordination", "kim", `{ coordinatingPlan(id: "${plan}") { status } }`, "COORDINATING_PLAN_REFUSED"],
      [
        "coordination",
        "kim",
        `{ coordinatingPlan(id: "${plan}", validAt: "2026-10-01") { status } }`,
        "COORDINATING_PLAN_REFUSED",
      ],
      ["employment", "susanne", `{ employmentCase(citizenId: "${lotte}") { plans { id } } }`, "CASE_REFUSED"],
      ["employment", "susanne", `{ employmentPlan(id: "${own}") { title } }`, "PLAN_REFUSED"],
    ] as const) {
      expect(await asked(subgraph, who, query), query).toEqual([`${left} lotte`]);
      const nobody = query.replaceAll(
        new RegExp(`${lotte}|${plan}|${own}`, "g"),
        "00000000-0000-8000-a000-000000000000",
      );
      expect(await asked(subgraph, who, nobody), nobody).toEqual([]);
    }
  });

  it("is shown to her, in words, with where they work", async () => {
    await house.ask("kim", `{ coordinatingPlan(id: "${plan}") { status } }`);
    const change = { planId: plan, version: 1, summary: "x", sources: [] };
    const write = "mutation ($input: WritePlanSummaryInput!) { writePlanSummary(input: $input) { plan { id } } }";
    expect((await house.ask("kim", write, { input: change })).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    const { data } = await house.ask(
      "lotte",
      "{ me { citizen { readLog(first: 20) { nodes { operation text readerSector { code } } } } } }",
    );
    const [seen] = data.me.citizen.readLog.nodes.filter(
      (line: { operation: string }) => line.operation === "COORDINATING_PLAN_REFUSED",
    );
    expect(seen).toEqual({
      operation: "COORDINATING_PLAN_REFUSED",
      text: "Spurgte efter din koordinerende plan og blev afvist",
      readerSector: { code: "LAB" },
    });
  });
});

describe("a line is of the reading, not of the statement that it went with", () => {
  const OVERLAY = `{ coordinatingPlan(id: "PLAN") { status sectors { sector { code } overlay { plans { title goals { title } } } } } }`;

  it("stays where what was read with it cannot be read: Karen sees nothing of the job centre, and Lotte that she asked", async () => {
    const { db } = house.subgraph("employment");
    await db.query("ALTER TABLE goal RENAME TO gone");
    try {
      const read = async () => {
        const { data, errors } = await house.ask("karen", OVERLAY.replace("PLAN", plan));
        const [lab] = data.coordinatingPlan.sectors.filter(({ sector }: Payload) => sector.code === "LAB");
        expect(lab.overlay?.plans ?? null).toBeNull();
        expect(errors?.map(({ extensions }) => extensions.code)).toContain("INTERNAL_SERVER_ERROR");
      };
      expect(await traces("employment", "karen", read)).toEqual(["OVERLAY_OPENED lotte"]);
      expect(await traces("social", "karen", read)).toEqual(["OVERLAY_OPENED lotte"]);
    } finally {
      await db.query("ALTER TABLE gone RENAME TO goal");
    }
  });

  it("stays where a change that was refused read something first, and is taken back itself", async () => {
    const change = { id: id("lotte"), name: "Lotte", title: "Leder", unit: "Jobcenter" };
    const refused = () => tried("lone", "registerCaseworker", change, "caseworker { id }");
    expect(await traces("coordination", "lone", refused)).toEqual(["CITIZEN_REFUSED lotte"]);
  });
});
