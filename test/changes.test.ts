import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, Role, registeredSectors, registeredSubgraphs } from "@overligger/shared";
import { DEMO_STAFF, demoCitizen } from "@overligger/shared/demo";
import {
  buildSchema,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  parse,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";
import { codes, id, inDays, type Payload, steps } from "./support/steps.ts";

const USED = "This idempotency key was used for something else.";

const misbehaving = new Misbehaving();
let house: TestHouse;
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap });
});
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
});

const { tried, done, planOf } = steps(
  () => house,
  "id version goals { id title measurements { totalCount } } sectors { sector { code } overlay { plans { id } } }",
);
const db = (subgraph: string) => house.subgraph(subgraph).db;

describe("what is refused or silent costs its own field", () => {
  const CONTACT = `addEmploymentContact(input: { citizenId: $citizen, role: EXTERNAL, unit: $unit, function: "Mentor" }) { contact { unit } }`;
  const contacts = async (unit: string) =>
    (await db("employment").query("SELECT 1 FROM contact_point WHERE unit = $1", [unit])).length;

  it("of two changes at different sectors, the one that was made is shown, in whichever order they stand", async () => {
    const { id: planId } = await planOf("karen", "lotte");
    const STALE = `proposeGoal(input: { planId: $plan, version: 1000, title: "For sent" }) { plan { version } }`;
    for (const [unit, both] of [
      ["Først", `a: ${CONTACT} b: ${STALE}`],
      ["Sidst", `b: ${STALE} a: ${CONTACT}`],
    ] as const) {
      const { data, errors } = await house.ask(
        "mette",
        `mutation ($citizen: ID!, $plan: ID!, $unit: String!) { ${both} }`,
        { citizen: id("lotte"), plan: planId, unit },
      );
      expect(data).toEqual({ a: { contact: { unit } }, b: null });
      expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[["b"], "CONFLICT"]]);
      expect(await contacts(unit)).toBe(1);
    }
  });

  it("of three changes at one sector, a refused one stops neither the one before nor the next", async () => {
    const { data, errors } = await house.ask(
      "mette",
      `mutation ($citizen: ID!, $unit: String!) {
        first: ${CONTACT}
        wrong: endEmploymentContact(input: { contactId: "nobody", version: 1 }) { contact { unit } }
        last: ${CONTACT} }`,
      { citizen: id("lotte"), unit: "Begge" },
    );
    expect(data).toEqual({ first: { contact: { unit: "Begge" } }, wrong: null, last: { contact: { unit: "Begge" } } });
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([[["wrong"], "NOT_FOUND"]]);
    expect(await contacts("Begge")).toBe(2);
  });

  it.each(["employment", "social", "psychiatry", "education"])(
    "while %s is silent, everything else that was asked for is answered",
    async (silent) => {
      const ROOTS = {
        employment: "employmentCodes",
        social: "socialCodes",
        psychiatry: "psychiatryCodes",
        education: "educationCodes",
      };
      const query = `{ me { name } ${Object.values(ROOTS)
        .map((root) => `${root} { code }`)
        .join(" ")} }`;
      const whole = await house.ask("mette", query);
      expect(whole.errors).toBeUndefined();
      const { data, errors } = await misbehaving.while(silent, "silent", () => house.ask("mette", query));
      expect(data).toEqual({ ...whole.data, [ROOTS[silent as keyof typeof ROOTS]]: null });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["SECTOR_SILENT"]);
    },
  );

  it("a wrong cursor costs its own list, at the root and inside", async () => {
    const { data, errors } = await house.ask(
      "mette",
      `{ me { name tasks(after: "bnVs") { totalCount } } employmentPlans(after: "bnVs") { totalCount } employmentTasks { totalCount } }`,
    );
    expect(data).toMatchObject({ me: { name: "Mette Juul", tasks: null }, employmentPlans: null, employmentTasks: {} });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT", "BAD_USER_INPUT"]);
  });
});

describe("a key that makes a change happen once", () => {
  const plan = (key: string | null, more: object = {}) => ({
    citizenId: id("lotte"),
    kind: "MIN_PLAN",
    title: "Første",
    startsOn: "2026-01-05",
    responsibleUnit: "Jobcenter Halsnæs",
    idempotencyKey: key,
    ...more,
  });
  const goals = async () => (await planOf("karen", "lotte")).goals as { title: string }[];

  it("refuses another content, in English and Danish, and does nothing", async () => {
    const { id: planId, version } = await planOf("karen", "lotte");
    await done("mette", "proposeGoal", { planId, version, title: "En fast læge", idempotencyKey: "A" });
    const before = await goals();
    const again = await planOf("karen", "lotte");
    const { code, errors } = await tried("mette", "proposeGoal", {
      ...{ planId, version: again.version },
      ...{ title: "En anden læge", idempotencyKey: "A" },
    });
    expect([code, errors?.[0].message, errors?.[0].extensions.messageDa]).toEqual([
      "BAD_USER_INPUT",
      USED,
      "Denne idempotency-nøgle er brugt til noget andet.",
    ]);
    expect(await goals()).toEqual(before);
  });

  it("answers the same content with what came of it: on a newer version, in another order", async () => {
    const { id: planId, version } = await planOf("karen", "lotte");
    await done("mette", "proposeGoal", { planId, version, title: "Et kørekort", idempotencyKey: "B" });
    const now = await planOf("karen", "lotte");
    await done("mette", "proposeGoal", { idempotencyKey: "B", title: "Et kørekort", version, planId });
    await done("mette", "proposeGoal", { version: now.version, title: "Et kørekort", planId, idempotencyKey: "B" });
    expect((await goals()).filter(({ title }) => title === "Et kørekort")).toHaveLength(1);
  });

  it("is each person's own", async () => {
    for (const who of ["karen", "susanne"]) {
      const { id: planId, version } = await planOf("karen", "lotte");
      await done(who, "proposeGoal", { planId, version, title: `Mål fra ${who}`, idempotencyKey: "C" });
    }
    expect((await goals()).filter(({ title }) => title.startsWith("Mål fra"))).toHaveLength(2);
  });

  it("stays free when nothing was changed, whether there was something to mend or it was refused", async () => {
    const { id: planId, version } = await planOf("karen", "lotte");
    const named = (title: string, more: object) => ({ planId, version, title, idempotencyKey: "D", ...more });
    const child = await tried("mette", "proposeGoal", named("Uden overmål", { parentId: randomUUID() }));
    expect(codes(child.userErrors)).toEqual(["GOAL_UNKNOWN"]);
    expect((await tried("mette", "proposeGoal", named("For sent", { version: 1000 }))).code).toBe("CONFLICT");
    await done("mette", "proposeGoal", named("Endelig", {}));
    expect((await goals()).filter(({ title }) => title === "Endelig")).toHaveLength(1);
  });

  it("of the time before contents were kept goes on as it did: it knows what it was about, and no more", async () => {
    const { id: planId, version } = await planOf("karen", "lotte");
    await db("coordination").query(
      "INSERT INTO idempotency_key (caller_id, key, change, about, subject_id) VALUES ($1, 'gammel', 'proposeGoal', $2::text, $2::uuid)",
      [id("mette"), planId],
    );
    await done("mette", "proposeGoal", { planId, version, title: "Slet ikke ny", idempotencyKey: "gammel" });
    expect((await goals()).map(({ title }) => title)).not.toContain("Slet ikke ny");
    const other = await tried("mette", "agreeGoal", {
      planId,
      version,
      goalId: randomUUID(),
      idempotencyKey: "gammel",
    });
    expect(other.code).toBe("BAD_USER_INPUT");
  });

  it("refuses another measurement where the same one counts once", async () => {
    const goal = (await planOf("karen", "lotte")).goals.find((each: { title: string }) => /smerterne/.test(each.title));
    const measured = async () =>
      (await planOf("karen", "lotte")).goals.find((each: { id: string }) => each.id === goal.id).measurements
        .totalCount;
    const before = await measured();
    const progress = (value: number) =>
      tried("lotte", "recordProgress", { goalId: goal.id, value, idempotencyKey: "uge 12" }, "goal { id }");
    expect((await progress(4)).userErrors).toEqual([]);
    expect((await progress(4)).goal).toEqual({ id: goal.id });
    expect((await progress(5)).code).toBe("BAD_USER_INPUT");
    expect(await measured()).toBe(before + 1);
  });

  it("goes to no second sector: the same key for an appointment elsewhere is refused", async () => {
    const { id: planId } = await planOf("karen", "lotte");
    const propose = (sector: string, appointmentId: string) =>
      tried(
        "lotte",
        "proposeReschedule",
        {
          ...{ planId, sector, appointmentId, reason: "Jeg er i skole", idempotencyKey: "flyt" },
          ...{ startsAt: "2031-03-03T09:00:00Z", endsAt: "2031-03-03T10:00:00Z" },
        },
        "request { id }",
      );
    const next = async (subgraph: string) =>
      (
        await db(subgraph).query<{ id: string }>(
          "SELECT id FROM appointment WHERE citizen_id = $1 AND starts_at > now() AND cancelled_at IS NULL ORDER BY starts_at LIMIT 1",
          [id("lotte")],
        )
      )[0]?.id ?? "";
    const lab = await next("employment");
    expect(codes((await propose("LAB", randomUUID())).userErrors)).toEqual(["APPOINTMENT_UNKNOWN"]); // and the key is free
    const asked = await propose("LAB", lab);
    expect(asked.userErrors).toEqual([]);
    expect((await propose("LAB", lab.toUpperCase())).request).toEqual(asked.request);
    expect((await propose("SEL", await next("social"))).code).toBe("BAD_USER_INPUT");
  });

  it("makes a need, an offer, a family and an absence once, though each could not be made twice", async () => {
    const citizen = { citizenId: id("henrik") };
    const need = { ...citizen, basis: "Mange sektorer", idempotencyKey: "behov" };
    const one = await done("karen", "registerCoordinationNeed", need, "need { id }");
    expect((await done("karen", "registerCoordinationNeed", need, "need { id }")).need).toEqual(one.need);
    const offer = {
      ...citizen,
      ...{ explanation: "Forklaret ved et møde i går.", coordinatorId: id("karen"), idempotencyKey: "tilbud" },
    };
    const two = await done("karen", "offerPlan", offer, "offer { id }");
    expect((await done("karen", "offerPlan", offer, "offer { id }")).offer).toEqual(two.offer);
    expect((await tried("karen", "offerPlan", { ...offer, coordinatorId: id("bodil") }, "offer { id }")).code).toBe(
      "BAD_USER_INPUT",
    );
    const absence = {
      caseworkerId: id("karen"),
      deputyId: id("bodil"),
      from: inDays(40),
      to: inDays(50),
      idempotencyKey: "ferie",
    };
    const away = await done("lone", "coverAbsence", absence, "absence { id } plans");
    expect(away.plans).toBeGreaterThan(0);
    expect(await done("lone", "coverAbsence", absence, "absence { id } plans")).toEqual(away);
  });

  it("makes it once of two presses at the same moment, whatever the second sees of the first before it is done itself", async () => {
    const coordination = db("coordination");
    /** The second press looks whether it was done before; the first is done in that very moment. */
    async function pressedTwice(who: string, mutation: string, input: object, asked: string): Promise<Payload[]> {
      const once = { ...input, idempotencyKey: `to tryk: ${mutation}` };
      const press = () => tried(who, mutation, once, asked);
      const query = coordination.query.bind(coordination) as (...of: unknown[]) => Promise<never>;
      let first: Payload | null = null;
      const spy = vi.spyOn(coordination, "query").mockImplementation(async (...of: unknown[]) => {
        const found = await query(...of);
        if (String(of[0]).startsWith("SELECT change, about") && first === null) {
          spy.mockRestore();
          first = await press();
        }
        return found;
      });
      const second = await press();
      spy.mockRestore();
      return [first as Payload | null, second].map((each) => each ?? {});
    }
    const explanation = "Forklaret ved et møde i går.";
    const presses: [who: string, mutation: string, input: object, asked: string][] = [
      ["fatima", "askForPlan", { words: "Én plan" }, "request { id }"],
      [
        ...(["karen", "offerPlan"] as const),
        { citizenId: id("fatima"), explanation, coordinatorId: id("karen") },
        "offer { id }",
      ],
      [
        ...(["lone", "coverAbsence"] as const),
        { caseworkerId: id("karen"), deputyId: id("bodil"), from: inDays(60), to: inDays(70) },
        "absence { id }",
      ],
      [
        ...(["karen", "protectIdentity"] as const),
        { citizenId: id("henrik"), startsOn: inDays(0), knownTo: [], evidence: "CPR-registret" },
        "protection { id }",
      ],
      [
        ...(["karen", "registerFamily"] as const),
        {
          name: "Familien Yilmaz",
          members: ["ida", "fatima"].map((who) => ({ citizenId: id(who), role: "RELATIVE", household: "Hjemme" })),
        },
        "family { id }",
      ],
    ];
    for (const [who, mutation, input, asked] of presses) {
      const [first, second] = await pressedTwice(who, mutation, input, asked);
      expect([first?.userErrors, first?.code], mutation).toEqual([[], undefined]);
      expect(second, mutation).toEqual(first);
    }
  });

  it("is kept apart from what a caller of another sector did under the same words", async () => {
    const made = await done("mette", "createEmploymentPlan", plan("plan"), "plan { id title }");
    expect(await done("mette", "createEmploymentPlan", plan("plan"), "plan { id title }")).toEqual(made);
    expect((await tried("mette", "createEmploymentPlan", plan("plan", { title: "Anden" }), "plan { id }")).code).toBe(
      "BAD_USER_INPUT",
    );
    const kims = await done("kim", "createEmploymentPlan", plan("plan", { title: "Kims" }), "plan { id title }");
    expect(kims.plan).toMatchObject({ title: "Kims" });
  });
});

describe("what is out of use or over", () => {
  it("is joined by nobody: an offer waits while no text for joining is in use, and a no needs none", async () => {
    for (const [who, accept] of [
      ["anders", true],
      ["birthe", false],
    ] as const) {
      const asked = { citizenId: id(who), explanation: "Forklaret ved et møde i går.", coordinatorId: id("bodil") };
      const { offer } = await done("karen", "offerPlan", asked, "offer { id }");
      const coordination = db("coordination");
      await coordination.query("UPDATE consent_template SET starts_on = '2099-01-01' WHERE kind = 'JOINING'");
      const answer = () => tried(who, "answerOffer", { offerId: offer.id, accept }, "offer { status } plan { status }");
      const meanwhile = await answer();
      await coordination.query("UPDATE consent_template SET starts_on = '2026-01-01' WHERE kind = 'JOINING'");
      if (accept) {
        expect(meanwhile).toMatchObject({ offer: { status: "OFFERED" }, plan: null });
        expect(codes(meanwhile.userErrors)).toEqual(["TEMPLATE_MISSING"]);
        expect(await answer()).toMatchObject({ offer: { status: "ACCEPTED" }, plan: { status: "DRAFTING" } });
      } else expect(meanwhile).toMatchObject({ offer: { status: "DECLINED" }, plan: null, userErrors: [] });
    }
  });

  it("is written in by nobody: Karsten's own view stays as it was when he left the plan", async () => {
    const ASK =
      "{ me { citizen { consents(first: 50) { nodes { id kind } } coordinatingPlan { id status citizenView { version wishes } } } } }";
    const { consents, coordinatingPlan } = (await house.ask("karsten", ASK)).data.me.citizen;
    const joining = consents.nodes.find(({ kind }: { kind: string }) => kind === "JOINING");
    await done("karsten", "withdrawConsent", { consentId: joining.id }, "consent { status }");
    const { id: planId, citizenView } = coordinatingPlan;
    const input = { planId, version: citizenView?.version ?? 0, wishes: "Noget andet" };
    expect(codes((await tried("karsten", "recordCitizenView", input, "plan { id }")).userErrors)).toEqual([
      "PLAN_STATUS",
    ]);
    expect((await house.ask("karsten", ASK)).data.me.citizen.coordinatingPlan).toMatchObject({
      status: "ENDING_WITHDRAWN",
      citizenView,
    });
  });
});

const schema = buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"));
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
  const [input] = args;
  const type = input && isNonNullType(input.type) ? input.type.ofType : undefined;
  return { name, input: type as GraphQLInputObjectType };
});
const withKey = mutations.filter(({ input }) => input.getFields().idempotencyKey);

describe("a key that was used for another content is refused by every change that takes one", () => {
  /** Who does a subgraph's changes, where a change does not say. */
  const OWN: Record<string, string> = {
    coordination: "karen",
    ...Object.fromEntries(
      registeredSectors().map(({ subgraph, code }) => [
        subgraph,
        String(DEMO_STAFF.find(({ role, sector }) => role === Role.CASEWORKER && sector === code)?.key),
      ]),
    ),
  };
  const WHO: Record<string, string> = {
    ...{ giveSharingConsent: "lotte", giveHealthConsent: "lotte", recordCitizenView: "lotte", answerFamily: "sanne" },
    ...{ askForPlan: "lotte", askForCoordinator: "lotte", askForMeeting: "lotte" },
    ...{
      draftDecision: "karen",
      fileComplaint: "karen",
      startAssessment: "karen",
      allocate: "karen",
      addFinding: "karen",
      commentAssessment: "karen",
      reassess: "karen",
    },
    giveAssessmentConsent: "lotte",
    ...{ adoptMunicipalPolicy: "lone", adoptFollowUpFramework: "lone", setMunicipalTarget: "lone" },
    ...{
      coverAbsence: "lone",
      endCaseworkerAffiliation: "lone",
      giveSearchPermission: "lone",
      adoptConsentTemplate: "lone",
      registerQualification: "lone",
      requestTreatmentPlan: "karen",
    },
  };
  /** Where the thing that a change is about lies, by its field, where that is needed to get as far as the key. */
  const TABLES: Record<string, string> = {
    ...Object.fromEntries(
      registeredSectors().map(({ subgraph }) => [`${subgraph}.planId`, `${subgraph.replaceAll("-", "_")}_plan`]),
    ),
    ...{ "psychiatry.planId": "treatment_plan" },
    ...{ interventionId: "intervention", appointmentId: "appointment" },
    ...{
      codeId: "local_code",
      contactId: "contact_point",
      delegationId: "delegation",
      requestId: "reschedule_request",
    },
    ...{
      dutyId: "duty_timer",
      schemeId: "statutory_scheme",
      caseId: "rehabilitation_case",
      rampUpId: "ramp_up_agreement",
      noticeId: "flexjob_notice",
      assessmentId: "assessment",
      draftId: "intervention_draft",
    },
    ...{ "changeEmploymentPause.pauseId": "effort_pause", "returnToFlexjob.pauseId": "flexjob_pause" },
    ...{ "correctFlexjobPause.pauseId": "flexjob_pause", "takeBackFlexjobPause.pauseId": "flexjob_pause" },
    ...{ competenceId: "team_competence", "fileComplaint.decisionId": "decision" },
    ...{ concernId: "concern", youthId: "youth", activityId: "youth_activity", transitionId: "youth_transition" },
    ...{ referralId: "ppr_referral", admissionId: "admission", coordinationPlanId: "coordination_plan" },
    ...{
      "releaseTreatmentPlan.requestId": "treatment_plan_request",
      "declineTreatmentPlanRequest.requestId": "treatment_plan_request",
    },
  };
  const HALSNAES = demoCitizen("lotte").municipality;

  /** A row for whom nobody in the demo has one, as far as the database asks for it. */
  async function aRow(subgraph: string, table: string, given: Record<string, unknown>): Promise<string> {
    const columns = await db(subgraph).query<{ name: string; type: string }>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name = $1 AND is_nullable = 'NO'`,
      [table],
    );
    const plain: Record<string, unknown> = { text: "x", jsonb: "[]", boolean: true, date: "2026-01-05" };
    const values = Object.fromEntries(
      columns.map(({ name, type }) => [
        name,
        type === "uuid" ? randomUUID() : type.startsWith("timestamp") ? "2026-01-05T09:00:00Z" : (plain[type] ?? 1),
      ]),
    );
    const row = { ...values, municipality: HALSNAES, citizen_id: id("lotte"), ...given };
    const names = Object.keys(row);
    const [made] = await db(subgraph).query<{ id: string }>(
      `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")}) RETURNING id`,
      Object.values(row),
    );
    return String(made?.id);
  }

  const subgraphOf = new Map<string, string>();
  beforeAll(async () => {
    for (const name of registeredSubgraphs())
      for (const definition of parse(house.subgraph(name).sdl).definitions)
        if (definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === "Mutation")
          for (const field of definition.fields ?? []) subgraphOf.set(field.name.value, name);
    await db("coordination").query(
      `INSERT INTO identity_protection (id, citizen_id, starts_on, ends_on, known_to, evidence, registered_by, registered_at)
       VALUES (gen_random_uuid(), $1, '2026-01-05', '2027-01-05', '{}', 'CPR-registret', 'x', '2026-01-05T09:00:00Z')`,
      [id("mille")],
    );
    for (const subgraph of Object.keys(OWN)) {
      if (subgraph === "coordination") continue;
      await aRow(subgraph, "delegation", {});
      await aRow(subgraph, "local_code", { citizen_id: null });
      await aRow(subgraph, "intervention_draft", { status: "LAID" });
      await aRow(subgraph, "reschedule_request", { status: "PENDING", ends_at: "2026-01-05T10:00:00Z" });
    }
    await done("lotte", "giveAssessmentConsent", { sector: "SEL" }, "consent { id }");
    await aRow("decisions", "assessment", { status: "RUNNING", sectors: "{SEL}", words: "{}" });
    const flexjob = await aRow("employment", "intervention", { kind: "FLEXJOB", status: "RUNNING" });
    const [keeps] = await db("employment").query<{ id: string }>("SELECT id FROM employment_plan ORDER BY id LIMIT 1");
    await aRow("employment", "statutory_scheme", { keeps_plan_id: keeps?.id, latest_end_on: "2027-01-05" });
    await aRow("employment", "ramp_up_agreement", { intervention_id: flexjob, target_hours: 2 });
    await aRow("employment", "flexjob_pause", { intervention_id: flexjob, latest_return_on: "2027-01-05" });
    await aRow("employment", "flexjob_notice", { intervention_id: flexjob, about: "LEAVES", given_by: "CITIZEN" });
    await aRow("employment", "team_competence", { citizen_id: null });
    await aRow("psychiatry", "coordination_plan", {});
    await aRow("education", "youth_transition", {});
    await aRow("education", "ppr_referral", {});
  });

  /** Of something that `mutation` names by `field`, the id of one that is there; else some id. */
  async function idFor(mutation: string, field: string): Promise<string> {
    const subgraph = String(subgraphOf.get(mutation));
    if (subgraph === "coordination") {
      if (field === "planId") return (await planOf("karen", "lotte")).id;
      if (field === "citizenId") return id(mutation === "answerFamily" ? "sanne" : "lotte");
      const SQL: Record<string, string> = {
        goalId: `SELECT g.id FROM plan_goal g JOIN coordinating_plan p ON p.id = g.plan_id
          WHERE p.citizen_id = '${id("lotte")}' AND g.kind = 'PROGRESSION'`,
        representationId: `SELECT id FROM representation WHERE citizen_id = '${id("mille")}'`,
        protectionId: `SELECT id FROM identity_protection WHERE citizen_id = '${id("mille")}'`,
        familyId: `SELECT family_id AS id FROM family_membership WHERE citizen_id = '${id("sanne")}'`,
      };
      if (field === "caseworkerId") return id("karen");
      if (field === "representativeId") return id("sanne");
      if (SQL[field]) return String((await db(subgraph).query<{ id: string }>(SQL[field]))[0]?.id);
    }
    if (field === "citizenId") return id("lotte");
    const table = TABLES[`${mutation}.${field}`] ?? TABLES[`${subgraph}.${field}`] ?? TABLES[field];
    if (!table || subgraph === "coordination") return randomUUID();
    const flexjob = /^(pauseFlexjob|proposeRampUp|recordFlexjobNotice)$/.test(mutation) ? "AND kind = 'FLEXJOB'" : "";
    const [row] = await db(subgraph).query<{ id: string }>(
      `SELECT id FROM ${table} WHERE municipality = $1 ${flexjob} ORDER BY id LIMIT 1`,
      [HALSNAES],
    );
    return String(row?.id);
  }

  /** Something of a type: what must be there, the ids that the change is about, and nothing else. */
  async function some(mutation: string, name: string, type: GraphQLInputType): Promise<unknown> {
    if (isNonNullType(type)) return some(mutation, name, type.ofType);
    if (isListType(type)) {
      const one = await some(mutation, name, type.ofType);
      return name === "between" ? [one, one] : [one]; // what lies between two needs two
    }
    if (isEnumType(type)) return type.getValues()[0]?.name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => isNonNullType(field.type) || ["citizenId", "municipality"].includes(field.name),
      );
      return Object.fromEntries(
        await Promise.all(fields.map(async (field) => [field.name, await some(mutation, field.name, field.type)])),
      );
    }
    if (name === "sector") return "LAB";
    if (name === "sectors") return "SEL"; // each of them
    if (name === "municipality") return HALSNAES;
    const plain: Record<string, unknown> = { String: "Noget, der er langt nok", Int: 1, Float: 1, Boolean: true };
    if (type.name === "String" && (name === "from" || name === "to")) return name === "from" ? "09:00" : "10:00";
    const moment = name === "endsAt" ? "2031-03-03T10:00:00Z" : "2031-03-03T09:00:00Z";
    return (
      plain[type.name] ?? (type.name === "ID" ? idFor(mutation, name) : type.name === "Date" ? "2031-03-03" : moment)
    );
  }

  it.each(withKey.map(({ name, input }) => [name, input] as const))("%s", async (name, type) => {
    const subgraph = String(subgraphOf.get(name));
    const who = WHO[name] ?? String(OWN[subgraph]);
    const idempotencyKey = `til noget andet: ${name}`;
    await db(subgraph).query(
      "INSERT INTO idempotency_key (caller_id, key, change, about, subject_id, content) VALUES ($1, $2, $3, 'noget', $4, 'noget andet')",
      [person(who).caller.id, idempotencyKey, name, randomUUID()],
    );
    const input = { ...((await some(name, "input", type)) as object), idempotencyKey };
    const { data, errors } = await house.ask(
      who,
      `mutation ($input: ${type.name}!) { ${name}(input: $input) { userErrors { field code message(language: EN) } } }`,
      { input },
    );
    expect(
      errors?.map(({ message, extensions }) => [extensions.code, message]),
      JSON.stringify({ data, input }),
    ).toEqual([["BAD_USER_INPUT", USED]]);
  });

  /** What ends something, or hands over, and is logged of that. */
  const AFTER_A_MOVE = [
    ...[
      "callOffHandOver",
      "cancelNetworkMeeting",
      "closePlan",
      "endExternalContact",
      "endJointSupport",
      "endParticipant",
    ],
    ...["handOverCoordination", "logContact", "releaseSector", "takeBackContact", "withdrawParticipantProposal"],
  ];

  it("of a plan that its citizen has moved away from, whoever coordinates it makes none but what ends it or hands it over", async () => {
    const plan = async () => planOf("lotte", "lotte");
    const { id: planId } = await plan();
    const move = (to: string) =>
      db("coordination").query("UPDATE citizen SET municipality = $2 WHERE id = $1", [id("lotte"), to]);
    const inputs = new Map<string, { type: GraphQLInputObjectType; input: object }>();
    for (const { name, input: type } of mutations)
      if (subgraphOf.get(name) === "coordination" && type.getFields().planId)
        inputs.set(name, { type, input: (await some(name, "input", type)) as object });
    await move("0219");
    const made: [string, string][] = [];
    for (const [name, { type, input }] of inputs) {
      const { version } = await plan();
      const more = type.getFields().version && { version };
      const { data, errors } = await house.ask(
        "karen",
        `mutation ($input: ${type.name}!) { ${name}(input: $input) { userErrors { code } } }`,
        { input: { ...input, planId, ...more } },
      );
      const code = errors?.[0]?.extensions.code ?? data[name].userErrors[0]?.code ?? "DONE";
      // What is the citizen's own to say is nobody's else.
      if (code !== "CITIZEN_MOVED" && code !== "FORBIDDEN") made.push([name, code]);
    }
    const { data } = await house.ask(
      "karen",
      "query ($id: ID!) { coordinatingPlan(id: $id) { citizen { name } sectors { access { open } } } tasks(first: 50) { nodes { kind citizen { name } plan { id } } } }",
      { id: planId },
    );
    await move(HALSNAES);
    expect(made.map(([name]) => name).sort()).toEqual(AFTER_A_MOVE);
    expect(data.coordinatingPlan.sectors.map(({ access }: { access: { open: boolean } }) => access.open)).toEqual(
      registeredSectors().map(() => false),
    );
    const hers = data.tasks.nodes.filter(({ plan }: { plan: { id: string } | null }) => plan?.id === planId);
    expect(hers.map(({ kind }: { kind: string }) => kind)).toEqual(["CLOSE_MOVED"]);
  });

  it("a change without a key is one that comes to the same when it is made again", () => {
    expect(mutations.filter((each) => !withKey.includes(each)).map(({ name }) => name)).toEqual([
      "acknowledgePlanVersion",
      "addDecisionPart",
      "answerCitizenRequest",
      "answerHearing",
      "answerOffer",
      "approveConsent",
      "completeAssessment",
      "completeDuty",
      "confirmCapacityAssessment",
      "confirmRepresentation",
      "correctComplaintAnswer",
      "describeSituation",
      "dismissNeed",
      "disputeRecord",
      "dropDecision",
      "endAbsence",
      "endJointSupportOutsidePlan",
      "endSearchPermission",
      "forwardComplaint",
      "hearCitizen",
      "issueDecision",
      "moveCitizen",
      "openCandidate",
      "reassessComplaint",
      "receiveDischarge",
      "recordAnswerOnPaper",
      "recordComplaintAnswer",
      "recordPartyTold",
      "recordWithdrawalOnPaper",
      "registerCaseworker",
      "registerCitizen",
      "remindComplaintBody",
      "removeDecisionPart",
      "reuseFinding",
      "reviseDecisionPart",
      "setContactDetails",
      "stopAssessment",
      "takeBackAllocation",
      "takeBackCitizenRequest",
      "takeBackMunicipalDecision",
      "withdrawComplaint",
      "withdrawConsent",
      "withdrawOffer",
    ]);
  });
});
