import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { signDemoToken } from "@overligger/shared/serve";
import { buildSchema, isRequiredArgument } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";

const PLAN = `query ($id: ID!) { coordinatingPlan(id: $id) {
  id summary sectors { sector { code } access { open reason message(language: EN) categories } overlay { plans { id title } } }
} }`;
const CITIZEN = `query ($id: ID!) { citizen(id: $id, reason: "Har henvendt sig") {
  name coordinatingPlan { id } sectors { sector { code } access { open reason } overlay { plans { title } } }
} }`;

interface Entry {
  sector: { code: string };
  access: { open: boolean; reason: string | null; message: string | null; categories: string[] };
  overlay: { plans: { id: string; title: string }[] | null } | null;
}

const schema = buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"));

let house: TestHouse;
let plan: string;
const lotte = person("lotte").caller.id;

beforeAll(async () => {
  house = await startHouse();
  plan = (await house.ask("lotte", "{ me { citizen { coordinatingPlan { id } } } }")).data.me.citizen.coordinatingPlan
    .id;
});
afterAll(() => house?.stop());

/** How many plans each of the four sectors shows; null where it is closed. More sectors may have joined. */
const seen = (sectors: Entry[]) =>
  Object.fromEntries(four(sectors).map(({ sector, overlay }) => [sector.code, overlay?.plans?.length ?? null]));
const four = (sectors: Entry[]) =>
  sectors.filter(({ sector }) => ["EDUCATION", "LAB", "PSYCHIATRY", "SEL"].includes(sector.code));

describe("Lotte's coordinating plan", () => {
  it("has one entry for every registered sector, open with plans, for herself", async () => {
    const { data, errors } = await house.ask("lotte", PLAN, { id: plan });
    expect(errors).toBeUndefined();
    expect(seen(data.coordinatingPlan.sectors)).toEqual({ EDUCATION: 1, LAB: 1, PSYCHIATRY: 1, SEL: 1 });
  });

  it("is the same for Karen, who coordinates it, and for Mette, who takes part for the job centre", async () => {
    for (const who of ["karen", "mette"]) {
      const { data, errors } = await house.ask(who, PLAN, { id: plan });
      expect(errors).toBeUndefined();
      expect(seen(data.coordinatingPlan.sectors), who).toEqual({ EDUCATION: 1, LAB: 1, PSYCHIATRY: 1, SEL: 1 });
    }
  });

  it("does not exist for Kim of the same job centre, who takes no part; nor for other citizens and sectors", async () => {
    for (const who of ["kim", "sanne", "peter", "ulla", "soeren"]) {
      const { data, errors } = await house.ask(who, PLAN, { id: plan });
      expect(data, who).toEqual({ coordinatingPlan: null });
      expect(errors, who).toBeUndefined();
    }
  });

  it("is refused in the very same way as a plan that does not exist", async () => {
    const refused = await house.ask("kim", PLAN, { id: plan });
    const absent = await house.ask("kim", PLAN, { id: "00000000-0000-8000-a000-000000000000" });
    const nonsense = await house.ask("kim", PLAN, { id: "Robert'); DROP TABLE citizen;--" });
    expect(refused.text).toBe(absent.text);
    expect(refused.text).toBe(nonsense.text);
  });
});

describe("a citizen outside any plan", () => {
  it("shows Kim his own sector and no foreign one, and not that there is a coordinating plan", async () => {
    const { data, errors } = await house.ask("kim", CITIZEN, { id: lotte });
    expect(errors).toBeUndefined();
    expect(data.citizen.coordinatingPlan).toBeNull();
    expect(seen(data.citizen.sectors)).toEqual({ EDUCATION: null, LAB: 1, PSYCHIATRY: null, SEL: null });
    const reasons = four(data.citizen.sectors).map((entry) => entry.access.reason);
    expect(reasons).toEqual(["NO_MANDATE", null, "NO_MANDATE", "NO_MANDATE"]);
  });

  it("shows Lotte everything about herself, whatever she agreed to share", async () => {
    const { data } = await house.ask("lotte", CITIZEN, { id: lotte });
    expect(seen(data.citizen.sectors)).toEqual({ EDUCATION: 1, LAB: 1, PSYCHIATRY: 1, SEL: 1 });
  });

  it("does not exist for another citizen, for an analyst, or for staff of another municipality", async () => {
    for (const who of ["sanne", "anna", "soeren"]) {
      expect((await house.ask(who, CITIZEN, { id: lotte })).data, who).toEqual({ citizen: null });
    }
  });
});

describe("an analyst", () => {
  it("who asks for people is refused, the second time too, when the query is compiled, and the house stands", async () => {
    for (const _time of [1, 2]) {
      const { data, errors } = await house.ask(
        "anna",
        "{ coordinatingPlans { nodes { summary } } tasks { totalCount } }",
      );
      expect(data).toEqual({ coordinatingPlans: null, tasks: null });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN", "FORBIDDEN"]);
    }
  });

  it("is told so in words by every query about people, with no zero and no null; and reads the law, the codes and the structure", async () => {
    const value = (type: string) => (/^\[?ID|^String/.test(type) ? `"${lotte}"` : "ALL");
    const open: string[] = [];
    for (const { name, args } of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      const required = args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${value(String(arg.type))}`);
      const { data, errors } = await house.ask(
        "anna",
        `{ ${name}${required.length > 0 ? `(${required})` : ""} { __typename } }`,
      );
      const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
      if (!codes.includes("FORBIDDEN")) open.push(name);
      else expect({ name, data, codes }).toEqual({ name, data: { [name]: null }, codes: ["FORBIDDEN"] });
    }
    // The codes and terms of each sector, however many have joined.
    expect(open.filter((name) => !/(Codes|Terms)$/.test(name))).toEqual([
      "ageRules",
      "assessmentThemes",
      "candidateSearchPurposes",
      "complaintRules",
      "consentTemplate",
      "coordinationSchemes",
      "me",
      "municipalities",
      "municipality",
      "neverCombined",
      "sectors",
    ]);
    expect(open).toEqual(expect.arrayContaining(["employmentCodes", "employmentTerms", "psychiatryCodes"]));
  });
});

describe("a sector's own plans", () => {
  const OWN = `query ($id: ID!) { employmentPlan(id: $id) { title goals { title } interventions { title kind } citizen { id name } } }`;
  let own: string;
  beforeAll(async () => {
    const { data } = await house.ask("lotte", PLAN, { id: plan });
    own = data.coordinatingPlan.sectors.find((entry: Entry) => entry.sector.code === "LAB").overlay.plans[0].id;
  });

  it("are read by the sector's own staff without any grant, with the citizen's name from coordination", async () => {
    const { data, errors } = await house.ask("kim", OWN, { id: own });
    expect(errors).toBeUndefined();
    expect(data.employmentPlan.citizen).toEqual({ id: lotte, name: "Lotte Holm" });
    expect(data.employmentPlan.interventions.map(({ kind }: { kind: string }) => kind)).toContain("MENTOR");
  });

  it("are nothing to everybody else, and that they exist is not given away", async () => {
    for (const who of ["lotte", "susanne", "peter", "ulla", "karen", "anna"]) {
      const refused = await house.ask(who, OWN, { id: own });
      const absent = await house.ask(who, OWN, { id: "00000000-0000-8000-a000-000000000000" });
      expect(refused.data, who).toEqual({ employmentPlan: null });
      expect(refused.text, who).toBe(absent.text);
    }
  });

  it("are listed for the sector's staff of that municipality alone", async () => {
    const LIST = `{ employmentPlans(first: 100) { totalCount nodes { citizen { municipality { code } } } } }`;
    const { data } = await house.ask("kim", LIST);
    expect(data.employmentPlans.totalCount).toBeGreaterThan(3);
    for (const { citizen } of data.employmentPlans.nodes) expect(citizen.municipality.code).toBe("0260");
    for (const who of ["lotte", "susanne", "karen"]) {
      expect((await house.ask(who, LIST)).data.employmentPlans, who).toEqual({ totalCount: 0, nodes: [] });
    }
  });
});

describe("a sector's own case, shown to its staff beside other sectors", () => {
  const SHOWN =
    "plans { title } interventions { title } contacts { function } appointments(first: 100) { nodes { title startsAt } }";
  const BESIDE = `query ($id: ID!) { citizen(id: $id, reason: "Har henvendt sig") { sectors { overlay { ${SHOWN} } } } }`;
  const IN_PLAN = `query ($id: ID!) { coordinatingPlan(id: $id) { sectors { overlay { ${SHOWN} } } } }`;
  const shown = (sectors: { overlay: object | null }[]) => sectors.flatMap(({ overlay }) => overlay ?? []);
  const asEmployed = (key: string, municipality: string | null) =>
    signDemoToken({ ...person(key).caller, municipality }).then((token) => ({ token }));

  it("is what their case has: what another municipality did for her stays there, in her plan and outside it", async () => {
    const { db } = house.subgraph("employment");
    const all = await house.ask("kim", BESIDE, { id: lotte });
    const tables = ["employment_plan", "intervention", "appointment", "contact_point"];
    const moved = await Promise.all(
      tables.map((table) =>
        db.query<{ id: string }>(
          `UPDATE ${table} SET municipality = '0219' WHERE id = (SELECT id FROM ${table} WHERE citizen_id = $1 LIMIT 1) RETURNING id`,
          [lotte],
        ),
      ),
    );
    try {
      const own = await house.ask("kim", `query ($id: ID!) { employmentCase(citizenId: $id) { ${SHOWN} } }`, {
        id: lotte,
      });
      const beside = await house.ask("kim", BESIDE, { id: lotte });
      expect(shown(beside.data.citizen.sectors)).toEqual([own.data.employmentCase]);
      expect(shown(beside.data.citizen.sectors)).not.toEqual(shown(all.data.citizen.sectors));
      const inPlan = await house.ask("mette", IN_PLAN, { id: plan });
      expect(shown(inPlan.data.coordinatingPlan.sectors)).toContainEqual(own.data.employmentCase);
      for (const municipality of [null, "0751"]) {
        // Who is signed in for elsewhere, or nowhere, is told that the plan is not there: not that there is nothing in it.
        const { data } = await house.ask(await asEmployed("mette", municipality), IN_PLAN, { id: plan });
        expect(data.coordinatingPlan).toBeNull();
      }
    } finally {
      for (const [index, [row]] of moved.entries())
        await db.query(`UPDATE ${tables[index]} SET municipality = '0260' WHERE id = $1`, [row?.id]);
    }
  });

  it("does not tell by who has read that there is a coordinating plan", async () => {
    await house.ask("karen", PLAN, { id: plan });
    const LOG =
      "query ($id: ID!) { employmentCase(citizenId: $id) { readLog(first: 100) { nodes { purpose readerRole } } } }";
    const { data } = await house.ask("kim", LOG, { id: lotte });
    const lines: { purpose: string; readerRole: string }[] = data.employmentCase.readLog.nodes;
    expect(lines.length).toBeGreaterThan(0);
    expect(
      lines.filter(({ purpose, readerRole }) => purpose === "COORDINATION" || readerRole === "COORDINATOR"),
    ).toEqual([]);
  });
});

describe("an overlay", () => {
  it("shows only the categories agreed to, and names those that are closed", async () => {
    const { data, errors } = await house.ask(
      "karsten",
      `{ me { citizen { coordinatingPlan { sectors { sector { code } access { categories } overlay {
          categories withheld { category reason } plans { title status goals { title } interventions { title }
            ... on EmploymentPlan { kind jobGoal healthConsiderations } }
          interventions { title } contacts { function } appointments { nodes { title } } } } } } } }`,
    );
    expect(errors).toBeUndefined();
    const lab = data.me.citizen.coordinatingPlan.sectors.find((entry: Entry) => entry.sector.code === "LAB");
    expect(lab.access.categories).toEqual(["PLAN", "APPOINTMENTS"]);
    expect(lab.overlay.categories).toEqual(["PLAN", "APPOINTMENTS"]);
    expect(lab.overlay.withheld.map(({ category }: { category: string }) => category)).toEqual([
      "DETAILS",
      "GOALS",
      "INTERVENTIONS",
      "CONTACTS",
      "HEALTH",
    ]);
    expect(lab.overlay.interventions).toBeNull();
    expect(lab.overlay.contacts).toBeNull();
    expect(lab.overlay.appointments.nodes).toBeInstanceOf(Array);
    for (const sectorPlan of lab.overlay.plans) {
      expect(sectorPlan.title).toBeTruthy();
      expect(sectorPlan).toMatchObject({ goals: null, interventions: null, jobGoal: null, healthConsiderations: null });
    }
  });

  it("stays closed where the health consent is missing or older than a year, and says so", async () => {
    for (const who of ["karsten", "ida"]) {
      const { data } = await house.ask(
        who,
        "{ me { citizen { coordinatingPlan { sectors { sector { code } access { open reason da: message en: message(language: EN) } overlay { plans { id } } } } } } }",
      );
      const psychiatry = data.me.citizen.coordinatingPlan.sectors.find(
        (entry: Entry) => entry.sector.code === "PSYCHIATRY",
      );
      expect(psychiatry).toMatchObject({ access: { open: false, reason: "HEALTH_CONSENT_MISSING" }, overlay: null });
      expect(psychiatry.access.da).toContain("helbredsoplysninger");
      expect(psychiatry.access.en).toContain("health");
    }
  });

  it("cannot be asked for its grant", async () => {
    const { status, errors } = await house.ask("lotte", PLAN.replace("plans { id title }", "grant"), { id: plan });
    expect(status).toBeLessThan(500);
    expect(errors?.[0].message).toContain("grant");
    expect(errors?.[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });
});

describe("who has read", () => {
  const LOG = `{ me { citizen { sectors { sector { code } overlay { readLog(first: 5) { totalCount nodes { readerRole readerSector purpose categories readAt } } } } } } }`;

  it("is shown to Lotte, with authority and role, and never a name", async () => {
    await house.ask("mette", PLAN, { id: plan });
    const { data, errors, text } = await house.ask("lotte", LOG);
    expect(errors).toBeUndefined();
    const social = data.me.citizen.sectors.find((entry: Entry) => entry.sector.code === "SEL").overlay.readLog;
    const byMette = social.nodes.find((line: { readerRole: string }) => line.readerRole === "CASEWORKER");
    expect(byMette).toMatchObject({ readerSector: "LAB", purpose: "COORDINATION" });
    expect(text).not.toContain("Mette");
  });

  it("is shown to nobody else", async () => {
    const { data } = await house.ask(
      "karen",
      `query ($id: ID!) { coordinatingPlan(id: $id) { sectors { overlay { readLog { totalCount } } } } }`,
      { id: plan },
    );
    for (const { overlay } of data.coordinatingPlan.sectors) if (overlay) expect(overlay).toEqual({ readLog: null });
  });

  it("if a line cannot be written, the sector answers nothing at all", async () => {
    const social = house.subgraph("social");
    await social.db.query("ALTER TABLE read_log RENAME TO read_log_gone");
    try {
      const { data, errors } = await house.ask("karen", PLAN, { id: plan });
      const entry = data.coordinatingPlan.sectors.find(({ sector }: Entry) => sector.code === "SEL");
      expect(entry.overlay).toBeNull();
      expect(errors?.map((error) => [error.extensions.code, error.extensions.sector])).toEqual([
        ["LOG_UNAVAILABLE", "SEL"],
      ]);
      const own = await house.ask("susanne", "{ socialPlans { nodes { title } } }");
      expect(own.data).toEqual({ socialPlans: null });
      expect(own.errors?.[0].extensions.code).toBe("LOG_UNAVAILABLE");
    } finally {
      await social.db.query("ALTER TABLE read_log_gone RENAME TO read_log");
    }
  });

  it("is never changed afterwards, not even by the sector itself", async () => {
    const { db } = house.subgraph("social");
    for (const attack of ["DELETE FROM read_log", "UPDATE read_log SET reader_id = 'nobody'", "TRUNCATE read_log"]) {
      await expect(db.query(attack), attack).rejects.toThrow("never changed");
    }
  });
});
