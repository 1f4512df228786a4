import { daysAfter } from "@overligger/shared";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { codes, id, inDays, type Payload, steps } from "./support/steps.ts";
import { story } from "./support/story.ts";

// Who takes part in a plan, by whose yes, and who receives what is shared in it.

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());
beforeEach(() => house.rewind());

const PLAN = `id version status summary proposedParticipants { id status answeredAs reason caseworker { id } sector { code } replaces { id } }
  participants { caseworker { id } period { from to } endReason } sectors { sector { code } access { open reason } overlay { plans { id } } }`;
const { tried, done, plan, planOf, step, refused } = steps(() => house, PLAN);

const propose = (more: object = {}) =>
  step("karen", "lotte", "proposeParticipant", { caseworkerId: id("peter"), reason: "Kender Lotte godt", ...more });
const waiting = (of: Payload): string =>
  of.proposedParticipants.find(({ status }: { status: string }) => status === "PROPOSED").id;
const tasks = async (who: string): Promise<string[]> =>
  (await house.ask(who, "{ me { tasks(first: 50) { nodes { kind subject } } } }")).data.me.tasks.nodes
    .filter(({ kind }: { kind: string }) => kind === "APPROVE_PARTICIPANT")
    .map(({ subject }: { subject: string }) => subject);
/** What is open to a reader of Lotte's plan, and why the rest is not. */
async function open(who: string): Promise<Record<string, string | null> | null> {
  const seen = await plan(who, (await planOf("karen", "lotte")).id);
  return (
    seen &&
    Object.fromEntries(
      seen.sectors.map(({ sector, access }: { sector: { code: string }; access: { reason: string | null } }) => [
        sector.code,
        access.reason,
      ]),
    )
  );
}
const NOT = "NOT_RECIPIENT";

describe("somebody who is proposed for Lotte's plan", () => {
  story("reads nothing before her yes, then the plan, and of what is shared what she lets them", (then) => {
    let proposalId: string;
    then("Karen proposes Peter of psychiatry: Lotte is asked, and nothing opens", async () => {
      await house
        .subgraph("coordination")
        .db.query(`UPDATE consent SET recipients = '["COORDINATOR", "LAB", "SEL"]' WHERE citizen_id = $1`, [
          id("lotte"),
        ]);
      const proposed = await propose();
      proposalId = waiting(proposed);
      expect(proposed.proposedParticipants).toMatchObject([
        { status: "PROPOSED", caseworker: { id: id("peter") }, sector: { code: "PSYCHIATRY" }, replaces: null },
      ]);
      expect(await tasks("lotte")).toEqual(["Peter Aagaard, Distriktspsykiatrien, Nordsjælland"]);
      expect(await open("peter")).toBeNull();
      expect((await house.ask("peter", "{ coordinatingPlans { nodes { citizen { name } } } }")).text).not.toContain(
        "Lotte",
      );
    });
    then("he cannot say yes for her, nor can Karen, her father-in-law or a sector", async () => {
      for (const [who, code] of [
        ["peter", "NOT_FOUND"],
        ["sanne", "NOT_FOUND"],
        ["karen", "FORBIDDEN"],
        ["mette", "FORBIDDEN"],
      ] as const) {
        const { id: planId, version } = await planOf("karen", "lotte");
        const answer = await tried(who, "answerParticipant", { planId, version, proposalId, accept: true });
        expect(answer.code, who).toBe(code);
      }
      expect(
        await refused("karen", "lotte", "proposeParticipant", { caseworkerId: id("peter"), reason: "Igen" }),
      ).toEqual(["PROPOSED_ALREADY"]);
    });
    then("she lets him see what the social services share, and no more", async () => {
      expect(
        await refused("lotte", "lotte", "answerParticipant", {
          proposalId,
          accept: true,
          receives: ["SEL", "HOUSING"],
        }),
      ).toEqual(["NOT_SHARED"]);
      const yes = await step("lotte", "lotte", "answerParticipant", { proposalId, accept: true, receives: ["SEL"] });
      expect(yes.proposedParticipants).toMatchObject([{ status: "APPROVED", answeredAs: "CITIZEN" }]);
      expect(await tasks("lotte")).toEqual([]);
      const seen = await open("peter");
      expect(seen).toMatchObject({ SEL: null, LAB: NOT, EDUCATION: NOT, PSYCHIATRY: null }); // his own case
      expect(await open("mette")).toMatchObject({ SEL: null });
      expect(await open("lotte")).toMatchObject({ SEL: null, LAB: null, EDUCATION: null });
    });
    then("a second answer is refused, and a consent that is given anew names all who are there", async () => {
      expect(await refused("lotte", "lotte", "answerParticipant", { proposalId, accept: false })).toEqual([
        "PROPOSAL_ANSWERED",
      ]);
      const given = await done(
        "lotte",
        "giveSharingConsent",
        { sector: "LAB", categories: ["PLAN"] },
        "consent { recipients }",
      );
      expect(given.consent.recipients).toEqual(["COORDINATOR", "LAB", "PSYCHIATRY", "SEL"]);
      expect(await open("peter")).toMatchObject({ LAB: null });
      const for2 = { sector: "LAB", categories: ["PLAN"], recipients: ["SEL"] };
      await done("lotte", "giveSharingConsent", for2, "consent { recipients }");
      expect(await open("peter")).toMatchObject({ LAB: NOT });
      expect(await open("karen")).toMatchObject({ LAB: NOT });
      const stranger = { sector: "LAB", categories: ["PLAN"], recipients: ["EDUCATION"] };
      expect(codes((await tried("lotte", "giveSharingConsent", stranger, "consent { id }")).userErrors)).toEqual([
        "RECIPIENT_UNKNOWN",
      ]);
    });
    then("she ends his part when she no longer wants it, and nobody else does that for a third", async () => {
      expect(
        await refused("mette", "lotte", "endParticipant", { caseworkerId: id("peter"), reason: "NOT_NEEDED" }),
      ).toEqual(["FORBIDDEN"]);
      const ended = await step("lotte", "lotte", "endParticipant", { caseworkerId: id("peter"), reason: "NOT_WANTED" });
      expect(
        ended.participants.find(({ caseworker }: { caseworker: { id: string } }) => caseworker.id === id("peter")),
      ).toMatchObject({ endReason: "NOT_WANTED", period: { from: inDays(0), to: inDays(0) } });
      expect(await open("peter")).toBeNull();
    });
  });

  it("is not let in by a no, nor once the proposal was taken back, nor when they have left meanwhile", async () => {
    const no = { proposalId: waiting(await propose()), accept: false };
    expect((await step("lotte", "lotte", "answerParticipant", no)).proposedParticipants).toMatchObject([
      { status: "DECLINED" },
    ]);
    expect(await open("peter")).toBeNull();
    const taken = { proposalId: waiting(await propose()) };
    await step("karen", "lotte", "withdrawParticipantProposal", taken);
    expect(await refused("lotte", "lotte", "answerParticipant", { ...taken, accept: true })).toEqual([
      "PROPOSAL_ANSWERED",
    ]);
    const left = { proposalId: waiting(await propose()), accept: true };
    await done("lone", "endCaseworkerAffiliation", { caseworkerId: id("peter") }, "caseworker { id }");
    expect(await refused("lotte", "lotte", "answerParticipant", left)).toEqual(["CASEWORKER_LEFT"]);
    expect(
      await refused("karen", "lotte", "proposeParticipant", { caseworkerId: id("soeren"), reason: "Herfra" }),
    ).toEqual(["CASEWORKER_UNKNOWN"]);
  });
});

describe("somebody who takes part and changes jobs", () => {
  it("is replaced by a colleague of the same sector by Lotte's yes, who receives what the sector received", async () => {
    const kim = { caseworkerId: id("kim"), replaces: id("mette"), reason: "Mette har fået nyt arbejde" };
    const wrong = { caseworkerId: id("peter"), replaces: id("mette"), reason: "En anden" };
    expect(await refused("karen", "lotte", "proposeParticipant", wrong)).toEqual(["NOT_IN_PLAN"]);
    expect(await refused("karen", "lotte", "proposeParticipant", { ...kim, replaces: id("peter") })).toEqual([
      "NOT_IN_PLAN",
    ]);
    const proposalId = waiting(await propose(kim));
    expect(await open("mette")).not.toBeNull();
    const before = await open("mette");
    const { participants } = await step("lotte", "lotte", "answerParticipant", { proposalId, accept: true });
    const of = (who: string) =>
      participants.find(({ caseworker }: { caseworker: { id: string } }) => caseworker.id === id(who));
    expect(of("mette")).toMatchObject({ endReason: "REPLACED", period: { to: inDays(0) } });
    expect(of("kim")).toMatchObject({ endReason: null, period: { from: inDays(0), to: null } });
    expect(await open("mette")).toBeNull();
    expect(await open("kim")).toEqual(before);
  });

  it("is in no plan of the municipality from the day their affiliation ends: the day before, that day, and after", async () => {
    house.goTo("2026-12-01");
    const on = "2026-12-15";
    expect(
      (await done("lone", "endCaseworkerAffiliation", { caseworkerId: id("mette"), on }, "caseworker { id }")).code,
    ).toBe(undefined);
    for (const [day, reads] of [
      [daysAfter(on, -1), true],
      [on, false],
      [daysAfter(on, 1), false],
    ] as const) {
      house.goTo(day);
      expect((await open("mette")) !== null, day).toBe(reads);
    }
    expect(
      codes(
        (await tried("lone", "endCaseworkerAffiliation", { caseworkerId: id("karen") }, "caseworker { id }"))
          .userErrors,
      ),
    ).toEqual(["LEADS_PLANS"]);
    expect(
      (await tried("karen", "endCaseworkerAffiliation", { caseworkerId: id("mette") }, "caseworker { id }")).code,
    ).toBe("FORBIDDEN");
  });

  it("leaves by themself, on a day to come, and once", async () => {
    const away = { caseworkerId: id("mette"), reason: "CHANGED_JOBS", on: inDays(3) };
    await step("mette", "lotte", "endParticipant", away).catch(() => undefined);
    const { participants } = await planOf("karen", "lotte");
    const hers = participants.find(({ caseworker }: { caseworker: { id: string } }) => caseworker.id === id("mette"));
    expect(hers).toMatchObject({ endReason: "CHANGED_JOBS", period: { to: inDays(3) } });
    expect(await open("mette")).not.toBeNull();
    expect(await refused("karen", "lotte", "endParticipant", away)).toEqual(["ENDED_ALREADY"]);
    expect(await refused("karen", "lotte", "endParticipant", { ...away, on: inDays(-1) })).toEqual(["DATE_PAST"]);
    expect(await refused("karen", "lotte", "endParticipant", { ...away, caseworkerId: id("peter") })).toEqual([
      "NOT_IN_PLAN",
    ]);
  });
});

describe("a child's plan", () => {
  it("is joined by whom the parent lets in; the child's word alone lets nobody in", async () => {
    const offer = {
      citizenId: id("mille"),
      coordinatorId: id("karen"),
      explanation: "Én plan, så du kun fortæller det én gang.",
    };
    const { offer: offered } = await done("karen", "offerPlan", offer, "offer { id }");
    await done("sanne", "answerOffer", { offerId: offered.id, accept: true }, "plan { id }");
    const proposed = await step("karen", "mille", "proposeParticipant", {
      caseworkerId: id("mette"),
      reason: "Hjælper mor",
    });
    const answer = { proposalId: waiting(proposed), accept: true };
    expect(await refused("mille", "mille", "answerParticipant", answer)).toEqual(["FORBIDDEN"]);
    const yes = await step("sanne", "mille", "answerParticipant", answer);
    expect(yes.proposedParticipants).toMatchObject([{ status: "APPROVED", answeredAs: "PARENT" }]);
  });
});

describe("the words that somebody agrees to", () => {
  it("say who reads the plan, and that what sectors know is shared with whom she chose", async () => {
    house.goTo("2026-11-28");
    const text = async (kind: string) =>
      (await house.ask("lotte", `{ consentTemplate(kind: ${kind}) { version text } }`)).data.consentTemplate;
    expect(await text("JOINING")).toMatchObject({
      version: "JOINING-2026-3",
      text: expect.stringMatching(/§ 11 a.*klage.*Datatilsynet/),
    });
    expect((await text("SHARING")).text).toContain("de modtagere, du har valgt");
    for (const [day, version] of [
      ["2026-11-27", "JOINING-2026-2"],
      ["2026-11-25", "JOINING-2026-1"],
    ] as const) {
      house.goTo(day);
      expect((await text("JOINING")).version).toBe(version);
    }
  });
});
