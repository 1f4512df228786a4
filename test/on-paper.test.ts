import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { codes, id, inDays, type Payload, steps } from "./support/steps.ts";
import { story } from "./support/story.ts";

// People who cannot sign in: what they say is written down, says that it was, and can be disputed.

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());
beforeEach(() => house.rewind());

const PLAN = `id version status goals { id title status agreedBy recorded { subject medium } }
  agreements { id status agreedBy recorded { subject medium } }
  citizenViews { authoredBy wishes recorded { medium evidence language interpreter recordedBy { name } disputedAt } }
  proposedParticipants { id status answeredAs } participants { caseworker { id } } readiness { missing { element } }
  sectors { sector { code } access { open reason } }`;
const { tried, done, plan, step } = steps(() => house, PLAN);
const EXPLANATION = "Én plan over de andre, så du kun skal fortælle det én gang.";
const SPOKEN = { medium: "SPOKEN", givenOn: inDays(0), evidence: "Notat 4, varmestuen", language: "dansk" };
const aloud = (more: object = {}) => ({ ...SPOKEN, witnessId: id("peter"), ...more });
const PAPER = { medium: "PAPER", givenOn: inDays(0), evidence: "Sag 26/77, bilag 3", language: "dansk" };
const OFFER =
  "offer { id status answers { party accept } recorded { subject medium witness { name } } } plan { id version status }";
const CONSENT = "consent { id status approvals { party } recorded { subject medium evidence } }";

async function offered(citizen = "bent", who = "soeren"): Promise<string> {
  const input = { citizenId: id(citizen), coordinatorId: id(who), explanation: EXPLANATION };
  return (await done(who, "offerPlan", input, "offer { id }")).offer.id;
}
const statements = async (who: string, citizen = "bent"): Promise<Payload[] | null> =>
  (
    await house.ask(
      who,
      "query ($id: ID!) { citizen(id: $id) { recordedStatements { id subject spokenAs disputedAt } } }",
      { id: id(citizen) },
    )
  ).data.citizen?.recordedStatements ?? null;

describe("Bent, who is homeless and has no MitID", () => {
  story("gets his plan by what he says, before two of the staff, each word of it marked as that", (then) => {
    let planId: string;
    const walk = async (mutation: string, input: object): Promise<Payload> => {
      const { version } = await plan("soeren", planId);
      return (await done("soeren", mutation, { planId, version, ...input })).plan;
    };
    then("he says yes to the offer", async () => {
      const offerId = await offered();
      const yes = await done("soeren", "recordAnswerOnPaper", { offerId, accept: true, statement: aloud() }, OFFER);
      expect(yes.offer).toMatchObject({
        status: "ACCEPTED",
        answers: [{ party: "CITIZEN", accept: true }],
        recorded: [{ subject: "ANSWER", medium: "SPOKEN", witness: { name: "Peter Aagaard" } }],
      });
      planId = yes.plan.id;
    });
    then(
      "lets Peter take part, and opens psychiatry to the plan: aloud what may be said, signed what must be",
      async () => {
        const proposed = await walk("proposeParticipant", { caseworkerId: id("peter"), reason: "Kommer i varmestuen" });
        const answer = { proposalId: proposed.proposedParticipants[0].id, accept: true, statement: aloud() };
        const { participants } = await walk("recordParticipantAnswerOnPaper", answer);
        expect(participants).toEqual([{ caseworker: { id: id("peter") } }]);
        const consent = { citizenId: id("bent"), sector: "PSYCHIATRY" };
        const sharing = { ...consent, kind: "SHARING", categories: ["PLAN"], statement: aloud() };
        const given = await done("soeren", "recordConsentOnPaper", sharing, CONSENT);
        expect(given.consent).toMatchObject({ status: "IN_FORCE", approvals: [{ party: "CITIZEN" }] });
        const health = { ...consent, kind: "HEALTH_RETRIEVAL" };
        expect(
          codes((await tried("soeren", "recordConsentOnPaper", { ...health, statement: aloud() }, CONSENT)).userErrors),
        ).toEqual(["WRITTEN_ONLY"]);
        await done("soeren", "recordConsentOnPaper", { ...health, statement: PAPER }, CONSENT);
        const { sectors } = await plan("soeren", planId);
        expect(sectors.find(({ sector }: Payload) => sector.code === "PSYCHIATRY").access).toEqual({
          open: true,
          reason: null,
        });
      },
    );
    then("agrees to a goal, and says what he wishes for, through an interpreter", async () => {
      const goalId = (await walk("proposeGoal", { title: "Et værelse, der kan låses" })).goals[0].id;
      const agreed = await walk("recordGoalAgreementOnPaper", { goalId, statement: aloud() });
      expect(agreed.goals[0]).toMatchObject({
        agreedBy: ["CITIZEN"],
        recorded: [{ subject: "GOAL", medium: "SPOKEN" }],
      });
      const said = { wishes: "Varme", statement: { ...PAPER, language: "polsk", interpreter: "Tolk 118" } };
      const { citizenViews, readiness } = await walk("recordViewOnPaper", said);
      expect(citizenViews).toMatchObject([
        {
          authoredBy: "CASEWORKER",
          wishes: "Varme",
          recorded: [
            { medium: "PAPER", language: "polsk", interpreter: "Tolk 118", recordedBy: { name: "Søren Vang" } },
          ],
        },
      ]);
      const missing = readiness.missing.map(({ element }: { element: string }) => element);
      for (const there of ["CITIZEN_VIEW", "OPEN_SECTORS"]) expect(missing).not.toContain(there);
    });
    then("says yes to an agreement that binds him, and to no other", async () => {
      const his = (await walk("addAgreement", { text: "Bent ringer, når han flytter", parties: ["CITIZEN"] }))
        .agreements;
      const agreementId = his[0].id;
      const { agreements } = await walk("recordAgreementOnPaper", { agreementId, statement: aloud() });
      expect(agreements).toMatchObject([
        { status: "AGREED", agreedBy: ["CITIZEN"], recorded: [{ subject: "AGREEMENT", medium: "SPOKEN" }] },
      ]);
      const refused = async (who: string, asked: string, more: object = {}) => {
        const { version } = await plan("soeren", planId);
        const input = { planId, version, agreementId: asked, statement: aloud(), ...more };
        const { code, userErrors } = await tried(who, "recordAgreementOnPaper", input);
        return code ?? codes(userErrors);
      };
      expect(await refused("soeren", agreementId)).toEqual(["AGREED_ALREADY"]);
      const [later] = (
        await walk("addAgreement", { text: "Bent ringer igen", parties: ["CITIZEN"] })
      ).agreements.filter(({ id }: Payload) => id !== agreementId);
      // Nobody said yes to what was not there yet.
      const before = { statement: aloud({ givenOn: inDays(-1) }) };
      expect((await refused("soeren", later.id, before))[0]).toBe("DATE_PAST");
      await walk("settleAgreement", { agreementId: later.id, ended: "DROPPED" });
      expect(await refused("soeren", agreementId, { statement: SPOKEN })).toEqual([
        "WITNESS_MISSING",
        "AGREED_ALREADY",
      ]);
      expect(await refused("bent", agreementId)).toBe("FORBIDDEN");
      for (const who of ["karen", "lotte"]) expect(await refused(who, agreementId), who).toBe("NOT_FOUND");
      const [other] = (
        await walk("addAgreement", { text: "Peter kommer forbi", parties: ["PSYCHIATRY"] })
      ).agreements.filter(({ id }: Payload) => ![agreementId, later.id].includes(id));
      expect(await refused("soeren", other.id)).toBe("FORBIDDEN");
      // That something was said of an agreement is told to whom reads it: not to Peter, once it is none of his.
      const said = async (who: string) => ((await statements(who)) ?? []).map(({ subject }) => subject);
      expect([await said("soeren"), await said("peter")]).toEqual([
        expect.arrayContaining(["AGREEMENT", "GOAL"]),
        expect.arrayContaining(["AGREEMENT", "GOAL"]),
      ]);
      await walk("setPlanReaders", { id: agreementId, visibleTo: [] });
      expect(await said("soeren")).toContain("AGREEMENT");
      expect(await said("peter")).not.toContain("AGREEMENT");
    });
    then("sees it all when he can sign in one day, and takes back what he never said", async () => {
      const all = (await statements("bent")) ?? [];
      expect(all.map(({ subject, spokenAs }) => [subject, spokenAs]).toSorted()).toEqual([
        ["AGREEMENT", "CITIZEN"],
        ["ANSWER", "CITIZEN"],
        ["CONSENT", "CITIZEN"],
        ["CONSENT", "CITIZEN"],
        ["GOAL", "CITIZEN"],
        ["PARTICIPANT", "CITIZEN"],
        ["VIEW", "CITIZEN"],
      ]);
      const of = (subject: string) => String(all.find((one) => one.subject === subject)?.id);
      const dispute = (who: string, subject: string) =>
        tried(who, "disputeRecord", { statementId: of(subject) }, "statement { disputedAt }");
      for (const who of ["soeren", "peter", "lotte", "karen"])
        expect((await dispute(who, "GOAL")).code, who).toBe("NOT_FOUND");
      expect((await dispute("bent", "GOAL")).statement.disputedAt).not.toBeNull();
      expect((await plan("soeren", planId)).goals[0]).toMatchObject({ agreedBy: [], status: "PROPOSED" });
      await dispute("bent", "AGREEMENT");
      // The one that he is asked about, whatever order those of one day stand in.
      const his = (await plan("soeren", planId)).agreements.filter(({ recorded }: Payload) => recorded.length > 0);
      expect(his).toMatchObject([{ agreedBy: [], status: "PROPOSED" }]);
      await dispute("bent", "VIEW");
      expect((await plan("soeren", planId)).citizenViews[0].recorded[0].disputedAt).not.toBeNull();
      await dispute("bent", "CONSENT");
      const { sectors } = await plan("soeren", planId);
      expect(sectors.find(({ sector }: Payload) => sector.code === "PSYCHIATRY").access.open).toBe(false);
      await dispute("bent", "ANSWER");
      expect((await plan("soeren", planId)).status).toBe("ENDING_WITHDRAWN");
    });
  });

  it("withdraws aloud as well, at once", async () => {
    const offerId = await offered();
    const yes = await done("soeren", "recordAnswerOnPaper", { offerId, accept: true, statement: aloud() }, OFFER);
    const found = await house.ask(
      "soeren",
      "query ($id: ID!) { citizen(id: $id) { consents { nodes { id kind } } } }",
      { id: id("bent") },
    );
    const { id: consentId } = found.data.citizen.consents.nodes[0];
    const said = { consentId, statement: aloud() };
    expect((await tried("karen", "recordWithdrawalOnPaper", said, CONSENT)).code).toBe("NOT_FOUND");
    expect((await done("soeren", "recordWithdrawalOnPaper", said, CONSENT)).consent.status).toBe("WITHDRAWN");
    expect((await plan("soeren", yes.plan.id)).status).toBe("ENDING_WITHDRAWN");
  });

  it("is not spoken for by one member of staff alone, by a stranger's word, nor for a day to come", async () => {
    const offerId = await offered();
    const says = async (statement: object, who = "soeren") => {
      const { code, userErrors } = await tried(who, "recordAnswerOnPaper", { offerId, accept: true, statement }, OFFER);
      return code ?? codes(userErrors);
    };
    expect(await says(SPOKEN)).toEqual(["WITNESS_MISSING"]);
    expect(await says(aloud({ witnessId: id("soeren") }))).toEqual(["WITNESS_UNKNOWN"]);
    expect(await says(aloud({ witnessId: id("karen") }))).toEqual(["WITNESS_UNKNOWN"]);
    expect(await says(aloud({ givenOn: inDays(1) }))).toEqual(["DATE_FUTURE"]);
    expect(await says(aloud({ onBehalfOf: id("lotte") }))).toEqual(["NOT_THEIRS_TO_SAY"]);
    expect(await says({ ...PAPER, evidence: "" })).toBe("BAD_USER_INPUT");
    for (const who of ["karen", "bent", "lone", "anna"]) expect(await says(aloud(), who), who).toBe("NOT_FOUND");
    expect(await statements("soeren")).toBeNull();
  });
});

describe("parents without MitID", () => {
  it("answer on paper for their child, each as themself: one paper is one yes", async () => {
    await house.subgraph("coordination").db.query("DELETE FROM representation");
    for (const who of ["sanne", "david"]) {
      const input = {
        ...{ citizenId: id("mille"), representativeId: id(who), kind: "PARENT", personalMatters: true },
        ...{ startsOn: "2020-01-01", evidence: "CPR", custody: "JOINT" },
      };
      const { representation } = await done("karen", "registerRepresentation", input, "representation { id }");
      await done("mette", "confirmRepresentation", { id: representation.id }, "representation { confirmed }");
    }
    const offerId = await offered("mille", "karen");
    const says = async (onBehalfOf: string) =>
      (
        await done(
          "karen",
          "recordAnswerOnPaper",
          { offerId, accept: true, statement: { ...PAPER, onBehalfOf } },
          OFFER,
        )
      ).offer;
    expect((await says(id("sanne"))).status).toBe("OFFERED");
    expect((await says(id("sanne"))).status).toBe("OFFERED");
    const both = await says(id("david"));
    expect(both).toMatchObject({ status: "ACCEPTED", answers: [{ party: "PARENT" }, { party: "PARENT" }] });
    expect((await statements("sanne", "mille"))?.every(({ spokenAs }) => spokenAs === "PARENT")).toBe(true);
  });

  it("is no way around who decides: a mother's paper is no yes to a youth's goal", async () => {
    const { plan: own } = await done(
      "karen",
      "offerPlan",
      { citizenId: id("henrik"), coordinatorId: id("karen"), explanation: EXPLANATION },
      "offer { id } plan { id }",
    );
    expect(own).toBeNull();
    const lotte = (
      await house.ask(
        "karen",
        "query ($id: ID!) { citizen(id: $id) { coordinatingPlan { id version goals { id } } } }",
        { id: id("lotte") },
      )
    ).data.citizen.coordinatingPlan;
    const statement = { ...PAPER, onBehalfOf: id("sanne") };
    const input = { planId: lotte.id, version: lotte.version, goalId: lotte.goals[0].id, statement };
    expect(codes((await tried("karen", "recordGoalAgreementOnPaper", input)).userErrors)).toEqual([
      "NOT_THEIRS_TO_SAY",
    ]);
    expect((await tried("lotte", "recordGoalAgreementOnPaper", { ...input, statement: PAPER })).code).toBe("FORBIDDEN");
    expect(await step("karen", "lotte", "recordViewOnPaper", { wishes: "Mere tid", statement: PAPER })).toMatchObject({
      citizenViews: [{ authoredBy: "CASEWORKER" }, { authoredBy: "CITIZEN" }],
    });
  });
});
