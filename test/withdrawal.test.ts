import { daysAfter } from "@overligger/shared";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { JOINED, staffOf } from "./support/sectors.ts";
import { Misbehaving } from "./support/silence.ts";
import { codes, id, inDays, type Payload, steps } from "./support/steps.ts";
import { story } from "./support/story.ts";

// A citizen withdraws: nobody is left without help, nobody forgets to decide, and nothing goes on that rested on the consent.

const misbehaving = new Misbehaving();
let house: TestHouse;
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap });
});
afterAll(() => house?.stop());
beforeEach(() => house.rewind());

const PLAN = `id version status closeReason duties { id kind basis dueOn doneAt decision { reference } nothingToDecide sector { code } }`;
const { tried, done, plan, planOf } = steps(() => house, PLAN);
const DUTY = "duty { doneAt decision { reference madeOn } nothingToDecide }";

const joining = async (who: string): Promise<string> =>
  (await house.ask(who, "{ me { citizen { consents(where: { kind: { eq: JOINING } }) { nodes { id status } } } } }"))
    .data.me.citizen.consents.nodes[0].id;
const withdraw = async (who: string): Promise<void> => {
  const { consent } = await done(who, "withdrawConsent", { consentId: await joining(who) }, "consent { status }");
  expect(consent.status).toBe("WITHDRAWN");
};
/** By sector, why it has a duty; of the sectors that the demo has. */
const bases = ({ duties }: Payload): Record<string, string[]> =>
  Object.fromEntries(
    duties
      .filter(({ sector }: { sector: { code: string } }) => !JOINED.includes(sector.code))
      .map(({ sector, basis }: { sector: { code: string }; basis: string[] }) => [sector.code, basis.toSorted()]),
  );
const tasksOf = async (who: string, root: string, citizen: string): Promise<string[]> =>
  (
    await house.ask(
      who,
      `query ($id: ID!) { ${root}(first: 50, where: { citizenId: $id }) { nodes { kind dueOn title } } }`,
      { id: id(citizen) },
    )
  ).data[root].nodes
    .filter(({ kind }: { kind: string }) => kind === "MEET_DUTY")
    .map(({ dueOn }: { dueOn: string | null }) => dueOn);
const decision = () => ({ reference: "Sag 26/118", madeOn: inDays(0) });

describe("Lotte withdraws", () => {
  it("and nothing waits any more for a yes that nobody can give", async () => {
    const waiting = async () =>
      (
        await house.ask("karen", "query ($id: ID!) { coordinatingPlan(id: $id) { health { stalls { kind } } } }", {
          id: planId,
        })
      ).data.coordinatingPlan.health.stalls
        .map(({ kind }: { kind: string }) => kind)
        .filter((kind: string) => kind.endsWith("NOT_AGREED") || kind === "CONTENT_CONFLICT");
    const { id: planId, version } = await planOf("karen", "lotte");
    await done("karen", "addAgreement", { planId, version, text: "Lotte ringer til banken", parties: ["CITIZEN"] });
    const { data } = await house.ask(
      "karen",
      "query ($id: ID!) { coordinatingPlan(id: $id) { version goals { id } } }",
      {
        id: planId,
      },
    );
    const between = data.coordinatingPlan.goals.slice(0, 2).map(({ id: goalId }: { id: string }) => ({ goalId }));
    const flag = { planId, version: data.coordinatingPlan.version, between, why: "Begge dele på én gang kan hun ikke" };
    await done("mette", "flagContentConflict", flag);
    expect((await waiting()).sort()).toEqual(["AGREEMENT_NOT_AGREED", "CONTENT_CONFLICT", "GOAL_NOT_AGREED"]);
    await withdraw("lotte");
    expect(await waiting()).toEqual([]);
  });

  story(
    "and five kinds of duties arise: where help runs, a plan holds, a consent stood, somebody took part, and where nobody answers",
    (then) => {
      let planId: string;
      then("every sector is asked what it does for her, and the silent one is not forgotten", async () => {
        planId = (await planOf("karen", "lotte")).id;
        // What she shares of education is all that education is here: no plan of hers there, no help running.
        const education = house.subgraph("education").db;
        await education.query(
          "UPDATE intervention SET status = 'ENDED', end_reason = 'COMPLETED' WHERE citizen_id = $1",
          [id("lotte")],
        );
        await education.query("UPDATE education_plan SET status = 'ENDED' WHERE citizen_id = $1", [id("lotte")]);
        await misbehaving.while("psychiatry", "silent", () => withdraw("lotte"));
        const ending = await plan("karen", planId);
        expect(ending.status).toBe("ENDING_WITHDRAWN");
        expect(bases(ending)).toEqual({
          EDUCATION: ["CONSENT_OPEN"],
          LAB: ["CONSENT_OPEN", "HELP_RUNNING", "PLAN_IN_FORCE", "TAKES_PART"],
          PSYCHIATRY: ["CONSENT_OPEN", "UNKNOWN"],
          SEL: ["CONSENT_OPEN", "HELP_RUNNING", "PLAN_IN_FORCE", "TAKES_PART"],
        });
      });
      then(
        "each finds it among its own tasks, with its day; the silent one as soon as somebody looks again",
        async () => {
          const due = [inDays(28), inDays(28)];
          expect(await tasksOf("mette", "employmentTasks", "lotte")).toEqual(due);
          expect(await tasksOf("kim", "employmentTasks", "lotte")).toEqual(due); // in no plan, of the same sector
          expect(await tasksOf("ulla", "educationTasks", "lotte")).toEqual(due);
          expect(await tasksOf("soeren", "employmentTasks", "lotte")).toEqual([]);
          expect(await tasksOf("peter", "psychiatryTasks", "lotte")).toEqual(due); // Karen's look at the duties told them
        },
      );
      then(
        "a note alone meets nothing, nor both answers at once, nor a decision to come, nor somebody else's word",
        async () => {
          const [duty] = (await plan("karen", planId)).duties.filter(
            ({ sector }: Payload) => sector.code === "EDUCATION",
          );
          const meets = async (who: string, input: object) => {
            const { code, userErrors } = await tried(who, "completeDuty", { dutyId: duty.id, ...input }, DUTY);
            return code ?? codes(userErrors);
          };
          expect(await meets("ulla", { note: "Er gjort" })).toEqual(["DECISION_MISSING"]);
          expect(await meets("ulla", { decision: decision(), nothingToDecide: "Intet" })).toEqual(["DECISION_MISSING"]);
          expect(await meets("ulla", { decision: { ...decision(), madeOn: inDays(1) } })).toEqual(["DATE_FUTURE"]);
          for (const [who, code] of [
            ["mette", "FORBIDDEN"],
            ["karen", "FORBIDDEN"],
            ["lotte", "FORBIDDEN"],
            ["kim", "NOT_FOUND"],
            ["soeren", "NOT_FOUND"],
            ["sanne", "NOT_FOUND"],
            ["lone", "NOT_FOUND"],
          ] as const)
            expect(await meets(who, { decision: decision() }), who).toBe(code);
        },
      );
      then(
        "the leader sees what is overdue, on the day after it was due and not before, of her own municipality",
        async () => {
          const overdue = async (who: string) =>
            (await house.ask(who, "{ openDuties(overdue: true, first: 50) { nodes { sector { code } dueOn } } }")).data
              .openDuties.nodes.length;
          house.goTo(inDays(28));
          expect(await overdue("lone")).toBe(0);
          house.goTo(inDays(29));
          expect(await overdue("lone")).toBeGreaterThan(0);
          expect([await overdue("soeren"), await overdue("lotte")]).toEqual([0, 0]);
        },
      );
      then(
        "each meets its own by a decision or a reason, also who takes no part; then it is no task of theirs",
        async () => {
          for (const { id: dutyId, sector, kind } of (await plan("karen", planId)).duties) {
            const how = kind === "REASSESSMENT" ? { nothingToDecide: "Uændret behov" } : { decision: decision() };
            await done(staffOf(sector.code), "completeDuty", { dutyId, ...how }, DUTY);
          }
          expect(await tasksOf("kim", "employmentTasks", "lotte")).toEqual([]);
          expect(await tasksOf("peter", "psychiatryTasks", "lotte")).toEqual([]);
          const { version, duties } = await plan("karen", planId);
          expect(duties.every(({ doneAt }: Payload) => doneAt !== null)).toBe(true);
          const closed = await done("karen", "closePlan", { planId, version, reason: "CONSENT_WITHDRAWN" });
          expect(closed.plan.status).toBe("CLOSED");
        },
      );
    },
  );

  it("always, however many sectors are silent or talk nonsense, and nothing is shared from the next request on", async () => {
    const planId = (await planOf("karen", "lotte")).id;
    await misbehaving.while("social", "silent", () =>
      misbehaving.while("employment", "talks nonsense", () =>
        misbehaving.while("education", "silent", () =>
          misbehaving.while("psychiatry", "mixes people up", () => withdraw("lotte")),
        ),
      ),
    );
    const { data } = await house.ask(
      "karen",
      "query ($id: ID!) { coordinatingPlan(id: $id) { sectors { access { open reason } } } }",
      { id: planId },
    );
    expect(data.coordinatingPlan.sectors.every(({ access }: Payload) => !access.open)).toBe(true);
    expect(Object.values(bases(await plan("karen", planId))).every((basis) => basis.includes("UNKNOWN"))).toBe(true);
  });

  it("and a social plan that a holistic plan had replaced is itself again, with its follow-up to hold", async () => {
    const mine =
      "query ($id: ID!) { socialPlans(where: { citizenId: { eq: $id } }) { nodes { id version status followUpDue } } }";
    const social = async () => {
      const { nodes } = (await house.ask("susanne", mine, { id: id("karsten") })).data.socialPlans;
      return nodes.find(({ status }: { status: string }) => status === "ACTIVE" || status === "REPLACED");
    };
    const { id: planId, version } = await social();
    const input = { planId, version, holisticPlan: "hvad som helst", consentedOn: inDays(0) };
    await done("susanne", "replaceSocialPlan", input, "plan { status }");
    expect((await social()).status).toBe("REPLACED");
    await withdraw("karsten");
    expect(await social()).toMatchObject({ status: "ACTIVE", followUpDue: inDays(0) });
  });

  it("and what Karen asked of psychiatry on her consent is answered no more, nor asked again on what was opened before", async () => {
    const { id: planId } = await planOf("karen", "lotte");
    const open = `query ($id: ID!) { coordinatingPlan(id: $id) { sectors { access { open } overlay { plans { id } } } } }`;
    await house.ask("karen", open, { id: planId });
    const ask = () =>
      tried(
        "karen",
        "requestTreatmentPlan",
        { citizenId: id("lotte"), coordinatingPlanId: planId, purpose: "Til planen" },
        "request { id version status }",
      );
    const { request } = await ask();
    expect(request.status).toBe("WAITING");
    await house.ask("karen", open, { id: planId });
    await withdraw("lotte");
    expect((await ask()).code).toBe("FORBIDDEN");
    const { data } = await house.ask(
      "peter",
      "query ($id: ID!) { treatmentPlanRequests(where: { citizenId: { eq: $id } }) { nodes { id version status } } }",
      { id: id("lotte") },
    );
    const [lapsed] = data.treatmentPlanRequests.nodes;
    expect(lapsed).toMatchObject({ id: request.id, status: "LAPSED" });
    const plans = await house.ask(
      "peter",
      "query ($id: ID!) { treatmentPlans(where: { citizenId: { eq: $id } }) { nodes { id } } }",
      {
        id: id("lotte"),
      },
    );
    const release = {
      ...{ requestId: lapsed.id, version: lapsed.version, parts: ["DIAGNOSIS"] },
      treatmentPlanId: plans.data.treatmentPlans.nodes[0].id,
    };
    const answer = await tried("peter", "releaseTreatmentPlan", release, "request { status }");
    expect(codes(answer.userErrors)).toEqual(["REQUEST_LAPSED"]);
  });

  it("a single consent, and that sector alone is told: its request lapses, and no duty arises", async () => {
    const { id: planId } = await planOf("karen", "lotte");
    const open = `query ($id: ID!) { coordinatingPlan(id: $id) { sectors { overlay { plans { id } } } } }`;
    await house.ask("karen", open, { id: planId });
    const input = { citizenId: id("lotte"), coordinatingPlanId: planId, purpose: "Til planen" };
    await done("karen", "requestTreatmentPlan", input, "request { status }");
    const health = await house.ask(
      "lotte",
      "{ me { citizen { consents(where: { kind: { eq: HEALTH_RETRIEVAL } }) { nodes { id } } } } }",
    );
    await done(
      "lotte",
      "withdrawConsent",
      { consentId: health.data.me.citizen.consents.nodes[0].id },
      "consent { status }",
    );
    expect((await tried("karen", "requestTreatmentPlan", input, "request { status }")).code).toBe("FORBIDDEN");
    expect((await plan("karen", planId)).duties).toEqual([]);
  });
});

describe("a plan that closes", () => {
  it("takes its consents along: none goes on opening anything, and taking an old one back does not end a new plan", async () => {
    const consents = async () =>
      (await house.ask("lotte", "{ me { citizen { consents(first: 50) { nodes { id kind status } } } } }")).data.me
        .citizen.consents.nodes as { id: string; kind: string; status: string }[];
    const inForce = async () => (await consents()).filter(({ status }) => status === "IN_FORCE").length;
    expect(await inForce()).toBeGreaterThan(3);
    const { id: planId, version } = await planOf("karen", "lotte");
    await done("karen", "closePlan", { planId, version, reason: "MOVED" });
    expect(await inForce()).toBe(0);
    const old = (await consents()).find(({ kind }) => kind === "JOINING");
    const offer = { citizenId: id("lotte"), coordinatorId: id("karen"), explanation: "Én plan over de andre, forfra." };
    const { offer: made } = await done("karen", "offerPlan", offer, "offer { id }");
    const { plan: next } = await done("lotte", "answerOffer", { offerId: made.id, accept: true }, "plan { id }");
    await done("lotte", "withdrawConsent", { consentId: old?.id }, "consent { status }");
    expect((await plan("lotte", next.id)).status).toBe("DRAFTING");
    expect(await inForce()).toBe(1);
  });
});

describe("a duty whose municipality has decided no day", () => {
  it("is never overdue", async () => {
    await house.subgraph("coordination").db.query("UPDATE municipal_policy SET reassessment_days = NULL");
    await withdraw("karsten");
    house.goTo(daysAfter(inDays(0), 400));
    const { data } = await house.ask(
      "lone",
      "{ all: openDuties { totalCount } late: openDuties(overdue: true) { totalCount } }",
    );
    expect(data.all.totalCount).toBeGreaterThan(0);
    expect(data.late.totalCount).toBe(0);
  });
});
