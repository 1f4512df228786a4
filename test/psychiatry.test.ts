import { readFileSync } from "node:fs";
import { join } from "node:path";
import { categoriesOf, DataCategory, demoSecret, type Grant, mintGrant, ROOT, Role } from "@overligger/shared";
import { DEMO_PEOPLE, demoDay } from "@overligger/shared/demo";
import { buildSchema, type GraphQLSchema, parse } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse, tokenOf } from "./support/house.ts";
import { loadSource } from "./support/load.ts";
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
beforeEach(() => house.rewind());
afterAll(() => house?.stop());

const id = (key: string) => person(key).caller.id;
const today = inDays(0);
const ABSENT = "00000000-0000-8000-a000-000000000000";

type Row = { id: string; version: number } & Record<string, unknown>;

async function run(who: string, mutation: string, input: object, thing: string) {
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

const ADMISSION =
  "admission { id version missingForDischarge dischargeExpectedOn dischargedOn noticedAt followUpNeeds receivedBy receivedOn socialSupport receipts { unit words dischargeOn receivedAt } }";
const COORDINATION =
  "coordinationPlan { id version legalBasis { act paragraph } madeOn effort endedOn parties { unit } }";
const REQUEST = "request { id version status parts treatmentPlanId declineReason }";

const admit = (citizen: string, more: object = {}, who = "peter") =>
  run(
    who,
    "registerAdmission",
    {
      citizenId: id(citizen),
      municipality: "0260",
      ward: "Psykiatrisk afdeling",
      admittedOn: inDays(-9),
      adult: true,
      ...more,
    },
    ADMISSION,
  );
const learn = (row: Row, more: object, who = "peter") =>
  run(who, "changeAdmission", { admissionId: row.id, version: row.version, ...more }, ADMISSION);
const SUPPORTED = { socialSupport: true, socialSupportSource: "MUNICIPALITY", socialSupportToldOn: inDays(-8) };
const discharge = (row: Row, more: object = {}, who = "peter") =>
  run(
    who,
    "dischargePatient",
    { admissionId: row.id, version: row.version, followUpNeeds: "Bostøtte hver dag den første uge", ...more },
    ADMISSION,
  );
const makeCoordinationPlan = (row: Row, more: object = {}, who = "peter") =>
  run(
    who,
    "makePsychiatricCoordinationPlan",
    {
      admissionId: row.id,
      why: "Er spurgt tre gange og vil ikke",
      effort: "Bostøtten ser til ham hver dag",
      parties: [{ unit: "Socialforvaltningen, Halsnæs", caseworkerId: id("susanne") }, { unit: "Lægehuset" }],
      ...more,
    },
    COORDINATION,
  );
async function agree(citizen: string, more: object = {}) {
  const made = await run(
    "peter",
    "createTreatmentPlan",
    {
      citizenId: id(citizen),
      municipality: "0260",
      kind: "DISCHARGE_AGREEMENT",
      status: "ACTIVE",
      title: "Udskrivningsaftale",
      startsOn: today,
      responsibleUnit: "Psykiatrisk afdeling",
      ...more,
    },
    "plan { id version }",
  );
  expect(made.codes).toEqual([]);
  return made.row;
}
/** Henrik is admitted and will not take part: a coordination plan is made without him. */
async function planForHenrik(): Promise<void> {
  const admitted = (await learn((await admit("henrik")).row, SUPPORTED)).row;
  const unwilling = (await learn(admitted, { takesPart: false })).row;
  expect((await makeCoordinationPlan(unwilling)).codes).toEqual([]);
}
const tasksOf = async (citizen: string) =>
  (
    await house.ask(
      "peter",
      `query ($id: ID!) { psychiatryTasks(first: 100, where: { citizenId: $id }) { nodes { kind } } }`,
      { id: id(citizen) },
    )
  ).data.psychiatryTasks.nodes.map(({ kind }: { kind: string }) => kind) as string[];

describe("a discharge (V23)", () => {
  it("of an adult with social support waits for an agreement made during the stay", async () => {
    const { row } = await admit("birthe", { dischargeExpectedOn: inDays(7) });
    expect(row.missingForDischarge).toEqual(["SUPPORT_UNKNOWN"]);
    expect(await tasksOf("birthe")).toEqual(["ASK_SOCIAL_SUPPORT"]);
    expect((await discharge(row)).codes).toEqual(["SUPPORT_UNKNOWN"]);

    const told = (await learn(row, SUPPORTED)).row;
    expect(told.missingForDischarge).toEqual(["DISCHARGE_AGREEMENT_MISSING"]);
    expect(await tasksOf("birthe")).toEqual(["PREPARE_DISCHARGE"]);
    const { db } = house.subgraph("psychiatry");
    await db.query("UPDATE legal_term SET amount = 6 WHERE code = 'DISCHARGE_PREPARATION_DAYS'");
    expect(await tasksOf("birthe"), "in a week, and it is asked about six days before").toEqual([]);
    await db.query("UPDATE legal_term SET amount = 14 WHERE code = 'DISCHARGE_PREPARATION_DAYS'");
    expect((await discharge(told)).codes).toEqual(["DISCHARGE_AGREEMENT_MISSING"]);
    // An agreement from an earlier stay, a draft, one that begins after the discharge and a plan of another kind are none.
    await agree("birthe", { startsOn: inDays(-30) });
    await agree("birthe", { status: "DRAFT" });
    await agree("birthe", { startsOn: inDays(1) });
    await agree("birthe", { kind: "TREATMENT_PLAN" });
    expect((await discharge(told)).codes).toEqual(["DISCHARGE_AGREEMENT_MISSING"]);
    await agree("birthe");
    expect(await tasksOf("birthe")).not.toContain("PREPARE_DISCHARGE");

    const home = (await discharge(told)).row;
    expect(home).toMatchObject({ dischargedOn: today, followUpNeeds: "Bostøtte hver dag den første uge" });
    expect((await discharge(home)).codes).toEqual(["ADMISSION_ENDED"]);
    expect((await learn(home, { socialSupport: null })).codes).toEqual(["ADMISSION_ENDED"]);
    expect((await discharge(told)).refused).toBe("CONFLICT");

    // The transition: a task until somebody in the municipality has taken over.
    expect(await tasksOf("birthe")).toContain("HAND_OVER");
    const handover = { admissionId: row.id, version: home.version, receivedBy: "Borgerkonsulenterne, Halsnæs" };
    expect((await run("peter", "recordHandover", handover, ADMISSION)).row).toMatchObject({ receivedOn: today });
    expect(await tasksOf("birthe")).not.toContain("HAND_OVER");
  });

  it("of a patient who will not take part needs a coordination plan, on § 13 b and without consent; nobody else can have one", async () => {
    const admitted = (await learn((await admit("henrik")).row, SUPPORTED)).row;
    expect((await makeCoordinationPlan(admitted)).codes).toEqual(["PATIENT_MAY_TAKE_PART"]);
    const willing = (await learn(admitted, { takesPart: true })).row;
    expect((await makeCoordinationPlan(willing)).codes).toEqual(["PATIENT_MAY_TAKE_PART"]);
    const unwilling = (await learn(willing, { takesPart: false })).row;
    expect(unwilling.missingForDischarge).toEqual(["COORDINATION_PLAN_MISSING"]);
    expect((await discharge(unwilling)).codes).toEqual(["COORDINATION_PLAN_MISSING"]);

    const plan = (await makeCoordinationPlan(unwilling, { idempotencyKey: "én" })).row;
    expect((await makeCoordinationPlan(unwilling, { idempotencyKey: "én" })).row.id).toBe(plan.id);
    expect(plan).toMatchObject({
      madeOn: today,
      legalBasis: [
        { act: "PSL", paragraph: "§ 13 b" },
        { act: "PSL", paragraph: "§ 13 c" },
      ],
    });
    // Changed his mind: then it is an agreement that is missing, whatever plan there is.
    const changed = (await learn(unwilling, { takesPart: true })).row;
    expect((await discharge(changed)).codes).toEqual(["DISCHARGE_AGREEMENT_MISSING"]);
    const again = (await learn(changed, { takesPart: false })).row;
    expect((await discharge(again)).row).toMatchObject({ dischargedOn: today });
    expect((await makeCoordinationPlan(again)).codes).toEqual(["ADMISSION_ENDED"]);
  });

  it("of one without social support, and of a child, needs neither; what is said of the support needs source and day", async () => {
    const { row } = await admit("anders");
    for (const half of [{ socialSupport: false }, { socialSupportSource: "PATIENT" }, { socialSupportToldOn: today }])
      expect((await learn(row, half)).codes, JSON.stringify(half)).toContain("SOURCE_REQUIRED");
    expect((await learn(row, { ...SUPPORTED, socialSupportSource: "GOSSIP" })).codes).toEqual(["CODE_UNKNOWN"]);
    expect((await learn(row, { ...SUPPORTED, socialSupportToldOn: inDays(1) })).codes).toEqual(["DATE_IN_FUTURE"]);
    const without = (await learn(row, { ...SUPPORTED, socialSupport: false })).row;
    expect((await discharge(without, { dischargedOn: inDays(1) })).codes).toEqual(["DATE_IN_FUTURE"]);
    expect((await discharge(without, { dischargedOn: inDays(-10) })).codes).toEqual(["END_BEFORE_START"]);
    expect((await discharge(without)).row).toMatchObject({ dischargedOn: today });
    expect((await discharge((await admit("emil", { adult: false })).row)).row).toMatchObject({ dischargedOn: today });
    // Before there was such a law, nobody waited for an agreement.
    const early = await admit("jakob", { municipality: "0219", admittedOn: "2014-03-01" });
    expect((await discharge(early.row)).codes).toEqual(["SUPPORT_UNKNOWN"]);
    expect((await discharge(early.row, { dischargedOn: "2014-04-01" })).row).toMatchObject({
      dischargedOn: "2014-04-01",
    });
  });

  it("a patient is admitted once at a time, by psychiatry's own staff, who work for every municipality and say which", async () => {
    expect((await admit("ida")).codes).toEqual(["ALREADY_ADMITTED"]);
    expect((await admit("oliver", { admittedOn: inDays(1), municipality: "0219" })).codes).toEqual(["DATE_IN_FUTURE"]);
    expect((await admit("oliver", { dischargeExpectedOn: inDays(-20), municipality: "0219" })).codes).toEqual([
      "END_BEFORE_START",
    ]);
    expect((await admit("oliver", { municipality: null })).codes).toEqual(["REQUIRED"]);
    const hilleroed = await admit("oliver", { municipality: "0219" });
    const { data } = await house.ask(
      "peter",
      "{ admissions(first: 100, where: { dischargedOn: { eq: null } }) { totalCount nodes { id citizen { name municipality { code } } } } }",
    );
    const codes = data.admissions.nodes.map(
      (row: { citizen: { municipality: { code: string } } }) => row.citizen.municipality.code,
    );
    expect(new Set(codes)).toEqual(new Set(["0260", "0219"]));
    expect(data.admissions.nodes.map(({ id: each }: Row) => each)).toContain(hilleroed.row.id);
  });

  it("works with coordination and every other sector stopped", async () => {
    for (const name of ["coordination", "employment", "social", "education"]) down.add(name);
    try {
      const admitted = (await learn((await admit("maria")).row, SUPPORTED)).row;
      await agree("maria");
      expect((await discharge(admitted)).row).toMatchObject({ dischargedOn: today });
    } finally {
      down.clear();
    }
  });
});

describe("what psychiatry keeps of a patient", () => {
  it("is nothing to everybody else, and a change is refused alike whether or not it exists", async () => {
    await planForHenrik();
    const { data } = await house.ask(
      "peter",
      "{ admissions { nodes { id version } } psychiatricCoordinationPlans { nodes { id version } } treatmentPlanRequests { nodes { id version } } }",
    );
    const admission = data.admissions.nodes[0] as Row;
    const plan = data.psychiatricCoordinationPlans.nodes[0] as Row;
    const request = data.treatmentPlanRequests.nodes[0] as Row;
    const absent = { id: ABSENT, version: 1 };
    const others = DEMO_PEOPLE.map(({ key }) => key).filter((key) => key !== "peter" && key !== "anna");
    for (const who of others) {
      const seen = await house.ask(
        who,
        "{ admissions { totalCount nodes { id } } treatmentPlanRequests { totalCount nodes { id } } psychiatricCoordinationPlans { totalCount } psychiatryTasks { totalCount } }",
      );
      expect(seen.data, who).toEqual({
        admissions: { totalCount: 0, nodes: [] },
        treatmentPlanRequests: { totalCount: 0, nodes: [] },
        psychiatricCoordinationPlans: { totalCount: who === "susanne" ? 1 : 0 },
        psychiatryTasks: { totalCount: 0 },
      });
    }
    for (const who of ["susanne", "karen", "ida", "anna", "mette"]) {
      expect((await admit("lotte", {}, who)).refused, who).toBe("FORBIDDEN");
      for (const row of [admission, absent]) {
        expect((await learn(row, { takesPart: false }, who)).refused, who).toBe("NOT_FOUND");
        expect((await discharge(row, {}, who)).refused, who).toBe("NOT_FOUND");
        expect((await makeCoordinationPlan(row, {}, who)).refused, who).toBe("NOT_FOUND");
        expect(
          (await run(who, "recordHandover", { admissionId: row.id, version: row.version, receivedBy: "x" }, ADMISSION))
            .refused,
        ).toBe("NOT_FOUND");
      }
      for (const row of [plan, absent])
        expect(
          (
            await run(
              who,
              "changePsychiatricCoordinationPlan",
              { coordinationPlanId: row.id, version: row.version, effort: "x" },
              COORDINATION,
            )
          ).refused,
        ).toBe("NOT_FOUND");
      for (const row of [request, absent]) {
        const release = { requestId: row.id, version: row.version, treatmentPlanId: ABSENT, parts: ["DIAGNOSIS"] };
        expect((await run(who, "releaseTreatmentPlan", release, REQUEST)).refused).toBe("NOT_FOUND");
        const decline = { requestId: row.id, version: row.version, reason: "x" };
        expect((await run(who, "declineTreatmentPlanRequest", decline, REQUEST)).refused).toBe("NOT_FOUND");
      }
    }
  });

  it("is the patient's own to see: Ida sees what the ward was told of her, and who said it", async () => {
    const { data } = await house.ask(
      "ida",
      "{ me { citizen { sectors { overlay { ... on PsychiatryOverlay { admission { ward socialSupport socialSupportSource takesPart } } } } } } }",
    );
    expect(data.me.citizen.sectors.map(({ overlay }: { overlay: object }) => overlay)).toContainEqual({
      admission: {
        ward: "Psykiatrisk afdeling, Nordsjælland",
        socialSupport: true,
        socialSupportSource: "MUNICIPALITY",
        takesPart: true,
      },
    });
  });

  it("is logged, citizen by citizen, when it is read", async () => {
    const { db } = house.subgraph("psychiatry");
    const count = async () =>
      (
        await db.query<{ count: number }>("SELECT count(*)::int AS count FROM read_log WHERE reader_id = $1", [
          id("peter"),
        ])
      )[0]?.count ?? 0;
    const before = await count();
    await house.ask("peter", "query ($id: ID!) { admissions(where: { citizenId: { eq: $id } }) { nodes { ward } } }", {
      id: id("ida"),
    });
    expect(await count()).toBe(before + 1);
  });
});

describe("the coordination plan of § 13 b", () => {
  const grantFor = (more: Partial<Grant>) =>
    mintGrant(
      {
        citizen: id("henrik"),
        sector: "PSYCHIATRY",
        reader: id("karen"),
        request: ABSENT,
        role: Role.COORDINATOR,
        purpose: "COORDINATION",
        categories: Object.values(DataCategory),
        except: [],
        plan: ABSENT,
        ...more,
      },
      demoSecret("grant-PSYCHIATRY"),
    );
  async function overlay(who: string, grant: string) {
    const document = parse(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on PsychiatryOverlay {
        plans { id title } coordinationPlan { effort parties { unit } } admission { ward } } } }`,
    );
    const result = await house
      .subgraph("psychiatry")
      .execute(
        { document, variables: { representations: [{ __typename: "PsychiatryOverlay", grant }] } },
        `Bearer ${await tokenOf(who)}`,
        ABSENT,
      );
    expect(result.errors).toBeUndefined();
    return JSON.stringify(result.data);
  }

  beforeEach(planForHenrik);

  it("shows through no overlay that a consent opens, whoever reads, the patient included", async () => {
    expect(await overlay("karen", grantFor({}))).toContain(`"coordinationPlan":null,"admission":null`);
    expect(await overlay("henrik", grantFor({ reader: id("henrik"), role: Role.CITIZEN }))).not.toContain(
      "Bostøtten ser til ham",
    );
    const [listed] = await house
      .subgraph("psychiatry")
      .db.query("SELECT 1 FROM treatment_plan WHERE kind NOT IN ('TREATMENT_PLAN', 'DISCHARGE_AGREEMENT')");
    expect(listed).toBeUndefined();
    expect(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8")).not.toMatch(/COORDINATION_PLAN\b/);
  });

  it("is the patient's own to see, without any consent", async () => {
    const { data } = await house.ask(
      "henrik",
      "{ me { citizen { sectors { sector { code } overlay { ... on PsychiatryOverlay { coordinationPlan { effort } } } } } } }",
    );
    expect(JSON.stringify(data)).toContain("Bostøtten ser til ham hver dag");
  });

  it("is disclosed to the very caseworker who is named as party while it lasts, logged as that, and to no colleague", async () => {
    const LIST =
      "query ($id: ID!) { psychiatricCoordinationPlans(where: { citizenId: { eq: $id } }) { nodes { id version effort parties { unit } } } }";
    const read = async (who: string) =>
      (await house.ask(who, LIST, { id: id("henrik") })).data.psychiatricCoordinationPlans.nodes as Row[];
    const [plan] = await read("susanne");
    expect(plan).toMatchObject({ effort: "Bostøtten ser til ham hver dag" });
    for (const who of ["karen", "mette", "kim", "ulla", "henrik"]) expect(await read(who), who).toEqual([]);
    const [line] = await house
      .subgraph("psychiatry")
      .db.query<{ purpose: string }>(
        "SELECT purpose FROM read_log WHERE citizen_id = $1 AND reader_id = $2 ORDER BY read_at DESC LIMIT 1",
        [id("henrik"), id("susanne")],
      );
    expect(line?.purpose).toBe("COORDINATION_PLAN_PARTY");
    const ended = { coordinationPlanId: plan?.id, version: plan?.version, end: true };
    const change = () => run("peter", "changePsychiatricCoordinationPlan", ended, COORDINATION);
    expect((await change()).row).toMatchObject({ endedOn: today, effort: "Bostøtten ser til ham hver dag" });
    expect((await change()).refused).toBe("CONFLICT");
    expect(await read("susanne")).toEqual([]);
    expect(await read("peter")).toHaveLength(1);
  });
});

describe("the treatment plan in a coordinating plan (PSY-01, SHR-05, SHR-07)", () => {
  const HEALTH =
    "diagnosis treatmentGoals treatment medicationConsiderations patientConsents admittedOn dischargeExpectedOn afterDischarge";
  const OVERLAY = `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { id sectors { sector { code } access { open reason } overlay {
    ... on PsychiatryOverlay { plans { id title considerations ${HEALTH} } treatmentPlanRequest { id version status parts declineReason }
      transition { noticedAt dischargeExpectedOn dischargedOn followUpNeeds receipts { unit words dischargeOn receivedAt } } } } } } } }`;
  async function open(who: string, citizen: string) {
    const { data } = await house.ask(who, OVERLAY, { id: id(citizen) });
    const plan = data.citizen?.coordinatingPlan;
    const entry = plan?.sectors.find(({ sector }: { sector: { code: string } }) => sector.code === "PSYCHIATRY");
    return { planId: plan?.id as string, access: entry?.access, overlay: entry?.overlay };
  }
  const request = (who: string, citizen: string, coordinatingPlanId: string) =>
    run(
      who,
      "requestTreatmentPlan",
      { citizenId: id(citizen), coordinatingPlanId, purpose: "At lægge aftalerne rigtigt" },
      REQUEST,
    );
  const release = (row: Row, treatmentPlanId: string, parts: string[]) =>
    run("peter", "releaseTreatmentPlan", { requestId: row.id, version: row.version, treatmentPlanId, parts }, REQUEST);
  const giveHealthConsent = (who: string) =>
    house.ask(
      who,
      `mutation ($input: GiveHealthConsentInput!) { giveHealthConsent(input: $input) { userErrors { code } } }`,
      {
        input: { sector: "PSYCHIATRY" },
      },
    );

  it("shows Karen and Mette the parts of Lotte's that psychiatry found relevant, and Lotte herself and Peter all of it", async () => {
    for (const who of ["karen", "mette", "lotte"]) {
      const { overlay } = await open(who, "lotte");
      expect(overlay.plans[0], who).toMatchObject({
        diagnosis: null,
        patientConsents: null,
        considerations: "Helst kun én aftale om dagen og ikke tidligt om morgenen",
        treatment: "Samtaler hver tredje uge og medicin",
      });
      expect(overlay.treatmentPlanRequest.parts).toEqual(["TREATMENT_GOALS", "TREATMENT", "MEDICATION"]);
    }
    const own = await house.ask(
      "lotte",
      "{ me { citizen { sectors { overlay { ... on PsychiatryOverlay { plans { diagnosis } } } } } } }",
    );
    expect(own.text).toContain("Depression, moderat");
    const peter = await house.ask(
      "peter",
      "query ($id: ID!) { treatmentPlans(where: { citizenId: { eq: $id } }) { nodes { diagnosis } } }",
      { id: id("lotte") },
    );
    expect(peter.text).toContain("Depression, moderat");
  });

  it("has a part for every field that tells of health: one that is forgotten would stay closed", async () => {
    const { gated } = await loadSource("psychiatry");
    const fields = [...categoriesOf(gated?.TreatmentPlan as { prototype: object })]
      .filter(([, category]) => category === DataCategory.HEALTH)
      .map(([field]) => field);
    expect(fields.sort()).toEqual(HEALTH.split(" ").sort());
  });

  it("is asked for by Karsten's coordinator only with a health consent in force, and shown only when psychiatry has released it", async () => {
    const closed = await open("karen", "karsten");
    expect(closed.access).toEqual({ open: false, reason: "HEALTH_CONSENT_MISSING" });
    expect((await request("karen", "karsten", closed.planId)).refused).toBe("FORBIDDEN");

    expect((await giveHealthConsent("karsten")).errors).toBeUndefined();
    const opened = await open("karen", "karsten");
    expect(opened.overlay.plans[0]).toMatchObject({ diagnosis: null, treatment: null, afterDischarge: null });
    expect(opened.overlay.treatmentPlanRequest).toBeNull();
    const asked = (await request("karen", "karsten", opened.planId)).row;
    expect(asked).toMatchObject({ status: "WAITING", parts: [] });
    expect((await request("karen", "karsten", opened.planId)).row.id, "the same question").toBe(asked.id);
    expect(await tasksOf("karsten")).toContain("ANSWER_REQUEST");

    // Nobody but the coordinator who was let in: not under another plan, for another citizen, or as another person.
    for (const who of ["susanne", "soeren", "mette", "karsten", "peter", "anna"])
      expect((await request(who, "karsten", opened.planId)).refused, who).toBe("FORBIDDEN");
    expect((await request("karen", "lotte", opened.planId)).refused).toBe("FORBIDDEN");
    expect((await request("karen", "karsten", ABSENT)).refused).toBe("FORBIDDEN");
    await open("susanne", "karsten");
    expect((await request("susanne", "karsten", opened.planId)).refused, "takes part, does not coordinate").toBe(
      "FORBIDDEN",
    );

    const planId = opened.overlay.plans[0].id;
    const lottes = (await open("karen", "lotte")).overlay.plans[0].id;
    expect((await release(asked, lottes, ["TREATMENT"])).codes).toEqual(["PLAN_UNKNOWN"]);
    const draft = await agree("karsten", { status: "DRAFT" });
    expect((await release(asked, draft.id, ["TREATMENT"])).codes).toEqual(["PLAN_NOT_IN_FORCE"]);
    const released = (await release(asked, planId, ["TREATMENT", "TREATMENT"])).row;
    expect(released).toMatchObject({ status: "RELEASED", parts: ["TREATMENT"] });
    expect((await release(asked, planId, ["DIAGNOSIS"])).refused).toBe("CONFLICT");
    const shown = (await open("karen", "karsten")).overlay;
    expect(shown.plans.find((each: Row) => each.id === planId)).toMatchObject({
      treatment: "Medicin og undervisning i sygdommen",
      diagnosis: null,
      treatmentGoals: null,
    });

    // Taken back: closed again, and the reason is there to read.
    const declined = await run(
      "peter",
      "declineTreatmentPlanRequest",
      { requestId: asked.id, version: released.version, reason: "Ikke længere nødvendigt" },
      REQUEST,
    );
    expect(declined.row).toMatchObject({ status: "DECLINED", parts: [] });
    expect((await release(declined.row, planId, ["TREATMENT"])).codes).toEqual(["REQUEST_DECLINED"]);
    const after = (await open("karen", "karsten")).overlay;
    expect(after.plans.find((each: Row) => each.id === planId).treatment).toBeNull();
    expect(after.treatmentPlanRequest.declineReason).toBe("Ikke længere nødvendigt");

    // A consent taken back closes it all, whatever was released.
    const next = (await request("karen", "karsten", opened.planId)).row;
    expect(next.id).not.toBe(asked.id);
    await release(next, planId, ["TREATMENT"]);
    const { data } = await house.ask(
      "karsten",
      "{ me { citizen { coordinatingPlan { sectors { sector { code } consent { id } } } } } }",
    );
    const { id: consentId } = data.me.citizen.coordinatingPlan.sectors.find(
      ({ sector }: { sector: { code: string } }) => sector.code === "PSYCHIATRY",
    ).consent;
    const withdrawn = await house.ask(
      "karsten",
      `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { userErrors { code } } }`,
      { input: { consentId } },
    );
    expect(withdrawn.errors).toBeUndefined();
    expect((await open("karen", "karsten")).overlay).toBeNull();
  });

  it("is not asked for on what was opened before the consent was withdrawn, though psychiatry has not heard of that yet", async () => {
    const { planId, access } = await open("karen", "lotte");
    expect(access.open).toBe(true);
    const consents = await house.ask(
      "lotte",
      "{ me { citizen { consents(where: { kind: { eq: HEALTH_RETRIEVAL } }) { nodes { id } } } } }",
    );
    down.add("psychiatry");
    const { data } = await house
      .ask(
        "lotte",
        "mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { consent { status } } }",
        { input: { consentId: consents.data.me.citizen.consents.nodes[0].id } },
      )
      .finally(() => down.delete("psychiatry"));
    expect(data.withdrawConsent.consent.status).toBe("WITHDRAWN");
    expect(await house.subgraph("psychiatry").db.query("SELECT plan_id FROM withdrawal_notice")).toEqual([]);
    expect((await request("karen", "lotte", planId)).refused).toBe("FORBIDDEN");
  });

  it("is not told again by the key of an answer from before the consent was withdrawn", async () => {
    const { planId } = await open("karen", "lotte");
    const input = {
      ...{ citizenId: id("lotte"), coordinatingPlanId: planId, purpose: "At lægge aftalerne rigtigt" },
      idempotencyKey: "én gang",
    };
    const again = () => run("karen", "requestTreatmentPlan", input, REQUEST);
    const { row } = await again();
    expect((await again()).row.id).toBe(row.id);
    await house
      .subgraph("coordination")
      .db.query("UPDATE consent SET withdrawn_at = now() WHERE citizen_id = $1", [id("lotte")]);
    expect((await again()).refused).toBe("FORBIDDEN");
  });

  it("is asked for again in a moment while coordination cannot say whether it may be, and nothing is written", async () => {
    const waiting = "SELECT id FROM treatment_plan_request WHERE status = 'WAITING'";
    const { planId } = await open("karen", "lotte");
    const before = await house.subgraph("psychiatry").db.query(waiting);
    down.add("coordination");
    const { refused } = await request("karen", "lotte", planId).finally(() => down.delete("coordination"));
    expect(refused).toBe("NOT_CHECKED");
    expect(await house.subgraph("psychiatry").db.query(waiting)).toEqual(before);
  });

  it("is asked for in vain where the citizen does not share what tells of health", async () => {
    await house.ask(
      "lotte",
      `mutation ($input: GiveSharingConsentInput!) { giveSharingConsent(input: $input) { userErrors { code } } }`,
      { input: { sector: "PSYCHIATRY", categories: ["PLAN", "DETAILS"] } },
    );
    const { planId, overlay } = await open("karen", "lotte");
    expect(overlay.plans[0]).toMatchObject({ treatment: null, diagnosis: null });
    expect(overlay.treatmentPlanRequest).toBeNull();
    expect((await request("karen", "lotte", planId)).codes).toEqual(["HEALTH_NOT_SHARED"]);
  });

  it("tells Ida's coordinator of her discharge as soon as it is open to her; the ward's task is done when she takes it on, not when she reads it", async () => {
    expect((await open("karen", "ida")).overlay, "her health consent is too old").toBeNull();
    const stays =
      "query ($id: ID!) { admissions(where: { citizenId: { eq: $id } }) { nodes { id version receipts { unit words dischargeOn receivedAt } } } }";
    const ward = async () => (await house.ask("peter", stays, { id: id("ida") })).data.admissions.nodes[0];
    expect((await discharge(await ward())).row).toMatchObject({ dischargedOn: today, receipts: [] });
    expect(await tasksOf("ida")).toContain("HAND_OVER");
    expect((await giveHealthConsent("ida")).errors).toBeUndefined();
    expect((await open("karen", "ida")).overlay.transition).toMatchObject({
      dischargeExpectedOn: demoDay(2, 4),
      dischargedOn: today,
      followUpNeeds: "Bostøtte hver dag den første uge",
      receipts: [],
    });
    await house.ask("karen", "{ psychiatryTasks { nodes { kind } } }");
    expect(await tasksOf("ida"), "she has read it, and taken nothing over").toContain("HAND_OVER");
    const { id: admissionId } = await ward();
    const words = "Bostøtten kommer kl. 9";
    expect((await run("karen", "receiveDischarge", { admissionId, words }, "receipt { id }")).codes).toEqual([]);
    expect(await tasksOf("ida")).not.toContain("HAND_OVER");
    // Who wrote the notice reads who has taken it on, and when; and so do Karen herself, and Ida.
    const receipts = [
      { unit: null, words, dischargeOn: today, receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
    ];
    expect((await ward()).receipts).toEqual(receipts);
    expect((await open("karen", "ida")).overlay.transition.receipts).toEqual(receipts);
    const own = await house.ask(
      "ida",
      "{ me { citizen { sectors { overlay { ... on PsychiatryOverlay { admission { receipts { unit words dischargeOn receivedAt } } } } } } } }",
    );
    expect(own.data.me.citizen.sectors).toContainEqual({ overlay: { admission: { receipts } } });
    // That a party of a plan of § 13 b was told says that there is one, which no consent tells of: not to Karen, but to the ward.
    await house
      .subgraph("psychiatry")
      .db.query("UPDATE discharge_receipt SET unit = 'Socialforvaltningen, Halsnæs' WHERE admission_id = $1", [
        admissionId,
      ]);
    expect((await open("karen", "ida")).overlay.transition.receipts).toEqual([]);
    expect((await ward()).receipts).toMatchObject([{ unit: "Socialforvaltningen, Halsnæs" }]);
  });
});

describe("the notice of a discharge (PSY-05)", () => {
  const RECEIPT = "receipt { id words receivedAt }";
  const asked = async (who: string) => {
    const { data, errors } = await house.ask(
      who,
      '{ psychiatryTasks(first: 50, where: { kinds: ["RECEIVE_DISCHARGE"] }) { totalCount nodes { id dueOn subject citizen { id } title(language: EN) } } }',
    );
    return (data?.psychiatryTasks?.nodes ?? errors?.[0]?.extensions.code) as { id: string; dueOn: string }[] | string;
  };
  const days = async (who: string) => {
    const found = await asked(who);
    return typeof found === "string" ? found : found.map(({ dueOn }) => dueOn);
  };
  const toTell = async () =>
    (
      await house.ask(
        "peter",
        'query ($id: ID!) { psychiatryTasks(first: 100, where: { citizenId: $id, kinds: ["TELL_PARTY"] }) { nodes { subject } } }',
        { id: id("henrik") },
      )
    ).data.psychiatryTasks.nodes
      .map(({ subject }: { subject: string }) => subject)
      .sort();
  const receive = (who: string, admissionId: string, words = "Vi kommer samme dag") =>
    run(who, "receiveDischarge", { admissionId, words }, RECEIPT);
  const consent = (mutation: string, input: object, who = "ida") =>
    house.ask(
      who,
      `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { userErrors { code } } }`,
      { input },
    );

  it("is a task of who is named in a plan of § 13 b, without consent and while it lasts; the ward tells the doctor, who has no sign-in", async () => {
    await planForHenrik();
    const { data } = await house.ask(
      "peter",
      "query ($id: ID!) { admissions(where: { citizenId: { eq: $id } }) { nodes { id version } } }",
      { id: id("henrik") },
    );
    const [row] = data.admissions.nodes as Row[];
    expect(await asked("susanne"), "no day yet").toEqual([]);
    const noticed = (await learn(row as Row, { dischargeExpectedOn: inDays(6) })).row;
    expect(await asked("susanne")).toMatchObject([
      {
        id: `RECEIVE_DISCHARGE:${noticed.id}`,
        dueOn: inDays(6),
        subject: "Psykiatrisk afdeling",
        citizen: { id: id("henrik") },
      },
    ]);
    for (const who of ["karen", "mette", "kim", "ulla", "bodil", "lone", "henrik", "peter"]) {
      expect(await asked(who), who).toEqual([]);
      expect((await receive(who, noticed.id)).refused, who).toBe("NOT_FOUND");
    }
    const [line] = await house
      .subgraph("psychiatry")
      .db.query(
        "SELECT purpose, categories FROM read_log WHERE citizen_id = $1 AND reader_id = $2 ORDER BY read_at DESC LIMIT 1",
        [id("henrik"), id("susanne")],
      );
    expect(line).toEqual({ purpose: "COORDINATION_PLAN_PARTY", categories: ["HEALTH"] });
    const first = (await receive("susanne", noticed.id)).row;
    expect((await receive("susanne", noticed.id, "Igen")).row).toEqual(first);
    expect(await asked("susanne")).toEqual([]);
    expect(await toTell()).toEqual(["Lægehuset"]);
    const told = (unit: string, who = "peter") =>
      run(who, "recordPartyTold", { admissionId: noticed.id, unit, words: "Ringet til" }, RECEIPT);
    expect((await told("Nogen")).codes).toEqual(["PARTY_UNKNOWN"]);
    expect((await told("Lægehuset", "susanne")).refused).toBe("NOT_FOUND");
    expect((await told("Lægehuset")).row).toMatchObject({ words: "Ringet til" });
    expect(await toTell()).toEqual([]);
    // Another day is another notice: everybody is told anew.
    house.goTo(inDays(1));
    const again = (await learn(noticed, { dischargeExpectedOn: inDays(9) })).row;
    expect(again.receipts).toMatchObject([
      { unit: "Lægehuset", words: "Ringet til", dischargeOn: inDays(6) },
      { unit: "Socialforvaltningen, Halsnæs", words: "Vi kommer samme dag", dischargeOn: inDays(6) },
    ]);
    expect(await days("susanne")).toEqual([inDays(9)]);
    expect(await toTell()).toEqual(["Lægehuset"]);
    // She has left, or is ill: where nobody answers, her unit is told by the ward, which is not the same as taking it on.
    house.goTo(inDays(2));
    expect(await toTell()).toEqual(["Lægehuset"]);
    house.goTo(inDays(3));
    expect(await toTell()).toEqual(["Lægehuset", "Socialforvaltningen, Halsnæs"]);
    expect((await told("Socialforvaltningen, Halsnæs")).codes).toEqual([]);
    expect(await toTell()).toEqual(["Lægehuset"]);
    expect(await days("susanne")).toEqual([inDays(9)]);
    // A day that is taken back is a notice no longer: nobody is asked about it.
    house.goTo(inDays(1));
    const { db } = house.subgraph("psychiatry");
    await db.query("DELETE FROM discharge_receipt");
    const without = (await learn(again, { dischargeExpectedOn: null })).row;
    expect([await asked("susanne"), await toTell()]).toEqual([[], []]);
    // Home, it is asked of her for a number of days, which is data: without one it is asked of nobody.
    expect((await discharge(without)).row).toMatchObject({ dischargedOn: inDays(1) });
    expect(await tasksOf("henrik")).toContain("HAND_OVER");
    house.goTo(inDays(1 + 90));
    expect(await days("susanne")).toEqual([inDays(1)]);
    house.goTo(inDays(1 + 91));
    expect(await asked("susanne")).toEqual([]);
    house.goTo(inDays(1));
    expect(await days("susanne")).toEqual([inDays(1)]);
    await db.query("UPDATE legal_term SET code = 'ANOTHER' WHERE code = 'DISCHARGE_NOTICE_DAYS'");
    expect(await asked("susanne")).toEqual([]);
    await db.query("UPDATE legal_term SET code = 'DISCHARGE_NOTICE_DAYS' WHERE code = 'ANOTHER'");
    expect(await days("susanne")).toEqual([inDays(1)]);
    await db.query("UPDATE coordination_plan SET ended_on = made_on WHERE citizen_id = $1", [id("henrik")]);
    expect(await asked("susanne")).toEqual([]);
    expect((await receive("susanne", noticed.id)).refused).toBe("NOT_FOUND");
  });

  it("is nobody's but somebody's who works for Henrik's municipality outside psychiatry: an id that is nobody's is refused by name", async () => {
    const admitted = (await learn((await admit("henrik")).row, SUPPORTED)).row;
    const unwilling = (await learn(admitted, { takesPart: false })).row;
    const named = (caseworkerId: string) => ({
      parties: [{ unit: "Socialforvaltningen", caseworkerId }, { unit: "Lægehuset" }],
    });
    const { db } = house.subgraph("coordination");
    const works = (until: string | null) =>
      db.query("UPDATE caseworker_affiliation SET ends_on = $2 WHERE caseworker_id = $1", [id("kim"), until]);
    await works(today);
    await db.query("UPDATE caseworker_affiliation SET municipality = '0219' WHERE caseworker_id = $1", [id("mette")]);
    // Nobody's, a citizen's, another municipality's, and somebody's who works here no longer.
    for (const nobody of [ABSENT, "Susanne", id("lotte"), id("mette"), id("kim")])
      expect((await makeCoordinationPlan(unwilling, named(nobody))).codes, nobody).toEqual(["CASEWORKER_UNKNOWN"]);
    expect((await makeCoordinationPlan(unwilling, named(id("peter")))).codes).toEqual(["CASEWORKER_OF_PSYCHIATRY"]);
    await works(null);
    const made = await makeCoordinationPlan(unwilling, named(id("kim")));
    expect(made.codes).toEqual([]);
    const change = (more: object) =>
      run(
        "peter",
        "changePsychiatricCoordinationPlan",
        { coordinationPlanId: made.row.id, version: made.row.version, ...more },
        COORDINATION,
      );
    expect((await change(named(ABSENT))).codes).toEqual(["CASEWORKER_UNKNOWN"]);
    // Whether somebody works there, coordination knows: silent, it is asked again; and what names nobody is not its business.
    down.add("coordination");
    const [asked, unasked] = [await change(named(id("kim"))), await change({ effort: "Hver anden dag" })];
    down.clear();
    expect([asked.refused, unasked.codes]).toEqual(["NOT_CHECKED", []]);
    // The ward finds who works there, in its region and no further.
    const who = async (municipality: string, caller = "peter") =>
      (
        await house.ask(
          caller,
          "query ($of: String!) { caseworkers(first: 100, municipality: $of) { nodes { id } } }",
          { of: municipality },
        )
      ).data.caseworkers?.nodes.map((each: { id: string }) => each.id) as string[] | undefined;
    expect(await who("0260")).toEqual(expect.arrayContaining([id("kim"), id("susanne")]));
    expect(await who("0219", "susanne"), "another municipality's").toEqual([]);
    expect(await who("0851"), "another region's").toEqual([]);
    expect([await who("0260", "lotte"), await who("0260", "anna")]).toEqual([[], undefined]);
  });

  it("is a task of who coordinates Ida's plan while her consents let them know of her health, and of nobody else in it", async () => {
    const [admission] = await house
      .subgraph("psychiatry")
      .db.query<{ id: string }>("SELECT id FROM admission WHERE citizen_id = $1", [id("ida")]);
    const admissionId = String(admission?.id);
    expect(await asked("karen"), "her health consent is too old").toEqual([]);
    expect((await consent("giveHealthConsent", { sector: "PSYCHIATRY" })).errors).toBeUndefined();
    expect(await days("karen")).toEqual([demoDay(2, 4)]);
    for (const who of ["susanne", "bodil", "mette", "soeren"]) expect(await asked(who), who).toEqual([]);
    const [line] = await house
      .subgraph("psychiatry")
      .db.query(
        "SELECT operation, categories, plan_id IS NOT NULL AS plan FROM read_log WHERE citizen_id = $1 AND reader_id = $2 ORDER BY read_at DESC LIMIT 1",
        [id("ida"), id("karen")],
      );
    expect(line).toEqual({ operation: "OVERLAY_OPENED", categories: ["HEALTH"], plan: true });
    // Only what is shown is logged: not what is passed over, nor what she has taken on.
    const lines = async () =>
      (
        await house
          .subgraph("psychiatry")
          .db.query<{ n: number }>("SELECT count(*)::int AS n FROM read_log WHERE reader_id = $1", [id("karen")])
      )[0]?.n;
    const before = await lines();
    const ofOthers = `{ psychiatryTasks(where: { kinds: ["ANSWER_REQUEST"] }) { totalCount } }`;
    expect((await house.ask("karen", ofOthers)).data.psychiatryTasks.totalCount).toBe(0);
    expect(await lines()).toBe(before);
    down.add("coordination");
    expect(await asked("karen").finally(() => down.delete("coordination"))).toBe("NOT_CHECKED");
    expect((await receive("karen", admissionId)).row).toMatchObject({ words: "Vi kommer samme dag" });
    const taken = await lines();
    expect(await asked("karen")).toEqual([]);
    expect(await lines(), "taken on: nothing is shown, and nothing logged").toBe(taken);
    await house.subgraph("psychiatry").db.query("DELETE FROM discharge_receipt");
    expect(await days("karen")).toHaveLength(1);
    const consents = await house.ask(
      "ida",
      "{ me { citizen { consents(where: { kind: { eq: SHARING } }, first: 50) { nodes { id sector { code } status } } } } }",
    );
    const sharing = consents.data.me.citizen.consents.nodes.find(
      (each: { sector: { code: string }; status: string }) =>
        each.sector?.code === "PSYCHIATRY" && each.status === "IN_FORCE",
    );
    expect((await consent("withdrawConsent", { consentId: sharing.id })).errors).toBeUndefined();
    expect(await asked("karen")).toEqual([]);
    expect((await receive("karen", admissionId)).refused).toBe("NOT_FOUND");
  });
});
