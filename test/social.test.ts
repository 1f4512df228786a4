import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, Role, worksFor } from "@overligger/shared";
import { DEMO_PEOPLE, demoStaff } from "@overligger/shared/demo";
import { signDemoToken } from "@overligger/shared/serve";
import { buildSchema, type GraphQLSchema, getNamedType, isInterfaceType, isObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { inDays } from "./support/steps.ts";

const down = new Set<string>();
let house: TestHouse;
let schema: GraphQLSchema;
beforeAll(async () => {
  schema = buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"));
  house = await startHouse({
    wrap: (link) => ({
      ...link,
      execute: (request, signal) =>
        down.has(link.name) ? Promise.reject(new Error("is not there")) : link.execute(request, signal),
    }),
  });
});
afterAll(() => house?.stop());

const id = (key: string) => person(key).caller.id;
const today = inDays(0);

type Row = { id: string; version: number } & Record<string, unknown>;

/** Runs a mutation; `thing` is the payload's field with its own fields. */
async function run(who: string | { token: string }, mutation: string, input: object, thing: string) {
  const type = String(schema.getMutationType()?.getFields()[mutation]?.args[0]?.type);
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${type}) { ${mutation}(input: $input) { ${thing} userErrors { field code } } }`,
    { input },
  );
  const payload = data?.[mutation];
  return {
    refused: errors?.[0]?.extensions.code as string | undefined,
    row: payload?.[String(/^\w+/.exec(thing))] as Row,
    codes: ((payload?.userErrors ?? []) as { code: string }[]).map(({ code }) => code),
  };
}

const PLAN = "plan { id version status endReason offerGround missingContents holisticPlan holisticConsentOn }";
const HELP =
  "intervention { id version supportMode hoursPerWeek minHoursPerWeek maxHoursPerWeek trial combinable legalBasis { act paragraph } }";
const CONCERN = "concern { id version assessBy assessedAt outcome text }";

const makePlan = (citizen: string, more: object = {}) =>
  run(
    "susanne",
    "createSocialPlan",
    {
      citizenId: id(citizen),
      kind: "ACTION_PLAN",
      title: "Handleplan",
      startsOn: today,
      responsibleUnit: "Socialforvaltningen, Halsnæs",
      ...more,
    },
    PLAN,
  );
const support = (more: object = {}) =>
  run(
    "susanne",
    "addSocialIntervention",
    {
      citizenId: id("maria"),
      kind: "HOME_SUPPORT",
      providerUnit: "Bostøtten, Halsnæs",
      startsOn: today,
      ...more,
    },
    HELP,
  );

describe("Sanne, Lukas and Mille", () => {
  it("have seven of their seventeen contact points in social services: four decide and three help", async () => {
    const roles: string[] = [];
    for (const who of ["sanne", "lukas", "mille"]) {
      const { data } = await house.ask(
        "susanne",
        "query ($id: ID!) { socialCase(citizenId: $id) { contacts { role } } }",
        {
          id: id(who),
        },
      );
      roles.push(...data.socialCase.contacts.map(({ role }: { role: string }) => role));
    }
    const count = (role: string) => roles.filter((each) => each === role).length;
    // Four more are outside the municipality; whether a sector keeps those too is not the point here.
    expect([count("AUTHORITY"), count("PROVIDER")]).toEqual([4, 3]);
  });

  it("are helped under the children's act, and none of that can stand in a combined decision; the help of adults can", async () => {
    const combinable = async (who: string) =>
      (
        await house.ask(
          "susanne",
          "query ($id: ID!) { socialCase(citizenId: $id) { interventions { kind combinable } } }",
          { id: id(who) },
        )
      ).data.socialCase.interventions as { kind: string; combinable: boolean }[];
    for (const who of ["sanne", "lukas", "emil"])
      for (const { kind, combinable: may } of await combinable(who)) expect(may, kind).toBe(false);
    expect(await combinable("lotte")).toEqual(
      expect.arrayContaining([
        { kind: "FAMILY_TREATMENT", combinable: false },
        { kind: "HOME_SUPPORT", combinable: true },
      ]),
    );
    // Whatever kind rests on the children's act or the health act is on the list, and nothing else is.
    const { data } = await house.ask(
      "lotte",
      `{ all: socialCodes { code legalBasis { act } } never: socialCodes(list: "NEVER_COMBINED") { code } }`,
    );
    const children = data.all.filter(({ legalBasis }: { legalBasis: { act: string }[] }) =>
      legalBasis.some(({ act }) => act === "Barnets lov" || act === "Sundhedsloven"),
    );
    expect(data.never.map(({ code }: { code: string }) => code)).toEqual(
      children.map(({ code }: { code: string }) => code),
    );
  });
});

describe("Karsten, the man of 35", () => {
  it("gets treatment and support from Susanne in one case, with coordination and every other sector stopped", async () => {
    for (const name of ["coordination", "employment", "psychiatry", "education"]) down.add(name);
    try {
      const { data, errors } = await house.ask(
        "susanne",
        `query ($id: ID!) { socialCase(citizenId: $id) { plans { title offerGround missingContents interventions { kind ... on SocialIntervention { supportMode minHoursPerWeek maxHoursPerWeek trial hoursPerWeek } } } } }`,
        { id: id("karsten") },
      );
      expect(errors).toBeUndefined();
      expect(data.socialCase.plans).toEqual([
        {
          title: "Handleplan: ud af misbruget",
          offerGround: "SERIOUS_PROBLEMS",
          missingContents: [],
          interventions: [
            expect.objectContaining({ kind: "SUBSTANCE_TREATMENT", supportMode: "FIXED", hoursPerWeek: 9 }),
            {
              kind: "HOME_SUPPORT",
              supportMode: "FLEXIBLE",
              minHoursPerWeek: 2,
              maxHoursPerWeek: 6,
              trial: true,
              hoursPerWeek: null,
            },
          ],
        },
      ]);
      const visit = await run(
        "susanne",
        "addSocialAppointment",
        { citizenId: id("karsten"), title: "Besøg", day: "2027-06-01", from: "09:00", to: "10:00" },
        "appointment { startsAt }",
      );
      expect(visit.row.startsAt).toBe("2027-06-01T07:00:00Z");
    } finally {
      down.clear();
    }
  });
});

describe("a plan under § 141", () => {
  it("is offered because the municipality finds it right, or because it must, and says where the law puts it", async () => {
    for (const offerGround of ["FOUND_RIGHT", "REDUCED_FUNCTION", "SERIOUS_PROBLEMS"])
      expect((await makePlan("maria", { offerGround })).row.offerGround).toBe(offerGround);
    const { data } = await house.ask(
      "maria",
      `{ socialCodes(list: "OFFER_GROUND") { code legalBasis { act paragraph } } }`,
    );
    expect(data.socialCodes).toContainEqual({
      code: "REDUCED_FUNCTION",
      legalBasis: [{ act: "SEL", paragraph: "§ 141, stk. 2, nr. 1" }],
    });
    expect((await makePlan("maria", { offerGround: "BECAUSE" })).codes).toEqual(["GROUND_UNKNOWN"]);
    expect((await makePlan("mille", { kind: "CHILD_PLAN", offerGround: "FOUND_RIGHT" })).codes).toEqual([
      "NOT_FOR_KIND",
    ]);
    // Before there was such a law, there was no such ground.
    expect((await makePlan("maria", { offerGround: "FOUND_RIGHT", startsOn: "2010-01-01" })).codes).toContain(
      "GROUND_UNKNOWN",
    );
  });

  it("that the citizen does not want is ended as declined, and that is remembered", async () => {
    const { row } = await makePlan("fatima", { offerGround: "REDUCED_FUNCTION" });
    const ended = await run(
      "susanne",
      "endSocialPlan",
      { planId: row.id, version: 1, reason: "CITIZEN_DECLINED" },
      PLAN,
    );
    expect(ended.row).toMatchObject({
      status: "ENDED",
      endReason: "CITIZEN_DECLINED",
      offerGround: "REDUCED_FUNCTION",
    });
  });

  it("says what the law asks for and it lacks, and is a task until it says it all; a child's plan has another list", async () => {
    const { row } = await makePlan("fatima", { status: "ACTIVE", purpose: "At komme ud af døren" });
    expect(row.missingContents).toEqual(["EFFORT", "EXPECTED_DURATION", "OTHER_CONDITIONS"]);
    const asked = async () =>
      (
        await house.ask(
          "susanne",
          `query ($id: ID!) { socialTasks(where: { citizenId: $id, kinds: ["COMPLETE_PLAN"] }) { nodes { planId } } }`,
          { id: id("fatima") },
        )
      ).data.socialTasks.nodes.map(({ planId }: { planId: string }) => planId);
    expect(await asked()).toContain(row.id);
    const whole = await run(
      "susanne",
      "changeSocialPlan",
      { planId: row.id, version: 1, effort: "Bostøtte", expectedDuration: "Et år", otherConditions: "Bor til leje" },
      PLAN,
    );
    expect(whole.row.missingContents).toEqual([]);
    expect(await asked()).not.toContain(row.id);
    expect((await makePlan("mille", { kind: "CHILD_PLAN", status: "ACTIVE" })).row.missingContents).toEqual([]);
  });
});

describe("a holistic plan in its place (§ 141, stk. 7; barnets lov § 110)", () => {
  const replace = (row: Row, more: object = {}, who: string | { token: string } = "susanne") =>
    run(
      who,
      "replaceSocialPlan",
      { planId: row.id, version: row.version, holisticPlan: "Familiens plan, sag 26/77", consentedOn: today, ...more },
      PLAN,
    );
  const resume = (row: Row) => run("susanne", "resumeSocialPlan", { planId: row.id, version: row.version }, PLAN);

  it("is named by reference with the day of the consent; the plan waits, cannot be changed, and comes back", async () => {
    const { row } = await makePlan("birthe", { status: "ACTIVE" });
    const replaced = (await replace(row)).row;
    expect(replaced).toMatchObject({
      version: 2,
      status: "REPLACED",
      holisticPlan: "Familiens plan, sag 26/77",
      holisticConsentOn: today,
    });
    expect(
      (await run("susanne", "changeSocialPlan", { planId: row.id, version: 2, title: "Andet" }, PLAN)).codes,
    ).toEqual(["PLAN_ENDED"]);
    expect((await replace(replaced)).codes).toEqual(["NOT_IN_FORCE"]);
    expect((await resume(row)).refused).toBe("CONFLICT");
    expect((await resume(replaced)).row).toMatchObject({
      status: "ACTIVE",
      holisticPlan: null,
      holisticConsentOn: null,
    });
    expect((await resume({ ...row, version: 3 })).codes).toEqual(["NOT_REPLACED"]);
  });

  it("replaces nothing on a consent that is still to come, no plan that no law names, and none of another sector's doing", async () => {
    const { row } = await makePlan("birthe", { status: "ACTIVE" });
    expect((await replace(row, { consentedOn: inDays(1) })).codes).toEqual(["DATE_IN_FUTURE"]);
    const homeless = await makePlan("birthe", { kind: "HOMELESS_PLAN", status: "ACTIVE" });
    expect((await replace(homeless.row)).codes).toEqual(["KIND_NOT_REPLACEABLE"]);
    expect((await replace((await makePlan("birthe")).row)).codes).toEqual(["NOT_IN_FORCE"]);
    for (const who of ["mette", "bodil", "birthe", "anna"])
      expect((await replace(row, {}, who)).refused).toBe("NOT_FOUND");
  });
});

describe("hours of support (V27)", () => {
  const flexible = { supportMode: "FLEXIBLE", minHoursPerWeek: 2, maxHoursPerWeek: 6, trial: true };

  it("are fixed, or flexible between a least and a most as a trial", async () => {
    expect((await support({ supportMode: "FIXED", hoursPerWeek: 4 })).row).toMatchObject({
      hoursPerWeek: 4,
      trial: null,
    });
    expect((await support(flexible)).row).toMatchObject({ ...flexible, hoursPerWeek: null });
    expect((await support({ ...flexible, minHoursPerWeek: 6 })).codes).toEqual([]);
  });

  it.each([
    ["the least above the most", { minHoursPerWeek: 7 }, ["MOST_BELOW_LEAST"]],
    ["a fixed number beside them", { hoursPerWeek: 4 }, ["FIXED_HOURS_GIVEN"]],
    ["no word of a trial", { trial: null }, ["TRIAL_REQUIRED"]],
    ["a trial that is none", { trial: false }, ["TRIAL_REQUIRED"]],
    ["no least", { minHoursPerWeek: null }, ["REQUIRED"]],
    ["no most", { maxHoursPerWeek: null }, ["REQUIRED"]],
    ["more than a week has", { maxHoursPerWeek: 169 }, ["HOURS_IMPOSSIBLE"]],
    ["fewer than none", { minHoursPerWeek: -1 }, ["HOURS_IMPOSSIBLE"]],
    ["a kind that no law lets be flexible", { kind: "SUBSTANCE_TREATMENT" }, ["FLEXIBLE_NOT_ALLOWED"]],
    ["a day before the law", { startsOn: "2001-01-01" }, ["NO_LAW_IN_FORCE", "FLEXIBLE_NOT_ALLOWED"]],
    ["fixed hours with a least", { supportMode: "FIXED", trial: null, maxHoursPerWeek: null }, ["FLEXIBLE_ONLY"]],
  ])("are refused with %s", async (_what, more, codes) => {
    expect(await support({ ...flexible, ...more })).toMatchObject({ row: null, codes });
  });

  it("go from fixed to flexible and back only whole, and nothing half is kept", async () => {
    const { row } = await support({ supportMode: "FIXED", hoursPerWeek: 4 });
    const change = (version: number, more: object) =>
      run("susanne", "changeSocialIntervention", { interventionId: row.id, version, ...more }, HELP);
    expect((await change(1, { supportMode: "FLEXIBLE" })).codes).toEqual([
      "FIXED_HOURS_GIVEN",
      "TRIAL_REQUIRED",
      "REQUIRED",
      "REQUIRED",
    ]);
    expect((await change(1, { ...flexible, hoursPerWeek: null })).row).toMatchObject({ version: 2, ...flexible });
    expect((await change(2, { supportMode: "FIXED", hoursPerWeek: 5 })).codes).toHaveLength(3);
    const { db } = house.subgraph("social");
    await expect(
      db.query("UPDATE intervention SET max_hours_per_week = 1 WHERE id = $1", [row.id]),
      "the database holds the rule too",
    ).rejects.toThrow(/check constraint/);
  });
});

describe("notifications of concern (V31)", () => {
  const SECRET = "Naboen hører råb hver nat";
  const register = (who: string | { token: string }, more: object = {}) =>
    run(who, "registerConcern", { citizenId: id("mille"), notifier: "CITIZEN", text: SECRET, ...more }, CONCERN);
  const LIST = `query ($id: ID!) { concernNotifications(where: { citizenId: { eq: $id } }) { totalCount nodes { id text citizen { id } } } }`;
  const listed = async (who: string | { token: string }) =>
    (await house.ask(who, LIST, { id: id("mille") })).data.concernNotifications.totalCount as number;

  it("come in, must be assessed within the hours that the law sets, and wait in the list until they are", async () => {
    const receivedAt = new Date(Date.now() - 3_600_000).toISOString();
    const made = (await register("susanne", { receivedAt })).row;
    expect(Date.parse(String(made.assessBy)) - Date.parse(receivedAt)).toBe(24 * 3_600_000);
    const waiting = async () =>
      (
        await house.ask("susanne", "{ concernNotifications(where: { outcome: { eq: null } }) { nodes { id } } }")
      ).data.concernNotifications.nodes.map((row: Row) => row.id);
    expect(await waiting()).toContain(made.id);
    const assess = (version: number, outcome: string) =>
      run(
        "susanne",
        "assessConcern",
        { concernId: made.id, version, outcome, assessment: "Ses på i morgen." },
        CONCERN,
      );
    expect((await assess(1, "FORGET_IT")).codes).toEqual(["CODE_UNKNOWN"]);
    expect((await assess(1, "SCREENING")).row).toMatchObject({ version: 2, outcome: "SCREENING" });
    expect((await assess(1, "NO_ACTION")).refused).toBe("CONFLICT");
    expect(await waiting()).not.toContain(made.id);
    expect((await register("susanne", { notifier: "GHOST" })).codes).toEqual(["CODE_UNKNOWN"]);
    expect((await register("susanne", { receivedAt: "2999-01-01T00:00:00Z" })).codes).toEqual(["DATE_IN_FUTURE"]);
    const key = { idempotencyKey: "én gang" };
    expect((await register("susanne", key)).row.id).toBe((await register("susanne", key)).row.id);
  });

  it("are in reach of nothing else in the graph: no other query and no other change leads to them", () => {
    const from = (root: string, except: RegExp) => {
      const seen = new Set<string>();
      const walk = (name: string) => {
        const type = schema.getType(name);
        if (seen.has(name) || !(isObjectType(type) || isInterfaceType(type))) return;
        seen.add(name);
        for (const field of Object.values(type.getFields()))
          if (name !== root || !except.test(field.name)) walk(getNamedType(field.type).name);
        if (isInterfaceType(type)) for (const each of schema.getPossibleTypes(type)) walk(each.name);
      };
      walk(root);
      return [...seen].filter((name) => /Concern/.test(name));
    };
    expect(from("Query", /^concernNotifications$/)).toEqual([]);
    expect(from("Mutation", /^(registerConcern|assessConcern)$/)).toEqual([]);
    expect(from("Query", /nothing/)).not.toEqual([]);
  });

  it("are empty for everybody but the sector's own staff of that municipality, and refused alike whether or not one exists", async () => {
    const made = (await register("susanne")).row;
    expect(await listed("susanne")).toBeGreaterThan(2);
    const { key: _key, title: _title, unit: _unit, ...caller } = demoStaff("susanne");
    const elsewhere = { token: await signDemoToken({ ...caller, municipality: "0219" }) };
    const absent = "00000000-0000-8000-a000-000000000000";
    const others = DEMO_PEOPLE.filter(
      ({ caller: other }) => !worksFor(other, "SEL") && other.role !== Role.ANALYST,
    ).map(({ key }) => key);
    expect(others).toEqual(expect.arrayContaining(["mille", "sanne", "david", "lukas", "bodil", "peter"]));
    for (const who of [...others, elsewhere]) {
      expect(await listed(who), JSON.stringify(who)).toBe(0);
      for (const concernId of [made.id, absent])
        expect(
          (await run(who, "assessConcern", { concernId, version: 1, outcome: "NO_ACTION", assessment: "x" }, CONCERN))
            .refused,
        ).toBe("NOT_FOUND");
      if (who !== elsewhere) expect((await register(who, { municipality: "0260" })).refused).toBe("FORBIDDEN");
    }
  });

  it("stay closed to somebody of another sector who may decide on the child's plans under a delegation", async () => {
    const { row } = await run(
      "susanne",
      "registerSocialDelegation",
      { toSector: "LAB", toUnit: "Jobcenter Halsnæs", startsOn: today, basis: "Prøve", citizenId: id("mille") },
      "delegation { id version }",
    );
    await run(
      "lone",
      "recordSocialDelegationDecision",
      {
        delegationId: row.id,
        version: row.version,
        grantor: "MUNICIPAL_COUNCIL",
        decidedOn: today,
        caseReference: "26/1",
      },
      "delegation { holds }",
    );
    const { data, text } = await house.ask(
      "mette",
      `query ($id: ID!) { socialCase(citizenId: $id) { plans { title revisions { nodes { change } } } readLog { nodes { purpose } } }
        socialTasks(where: { citizenId: $id }) { nodes { kind subject } } }`,
      { id: id("mille") },
    );
    expect(data.socialCase.plans).not.toEqual([]);
    expect(text).not.toMatch(/concern|underret/i);
    expect(text).not.toContain(SECRET);
    expect(await listed("mette")).toBe(0);
    expect((await register("mette")).refused).toBe("FORBIDDEN");
  });

  it("show nowhere in what the child, the family, the coordinator, other sectors and analysts can read", async () => {
    await register("susanne");
    const EVERYWHERE = `query ($id: ID!) {
      me { citizen { name coordinatingPlan { summary } sectors { overlay { ...all } } } }
      citizen(id: $id) { name sectors { sector { code } overlay { ...all } } coordinatingPlan { summary sectors { overlay { ...all } } } }
      socialCase(citizenId: $id) { plans { title } readLog { nodes { purpose } } }
      socialTasks(first: 100) { nodes { kind title subject } }
      tasks(first: 100) { nodes { title subject } }
    }
    fragment all on SectorOverlay {
      plans { title goals { title } interventions { title } revisions { nodes { change } }
        ... on SocialPlan { purpose effort otherConditions functionalAbility } }
      interventions { title } contacts { function name unit } appointments { nodes { title place } }
      readLog(first: 100) { nodes { purpose categories readerRole } }
    }`;
    for (const { key } of DEMO_PEOPLE) {
      if (key === "susanne") continue;
      const { text, data } = await house.ask(key, EVERYWHERE, { id: id("mille") });
      expect(data, key).toBeTruthy();
      expect(text, key).not.toMatch(/concern|underret|Naboen hører|passer sin lillebror|trist og træt/i);
    }
    // Whoever looks into the log of reads finds an opened case, as of any other day's work.
    const { data } = await house.ask(
      "mille",
      "{ me { citizen { sectors { sector { code } overlay { readLog(first: 100) { nodes { purpose } } } } } } }",
    );
    const purposes = data.me.citizen.sectors.flatMap(
      ({ overlay }: { overlay: { readLog: { nodes: { purpose: string }[] } } | null }) =>
        overlay?.readLog.nodes.map(({ purpose }) => purpose) ?? [],
    );
    for (const purpose of purposes)
      expect(["OWN_SECTOR_CASE", "OWN_ACCESS", "DELEGATED_CASE", "LEADERS_DECISION"]).toContain(purpose);
    for (const name of ["coordination", "employment", "psychiatry", "education"]) {
      const [found] = await house
        .subgraph(name)
        .db.query(`SELECT 1 FROM information_schema.tables WHERE table_name = 'concern'`);
      expect(found, name).toBeUndefined();
    }
  });
});
