import { randomUUID } from "node:crypto";
import { DataCategory, danishDay, demoSecret, type Grant, mintGrant, Role } from "@overligger/shared";
import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { askAt, demoPeers } from "./support/at-the-port.ts";
import { person, startHouse, type TestHouse, tokenOf } from "./support/house.ts";
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

const { tried, done } = steps(() => house, "id");
const today = () => danishDay(new Date());

const ITEM = `id sector { code } kind title providerUnit hoursPerWeek law { act paragraph } goals { id title } goal reason status consentEnded
  interventionId dropReason takenBackFor answeredOn inPlainWords(language: DA)`;
const FIELDS = `id proposedOn municipality assessment { id } items { ${ITEM} }`;

/** What somebody sees of what is proposed for Lotte, by the sector of each item. */
// biome-ignore lint/suspicious/noExplicitAny: an answer of any shape
type Items = Record<string, any>;
const bySector = (items: { sector: { code: string } }[] = []): Items =>
  Object.fromEntries(items.map((item) => [item.sector.code, item]));
const one = async (who: string | { token: string }, allocationId: string) =>
  (await house.ask(who, `query ($id: ID!) { allocation(id: $id) { ${FIELDS} } }`, { id: allocationId })).data
    ?.allocation;
const itemsOf = async (who: string | { token: string }, allocationId: string): Promise<Items> =>
  bySector((await one(who, allocationId))?.items);

const STAFF = { SEL: "susanne", LAB: "mette", PSYCHIATRY: "peter", EDUCATION: "ulla" } as const;
type Code = keyof typeof STAFF;
const WORD = { SEL: "Social", LAB: "Employment", PSYCHIATRY: "Psychiatry", EDUCATION: "Education" } as const;
const HELP = {
  SEL: {
    kind: "HOME_SUPPORT",
    title: "Bostøtte om morgenen",
    law: { act: "SEL", paragraph: "§ 85", validFrom: "2024-01-01" },
  },
  LAB: { kind: "MENTOR", title: "Mentor", law: { act: "LAB", paragraph: "§ 167", validFrom: "2020-01-01" } },
  PSYCHIATRY: {
    ...{ kind: "CONVERSATIONS", title: "Samtaler" },
    law: { act: "PSL", paragraph: "§ 3", validFrom: "2019-01-01" },
  },
  EDUCATION: { kind: "GUIDANCE", title: "Vejledning", law: { act: "KUI", paragraph: "§ 1", validFrom: "2019-01-01" } },
};

/** Lotte agrees that these take part; by sector, the consents. */
async function agreed(sectors: readonly Code[]): Promise<Record<string, string>> {
  const consents: Record<string, string> = {};
  for (const sector of sectors) {
    const { consent } = await done("lotte", "giveAssessmentConsent", { sector }, "consent { id }");
    consents[sector] = consent.id;
  }
  return consents;
}

/** Lotte's completed assessment by these sectors. */
async function assessed(...sectors: Code[]) {
  const consents = await agreed(sectors);
  const asked = "assessment { id version status }";
  const started = await done("karen", "startAssessment", { citizenId: id("lotte"), sectors }, asked);
  const { id: assessmentId } = started.assessment;
  const known = { sector: "SEL", theme: "FAMILY", text: "Hun er alene med tre børn.", source: "Samtale" };
  const { assessment } = await done("susanne", "addFinding", { assessmentId, ...known, sourceOn: inDays(-3) }, asked);
  const complete = async () => {
    const named = { assessmentId, version: assessment.version };
    await done("susanne", "completeAssessment", { ...named, validTo: inDays(200) }, asked);
    const last = { assessmentId, version: assessment.version + 1 };
    expect((await done("lotte", "completeAssessment", last, asked)).assessment.status).toBe("COMPLETED");
  };
  return { assessmentId, consents, complete };
}

async function complete(...sectors: Code[]) {
  const made = await assessed(...sectors);
  await made.complete();
  return made;
}

/** Goals of a citizen's plan that are open. */
const goalsOf = async (citizen: string, who = "karen"): Promise<{ id: string; title: string; status: string }[]> =>
  (
    await house.ask(who, "query ($id: ID!) { citizen(id: $id) { coordinatingPlan { goals { id title status } } } }", {
      id: id(citizen),
    })
  ).data.citizen.coordinatingPlan.goals.filter(({ status }: { status: string }) => status === "AGREED");

const proposed = (sector: Code, more: object) => ({
  ...{ sector, ...HELP[sector], providerUnit: "Enheden i Halsnæs", hoursPerWeek: 3 },
  ...{ reason: "Det er det, vi er blevet enige om, at du har brug for." },
  ...more,
});

const allocating = (who: string | { token: string }, input: object) =>
  tried(who as string, "allocate", input, `allocation { ${FIELDS} }`);
const wrong = async (who: string | { token: string }, input: object) => {
  const { code, userErrors } = await allocating(who, input);
  return code ?? codes(userErrors).join();
};

async function allocated(who: string, assessmentId: string, sectors: Code[], more: object = {}) {
  const [goal] = await goalsOf("lotte");
  const items = sectors.map((sector) => proposed(sector, { goalIds: [goal?.id] }));
  const { allocation, userErrors } = await allocating(who, { assessmentId, items, ...more });
  expect(userErrors).toEqual([]);
  return { allocation, items: bySector(allocation.items), goal };
}

const DRAFT = "id status consentEnded title goal reason hoursPerWeek interventionId answer version law { act }";
/** The case that a sector's staff have of Lotte. */
async function caseOf(sector: Code, who: string = STAFF[sector]) {
  const root = `${WORD[sector].toLowerCase()}Case`;
  const { data } = await house.ask(
    who,
    `query ($id: ID!) { ${root}(citizenId: $id) { drafts { ${DRAFT} } interventions { id title status } plans { id status } } }`,
    { id: id("lotte") },
  );
  return data[root];
}

async function answer(sector: Code, verb: "confirm" | "drop", draft: object, who: string = STAFF[sector]) {
  const Type = verb === "confirm" ? `Confirm${WORD[sector]}DraftInput` : "DropInterventionDraftInput";
  const field = `${verb}${WORD[sector]}Draft`;
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${Type}!) { ${field}(input: $input) { draft { ${DRAFT} }
      intervention { id title status legalBasis { act } hoursPerWeek } userErrors { code } } }`,
    { input: draft },
  );
  const payload = data?.[field];
  return { ...payload, wrong: errors?.[0].extensions.code ?? codes(payload?.userErrors).join() };
}

const draftIn = async (sector: Code) => {
  const [draft] = (await caseOf(sector)).drafts;
  return { draftId: draft.id, version: draft.version };
};

describe("one allocation", () => {
  it("leads from Lotte's assessment to help in three areas at once: each area's own staff confirm or turn down theirs, and a confirmed one feeds a decision", async () => {
    const { assessmentId, complete } = await assessed("SEL", "LAB", "EDUCATION");
    const [goal] = await goalsOf("lotte");
    const early = { assessmentId, items: [proposed("SEL", { goalIds: [goal?.id] })] };
    expect(await wrong("mette", early)).toBe("NOT_TO_BUILD_ON");
    await complete();
    const offers = async () => {
      const ask =
        "{ me { citizen { coordinatingPlan { plannedOffers { offers { intervention { title } } } order { steps { intervention { title } } } } } } }";
      return JSON.stringify((await house.ask("lotte", ask)).data);
    };
    const help = async () =>
      JSON.stringify(
        await Promise.all(
          (["SEL", "LAB", "EDUCATION"] as const).map(async (sector) => (await caseOf(sector)).interventions),
        ),
      );
    const [before, running] = [await offers(), await help()];
    const { allocation, items } = await allocated("mette", assessmentId, ["SEL", "LAB", "EDUCATION"]);
    expect(allocation).toMatchObject({ proposedOn: today(), municipality: "0260", assessment: { id: assessmentId } });
    for (const sector of ["SEL", "LAB", "EDUCATION"])
      expect(items[sector]).toMatchObject({
        status: "LAID",
        goals: [{ id: goal?.id, title: goal?.title }],
        goal: null,
      });
    // It is no help yet, to nobody.
    expect(before).toContain("intervention");
    expect([await offers(), await help()]).toEqual([before, running]);
    const tasks = (
      await house.ask("susanne", "{ socialTasks(first: 50) { nodes { id kind subject citizen { id } } } }")
    ).data;
    expect(tasks.socialTasks.nodes).toContainEqual({
      ...{
        id: `ANSWER_DRAFT:${items.SEL.id}`,
        kind: "ANSWER_DRAFT",
        subject: "Bostøtte om morgenen",
        citizen: { id: id("lotte") },
      },
    });
    const { data } = await house.ask(
      "lotte",
      `{ me { allocations { ${FIELDS} } assessments { allocations { id } } } }`,
    );
    expect(data.me.allocations).toEqual([allocation]);
    expect(data.me.assessments).toEqual([{ allocations: [{ id: allocation.id }] }]);
    expect(items.SEL.inPlainWords).toBe(
      "Forslaget ligger hos dem, der skal give hjælpen. Du får først hjælpen, når de har sagt ja.",
    );
    // All who take part see all of it; whoever works in none of the areas sees nothing.
    for (const who of ["karen", "susanne", "kim", "ulla"]) {
      const seen = await one(who, allocation.id);
      expect(
        seen.items.map(({ title }: { title: string }) => title),
        who,
      ).toEqual(["Bostøtte om morgenen", "Mentor", "Vejledning"]);
      // The plan's goal is told to who reads the plan.
      expect(seen.items[0].goals, who).toHaveLength(who === "kim" || who === "ulla" ? 0 : 1);
    }
    for (const who of ["peter", "niels", "dorte", "soeren", "sanne", "lone"])
      expect(await one(who, allocation.id), who).toBeNull();

    // Susanne's own area confirms: it becomes planned help of her plan. Another area's staff confirm nothing.
    const sel = await draftIn("SEL");
    for (const who of ["mette", "ulla", "dorte", "lotte", "lone"])
      expect((await answer("SEL", "confirm", sel, who)).wrong, who).toBe("NOT_FOUND");
    const plan = (await caseOf("SEL")).plans.find(({ status }: { status: string }) => status === "ACTIVE");
    const begins = { ...sel, planId: plan.id, startsOn: inDays(10), idempotencyKey: "bekræft" };
    const confirmed = await answer("SEL", "confirm", begins);
    expect(confirmed).toMatchObject({
      ...{ wrong: "", draft: { status: "CONFIRMED", interventionId: confirmed.intervention.id } },
      intervention: { title: "Bostøtte om morgenen", status: "PLANNED", legalBasis: [{ act: "SEL" }], hoursPerWeek: 3 },
    });
    expect((await answer("SEL", "confirm", begins)).intervention.id).toBe(confirmed.intervention.id);
    const now = { ...sel, version: confirmed.draft.version };
    expect((await answer("SEL", "confirm", now)).wrong).toBe("DRAFT_ANSWERED");
    expect((await answer("SEL", "drop", { ...now, reason: "Alligevel ikke" })).wrong).toBe("DRAFT_ANSWERED");
    const no = { ...(await draftIn("LAB")), reason: "Hun har en mentor allerede." };
    expect((await answer("LAB", "drop", { ...no, version: 7 })).wrong).toBe("CONFLICT");
    expect((await answer("LAB", "drop", no)).draft).toMatchObject({ status: "DROPPED", answer: no.reason });
    expect(await itemsOf("lotte", allocation.id)).toMatchObject({
      SEL: { status: "CONFIRMED", interventionId: confirmed.intervention.id, answeredOn: today() },
      LAB: {
        status: "DROPPED",
        dropReason: no.reason,
        inPlainWords: `De har sagt nej til forslaget. Deres grund: ${no.reason}`,
      },
      EDUCATION: { status: "LAID" },
    });
    expect(await offers()).toContain("Bostøtte om morgenen");
    const draft = await done(
      "karen",
      "draftDecision",
      { citizenId: id("lotte"), sectors: ["SEL"] },
      "decision { id version }",
    );
    const part = {
      ...{ decisionId: draft.decision.id, version: draft.decision.version, sector: "SEL", law: HELP.SEL.law },
      ...{
        interventionId: confirmed.intervention.id,
        outcome: "GRANTED",
        reasons: "Du har brug for støtten i hverdagen.",
      },
    };
    const { decision } = await done("karen", "addDecisionPart", part, "decision { parts { title interventionId } }");
    expect(decision.parts).toEqual([{ title: "Bostøtte om morgenen", interventionId: confirmed.intervention.id }]);
    // As it was proposed it stays.
    const { db } = house.subgraph("decisions");
    await expect(db.query("UPDATE allocation_item SET title = 'andet'", [])).rejects.toThrow(/never changed/);
  });

  it("is proposed by who takes part, into areas that Lotte agreed to, each with a law of its own and a goal: her plan's, or one in words where they read none", async () => {
    const { assessmentId } = await complete("SEL", "LAB");
    const [[goal], [other]] = [await goalsOf("lotte"), await goalsOf("sanne")];
    const on = (sector: Code, more: object = {}) => ({
      assessmentId,
      items: [proposed(sector, { goalIds: [goal?.id], ...more })],
    });
    for (const [more, code] of [
      [{ goalIds: [] }, "GOAL_MISSING"],
      [{ goalIds: [], goal: "At få ro i hverdagen" }, "GOAL_MISSING"],
      [{ goalIds: [other?.id] }, "GOAL_UNKNOWN"],
      [{ goalIds: [randomUUID()] }, "GOAL_UNKNOWN"],
      [{ hoursPerWeek: 200 }, "HOURS_IMPOSSIBLE"],
      [{ law: HELP.LAB.law }, "LAW_NOT_OF_SECTOR"],
      [{ law: { ...HELP.SEL.law, paragraph: "§ 141 a" } }, "LAW_NOT_OF_SECTOR"],
      [{ law: { ...HELP.SEL.law, validTo: "2025-01-01" } }, "LAW_NOT_IN_FORCE"],
      [{ sector: "HJERTET" }, "SECTOR_UNKNOWN"],
    ] as const)
      expect(await wrong("mette", on("SEL", more)), code).toBe(code);
    expect(await wrong("mette", on("EDUCATION"))).toBe("CONSENT_MISSING");
    // Kim reads no plan of hers: her plan's goals are nothing to him, and a goal in words is one.
    expect(await wrong("kim", on("LAB"))).toBe("GOAL_UNKNOWN");
    const words = { goalIds: null, goal: "At holde en hel dag på arbejde" };
    const kims = (await allocating("kim", on("LAB", words))).allocation;
    expect(kims.items).toMatchObject([{ goal: words.goal, goals: [], status: "LAID" }]);
    expect((await caseOf("LAB")).drafts).toMatchObject([{ goal: words.goal }]);
    // Nobody else, and by no error does anybody learn that there is an assessment.
    for (const who of ["ulla", "peter", "niels", "dorte", "soeren", "lone", "sanne", "frida"])
      expect(await wrong(who, on("LAB")), who).toBe("NOT_FOUND");
    expect(await wrong("lotte", on("LAB"))).toBe("FORBIDDEN");
    expect(await wrong("anna", on("LAB"))).toBe("NOT_FOUND");
    const nowhere = { token: await signDemoToken({ ...person("mette").caller, municipality: null }) };
    expect(await one(nowhere, kims.id)).toBeNull();
    const asked = await house.ask(
      nowhere,
      "mutation ($input: AllocateInput!) { allocate(input: $input) { userErrors { code } } }",
      { input: on("LAB") },
    );
    expect(asked.errors?.[0].extensions.code).toBe("NOT_FOUND");
    const { data, errors } = await house.ask("anna", "{ me { allocations { id } } }");
    expect([data.me?.allocations ?? [], errors ?? []]).toEqual([[], []]);
    // A kind that the area does not have comes back at once, with why.
    const odd = (await allocating("mette", on("SEL", { kind: "HAVEARBEJDE" }))).allocation;
    expect(odd.items).toMatchObject([{ status: "DROPPED", dropReason: "Myndigheden har ikke den slags hjælp." }]);
    // The law is looked at again by the area that gives the help: this kind is given under another act of its own.
    await allocating("mette", on("LAB", { law: { act: "LOB", paragraph: "§ 9", validFrom: "2015-01-01" } }));
    const [lob] = (await caseOf("LAB")).drafts.filter(({ law }: { law: { act: string } }) => law.act === "LOB");
    expect((await answer("LAB", "confirm", { draftId: lob.id, version: lob.version })).wrong).toBe("LAW_MISMATCH");
    // A change of her life closes it: the situation is looked at again first.
    const said = { assessmentId, text: "Jeg har fået arbejde.", lifeChanged: true };
    await done("lotte", "commentAssessment", said, "assessment { id }");
    expect(await wrong("mette", on("SEL"))).toBe("NOT_TO_BUILD_ON");
  });

  it("waits while an area is silent and is laid once when it answers again, however often it is asked; with the same key it is one", async () => {
    const { assessmentId, consents } = await complete("SEL", "LAB");
    const [goal] = await goalsOf("lotte");
    const items = [proposed("SEL", { goalIds: [goal?.id] }), proposed("LAB", { goalIds: [goal?.id] })];
    const input = { assessmentId, items, idempotencyKey: "én gang" };
    const first = await misbehaving.while(
      "social",
      "silent",
      async () => (await allocating("mette", input)).allocation,
    );
    expect(bySector(first.items)).toMatchObject({ SEL: { status: "WAITING" }, LAB: { status: "LAID" } });
    await misbehaving.while("social", "silent", async () => {
      expect((await itemsOf("mette", first.id)).SEL.status).toBe("WAITING");
      expect((await itemsOf("mette", first.id)).SEL.inPlainWords).toContain("endnu ikke nået frem");
    });
    expect((await allocating("mette", input)).allocation.id).toBe(first.id);
    await Promise.all(["lotte", "mette", "karen"].map((who) => one(who, first.id)));
    expect(await itemsOf("lotte", first.id)).toMatchObject({ SEL: { status: "LAID" }, LAB: { status: "LAID" } });
    expect((await caseOf("SEL")).drafts).toHaveLength(1);
    expect((await caseOf("LAB")).drafts).toHaveLength(1);
    // One that was not laid when she took her yes back is never laid.
    const second = await misbehaving.while("social", "silent", async () => {
      const made = await allocating("mette", { assessmentId, items: items.slice(0, 1) });
      await done("lotte", "withdrawConsent", { consentId: consents.SEL }, "consent { status }");
      return made.allocation;
    });
    for (const who of ["lotte", "mette", "susanne"]) await one(who, second.id);
    expect((await itemsOf("lotte", second.id)).SEL).toMatchObject({ status: "WAITING", consentEnded: true });
    expect((await caseOf("SEL")).drafts).toMatchObject([{ id: bySector(first.items).SEL.id, consentEnded: true }]);
    // Nor when she says yes again: that is another yes, to another proposal.
    await agreed(["SEL"]);
    await one("lotte", second.id);
    expect((await caseOf("SEL")).drafts).toMatchObject([{ consentEnded: true }]);
    expect((await itemsOf("lotte", second.id)).SEL).toMatchObject({ status: "WAITING", consentEnded: true });
  });

  it("is taken back by who made it, where no sector has answered: it is nobody's to confirm any more, and what was confirmed is help", async () => {
    const { assessmentId } = await complete("SEL", "LAB");
    const { allocation } = await misbehaving.while("employment", "silent", () =>
      allocated("karen", assessmentId, ["SEL", "LAB"]),
    );
    const reason = "Lotte vil hellere noget andet.";
    const back = (who: string) =>
      tried(who, "takeBackAllocation", { allocationId: allocation.id, reason }, `allocation { ${FIELDS} }`);
    for (const who of ["susanne", "mette", "lotte", "kim", "dorte", "peter"])
      expect((await back(who)).code, who).toMatch(/FORBIDDEN|NOT_FOUND/);
    const draft = await draftIn("SEL");
    // Also where a sector is silent: it is told when somebody looks.
    const taken = await misbehaving.while("employment", "silent", () => back("karen"));
    expect(taken.userErrors).toEqual([]);
    const items = await itemsOf("lotte", allocation.id);
    for (const sector of ["SEL", "LAB"])
      expect(items[sector], sector).toMatchObject({
        ...{ status: "DROPPED", takenBackFor: reason, dropReason: reason, consentEnded: false },
        inPlainWords: `Forslaget er trukket tilbage af den, der kom med det. Grunden: ${reason}`,
      });
    expect((await caseOf("LAB")).drafts).toMatchObject([{ status: "DROPPED", answer: reason }]);
    expect((await caseOf("SEL")).drafts).toMatchObject([{ id: draft.draftId, status: "DROPPED", answer: reason }]);
    expect((await answer("SEL", "confirm", draft)).wrong).not.toBe("");
    expect(codes((await back("karen")).userErrors)).toEqual(["ANSWERED_ALREADY"]);
    // Of two, one of whom has said yes, only the other is taken back.
    const again = await allocated("karen", assessmentId, ["SEL", "LAB"]);
    const laid = (await caseOf("SEL")).drafts.find(({ status }: { status: string }) => status === "LAID");
    expect((await answer("SEL", "confirm", { draftId: laid.id, version: laid.version })).wrong).toBe("");
    const rest = await tried(
      "karen",
      "takeBackAllocation",
      { allocationId: again.allocation.id, reason },
      `allocation { ${FIELDS} }`,
    );
    expect(bySector(rest.allocation.items)).toMatchObject({
      SEL: { status: "CONFIRMED", takenBackFor: null },
      LAB: { status: "DROPPED", takenBackFor: reason },
    });
  });

  it("closes when Lotte takes her yes back: to the others at once, and its area confirms it no more, told or not", async () => {
    const { assessmentId, consents } = await complete("SEL", "LAB");
    const { allocation } = await allocated("susanne", assessmentId, ["SEL", "LAB"]);
    const draft = await draftIn("LAB");
    // The job centre is silent just then: it is not told, and asks itself before it confirms.
    await misbehaving.while("employment", "silent", () =>
      done("lotte", "withdrawConsent", { consentId: consents.LAB }, "consent { status }"),
    );
    expect((await caseOf("LAB")).drafts).toMatchObject([{ status: "LAID", consentEnded: false }]);
    expect((await answer("LAB", "confirm", draft)).wrong).toBe("CONSENT_ENDED");
    const unasked = await misbehaving.while("coordination", "silent", () => answer("LAB", "confirm", draft));
    expect(unasked.wrong).toBe("NOT_CHECKED");
    expect(Object.keys(await itemsOf("susanne", allocation.id))).toEqual(["SEL"]);
    expect(await wrong("susanne", { assessmentId, items: [proposed("LAB", { goal: "abc" })] })).toBe("NOT_TO_BUILD_ON");
    // Whoever looks next has it told: then it stands so in the case, is no task, and Lotte reads why nothing comes of it.
    expect((await itemsOf("lotte", allocation.id)).LAB).toMatchObject({
      ...{ status: "LAID", consentEnded: true },
      inPlainWords: "Dit samtykke til, at de er med, gælder ikke længere. Forslaget bliver ikke til noget.",
    });
    expect((await caseOf("LAB")).drafts).toMatchObject([{ status: "LAID", consentEnded: true }]);
    const tasks = (await house.ask("mette", "{ employmentTasks(first: 100) { nodes { kind } } }")).data.employmentTasks;
    expect(tasks.nodes.map(({ kind }: { kind: string }) => kind)).not.toContain("ANSWER_DRAFT");
    // Its own staff keep seeing what was proposed to them.
    expect(Object.keys(await itemsOf("mette", allocation.id))).toEqual(["LAB"]);
    // The other one is told at once.
    const sel = await draftIn("SEL");
    await done("lotte", "withdrawConsent", { consentId: consents.SEL }, "consent { status }");
    const [marked] = (await caseOf("SEL")).drafts;
    expect(marked.consentEnded).toBe(true);
    expect((await answer("SEL", "confirm", { ...sel, version: marked.version })).wrong).toBe("CONSENT_ENDED");
  });

  it("stays with an area that came to it after the assessment, when Lotte takes her yes back: its own item, and no other", async () => {
    const { assessmentId } = await complete("SEL");
    const { EDUCATION } = await agreed(["EDUCATION"]);
    const { allocation } = await allocated("susanne", assessmentId, ["SEL", "EDUCATION"]);
    expect(Object.keys(await itemsOf("ulla", allocation.id)).sort()).toEqual(["EDUCATION", "SEL"]);
    expect((await answer("EDUCATION", "confirm", await draftIn("EDUCATION"))).wrong).toBe("");
    await done("lotte", "withdrawConsent", { consentId: EDUCATION }, "consent { status }");
    const own = { EDUCATION: { status: "CONFIRMED" } };
    expect(await itemsOf("ulla", allocation.id)).toMatchObject(own);
    expect(Object.keys(await itemsOf("ulla", allocation.id))).toEqual(["EDUCATION"]);
    const { data } = await house.ask("ulla", "query ($id: ID!) { assessment(id: $id) { id } }", { id: assessmentId });
    expect(data.assessment).toBeNull();
  });

  it("stays as it was answered when Lotte takes her yes back afterwards, and says so in the case as in the allocation", async () => {
    const { assessmentId, consents } = await complete("SEL", "LAB");
    const { allocation } = await allocated("susanne", assessmentId, ["SEL", "LAB"]);
    await answer("SEL", "confirm", await draftIn("SEL"));
    await done("lotte", "withdrawConsent", { consentId: consents.SEL }, "consent { status }");
    // What could not be confirmed any more is told as that in both places, also when it is turned down there.
    await done("lotte", "withdrawConsent", { consentId: consents.LAB }, "consent { status }");
    await answer("LAB", "drop", { ...(await draftIn("LAB")), reason: "Du er ikke med længere." });
    const items = await itemsOf("lotte", allocation.id);
    expect(items).toMatchObject({
      SEL: { status: "CONFIRMED", consentEnded: false },
      LAB: { consentEnded: true },
    });
    expect((await caseOf("SEL")).drafts).toMatchObject([{ status: "CONFIRMED", consentEnded: false }]);
    expect((await caseOf("LAB")).drafts).toMatchObject([{ status: "DROPPED", consentEnded: true }]);
  });

  it("into psychiatry is proposed and seen by those whom the health consent names; who has the competence by delegation confirms", async () => {
    const { assessmentId } = await complete("SEL", "LAB", "PSYCHIATRY");
    await done("lotte", "giveHealthConsent", { sector: "PSYCHIATRY", recipients: ["SEL"] }, "consent { status }");
    const [goal] = await goalsOf("lotte");
    const items = (["PSYCHIATRY", "LAB"] as const).map((sector) => proposed(sector, { goalIds: [goal?.id] }));
    expect(await wrong("mette", { assessmentId, items })).toBe("CONSENT_MISSING");
    const { allocation } = await allocating("susanne", { assessmentId, items });
    for (const [who, sectors] of [
      ["susanne", ["PSYCHIATRY", "LAB"]],
      ["peter", ["PSYCHIATRY", "LAB"]],
      ["lotte", ["PSYCHIATRY", "LAB"]],
      ["mette", ["LAB"]],
      ["kim", ["LAB"]],
    ] as const)
      expect(Object.keys(await itemsOf(who, allocation.id)), who).toEqual(sectors);
    const peters = await answer("PSYCHIATRY", "confirm", await draftIn("PSYCHIATRY"));
    expect(peters).toMatchObject({ wrong: "", intervention: { title: "Samtaler", status: "PLANNED" } });
    // Susanne has the job centre's competence for Lotte.
    const lab = await draftIn("LAB");
    expect((await answer("LAB", "confirm", lab, "susanne")).wrong).toBe("NOT_FOUND");
    const delegate = async (mutation: string, type: string, who: string, input: object) =>
      (
        await house.ask(
          who,
          `mutation ($input: ${type}!) { ${mutation}(input: $input) { delegation { id version } userErrors { code } } }`,
          { input },
        )
      ).data[mutation].delegation;
    let { id: delegationId, version } = await delegate(
      "registerEmploymentDelegation",
      "RegisterDelegationInput",
      "mette",
      {
        ...{ toSector: "SEL", toUnit: "Socialforvaltningen, Halsnæs", citizenId: id("lotte"), startsOn: today() },
        basis: "Familien kender hende i forvejen.",
      },
    );
    for (const grantor of ["MUNICIPAL_COUNCIL", "JOB_CENTRE"])
      ({ id: delegationId, version } = await delegate(
        ...(["recordEmploymentDelegationDecision", "RecordDelegationDecisionInput", "lone"] as const),
        { delegationId, version, grantor, decidedOn: today(), caseReference: "26/1234" },
      ));
    const hers = await answer("LAB", "confirm", lab, "susanne");
    expect(hers).toMatchObject({ wrong: "", draft: { status: "CONFIRMED" } });
    const [revision] = await house
      .subgraph("employment")
      .db.query<{ by: string | null }>(
        `SELECT delegation_id AS by FROM revision WHERE subject_id = $1 AND change = 'confirmEmploymentDraft'`,
        [lab.draftId],
      );
    expect(revision?.by).toBe(delegationId);
  });

  it("is logged before it is told, here and in the area that says how it stands", async () => {
    const { assessmentId } = await complete("SEL", "LAB");
    const { allocation } = await allocated("susanne", assessmentId, ["LAB"]);
    const lines = (subgraph: string, who: string) =>
      house
        .subgraph(subgraph)
        .db.query<{ operation: string; purpose: string }>(
          "SELECT operation, purpose FROM read_log WHERE reader_id = $1 AND citizen_id = $2 ORDER BY read_at, seq",
          [id(who), id("lotte")],
        );
    const left = async (subgraph: string, who: string, query: string) => {
      const before = (await lines(subgraph, who)).length;
      expect((await house.ask(who, query)).errors, query).toBeUndefined();
      return (await lines(subgraph, who)).slice(before).map(({ operation, purpose }) => `${operation} ${purpose}`);
    };
    const ask = `{ allocation(id: "${allocation.id}") { items { status } } }`;
    expect(await left("decisions", "kim", ask)).toEqual(["ALLOCATION_READ HOLISTIC_ASSESSMENT"]);
    expect(await left("employment", "kim", ask)).toEqual(["OVERLAY_OPENED WRITE_DRAFT"]);
    expect(await left("decisions", "lotte", "{ me { allocations { id } } }")).toEqual(["ALLOCATION_READ OWN_ACCESS"]);
    for (const who of ["ulla", "soeren"]) {
      expect(await left("decisions", who, ask), who).toEqual([]);
      expect(await left("employment", who, ask), who).toEqual([]);
    }
    const { db } = house.subgraph("decisions");
    await db.query("ALTER TABLE read_log RENAME TO gone");
    try {
      const { data, errors } = await house.ask("lotte", "{ me { name allocations { id } } }");
      expect([data.me.allocations, errors?.[0].extensions.code]).toEqual([null, "LOG_UNAVAILABLE"]);
    } finally {
      await db.query("ALTER TABLE gone RENAME TO read_log");
    }
  });
});

describe("at the job centre's own port, a grant", () => {
  const request = "the one that asks";
  const draft = {
    ...{ id: randomUUID(), allocationId: randomUUID(), municipality: "0260", ...HELP.LAB, providerUnit: "Enheden" },
    ...{ hoursPerWeek: 2, goal: "At få ro", reason: "Det er aftalt.", proposedAt: "2026-11-20T09:00:00Z" },
  };
  const WRITE: Grant = {
    ...{ citizen: id("lotte"), sector: "LAB", reader: id("karen"), request, role: Role.COORDINATOR },
    ...{ purpose: "WRITE_DRAFT", categories: [], except: [], plan: null, item: draft.id },
  };
  const READ: Grant = { ...WRITE, purpose: "COORDINATION", categories: Object.values(DataCategory), item: undefined };
  const LAY = `mutation ($grant: ID!, $draft: InterventionDraftInput!) { layDraft(grant: $grant, draft: $draft) { state } }`;
  const CLOSE = `mutation ($grant: ID!, $id: ID!) { closeDraft(grant: $grant, id: $id) { state } }`;
  const OPEN = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on EmploymentOverlay { grant plans { title } } } }`;
  let port: number;
  beforeAll(async () => {
    port = await house.subgraph("employment").listen(0, demoPeers("employment"));
  });

  async function asked(query: string, grant: Grant, variables: object, secret = demoSecret("grant-LAB")) {
    const token = await tokenOf("karen");
    const minted = mintGrant(grant, secret);
    const given =
      query === OPEN ? { representations: [{ __typename: "EmploymentOverlay", grant: minted }] } : { grant: minted };
    const response = await askAt(port, "employment", {
      query,
      variables: { ...variables, ...given },
      token,
      requestId: request,
    });
    const { data, errors } = (await response.json()) as Record<string, never>;
    return (errors as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code ?? JSON.stringify(data);
  }
  const drafts = async () =>
    (await house
      .subgraph("employment")
      .db.query("SELECT title FROM intervention_draft WHERE id = $1", [draft.id])) as object[];

  it("for reading writes no draft, one for a draft reads nothing, and each is for one draft, one citizen and one act", async () => {
    const lay = (grant: Partial<Grant>, secret?: string) =>
      asked(LAY, { ...WRITE, ...grant } as Grant, { draft }, secret);
    for (const [why, grant] of Object.entries({
      "one for reading": { ...READ },
      "one for reading that names the draft": { ...READ, item: draft.id },
      "for another draft": { item: randomUUID() },
      "for no draft": { item: undefined },
      "for closing it": { purpose: "CLOSE_DRAFT" },
      "for another area": { sector: "SEL" },
      "of another request": { request: "another" },
      "of another reader": { reader: id("mette") },
    }))
      expect(await lay(grant), why).toBe("GRANT_REFUSED");
    expect(await lay({}, demoSecret("grant-SEL"))).toBe("GRANT_REFUSED");
    expect(await drafts()).toEqual([]);
    expect(await asked(OPEN, WRITE, {})).toBe("GRANT_REFUSED");
    expect(await asked(OPEN, { ...WRITE, categories: [DataCategory.PLAN] }, {})).toBe("GRANT_REFUSED");
    // Laid again it is the one that was laid first; nobody else's is laid over it.
    expect(await lay({})).toBe('{"layDraft":{"state":"LAID"}}');
    const again = { draft: { ...draft, title: "Noget helt andet" } };
    expect(await asked(LAY, WRITE, again)).toBe('{"layDraft":{"state":"LAID"}}');
    expect(await lay({ citizen: id("sanne") })).toBe("GRANT_REFUSED");
    expect(await drafts()).toEqual([{ title: "Mentor" }]);
    expect(await asked(CLOSE, WRITE, { id: draft.id })).toBe("GRANT_REFUSED");
    expect(await asked(CLOSE, { ...WRITE, purpose: "CLOSE_DRAFT" }, { id: draft.id })).toBe(
      '{"closeDraft":{"state":"LAID"}}',
    );
  });
});
