import { danishDay } from "@overligger/shared";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";
import { codes, id, inDays, steps } from "./support/steps.ts";

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

const { tried: trying, done: doing } = steps(() => house, "id");

const today = () => danishDay(new Date());
const FINDING =
  "id text level source sourceOn askedAgainBecause sector { code } theme { code nameDa } reusedBy { code }";
const FIELDS = `id version status completedOn validTo citizenSaidOn citizenSaidEvidence professionalSaidOn reassessmentDue repeatedQuestions because
  continuesId stoppedFor lifeSituation resources challenges needs familyContext sectors { code }
  findings { ${FINDING} } known { id text } comments { text party lifeChanged findingId }`;
const PAYLOAD = `assessment { ${FIELDS} } parallel { id }`;

const tried = (who: string, mutation: string, input: object) => trying(who, mutation, input, PAYLOAD);
const done = async (who: string, mutation: string, input: object) =>
  (await doing(who, mutation, input, PAYLOAD)).assessment;
const wrong = async (who: string, mutation: string, input: object) => {
  const payload = await tried(who, mutation, input);
  return payload.code ?? codes(payload.userErrors).join();
};

/** Who writes for which sector. */
const STAFF = { SEL: "susanne", LAB: "mette", PSYCHIATRY: "peter", EDUCATION: "ulla" } as const;
type Code = keyof typeof STAFF;

/** Says yes, for somebody, to these sectors' part; the consents by sector. */
async function agreed(sectors: readonly Code[], who = "lotte", citizen = who): Promise<Record<string, string>> {
  const consents: Record<string, string> = {};
  for (const sector of sectors) {
    const input = { citizenId: id(citizen), sector };
    const { consent } = await doing(who, "giveAssessmentConsent", input, "consent { id status kind }");
    expect(consent).toMatchObject({ kind: "HOLISTIC_ASSESSMENT", status: "IN_FORCE" });
    consents[sector] = consent.id;
  }
  return consents;
}

const withdraw = (who: string, consentId: string | undefined) =>
  doing(who, "withdrawConsent", { consentId }, "consent { status }");

const start = (who: string, sectors: readonly Code[], citizen = "lotte") =>
  done(who, "startAssessment", { citizenId: id(citizen), sectors });

const found = (sector: Code, theme: string, text: string, more: object = {}) => ({
  ...{ sector, theme, text, source: "Samtale", sourceOn: inDays(-10) },
  ...more,
});

/** What four sectors know about Lotte. */
const KNOWN: [sector: Code, theme: string, text: string][] = [
  ["SEL", "FAMILY", "Hun er alene med tre børn."],
  ["LAB", "EMPLOYMENT", "Hun vil gerne tilbage til køkkenet."],
  ["PSYCHIATRY", "HEALTH", "Hun er i behandling for depression."],
  ["EDUCATION", "EDUCATION", "Hun læser dansk på aftenskole."],
];
const FOUR = KNOWN.map(([sector]) => sector);

async function assessed() {
  const consents = await agreed(FOUR);
  let assessment = await start("karen", FOUR);
  for (const [sector, theme, text] of KNOWN)
    assessment = await done(STAFF[sector], "addFinding", {
      assessmentId: assessment.id,
      ...found(sector, theme, text),
    });
  return { assessment, consents };
}

/** What is to be looked at again by somebody. */
const due = async (who: string): Promise<string[]> =>
  (await house.ask(who, "{ assessmentsDue(first: 50) { nodes { id } } }")).data.assessmentsDue.nodes.map(
    (each: { id: string }) => each.id,
  );
/** What a leader has to see to. */
const overdue = (who: string) => house.ask(who, "{ overdueAssessments { totalCount nodes { id since } } }");

/** Sanne and David, who have custody of Mille together. */
async function parents() {
  for (const who of ["sanne", "david"]) {
    const input = {
      ...{ citizenId: id("mille"), representativeId: id(who), kind: "PARENT", personalMatters: true },
      ...{ startsOn: "2020-01-01", evidence: "CPR", custody: "JOINT" },
    };
    const { representation } = await doing("karen", "registerRepresentation", input, "representation { id }");
    await doing("mette", "confirmRepresentation", { id: representation.id }, "representation { id }");
  }
}

const WHY = "Det er længe siden, vi sidst spurgte.";
const named = ({ id: assessmentId, version }: { id: string; version: number }) => ({ assessmentId, version });
const one = async (who: string, assessmentId: string, fields = FIELDS) =>
  (await house.ask(who, `query ($id: ID!) { assessment(id: $id) { ${fields} } }`, { id: assessmentId })).data
    ?.assessment;
// biome-ignore lint/suspicious/noExplicitAny: an answer of any shape
const texts = (assessment: any): string[] => assessment.findings.map(({ text }: { text: string }) => text);

describe("one assessment", () => {
  it("is Lotte's from what four sectors know: each writes once, all read, and she completes it with a professional", async () => {
    const { assessment } = await assessed();
    for (const who of ["lotte", "susanne", "mette", "peter", "ulla", "karen"]) {
      const seen = await one(who, assessment.id);
      expect(texts(seen), who).toEqual(KNOWN.map(([, , text]) => text));
    }
    const seen = await one("mette", assessment.id);
    expect(seen.findings[2]).toMatchObject({
      ...{ sector: { code: "PSYCHIATRY" }, source: "Samtale", sourceOn: inDays(-10), reusedBy: [] },
      theme: { code: "HEALTH", nameDa: "Sundhed" },
    });
    // What is known is reused, or it is said why it is asked again.
    const again = { assessmentId: assessment.id, ...found("LAB", "HEALTH", "Hun er træt.") };
    expect(await wrong("mette", "addFinding", again)).toBe("KNOWN_ALREADY");
    const reuse = { assessmentId: assessment.id, findingId: seen.findings[2].id, sector: "LAB" };
    const reused = await done("mette", "reuseFinding", reuse);
    expect(reused.findings[2].reusedBy).toEqual([{ code: "LAB" }]);
    expect((await done("mette", "reuseFinding", reuse)).version).toBe(reused.version);
    const why = "Arbejdet kræver, at vi ved, hvad hun kan holde til i dag.";
    const asked = await done("mette", "addFinding", { ...again, level: 2, askedAgainBecause: why });
    expect(asked).toMatchObject({ repeatedQuestions: 1, findings: { 4: { askedAgainBecause: why, level: 2 } } });
    const described = await done("susanne", "describeSituation", {
      ...named(asked),
      ...{ sector: "SEL", lifeSituation: "Lotte bor alene med sine børn.", familyContext: "Børnene hjælper til." },
    });
    expect(await wrong("mette", "describeSituation", { ...named(asked), sector: "LAB", needs: "Ro" })).toBe("CONFLICT");
    const said = await done("lotte", "commentAssessment", {
      ...{
        assessmentId: assessment.id,
        text: "Jeg er ikke kun træt, jeg er også glad.",
        findingId: asked.findings[4].id,
      },
    });
    expect(said.comments).toMatchObject([{ party: "CITIZEN", lifeChanged: false }]);
    // Both say so, of what stands there: what is added after that takes it back.
    const hers = await done("lotte", "completeAssessment", named(described));
    expect(hers).toMatchObject({ status: "RUNNING", citizenSaidOn: today(), professionalSaidOn: null });
    const more = await done("ulla", "addFinding", {
      ...{ assessmentId: assessment.id, ...found("EDUCATION", "MOBILITY", "Hun cykler.") },
    });
    expect(more.citizenSaidOn).toBeNull();
    expect(await wrong("susanne", "completeAssessment", named(more))).toBe("DATE_OUT_OF_REACH");
    const validTo = inDays(365);
    const theirs = await done("susanne", "completeAssessment", { ...named(more), validTo });
    expect(theirs).toMatchObject({ status: "RUNNING", professionalSaidOn: today() });
    const whole = await done("lotte", "completeAssessment", named(theirs));
    expect(whole).toMatchObject({ status: "COMPLETED", completedOn: today(), validTo, reassessmentDue: [] });
    expect((await house.ask("lotte", "{ me { assessments { id lifeSituation } } }")).data.me.assessments).toEqual([
      { id: whole.id, lifeSituation: "Lotte bor alene med sine børn." },
    ]);
    // From now on it stays.
    expect(await wrong("mette", "addFinding", { assessmentId: whole.id, ...found("LAB", "HOUSING", "abc") })).toBe(
      "NOT_RUNNING",
    );
    const { db } = house.subgraph("decisions");
    for (const change of [
      "assessment SET words = '{}'",
      "assessment_finding SET text = 'x'",
      "assessment_comment SET text = 'x'",
    ])
      await expect(db.query(`UPDATE ${change}`, []), change).rejects.toThrow(/never changed/);
  });

  it("closes what a sector wrote to the others at once when its consent is withdrawn, and is to be looked at again", async () => {
    const { assessment, consents } = await assessed();
    const described = await done("peter", "describeSituation", {
      ...named(assessment),
      ...{ sector: "PSYCHIATRY", challenges: "Depressionen fylder." },
    });
    await done("lotte", "commentAssessment", { assessmentId: assessment.id, text: "Til det hele." });
    expect([await due("mette"), await due("susanne")]).toEqual([[], []]);
    await withdraw("lotte", consents.PSYCHIATRY);
    // Who takes part finds it without having looked; who does not, and who is elsewhere, does not.
    expect([await due("mette"), await due("kim"), await due("susanne")]).toEqual([1, 2, 3].map(() => [assessment.id]));
    for (const who of ["dorte", "niels", "lotte", "lone"]) expect(await due(who), who).toEqual([]);
    const others = KNOWN.filter(([sector]) => sector !== "PSYCHIATRY").map(([, , text]) => text);
    for (const who of ["mette", "susanne", "ulla"]) {
      const seen = await one(who, assessment.id);
      expect([texts(seen), seen.challenges, seen.reassessmentDue], who).toEqual([others, null, ["WITHDRAWN"]]);
      expect(JSON.stringify(seen), who).not.toContain("PSYCHIATRY");
    }
    // Peter keeps what he wrote himself, and no more; Lotte reads all of what is about her.
    const peters = await one("peter", assessment.id);
    expect([texts(peters), peters.challenges, peters.comments]).toEqual([
      ["Hun er i behandling for depression."],
      "Depressionen fylder.",
      [],
    ]);
    expect(texts(await one("lotte", assessment.id))).toHaveLength(4);
    const add = { assessmentId: assessment.id, ...found("PSYCHIATRY", "SELF_CARE", "Hun sover dårligt.") };
    expect(await wrong("peter", "addFinding", add)).toBe("FORBIDDEN");
    expect(await wrong("mette", "addFinding", add)).toBe("CONSENT_MISSING");
    // What nobody but Peter sees is not known to the others: to ask is no asking again.
    const health = await done("mette", "addFinding", {
      ...{ assessmentId: assessment.id, ...found("LAB", "HEALTH", "Hun fortæller, at hun er syg.") },
    });
    const psychiatrys = { assessmentId: assessment.id, sector: "LAB", findingId: peters.findings[0].id };
    expect(await wrong("mette", "reuseFinding", psychiatrys)).toBe("FINDING_UNKNOWN");
    // It is not completed on what was taken back: it is looked at again, without that sector, from what is known.
    for (const who of ["lotte", "mette"])
      expect(await wrong(who, "completeAssessment", { ...named(health), validTo: inDays(9) })).toBe("REASSESSMENT_DUE");
    expect(await wrong("mette", "reassess", { ...named(described), because: "WITHDRAWN" })).toBe("CONFLICT");
    expect(await wrong("lotte", "reassess", { ...named(health), because: "WITHDRAWN" })).toBe("FORBIDDEN");
    const anew = await done("mette", "reassess", { ...named(health), because: "WITHDRAWN" });
    expect(anew).toMatchObject({
      status: "RUNNING",
      because: "WITHDRAWN",
      continuesId: assessment.id,
      reassessmentDue: [],
    });
    expect(anew.sectors.map(({ code }: { code: string }) => code)).toEqual(["EDUCATION", "LAB", "SEL"]);
    expect(anew.known.map(({ text }: { text: string }) => text).sort()).toEqual(
      [...others, health.findings[3].text].sort(),
    );
    expect(await due("mette")).toEqual([]);
    const taken = await done("mette", "reuseFinding", {
      ...{ assessmentId: anew.id, sector: "LAB", findingId: health.findings[0].id },
    });
    expect(taken.findings).toMatchObject([{ text: KNOWN[0]?.[2], sourceOn: inDays(-10), reusedBy: [{ code: "LAB" }] }]);
    expect(await one("mette", assessment.id)).toMatchObject({ status: "STOPPED", reassessmentDue: [] });
    // She agrees anew: it opens again, and only what was begun before that says that it was closed.
    await agreed(["PSYCHIATRY"]);
    expect(texts(await one("mette", assessment.id))).toContain("Hun er i behandling for depression.");
    expect((await one("mette", anew.id)).reassessmentDue).toEqual([]);
  });

  it("needs Lotte's yes for each sector, of a health sector the written health consent too", async () => {
    const begin = (who: string, sectors: string[], citizen = "lotte") =>
      wrong(who, "startAssessment", { citizenId: id(citizen), sectors });
    expect(await begin("karen", ["SEL"])).toBe("CONSENT_MISSING");
    await agreed(["SEL"]);
    expect(await begin("karen", ["SEL", "LAB"])).toBe("CONSENT_MISSING");
    // Sharing in the plan opens nothing here, nor does this one there.
    const assessment = await start("karen", ["SEL"]);
    for (const who of ["mette", "peter", "ulla", "lone", "soeren", "niels", "dorte", "sanne", "david"])
      expect(await one(who, assessment.id), who).toBeNull();
    expect(await wrong("mette", "addFinding", { assessmentId: assessment.id, ...found("LAB", "HEALTH", "abc") })).toBe(
      "NOT_FOUND",
    );
    const sharings = (who: string) =>
      house.ask(who, "{ me { citizen { consents(where: { kind: { eq: HEALTH_RETRIEVAL } }) { nodes { id } } } } }");
    await agreed(["PSYCHIATRY"]);
    expect((await one("peter", assessment.id)).id).toBe(assessment.id);
    const health = (await sharings("lotte")).data.me.citizen.consents.nodes[0].id;
    await withdraw("lotte", health);
    expect(await one("peter", assessment.id)).toBeNull();
    expect(
      await wrong("peter", "addFinding", { assessmentId: assessment.id, ...found("PSYCHIATRY", "HEALTH", "abc") }),
    ).toBe("NOT_FOUND");
    // Nobody else says yes for her, and nobody begins in another sector's name.
    for (const who of ["sanne", "frida", "karen", "mette"])
      expect(
        (await trying(who, "giveAssessmentConsent", { citizenId: id("lotte"), sector: "LAB" }, "consent { id }")).code,
        who,
      ).toBe("FORBIDDEN");
    for (const who of ["mette", "niels", "dorte", "lotte", "lone", "peter"])
      expect(await begin(who, ["SEL"]), who).toBe("FORBIDDEN");
  });

  it("is one at a time: of two who begin at the same moment one does, and the other is told which", async () => {
    await agreed(["SEL", "LAB"]);
    const input = { citizenId: id("lotte"), sectors: ["SEL", "LAB"] };
    const both = await Promise.all(["karen", "mette"].map((who) => tried(who, "startAssessment", input)));
    const [made] = both.filter(({ assessment }) => assessment);
    const [told] = both.filter(({ assessment }) => !assessment);
    expect([codes(told?.userErrors), told?.parallel]).toEqual([["ASSESSMENT_RUNNING"], { id: made?.assessment.id }]);
    // The same key begins it once.
    await done("karen", "stopAssessment", { ...named(made?.assessment), reason: "Hun ville ikke." });
    const once = { ...input, idempotencyKey: "en gang" };
    const first = await done("karen", "startAssessment", once);
    expect((await done("karen", "startAssessment", once)).id).toBe(first.id);
    const add = { assessmentId: first.id, ...found("SEL", "FAMILY", "Tre børn."), idempotencyKey: "fund" };
    await done("karen", "addFinding", add);
    const twice = await done("karen", "addFinding", add);
    expect(texts(twice)).toEqual(["Tre børn."]);
    // What was acknowledged is told again as it was, also when the assessment is over.
    await done("karen", "stopAssessment", { ...named(twice), reason: "Hun ville ikke." });
    expect(texts(await done("karen", "addFinding", add))).toEqual(["Tre børn."]);
  });

  it("is to be looked at again when life changes or the day comes, and what was completed stays", async () => {
    const { assessment } = await assessed();
    const validTo = inDays(30);
    await done("susanne", "completeAssessment", { ...named(assessment), validTo });
    const now = await one("lotte", assessment.id, "id version");
    const whole = await done("lotte", "completeAssessment", named(now));
    const again = (because: string, more: object = {}) => ({ ...named(whole), because, ...more });
    expect(await wrong("mette", "reassess", again("DATE_CAME"))).toBe("NOT_DUE");
    expect(await wrong("mette", "reassess", again("LIFE_CHANGED"))).toBe("NOT_DUE");
    const said = { assessmentId: whole.id, text: "Jeg har fået arbejde.", lifeChanged: true };
    expect((await done("lotte", "commentAssessment", said)).reassessmentDue).toEqual(["LIFE_CHANGED"]);
    // It is a leader's to see to: that there is one and since when, never whose.
    const [late] = (await overdue("lone")).data.overdueAssessments.nodes;
    expect(late).toEqual({ id: whole.id, since: today() });
    expect(await one("lone", whole.id)).toBeNull();
    for (const who of ["karen", "mette", "lotte", "anna"])
      expect((await overdue(who)).errors?.[0].extensions.code, who).toBe("FORBIDDEN");
    house.goTo(inDays(29));
    expect((await one("mette", whole.id)).reassessmentDue).toEqual(["LIFE_CHANGED"]);
    expect(await due("mette")).toEqual([whole.id]);
    house.goTo(validTo);
    expect((await one("mette", whole.id)).reassessmentDue).toEqual(["LIFE_CHANGED", "DATE_CAME"]);
    // Two begin at the same moment: one does, the other is told which there is; with a key, pressed twice, it is one and the same.
    const both = await Promise.all(
      ["mette", "susanne"].map((who) => tried(who, "reassess", again("DATE_CAME", { idempotencyKey: `igen ${who}` }))),
    );
    const made = both.findIndex(({ assessment }) => assessment);
    const anew = both[made]?.assessment;
    expect([both[1 - made]?.assessment, codes(both[1 - made]?.userErrors), both[1 - made]?.parallel]).toEqual([
      ...[null, ["REASSESSED_ALREADY"], { id: anew.id }],
    ]);
    const who = ["mette", "susanne"][made] as string;
    expect([await due("mette"), (await overdue("lone")).data.overdueAssessments.totalCount]).toEqual([[], 0]);
    const pressed = await done(who, "reassess", again("DATE_CAME", { idempotencyKey: `igen ${who}` }));
    expect(pressed.id).toBe(anew.id);
    expect(await one("mette", whole.id)).toMatchObject({ status: "COMPLETED", reassessmentDue: [] });
  });

  it("knows where it is known from: help is named as its own sector tells it, and waits while that is silent", async () => {
    await agreed(["SEL", "LAB"]);
    const assessment = await start("karen", ["SEL", "LAB"]);
    const { data } = await house.ask(
      "susanne",
      "query ($id: ID!) { socialCase(citizenId: $id) { interventions { id title } } }",
      { id: id("lotte") },
    );
    const [help] = data.socialCase.interventions;
    const add = (more: object) => ({ assessmentId: assessment.id, ...found("SEL", "SELF_CARE", "abc", more) });
    expect(await wrong("karen", "addFinding", add({ source: undefined }))).toBe("SOURCE_MISSING");
    expect(await wrong("karen", "addFinding", add({ sourceOn: inDays(1) }))).toBe("DATE_FUTURE");
    expect(await wrong("karen", "addFinding", add({ theme: "STJERNETEGN" }))).toBe("THEME_UNKNOWN");
    const stranger = { source: undefined, interventionId: "00000000-0000-8000-a000-000000000000" };
    expect(await wrong("karen", "addFinding", add(stranger))).toBe("INTERVENTION_UNKNOWN");
    const from = add({ source: undefined, interventionId: help.id });
    const silent = () => misbehaving.while("social", "silent", () => wrong("karen", "addFinding", from));
    expect(await silent()).toBe("NOT_CHECKED");
    expect((await done("karen", "addFinding", from)).findings[0].source).toBe(help.title);
    // Another sector's silence stops nobody, and what was written is read while its sector is down.
    await misbehaving.while("social", "silent", async () => {
      const written = await done("mette", "addFinding", {
        ...{ assessmentId: assessment.id, ...found("LAB", "EMPLOYMENT", "Hun vil arbejde.") },
      });
      expect(texts(written)).toEqual(["abc", "Hun vil arbejde."]);
    });
    const { data: plain, errors } = await misbehaving.while("decisions", "silent", () =>
      house.ask("lotte", "{ me { name assessments { id } } }"),
    );
    expect([plain.me, errors?.[0].extensions.sector]).toEqual([{ name: "Lotte Holm", assessments: null }, "DECISIONS"]);
  });

  it("of a child is agreed to by the parent and read by the child from ten; an adult's parents and guardians see nothing", async () => {
    await agreed(["SEL", "EDUCATION"], "lotte", "frida");
    const fridas = await start("susanne", ["SEL", "EDUCATION"], "frida");
    await done("susanne", "addFinding", {
      assessmentId: fridas.id,
      ...found("SEL", "FAMILY", "Hun passer sine søskende."),
    });
    for (const who of ["frida", "lotte", "ulla"]) expect(texts(await one(who, fridas.id)), who).toHaveLength(1);
    for (const who of ["sanne", "oskar", "mette", "mille"]) expect(await one(who, fridas.id), who).toBeNull();
    const said = await done("frida", "commentAssessment", {
      assessmentId: fridas.id,
      text: "Jeg vil gerne passe dem.",
    });
    expect(said.comments).toMatchObject([{ party: "CITIZEN" }]);
    expect(await wrong("frida", "completeAssessment", named(said))).toBe("FORBIDDEN");
    expect((await done("lotte", "completeAssessment", named(said))).citizenSaidOn).toBe(today());
    await agreed(["SEL"], "lotte", "oskar");
    const oskars = await start("susanne", ["SEL"], "oskar");
    expect(await one("oskar", oskars.id)).toBeNull();
    // Birthe is written down as Henrik's guardian; he decides for himself.
    const basis = { citizenId: id("henrik"), representativeId: id("birthe"), kind: "GUARDIAN", evidence: "abc" };
    const more = { personalMatters: true, startsOn: "2026-01-01", secondId: id("mette") };
    const { representation } = await doing(
      "kim",
      "registerRepresentation",
      { ...basis, ...more },
      "representation { id }",
    );
    await doing("mette", "confirmRepresentation", { id: representation.id }, "representation { id }");
    await agreed(["LAB"], "henrik");
    const henriks = await start("mette", ["LAB"], "henrik");
    expect([(await one("henrik", henriks.id))?.id, await one("birthe", henriks.id)]).toEqual([henriks.id, null]);
    expect(await wrong("birthe", "commentAssessment", { assessmentId: henriks.id, text: "Jeg synes" })).toBe(
      "NOT_FOUND",
    );
  });

  it("tells what psychiatry wrote to those whom Lotte's health consent names, and to the others that it is closed", async () => {
    const { assessment } = await assessed();
    await done("peter", "describeSituation", {
      ...named(assessment),
      ...{ sector: "PSYCHIATRY", challenges: "Depressionen fylder." },
    });
    const DOOR = `${FIELDS} closed { sector { code } reason message(language: DA) }`;
    expect((await one("mette", assessment.id, DOOR)).closed).toEqual([]);
    await doing("lotte", "giveHealthConsent", { sector: "PSYCHIATRY", recipients: ["SEL"] }, "consent { status }");
    for (const who of ["mette", "ulla", "kim"]) {
      const seen = await one(who, assessment.id, DOOR);
      expect([texts(seen).includes("Hun er i behandling for depression."), seen.challenges], who).toEqual([
        false,
        null,
      ]);
      expect(seen.closed, who).toEqual([
        {
          ...{ sector: { code: "PSYCHIATRY" }, reason: "NOT_RECIPIENT" },
          message: "Borgeren har ikke valgt din myndighed som modtager af helbredsoplysninger.",
        },
      ]);
    }
    for (const who of ["susanne", "karen", "peter", "lotte"]) {
      const seen = await one(who, assessment.id, DOOR);
      expect([texts(seen).length, seen.challenges, seen.closed], who).toEqual([4, "Depressionen fylder.", []]);
    }
    const hidden = (await one("susanne", assessment.id)).findings[2].id;
    const reuse = { assessmentId: assessment.id, findingId: hidden, sector: "LAB" };
    expect(await wrong("mette", "reuseFinding", reuse)).toBe("FINDING_UNKNOWN");
  });

  it("rests on the yes of each of two parents who have custody together: neither's overwrites the other's, and either takes it back", async () => {
    await parents();
    const give = async (who: string, more: object = {}) =>
      (
        await doing(
          who,
          "giveAssessmentConsent",
          { citizenId: id("mille"), sector: "SEL", ...more },
          "consent { id status approvals { party } period { to } }",
        )
      ).consent;
    const begin = () => wrong("susanne", "startAssessment", { citizenId: id("mille"), sectors: ["SEL"] });
    const hers = await give("sanne", { validTo: inDays(90) });
    expect(hers).toMatchObject({ status: "AWAITING", approvals: [{ party: "PARENT" }] });
    expect(await begin()).toBe("CONSENT_MISSING");
    // He gives it too: it is hers, which both have said yes to now, for as long as both did.
    expect(await give("david", { validTo: inDays(60) })).toMatchObject({
      ...{ id: hers.id, status: "IN_FORCE", approvals: [{}, {}], period: { to: inDays(60) } },
    });
    const assessment = await start("susanne", ["SEL"], "mille");
    // She gives it anew, for longer: it waits for him, what both agreed to goes on. He takes back the one he sees: all of it ends.
    const anew = await give("sanne", { validTo: inDays(200) });
    expect([anew.status, anew.id === hers.id]).toEqual(["AWAITING", false]);
    const add = { assessmentId: assessment.id, ...found("SEL", "FAMILY", "Hun bor hos begge.") };
    expect(texts(await done("susanne", "addFinding", add))).toHaveLength(1);
    await withdraw("david", anew.id);
    expect(await wrong("susanne", "addFinding", add)).toBe("FORBIDDEN");
    // Both at the same moment are one consent, not one that took the place of the other.
    const both = await Promise.all(["sanne", "david"].map((who) => give(who)));
    expect(new Set(both.map((each) => each.id)).size).toBe(1);
    expect(both.map(({ status }) => status)).toContain("IN_FORCE");
  });

  it("of a child with two parents who have custody together is completed and stopped by both, one paper being one yes", async () => {
    await parents();
    for (const who of ["sanne", "david"])
      await doing(who, "giveAssessmentConsent", { citizenId: id("mille"), sector: "SEL" }, "consent { id }");
    const begun = await start("susanne", ["SEL"], "mille");
    const add = (text: string) =>
      done("susanne", "addFinding", {
        assessmentId: begun.id,
        ...found("SEL", "FAMILY", text, { askedAgainBecause: WHY }),
      });
    const now = () => one("susanne", begun.id, `${FIELDS} waitsForAnother`);
    await add("Hun bor hos begge.");
    const say = async (who: string, mutation: string, more: object = {}) =>
      done(who, mutation, { ...named(await now()), ...more });
    await say("susanne", "completeAssessment", { validTo: inDays(100) });
    await say("sanne", "completeAssessment");
    await say("sanne", "completeAssessment");
    expect(await now()).toMatchObject({ status: "RUNNING", citizenSaidOn: null, waitsForAnother: true });
    // Sanne thinks better of it; alone she stops nothing, and has not said yes any more.
    await say("sanne", "stopAssessment", { reason: "Jeg vil ikke." });
    await say("david", "completeAssessment");
    expect(await now()).toMatchObject({ status: "RUNNING", citizenSaidOn: null, waitsForAnother: true });
    await say("susanne", "completeAssessment", { validTo: inDays(100) });
    const paper = { citizenSaidEvidence: "Bilag 9" };
    for (const who of ["mille", "lotte"])
      expect(await wrong("karen", "completeAssessment", { ...named(await now()), ...paper, onBehalfOf: id(who) })).toBe(
        "NOT_THEIRS_TO_SAY",
      );
    expect(await say("karen", "completeAssessment", { ...paper, onBehalfOf: id("david") })).toMatchObject({
      ...{ status: "RUNNING", citizenSaidOn: null },
    });
    const whole = await say("sanne", "completeAssessment");
    expect(whole).toMatchObject({ status: "COMPLETED", citizenSaidEvidence: "Bilag 9" });
    const said = { assessmentId: whole.id, text: "Hun er flyttet skole.", lifeChanged: true };
    await done("sanne", "commentAssessment", said);
    const again = await done("susanne", "reassess", { ...named(whole), because: "LIFE_CHANGED" });
    const stop = async (who: string) =>
      done(who, "stopAssessment", { ...named(await one("susanne", again.id)), reason: "Vi vil ikke." });
    expect((await stop("david")).status).toBe("RUNNING");
    expect(await stop("sanne")).toMatchObject({ status: "STOPPED", stoppedFor: "Vi vil ikke." });
  });

  it("is for who cannot sign in too: Maria says yes aloud to two, and on paper that it is complete, which one writes down and another confirms", async () => {
    const aloud = { medium: "SPOKEN", givenOn: today(), evidence: "Noteret i sagen", language: "dansk" };
    const yes = { citizenId: id("maria"), kind: "HOLISTIC_ASSESSMENT" };
    const say = (sector: string, witness: object) =>
      trying(
        "karen",
        "recordConsentOnPaper",
        { ...yes, sector, statement: { ...aloud, ...witness } },
        "consent { status }",
      );
    expect(codes((await say("SEL", {})).userErrors)).toEqual(["WITNESS_MISSING"]);
    for (const sector of ["SEL", "PSYCHIATRY"])
      expect((await say(sector, { witnessId: id("susanne") })).consent.status).toBe("IN_FORCE");
    // What was said aloud opens no health sector: that needs the written health consent.
    const both = { citizenId: id("maria"), sectors: ["SEL", "PSYCHIATRY"] };
    expect(await wrong("karen", "startAssessment", both)).toBe("CONSENT_MISSING");
    const begun = await start("karen", ["SEL"], "maria");
    expect(await wrong("karen", "startAssessment", both)).toBe("CONSENT_MISSING");
    const written = await done("susanne", "addFinding", {
      ...{ assessmentId: begun.id, ...found("SEL", "HOUSING", "Hun bor hos en ven.") },
    });
    const paper = { citizenSaidEvidence: "Bilag 7" };
    const noted = await done("karen", "completeAssessment", { ...named(written), ...paper });
    expect(noted).toMatchObject({ status: "RUNNING", citizenSaidOn: today(), professionalSaidOn: null });
    const professional = { ...named(noted), validTo: inDays(100) };
    expect(await wrong("karen", "completeAssessment", professional)).toBe("SECOND_PERSON_NEEDED");
    const whole = await done("susanne", "completeAssessment", professional);
    expect(whole).toMatchObject({ status: "COMPLETED", citizenSaidEvidence: "Bilag 7" });
    expect(await one("maria", whole.id)).toEqual(whole);
  });

  it("stands in the log before it is told, with why it was opened; a plan that ends leaves it, a plan taken back does not", async () => {
    const { assessment } = await assessed();
    const lines = async (who: string) =>
      (
        await house
          .subgraph("decisions")
          .db.query<{ purpose: string }>(
            "SELECT purpose FROM read_log WHERE reader_id = $1 AND operation = 'ASSESSMENT_READ' ORDER BY read_at",
            [id(who)],
          )
      ).map(({ purpose }) => purpose);
    for (const [who, purpose] of [
      ["kim", "HOLISTIC_ASSESSMENT"],
      ["lotte", "OWN_ACCESS"],
    ] as const) {
      const before = (await lines(who)).length;
      await one(who, assessment.id, "status");
      expect((await lines(who)).slice(before), who).toEqual([purpose]);
    }
    const dortes = await lines("dorte");
    await one("dorte", assessment.id, "status");
    expect(await lines("dorte")).toEqual(dortes);
    const { data } = await house.ask(
      "lotte",
      "{ me { citizen { consents(where: { kind: { eq: JOINING } }) { nodes { id } } } } }",
    );
    await withdraw("lotte", data.me.citizen.consents.nodes[0].id);
    expect(texts(await one("mette", assessment.id))).toEqual(["Hun vil gerne tilbage til køkkenet."]);
  });

  it("is stopped by those who made it when Lotte moves, or when she takes all of it back; where she lives now another is begun", async () => {
    const lives = (municipality: string) =>
      house
        .subgraph("coordination")
        .db.query("UPDATE citizen SET municipality = $1 WHERE id = $2", [municipality, id("lotte")]);
    const consents = await agreed(["SEL", "LAB"]);
    const old = await start("karen", ["SEL", "LAB"]);
    const written = await done("susanne", "addFinding", {
      assessmentId: old.id,
      ...found("SEL", "FAMILY", "Tre børn."),
    });
    await lives("0219");
    const add = { assessmentId: old.id, ...found("SEL", "HOUSING", "Hun er flyttet.") };
    const { code, errors } = await tried("susanne", "addFinding", add);
    expect([code, errors?.[0].extensions.messageDa]).toEqual(["FORBIDDEN", expect.stringContaining("kun stoppes")]);
    expect(await wrong("susanne", "completeAssessment", { ...named(written), validTo: inDays(9) })).toBe("FORBIDDEN");
    const stop = { ...named(written), reason: "Hun er flyttet til Hillerød." };
    for (const who of ["dorte", "peter", "ulla", "lone", "sanne"])
      expect(await wrong(who, "stopAssessment", stop), who).toMatch(/NOT_FOUND|FORBIDDEN/);
    // Hillerød begins its own, knows nothing of the other, and the one of Halsnæs stands in nobody's way.
    const anew = await start("dorte", ["SEL"]);
    expect(anew.known).toEqual([]);
    expect(await done("susanne", "stopAssessment", stop)).toMatchObject({ status: "STOPPED" });
    expect((await one("lotte", old.id)).stoppedFor).toBe("Hun er flyttet til Hillerød.");
    // The same where she takes all of it back and nobody takes part any more.
    await lives("0260");
    const again = await start("karen", ["SEL", "LAB"]);
    await withdraw("lotte", consents.SEL);
    expect(await wrong("susanne", "stopAssessment", { ...named(again), reason: "Slut" })).toBe("FORBIDDEN");
    await withdraw("lotte", consents.LAB);
    expect(await done("susanne", "stopAssessment", { ...named(again), reason: "Hun vil ikke mere." })).toMatchObject({
      status: "STOPPED",
    });
  });

  it("holds as much as can be read: who goes on is told where to say the rest", async () => {
    await agreed(["SEL"]);
    const begun = await start("karen", ["SEL"]);
    const add = { assessmentId: begun.id, ...found("SEL", "FAMILY", "Tre børn.") };
    await done("susanne", "addFinding", add);
    const say = { assessmentId: begun.id, text: "Jeg har det sådan." };
    await done("lotte", "commentAssessment", say);
    const { db } = house.subgraph("decisions");
    for (const [table, times] of [
      ["assessment_finding", 199],
      ["assessment_comment", 99],
    ] as const)
      await db.query(
        `INSERT INTO ${table} SELECT (json_populate_record(t, json_build_object('id', gen_random_uuid()))).* FROM ${table} t, generate_series(1, ${times})
         WHERE assessment_id = $1`,
        [begun.id],
      );
    expect(await wrong("susanne", "addFinding", { ...add, askedAgainBecause: WHY })).toBe("TOO_MANY");
    expect(await wrong("lotte", "commentAssessment", say)).toBe("TOO_MANY");
  });
});
