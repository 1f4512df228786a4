import { danishDay, daysAfter, openDayFrom, plainId } from "@overligger/shared";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";

const misbehaving = new Misbehaving();
let house: TestHouse;
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap });
});
beforeEach(() => house.rewind());
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
});

const id = (key: string) => person(key).caller.id;
const today = () => danishDay(new Date());
const SEL = { act: "SEL", paragraph: "§ 85", validFrom: "2024-01-01" };
const LAB = { act: "LAB", paragraph: "§ 167", validFrom: "2020-01-01" };
const CHILD = { act: "Barnets lov", paragraph: "§ 32, stk. 1, nr. 3", validFrom: "2024-01-01" };
const WHOLE = "Du får både støtte hjemme og en mentor, og de arbejder sammen om dit mål om at komme i arbejde.";

const FIELDS = `id version status municipality issuedOn receivedOn supersededOn supersedesId combined explanation guidance(language: DA)
  beside { id status } parts { id title outcome reasons delegationId replyBy answers { text saidAs evidence } sector { code } law { act actName(language: DA) }
    complaint { deadline suspensive sendTo body { code name } } }`;

/** Makes a change of a decision; what came of it. */
async function run(who: string, mutation: string, input: object) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { decision { ${FIELDS} } userErrors { code message } } }`,
    { input },
  );
  const payload = data?.[mutation];
  return {
    refused: errors?.[0].extensions.code as string | undefined,
    codes: (payload?.userErrors ?? []).map(({ code }: { code: string }) => code) as string[],
    messages: (payload?.userErrors ?? []).map(({ message }: { message: string }) => message) as string[],
    decision: payload?.decision,
  };
}

const named = ({ id: decisionId, version }: { id: string; version: number }) => ({ decisionId, version });

const part = (sector: string, law: object, more: object = {}) => ({
  ...{ sector, law, title: "Støtte hjemme", outcome: "GRANTED" },
  ...{ reasons: "Du har brug for støtten for at få hverdagen til at hænge sammen." },
  ...more,
});

const against = { outcome: "REFUSED", facts: "Vi bygger på din egen udtalelse fra mødet i mandags." };

/** A draft for Lotte with parts, by who decides each. */
async function drafted(sectors: string[], parts: [who: string, part: object][], more: object = {}, who = "karen") {
  const begun = await run(who, "draftDecision", { citizenId: id("lotte"), sectors, ...more });
  expect(begun).toMatchObject({ refused: undefined, codes: [] });
  let { decision } = begun;
  for (const [by, each] of parts) {
    const added = await run(by, "addDecisionPart", { ...named(decision), ...each });
    expect(added).toMatchObject({ refused: undefined, codes: [] });
    decision = added.decision;
  }
  return decision;
}

const combined = () =>
  drafted(
    ["SEL", "LAB"],
    [
      ["karen", part("SEL", SEL)],
      ["mette", part("LAB", LAB, { title: "Mentor" })],
    ],
  );

const seenBy = async (who: string, args = "") => {
  const { data, errors } = await house.ask(
    who,
    `query ($id: ID!) { citizen(id: $id, reason: "Vil se afgørelsen") { decisions${args} { ${FIELDS} } } }`,
    { id: id("lotte") },
  );
  return { decisions: data?.citizen?.decisions, errors };
};

describe("one decision of two parts", () => {
  it("is made by who may decide each, explained as a whole, and told to Lotte with whom to complain to", async () => {
    const draft = await combined();
    expect((await seenBy("lotte")).decisions).toEqual([]);
    const short = await run("karen", "issueDecision", named(draft));
    expect(short.codes).toEqual(["EXPLANATION_NEEDED"]);
    const { decision, codes } = await run("karen", "issueDecision", { ...named(draft), explanation: WHOLE });
    expect(codes).toEqual([]);
    expect(decision).toMatchObject({ status: "ISSUED", issuedOn: today(), combined: true });
    const deadline = openDayFrom(daysAfter(today(), 28));
    const { data } = await house.ask("lotte", `{ me { decisions { ${FIELDS} } } }`);
    expect(data.me.decisions).toMatchObject([
      {
        explanation: WHOLE,
        parts: [
          {
            sector: { code: "SEL" },
            law: { actName: "Serviceloven (lov om social service)" },
            complaint: { deadline, suspensive: false, body: { code: "ANKESTYRELSEN", name: "Ankestyrelsen" } },
          },
          { title: "Mentor", complaint: { deadline, body: { name: "Ankestyrelsens Beskæftigelsesudvalg" } } },
        ],
      },
    ]);
    expect(data.me.decisions[0].guidance).toContain(
      "Du kan klage over »Mentor« til Ankestyrelsens Beskæftigelsesudvalg.",
    );
    // What was issued stays: nobody adds, takes out, or issues it again.
    for (const [change, more] of [
      ["addDecisionPart", part("SEL", SEL)],
      ["removeDecisionPart", { partId: decision.parts[0].id }],
      ["issueDecision", { explanation: WHOLE }],
      ["dropDecision", {}],
    ] as const)
      expect((await run("karen", change, { ...named(decision), ...more })).codes, change).toEqual(["ISSUED_ALREADY"]);
    const { db } = house.subgraph("decisions");
    await expect(db.query("UPDATE decision_part SET reasons = 'andet'", [])).rejects.toThrow(/never changed/);
    await expect(db.query("UPDATE decision SET explanation = 'andet'", [])).rejects.toThrow(/never changed/);
  });

  it("stands in the list, by id, at the citizen and at the plan alike, each its own part", async () => {
    const issued = (await run("karen", "issueDecision", { ...named(await combined()), explanation: WHOLE })).decision;
    const list = async (who: string) =>
      (await house.ask(who, `{ decisions { nodes { ${FIELDS} } } }`)).data.decisions.nodes.filter(
        (each: { id: string }) => each.id === issued.id,
      );
    const one = async (who: string) =>
      (await house.ask(who, `query ($id: ID!) { decision(id: $id) { ${FIELDS} } }`, { id: issued.id })).data.decision;
    for (const who of ["lotte", "karen", "mette", "susanne"]) expect(await list(who), who).toEqual([await one(who)]);
    // Mette of the job centre takes part in the plan: what Lotte agreed to open to her she sees, and where she did not, her own part.
    expect((await one("lotte")).parts).toHaveLength(2);
    // Kim works at the job centre and is not in the plan: its part is all there is.
    expect(await one("kim")).toMatchObject({ parts: [{ title: "Mentor" }], explanation: null, combined: false });
    for (const who of ["soeren", "niels", "dorte", "sanne", "ulla", "peter"]) expect(await one(who), who).toBeNull();
    for (const who of ["soeren", "niels", "dorte", "sanne", "ulla", "peter"]) expect(await list(who), who).toEqual([]);
    const atPlan = await house.ask(
      "karen",
      `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { decisions { ${FIELDS} } } } }`,
      { id: id("lotte") },
    );
    expect(atPlan.data.citizen.coordinatingPlan.decisions).toEqual([await one("karen")]);
    // A leader reads no decision, and an analyst is told so.
    expect(await one("lone")).toBeNull();
    expect(
      (await house.ask("anna", "query ($id: ID!) { decision(id: $id) { id } }", { id: issued.id })).errors?.[0]
        .extensions.code,
    ).toBe("FORBIDDEN");
  });

  it("every reading stands in the log before it is answered", async () => {
    const issued = (await run("karen", "issueDecision", { ...named(await combined()), explanation: WHOLE })).decision;
    const lines = (reader: string) =>
      house
        .subgraph("decisions")
        .db.query(
          "SELECT purpose FROM read_log WHERE reader_id = $1 AND operation = 'DECISION_READ' ORDER BY read_at",
          [id(reader)],
        );
    const before = (await lines("susanne")).length;
    const plan = () =>
      house.subgraph("coordination").db.query("SELECT 1 FROM read_log WHERE operation = 'COORDINATING_PLAN_READ'");
    const plansRead = (await plan()).length;
    await house.ask("susanne", "query ($id: ID!) { decision(id: $id) { status } }", { id: issued.id });
    // Nothing of the plan was told, so no line says that it was read.
    expect((await plan()).length).toBe(plansRead);
    expect((await lines("susanne")).slice(before)).toEqual([{ purpose: "OWN_SECTOR_CASE" }]);
    await house.ask("dorte", "query ($id: ID!) { decision(id: $id) { status } }", { id: issued.id });
    expect(await lines("dorte")).toEqual([]);
  });

  it("is refused to who has no mandate for a part, whoever they are", async () => {
    const draft = await drafted(["SEL", "LAB"], [["karen", part("SEL", SEL)]]);
    expect((await run("karen", "addDecisionPart", { ...named(draft), ...part("LAB", LAB) })).codes).toEqual([
      "MANDATE_MISSING",
    ]);
    expect((await run("karen", "issueDecision", { ...named(draft), explanation: WHOLE })).codes).toEqual([
      "PARTS_MISSING",
    ]);
    for (const who of ["lotte", "sanne", "niels", "soeren", "dorte", "ulla", "peter", "lone"]) {
      const { refused } = await run(who, "addDecisionPart", { ...named(draft), ...part("SEL", SEL) });
      expect(refused, who).toBe("NOT_FOUND");
    }
    for (const who of ["lotte", "niels", "soeren", "peter", "dorte", "lone"]) {
      const { refused } = await run(who, "draftDecision", { citizenId: id("lotte"), sectors: ["SEL"] });
      expect(refused, who).toBe("FORBIDDEN");
    }
  });

  it("needs a municipality that has it switched on; without, Lotte reads two on one page", async () => {
    const draft = await combined();
    await house.subgraph("coordination").db.query("UPDATE municipal_policy SET combined_decision = false", []);
    expect((await run("karen", "issueDecision", { ...named(draft), explanation: WHOLE })).codes).toEqual([
      "PROPOSAL_NOT_SWITCHED_ON",
    ]);
    const begun = await run("karen", "draftDecision", { citizenId: id("lotte"), sectors: ["SEL", "LAB"] });
    expect(begun.codes).toEqual(["PROPOSAL_NOT_SWITCHED_ON"]);
    const one = await drafted(["SEL"], [["karen", part("SEL", SEL)]]);
    // Two acts under one sector are two acts.
    const sneaked = await run("karen", "addDecisionPart", { ...named(one), ...part("SEL", LAB) });
    expect(sneaked.codes).toEqual(["LAW_NOT_OF_SECTOR", "PROPOSAL_NOT_SWITCHED_ON"]);
    const first = (await run("karen", "issueDecision", named(one))).decision;
    const other = await drafted(["LAB"], [["mette", part("LAB", LAB)]], { besideId: first.id }, "mette");
    await run("mette", "issueDecision", named(other));
    const { data } = await house.ask("lotte", "{ me { decisions { id combined beside { id } } } }");
    expect(data.me.decisions).toEqual([
      { id: other.id, combined: false, beside: [{ id: first.id }] },
      { id: first.id, combined: false, beside: [{ id: other.id }] },
    ]);
  });

  it("needs that Lotte agreed that they know of one another, on the day it is begun and on the day it is made", async () => {
    const draft = await combined();
    const consents = `{ me { citizen { consents(first: 50, where: { kind: { eq: SHARING }, sectorCode: { eq: "LAB" } }) { nodes { id } } } } }`;
    const { data } = await house.ask("lotte", consents);
    const withdraw = `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { consent { status } } }`;
    for (const { id: consentId } of data.me.citizen.consents.nodes)
      await house.ask("lotte", withdraw, { input: { consentId } });
    expect((await run("karen", "issueDecision", { ...named(draft), explanation: WHOLE })).codes).toEqual([
      "CONSENT_MISSING",
    ]);
    const again = await run("karen", "draftDecision", { citizenId: id("lotte"), sectors: ["SEL", "LAB"] });
    expect(again.codes).toEqual(["CONSENT_MISSING"]);
    // Her own case is open to Mette all the same: that is no word of Lotte's.
    const hers = await run("mette", "draftDecision", { citizenId: id("lotte"), sectors: ["SEL", "LAB"] });
    expect(hers.codes).toEqual(["CONSENT_MISSING"]);
    // Somebody without a plan has agreed to nothing.
    const fatima = await run("karen", "draftDecision", { citizenId: id("fatima"), sectors: ["SEL", "LAB"] });
    expect(fatima.codes).toEqual(["CONSENT_MISSING"]);
  });

  it("never holds what may not be combined: health and children's help stand beside it", async () => {
    const withHealth = await run("karen", "draftDecision", { citizenId: id("lotte"), sectors: ["SEL", "PSYCHIATRY"] });
    expect(withHealth.codes).toEqual(["NEVER_COMBINED"]);
    expect(withHealth.messages[0]).toContain("sundhedsvæsenet");
    const draft = await combined();
    const child = part("SEL", CHILD, { title: "Familiebehandling" });
    const refused = await run("karen", "addDecisionPart", { ...named(draft), ...child });
    expect(refused.codes).toEqual(["NEVER_COMBINED"]);
    expect(refused.messages[0]).toContain("ved siden af");
    const first = (await run("karen", "issueDecision", { ...named(draft), explanation: WHOLE })).decision;
    const own = await drafted(["SEL"], [["karen", child]], { besideId: first.id });
    const { decision } = await run("karen", "issueDecision", named(own));
    expect(decision).toMatchObject({ combined: false, beside: [{ id: first.id, status: "ISSUED" }] });
    // Another citizen's decision is nobody's page.
    const sannes = await run("karen", "draftDecision", {
      citizenId: id("sanne"),
      sectors: ["SEL"],
      besideId: first.id,
    });
    expect(sannes.codes).toEqual(["DECISION_UNKNOWN"]);
  });

  it("waits while a sector does not say whether somebody may decide", async () => {
    const draft = await drafted(["SEL", "LAB"], [["karen", part("SEL", SEL)]]);
    const add = () => run("mette", "addDecisionPart", { ...named(draft), ...part("LAB", LAB) });
    expect((await misbehaving.while("employment", "silent", add)).refused).toBe("NOT_CHECKED");
    expect((await add()).codes).toEqual([]);
    const { data, errors } = await misbehaving.while("decisions", "silent", () =>
      house.ask("lotte", "{ me { name decisions { id } plan { id } } }"),
    );
    expect(data.me).toMatchObject({ decisions: null, plan: { id: expect.any(String) } });
    expect(errors?.[0].extensions).toMatchObject({ code: "SECTOR_SILENT", sector: "DECISIONS" });
  });

  it("names help as its own sector tells it, under the act it is given under", async () => {
    const { data } = await house.ask(
      "karen",
      `query ($id: ID!) { socialCase(citizenId: $id) { interventions { id title legalBasis { act } } } }`,
      { id: id("lotte") },
    );
    const support = data.socialCase.interventions.find(({ title }: { title: string }) =>
      title.startsWith("Støtte til post"),
    );
    const draft = await drafted(["SEL"], []);
    const about = { interventionId: support.id, title: undefined };
    expect((await run("karen", "addDecisionPart", { ...named(draft), ...part("SEL", CHILD, about) })).codes).toEqual([
      "LAW_MISMATCH",
    ]);
    const stranger = { interventionId: "00000000-0000-8000-a000-000000000000" };
    expect((await run("karen", "addDecisionPart", { ...named(draft), ...part("SEL", SEL, stranger) })).codes).toEqual([
      "INTERVENTION_UNKNOWN",
    ]);
    const { decision } = await run("karen", "addDecisionPart", { ...named(draft), ...part("SEL", SEL, about) });
    expect(decision.parts[0].title).toBe(support.title);
    expect(plainId(support.id)).toBeTruthy();
  });
});

describe("a sector's own case", () => {
  const inCase = async (who: string, word: string) =>
    (
      await house.ask(
        who,
        `query ($id: ID!) { ${word}Case(citizenId: $id) { decisions { title outcome issuedOn supersededOn waits law { act } } } }`,
        { id: id("lotte") },
      )
    ).data[`${word}Case`].decisions;

  it("is told of its own part and of no other; one that was silent, when somebody next looks", async () => {
    const draft = await combined();
    const issue = () => run("karen", "issueDecision", { ...named(draft), explanation: WHOLE });
    const { decision } = await misbehaving.while("employment", "silent", issue);
    expect(decision).toMatchObject({ status: "ISSUED" });
    const told = { outcome: "GRANTED", issuedOn: today(), supersededOn: null, waits: false };
    expect(await inCase("susanne", "social")).toEqual([{ ...told, title: "Støtte hjemme", law: { act: "SEL" } }]);
    expect(await inCase("mette", "employment")).toEqual([]);
    await house.ask("lotte", "{ me { decisions { id } } }");
    expect(await inCase("mette", "employment")).toEqual([{ ...told, title: "Mentor", law: { act: "LAB" } }]);
    // Who decides one part does not take the other's place with it.
    const alone = { citizenId: id("lotte"), sectors: ["SEL"], supersedesId: decision.id };
    expect((await run("susanne", "draftDecision", alone)).codes).toEqual(["SECTORS_MISSING"]);
    // Another stands in its place: that is told too.
    const next = await drafted(
      ["SEL", "LAB"],
      [
        ["karen", part("SEL", SEL)],
        ["karen", part("SEL", SEL, { title: "Anden støtte" })],
        ["mette", part("LAB", LAB, { title: "Mentor" })],
      ],
      { supersedesId: decision.id },
    );
    await run("karen", "issueDecision", { ...named(next), explanation: WHOLE });
    const stood = (await inCase("susanne", "social")).map((each: { title: string; supersededOn: string | null }) => [
      each.title,
      each.supersededOn,
    ]);
    expect(stood.sort((a: string[], b: string[]) => `${a}`.localeCompare(`${b}`, "en"))).toEqual([
      ["Anden støtte", null],
      ["Støtte hjemme", null],
      ["Støtte hjemme", today()],
    ]);
    expect(
      (await inCase("mette", "employment")).map(({ supersededOn }: { supersededOn: string }) => supersededOn).sort(),
    ).toEqual([today(), null]);
  });

  it("keeps help going that a complaint holds, whoever would end it", async () => {
    const CASE = `query ($id: ID!) { socialCase(citizenId: $id) { interventions { id version title } } }`;
    const { data } = await house.ask("susanne", CASE, { id: id("lotte") });
    const [help] = data.socialCase.interventions;
    const waits = (value: boolean) =>
      house.subgraph("social").db.query(
        `INSERT INTO decision_notice (id, decision_id, citizen_id, municipality, title, intervention_id, law, outcome, issued_on, waits, number)
         VALUES ($1, $1, $2, '0260', 'Støtte', $3, $4, 'ENDED', $5, $6, 1) ON CONFLICT (id) DO UPDATE SET waits = excluded.waits`,
        ["00000000-0000-8000-a000-00000000dec1", id("lotte"), plainId(help.id), JSON.stringify(SEL), today(), value],
      );
    const end = async () =>
      (
        await house.ask(
          "susanne",
          `mutation ($input: EndSocialInterventionInput!) { endSocialIntervention(input: $input) { userErrors { code } } }`,
          { input: { interventionId: help.id, version: help.version, reason: "GOAL_REACHED" } },
        )
      ).data.endSocialIntervention.userErrors;
    await waits(true);
    expect(await end()).toEqual([{ code: "COMPLAINT_SUSPENDS" }]);
    await waits(false);
    expect(await end()).toEqual([]);
  });
});

describe("the duty of a sector after a withdrawal", () => {
  it("is met by a decision of its own for this citizen, made since; by no other, and not while nobody can say", async () => {
    const before = (await run("karen", "issueDecision", named(await drafted(["SEL"], [["karen", part("SEL", SEL)]]))))
      .decision;
    const { data } = await house.ask(
      "lotte",
      "{ me { citizen { coordinatingPlan { id } consents(first: 50, where: { kind: { eq: JOINING } }) { nodes { id } } } } }",
    );
    // It is of the same day, made before she took her yes back.
    const consentId = data.me.citizen.consents.nodes[0].id;
    await house.ask(
      "lotte",
      `mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { consent { status } } }`,
      { input: { consentId } },
    );
    const DUTIES = `query ($id: ID!) { coordinatingPlan(id: $id) { duties { id kind sector { code } doneAt decision { reference madeOn } } } }`;
    const duties = async () =>
      (await house.ask("karen", DUTIES, { id: data.me.citizen.coordinatingPlan.id })).data.coordinatingPlan.duties;
    const due = (await duties()).find(
      ({ kind, sector }: { kind: string; sector: { code: string } }) =>
        kind === "SECTOR_DECISION" && sector.code === "SEL",
    );
    const meet = async (decisionId: string) => {
      const answer = await house.ask(
        "susanne",
        `mutation ($input: CompleteDutyInput!) { completeDuty(input: $input) { duty { doneAt decision { reference madeOn } } userErrors { code } } }`,
        { input: { dutyId: due.id, decisionId } },
      );
      return answer.errors?.[0].extensions.code ?? answer.data.completeDuty;
    };
    const stranger = await drafted(["LAB"], [["mette", part("LAB", LAB)]], {}, "mette");
    await run("mette", "issueDecision", named(stranger));
    const draft = await drafted(["SEL"], [["karen", part("SEL", SEL)]]);
    for (const no of [before.id, stranger.id, draft.id, id("lotte")])
      expect(await meet(no)).toMatchObject({ userErrors: [{ code: "DECISION_UNKNOWN" }] });
    const { decision } = await run("karen", "issueDecision", named(draft));
    expect(await misbehaving.while("decisions", "silent", () => meet(decision.id))).toBe("NOT_CHECKED");
    expect(await meet(decision.id)).toMatchObject({
      duty: { decision: { reference: decision.id, madeOn: decision.issuedOn } },
      userErrors: [],
    });
  });
});

describe("what goes against somebody", () => {
  it("is said to them first, and they answer before it is made", async () => {
    const draft = await drafted(["SEL"], []);
    const bare = await run("karen", "addDecisionPart", {
      ...named(draft),
      ...part("SEL", SEL, { outcome: "REFUSED" }),
    });
    expect(bare.codes).toEqual(["FACTS_NEEDED"]);
    const { decision: added } = await run("karen", "addDecisionPart", {
      ...named(draft),
      ...part("SEL", SEL, against),
    });
    expect((await run("karen", "issueDecision", named(added))).codes).toEqual(["HEARING_MISSING"]);
    expect((await run("karen", "hearCitizen", { ...named(added), replyBy: today() })).codes).toEqual(["DATE_PAST"]);
    const replyBy = daysAfter(today(), 7);
    const { decision: heard } = await run("karen", "hearCitizen", { ...named(added), replyBy });
    expect((await seenBy("lotte")).decisions).toMatchObject([{ status: "HEARING", parts: [{ outcome: "REFUSED" }] }]);
    expect((await run("karen", "issueDecision", named(heard))).codes).toEqual(["HEARING_OPEN"]);
    // The day stands among her own until she has answered, and among nobody else's.
    const dates = async (who: string) =>
      (await house.ask(who, "{ me { decisionDates { kind on decisionId text en: text(language: EN) } } }")).data.me
        .decisionDates;
    const ofHers = async () =>
      (await dates("lotte")).filter((each: { decisionId: string }) => each.decisionId === heard.id);
    expect(await ofHers()).toMatchObject([
      {
        ...{ kind: "ANSWER_HEARING", on: replyBy },
        text: `Sidste dag til at sige, hvad du mener om »${added.parts[0].title}«, før det afgøres`,
        en: `Last day to say what you think of “${added.parts[0].title}” before it is decided`,
      },
    ]);
    for (const who of ["karen", "emil"]) expect(await dates(who), who).toEqual([]);
    for (const who of ["sanne", "dorte"])
      expect((await run(who, "answerHearing", { decisionId: heard.id, answer: "Nej" })).refused, who).toBe("NOT_FOUND");
    const { decision: answered } = await run("lotte", "answerHearing", {
      decisionId: heard.id,
      answer: "Jeg kan ikke selv.",
    });
    const own = { text: "Jeg kan ikke selv.", saidAs: "CITIZEN", evidence: null };
    expect(answered.parts[0].answers).toEqual([own]);
    expect(await ofHers()).toEqual([]);
    // What she said over the telephone stands beside what she wrote.
    const evidence = "Notat 26/1881";
    const rang = { decisionId: heard.id, answer: "Hun ringede også." };
    expect((await run("susanne", "answerHearing", rang)).codes).toEqual(["REQUIRED"]);
    const also = await run("susanne", "answerHearing", { ...rang, evidence });
    expect(also.decision.parts[0].answers).toEqual([own, { text: rang.answer, saidAs: "STAFF", evidence }]);
    expect((await run("karen", "issueDecision", named(heard))).refused).toBe("CONFLICT");
    // What she said makes a difference: it is decided otherwise, by who may, and her words stay with it.
    const revise = (who: string, more: object = {}) =>
      run(who, "reviseDecisionPart", {
        ...{ ...named(also.decision), partId: added.parts[0].id, outcome: "PARTLY" },
        ...{ reasons: "Du får støtten to dage om ugen.", ...more },
      });
    for (const who of ["lotte", "mette"]) expect((await revise(who)).refused, who).toMatch(/FORBIDDEN|NOT_FOUND/);
    expect((await revise("karen", { partId: id("lotte") })).codes).toEqual(["PART_UNKNOWN"]);
    const { decision: revised } = await revise("karen");
    expect(revised.parts).toMatchObject([{ outcome: "PARTLY", answers: also.decision.parts[0].answers }]);
    expect((await run("karen", "issueDecision", named(revised))).codes).toEqual([]);
    expect((await revise("karen", { version: revised.version + 1 })).codes).toEqual(["ISSUED_ALREADY"]);
  });

  it("is not decided against them afterwards without their being heard; of who has moved away it is given up by who began it", async () => {
    const draft = await drafted(["SEL"], [["karen", part("SEL", SEL)]]);
    const worse = { partId: draft.parts[0].id, outcome: "REFUSED", reasons: "Vi giver ikke støtten alligevel." };
    expect((await run("karen", "reviseDecisionPart", { ...named(draft), ...worse })).codes).toEqual(["FACTS_NEEDED"]);
    const { db } = house.subgraph("coordination");
    await db.query("UPDATE citizen SET municipality = '0219' WHERE id = $1", [id("lotte")]);
    expect((await run("karen", "issueDecision", named(draft))).refused).toBe("FORBIDDEN");
    expect((await run("dorte", "dropDecision", named(draft))).refused).toBe("NOT_FOUND");
    expect((await run("karen", "dropDecision", named(draft))).decision).toMatchObject({ status: "DROPPED" });
  });

  it("is said once every part is there; given up, what they were heard about and said stays theirs to read", async () => {
    const draft = await drafted(["SEL", "LAB"], [["karen", part("SEL", SEL, against)]]);
    const replyBy = daysAfter(today(), 7);
    expect((await run("karen", "hearCitizen", { ...named(draft), replyBy })).codes).toEqual(["PARTS_MISSING"]);
    const { decision: added } = await run("mette", "addDecisionPart", {
      ...named(draft),
      ...part("LAB", LAB, { title: "Mentor" }),
    });
    await run("karen", "hearCitizen", { ...named(added), replyBy });
    const { decision: answered } = await run("lotte", "answerHearing", { decisionId: added.id, answer: "Nej tak." });
    // The same word of another's is not the same answer, and none of it is lost.
    const told = { decisionId: added.id, answer: "Nej tak.", evidence: "Notat 26/1882" };
    const { decision } = await run("susanne", "answerHearing", told);
    expect(decision.parts[0].answers).toMatchObject([
      { text: "Nej tak.", saidAs: "CITIZEN" },
      { text: "Nej tak.", saidAs: "STAFF" },
    ]);
    expect(answered.parts[0].answers).toHaveLength(1);
    await run("karen", "dropDecision", named(decision));
    const query =
      "query ($id: ID!) { decision(id: $id) { status parts { answers { text saidAs evidence } } } decisions { nodes { id } } }";
    const { data } = await house.ask("lotte", query, { id: added.id });
    expect(data).toMatchObject({
      decision: { status: "DROPPED", parts: [{ answers: decision.parts[0].answers }, {}] },
      decisions: { nodes: [{ id: added.id }] },
    });
    // What was never said to her is not hers.
    const never = await drafted(["SEL"], [["karen", part("SEL", SEL)]]);
    await run("karen", "dropDecision", named(never));
    expect((await house.ask("lotte", query, { id: never.id })).data.decision).toBeNull();
  });

  it("is heard about what goes against them only now, too, by a day of its own; not by whoever decides saying it for them", async () => {
    const facts = { facts: "Vi bygger på din egen udtalelse fra mødet i mandags." };
    const draft = await drafted(
      ["SEL"],
      [
        ["karen", part("SEL", SEL, against)],
        ["karen", part("SEL", SEL, { ...facts, title: "Ledsager" })],
      ],
    );
    const replyBy = daysAfter(today(), 7);
    const { decision: heard } = await run("karen", "hearCitizen", { ...named(draft), replyBy });
    expect(heard.parts).toMatchObject([{ replyBy }, { replyBy: null }]);
    expect((await run("karen", "hearCitizen", { ...named(heard), replyBy })).codes).toEqual(["NOTHING_TO_HEAR"]);
    // Karen writes down that Lotte says nothing: that ends no hearing of a decision that is Karen's own.
    const nothing = { decisionId: heard.id, answer: "Ingen bemærkninger", evidence: "Telefonnotat" };
    const { decision: said } = await run("karen", "answerHearing", nothing);
    expect((await run("karen", "issueDecision", named(said))).codes).toEqual(["HEARING_OPEN"]);
    house.goTo(daysAfter(replyBy, 1));
    const worse = { partId: draft.parts[1].id, outcome: "REFUSED", reasons: "Du får heller ingen ledsager." };
    const { decision: worsened } = await run("karen", "reviseDecisionPart", { ...named(said), ...worse });
    // What she says now is said to what she was asked about, and is no answer to what she was not.
    const about = { decisionId: worsened.id, answer: "Jeg er uenig." };
    const { decision: revised } = await run("lotte", "answerHearing", about);
    expect(revised.parts.map(({ answers }: { answers: object[] }) => answers.length)).toEqual([2, 0]);
    expect((await run("karen", "issueDecision", named(revised))).codes).toEqual(["HEARING_MISSING"]);
    const later = daysAfter(replyBy, 10);
    const { decision: again } = await run("karen", "hearCitizen", { ...named(revised), replyBy: later });
    expect(again.parts).toMatchObject([{ replyBy }, { replyBy: later }]);
    expect((await run("karen", "issueDecision", named(again))).codes).toEqual(["HEARING_OPEN"]);
    // Susanne, who decides none of it, wrote down what Lotte said to her.
    const told = { decisionId: again.id, partId: draft.parts[1].id, answer: "Det er i orden.", evidence: "Notat 7" };
    const { decision: answered } = await run("susanne", "answerHearing", told);
    expect((await run("karen", "issueDecision", named(answered))).codes).toEqual([]);
    expect((await run("lotte", "answerHearing", { decisionId: draft.id, answer: "Nej" })).messages).toEqual([
      "Ingen bliver hørt om den nu.",
    ]);
  });

  it("is made without an answer once the day has passed, and not the day before", async () => {
    const draft = await drafted(["SEL"], [["karen", part("SEL", SEL, against)]]);
    const replyBy = daysAfter(today(), 7);
    const { decision } = await run("karen", "hearCitizen", { ...named(draft), replyBy });
    house.goTo(replyBy);
    expect((await run("karen", "issueDecision", named(decision))).codes).toEqual(["HEARING_OPEN"]);
    house.goTo(daysAfter(replyBy, 1));
    expect((await run("karen", "issueDecision", named(decision))).codes).toEqual([]);
  });
});

describe("a new decision", () => {
  it("stands in the place of the old one, once, and both are known by day and by what was known", async () => {
    const first = (await run("karen", "issueDecision", named(await drafted(["SEL"], [["karen", part("SEL", SEL)]]))))
      .decision;
    const later = daysAfter(today(), 10);
    house.goTo(later);
    const instead = { supersedesId: first.id };
    const [one, other] = [
      await drafted(["SEL"], [["karen", part("SEL", SEL)]], instead),
      await drafted(["SEL"], [["karen", part("SEL", SEL)]], instead),
    ];
    const { decision } = await run("karen", "issueDecision", named(one));
    expect(decision).toMatchObject({ supersedesId: first.id, issuedOn: later });
    expect((await run("karen", "issueDecision", named(other))).codes).toEqual(["NOT_IN_FORCE"]);
    const held = async (args: string) => (await seenBy("lotte", args)).decisions.map((each: { id: string }) => each.id);
    expect(await held(`(validAt: "${daysAfter(later, -1)}")`)).toEqual([first.id]);
    expect(await held(`(validAt: "${later}")`)).toEqual([one.id]);
    expect(await held(`(validAt: "${daysAfter(today(), -1)}")`)).toEqual([]);
    // As was known the day before the new one was made, the old one would hold on, and nothing was in its place.
    const before = `knownAt: "${daysAfter(later, -1)}T12:00:00Z"`;
    expect(await held(`(validAt: "${later}", ${before})`)).toEqual([first.id]);
    expect((await seenBy("lotte", `(${before})`)).decisions).toMatchObject([{ id: first.id, supersededOn: null }]);
    expect((await seenBy("lotte")).decisions).toHaveLength(2);
    // Nor by the database: nothing is put to what was issued, nothing taken away, and that it is over is said once.
    const { db } = house.subgraph("decisions");
    const put = `INSERT INTO decision_part SELECT (json_populate_record(p, '{"id": "00000000-0000-4000-a000-00000000abcd"}')).* FROM decision_part p`;
    for (const change of [
      `${put} WHERE decision_id = $1`,
      "UPDATE decision_part SET decision_id = $1 WHERE decision_id = (SELECT id FROM decision WHERE status = 'DRAFT' LIMIT 1)",
      "UPDATE decision_part SET reasons = 'x' WHERE decision_id = $1",
      "DELETE FROM decision_part WHERE decision_id = $1",
      "UPDATE decision SET explanation = 'x' WHERE id = $1",
      "UPDATE decision SET status = 'DRAFT', issued_on = NULL, issued_at = NULL, received_on = NULL WHERE id = $1",
      "UPDATE decision SET superseded_on = NULL, superseded_at = NULL WHERE id = $1",
      "DELETE FROM decision WHERE id = $1",
    ])
      await expect(db.query(change, [first.id]), change).rejects.toThrow(/never changed/);
  });

  it("has so many parts, and what is said to them so many words, as can be read; the rest is told what to do", async () => {
    const draft = await drafted(["SEL"], [["karen", part("SEL", SEL, against)]]);
    const { db } = house.subgraph("decisions");
    await db.query(
      `INSERT INTO decision_part SELECT (json_populate_record(p, json_build_object('id', gen_random_uuid()))).* FROM decision_part p, generate_series(1, 49)
       WHERE decision_id = $1`,
      [draft.id],
    );
    expect((await run("karen", "addDecisionPart", { ...named(draft), ...part("SEL", SEL) })).codes).toEqual([
      "TOO_MANY",
    ]);
    await db.query("DELETE FROM decision_part WHERE decision_id = $1 AND id <> $2", [draft.id, draft.parts[0].id]);
    await run("karen", "hearCitizen", { ...named(draft), replyBy: daysAfter(today(), 7) });
    const say = (answer: string) => run("lotte", "answerHearing", { decisionId: draft.id, answer });
    for (const word of "abcdefghiklmnopqrstu") expect((await say(word.repeat(4_000))).codes).toEqual([]);
    const full = await say("x".repeat(4_000));
    expect([full.codes, full.messages[0]]).toEqual([["TOO_MANY"], expect.stringContaining("Sig resten til dem")]);
    // What was pressed twice is said once, also when there is no more room.
    expect((await say("u".repeat(4_000))).codes).toEqual([]);
  });

  it("lets no help lapse without a word: what the old one gave is decided anew", async () => {
    const both: [string, object][] = [
      ["karen", part("SEL", SEL)],
      ["karen", part("SEL", SEL, { title: "Ledsagelse" })],
    ];
    const first = (await run("karen", "issueDecision", named(await drafted(["SEL"], both)))).decision;
    // Neither half of it, nor as much under other names, is the help that she had.
    const halves: [string, object][] = ["del 1", "del 2"].map((half) => [
      "karen",
      part("SEL", SEL, { title: `Støtte hjemme, ${half}` }),
    ]);
    for (const parts of [both.slice(0, 1), halves]) {
      const draft = await drafted(["SEL"], parts, { supersedesId: first.id });
      expect((await run("karen", "issueDecision", named(draft))).codes).toEqual(["PART_LEFT_OUT"]);
    }
    // As it was told, it is told still: what it says of a complaint is that it no longer holds.
    const whole = await drafted(["SEL"], both, { supersedesId: first.id });
    expect((await run("karen", "issueDecision", named(whole))).codes).toEqual([]);
    const [, old] = (await seenBy("lotte")).decisions;
    expect(old.guidance).toContain("Den gælder ikke længere fra");
    expect(old.guidance).not.toContain("Afgørelsen gælder, mens klagen behandles");
  });

  it("made as one can be made anew as one, though Lotte no longer lets them know of one another, or the policy is over; nothing is joined to it", async () => {
    const { decision: first } = await run("karen", "issueDecision", {
      ...named(await combined()),
      explanation: WHOLE,
    });
    const { db } = house.subgraph("coordination");
    await db.query("UPDATE municipal_policy SET combined_decision = false WHERE municipality = '0260'");
    await db.query("UPDATE consent SET withdrawn_at = now() WHERE citizen_id = $1 AND kind = 'SHARING'", [id("lotte")]);
    const anew = { citizenId: id("lotte"), supersedesId: first.id };
    expect((await run("karen", "draftDecision", { ...anew, sectors: ["SEL", "LAB", "EDUCATION"] })).codes).toContain(
      "CONSENT_MISSING",
    );
    const draft = await drafted(
      ["SEL", "LAB"],
      [
        ["karen", part("SEL", SEL)],
        ["mette", part("LAB", LAB, { title: "Mentor" })],
      ],
      { supersedesId: first.id },
    );
    // Neither sees more of it than what is theirs.
    for (const [who, title] of [
      ["susanne", "Støtte hjemme"],
      ["kim", "Mentor"],
    ] as const) {
      const query = "query ($id: ID!) { decision(id: $id) { explanation parts { title } } }";
      const { data } = await house.ask(who, query, { id: first.id });
      expect(data.decision, who).toEqual({ explanation: null, parts: [{ title }] });
    }
    expect((await run("karen", "issueDecision", { ...named(draft), explanation: WHOLE })).codes).toEqual([]);
  });

  it("of who has moved is made by those who made the old one, or by those where she lives now, who see it; nothing else is", async () => {
    const lives = (municipality: string) =>
      house
        .subgraph("coordination")
        .db.query("UPDATE citizen SET municipality = $1 WHERE id = $2", [municipality, id("lotte")]);
    const made = async (who: string, more: object = {}) =>
      (await run(who, "issueDecision", named(await drafted(["SEL"], [[who, part("SEL", SEL)]], more, who)))).decision;
    const begin = (who: string, more: object = {}, sectors = ["SEL"]) =>
      run(who, "draftDecision", { citizenId: id("lotte"), sectors, ...more });
    const old = await made("karen");
    const begun = await drafted(["SEL"], [["karen", part("SEL", SEL)]]);
    await lives("0219");
    // Halsnæs decides nothing new for her, nor goes on with what it had begun.
    expect((await begin("karen")).refused).toBe("FORBIDDEN");
    expect((await run("karen", "issueDecision", named(begun))).refused).toBe("FORBIDDEN");
    // Hillerød decides for itself; what stands in Halsnæs it does not see, and puts nothing in its place.
    expect((await begin("dorte", { supersedesId: old.id })).codes).toEqual(["DECISION_UNKNOWN"]);
    const hers = await made("dorte");
    for (const who of ["mette", "peter", "ulla"])
      expect((await begin(who, { supersedesId: old.id })).refused ?? "DECISION_UNKNOWN", who).toMatch(
        /FORBIDDEN|UNKNOWN/,
      );
    const ends = {
      outcome: "ENDED",
      reasons: "Du er flyttet, og din nye kommune har truffet afgørelse.",
      noHearing: "Du har selv bedt om det.",
    };
    const end = await drafted(["SEL"], [["karen", part("SEL", SEL, ends)]], { supersedesId: old.id });
    const { decision: ended } = await run("susanne", "issueDecision", named(end));
    expect(ended).toMatchObject({ status: "ISSUED", municipality: "0260", supersedesId: old.id });
    const holding = async () =>
      (await house.ask("lotte", `{ me { decisions(validAt: "${today()}") { id } } }`)).data.me.decisions.map(
        (each: { id: string }) => each.id,
      );
    expect(await holding()).toEqual(expect.arrayContaining([ended.id, hers.id]));
    expect(await holding()).not.toContain(old.id);
    // She moves back. Karen sees what Hillerød decided through the plan, and what Halsnæs decides of the same stands in its place.
    await lives("0260");
    const left = { sectors: ["SEL"], supersedesId: hers.id };
    expect((await begin("kim", left)).refused).toBe("FORBIDDEN");
    const instead = await made("karen", { supersedesId: hers.id });
    expect(instead).toMatchObject({ municipality: "0260", supersedesId: hers.id });
    expect(await holding()).not.toContain(hers.id);
  });
});
