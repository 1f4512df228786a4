import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { codes, id, inDays, type Payload, steps } from "./support/steps.ts";

// What becomes of an offer and of the needs it was to answer, when nobody answers, or it was a mistake.

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());
beforeEach(async () => {
  await house.rewind();
  await house
    .subgraph("coordination")
    .db.query("UPDATE municipal_policy SET offer_duty = 'MUST' WHERE municipality = '0260'");
});

const { tried, done } = steps(() => house, "id version status");
const OFFER = "offer { id status expiresOn withdrawnFor answeredAt } plan { id }";
const offerPlan = (more: object = {}, who = "karen", citizen = "henrik") =>
  tried(
    who,
    "offerPlan",
    {
      citizenId: id(citizen),
      coordinatorId: id(who),
      explanation: "Én plan over de andre, så du kun fortæller det én gang.",
      ...more,
    },
    "offer { id status expiresOn }",
  );
const answer = (offerId: string, accept = true, who = "henrik") =>
  tried(who, "answerOffer", { offerId, accept }, OFFER);
const need = async (basis: string): Promise<string> =>
  (await done("karen", "registerCoordinationNeed", { citizenId: id("henrik"), basis }, "need { id }")).need.id;
const statuses = async (): Promise<string[]> =>
  (
    await house.ask(
      "karen",
      "query ($id: ID!) { coordinationNeeds(where: { citizenId: { eq: $id } }) { nodes { status } } }",
      { id: id("henrik") },
    )
  ).data.coordinationNeeds.nodes.map(({ status }: { status: string }) => status);
const openDuties = async (): Promise<number> =>
  (
    await house.ask("karen", "{ openOfferDuties(first: 50) { nodes { citizen { name } } } }")
  ).data.openOfferDuties.nodes.filter(({ citizen }: Payload) => citizen.name === "Henrik Bach").length;
const tasks = async (who: string, kind: string): Promise<number> =>
  (
    await house.ask(who, `{ tasks(where: { kind: { eq: ${kind} } }) { nodes { citizen { name } } } }`)
  ).data.tasks.nodes.filter(({ citizen }: Payload) => citizen.name === "Henrik Bach").length;

describe("an offer that nobody answers", () => {
  it("expires on the day it says, is nobody's task from then on, and stands in nobody's way", async () => {
    const needId = await need("Mange møder");
    const { offer } = await offerPlan({ needId, expiresOn: inDays(14) });
    expect(offer).toMatchObject({ status: "OFFERED", expiresOn: inDays(14) });
    expect([await openDuties(), await tasks("karen", "OFFER_PLAN"), await tasks("henrik", "ANSWER_OFFER")]).toEqual([
      0, 0, 1,
    ]);
    house.goTo(inDays(13));
    expect(codes((await offerPlan()).userErrors)).toEqual(["OFFER_OPEN"]);
    house.goTo(inDays(14));
    expect([await openDuties(), await tasks("karen", "OFFER_PLAN"), await tasks("henrik", "ANSWER_OFFER")]).toEqual([
      1, 1, 0,
    ]);
    const late = await answer(offer.id);
    expect([late.offer.status, late.plan, codes(late.userErrors)]).toEqual(["EXPIRED", null, ["OFFER_EXPIRED"]]);
    expect((await offerPlan()).offer.status).toBe("OFFERED");
    expect(await statuses()).toEqual(["OFFERED"]);
    expect((await answer(offer.id)).offer.status).toBe("EXPIRED");
  });

  it("expires as its municipality has decided, and never where it has decided nothing", async () => {
    expect((await offerPlan()).offer.expiresOn).toBeNull();
    await house
      .subgraph("coordination")
      .db.query("UPDATE municipal_policy SET offer_days = 30 WHERE municipality = '0219'");
    expect((await offerPlan({}, "soeren", "oliver")).offer.expiresOn).toBe(inDays(30));
    expect(codes((await offerPlan({ expiresOn: inDays(0) }, "soeren", "bent")).userErrors)).toEqual(["DATE_PAST"]);
  });

  it("can be answered by the last yes on its last day", async () => {
    const { offer } = await offerPlan({ expiresOn: inDays(2) });
    house.goTo(inDays(1));
    expect((await answer(offer.id)).offer.status).toBe("ACCEPTED");
    house.goTo(inDays(5));
    expect((await answer(offer.id)).code).toBe("CONFLICT");
  });
});

describe("an offer that stands on what is no longer so", () => {
  const sql = (query: string, ...values: unknown[]) => house.subgraph("coordination").db.query(query, values);
  const ofBodil = async (): Promise<string> => (await offerPlan({ coordinatorId: id("bodil") })).offer.id;
  const makesNoPlan = async (offerId: string) => {
    const late = await answer(offerId);
    expect([late.offer.status, late.plan, codes(late.userErrors)]).toEqual(["EXPIRED", null, ["OFFER_EXPIRED"]]);
  };

  it("makes no plan that is led by somebody who has left, and stands in nobody's way", async () => {
    await need("Mange møder");
    const offerId = await ofBodil();
    expect([await openDuties(), await tasks("henrik", "ANSWER_OFFER")]).toEqual([0, 1]);
    house.goTo(inDays(3));
    const left = { caseworkerId: id("bodil"), on: inDays(3) };
    expect(codes((await tried("lone", "endCaseworkerAffiliation", left, "caseworker { id }")).userErrors)).toEqual([]);
    expect([await openDuties(), await tasks("karen", "OFFER_PLAN"), await tasks("henrik", "ANSWER_OFFER")]).toEqual([
      1, 1, 0,
    ]);
    await makesNoPlan(offerId);
    const { offer } = await offerPlan();
    expect((await answer(offer.id)).offer.status).toBe("ACCEPTED");
    await makesNoPlan(offerId);
  });

  it("makes no plan where the citizen no longer lives; who they moved to may offer, and who they moved from owes nothing", async () => {
    await need("Mange møder");
    const { offer } = await offerPlan();
    await sql("UPDATE citizen SET municipality = '0219' WHERE id = $1", id("henrik"));
    await makesNoPlan(offer.id);
    expect((await house.ask("lone", "{ openOfferDuties { totalCount } }")).data.openOfferDuties.totalCount).toBe(0);
    const { offer: next } = await offerPlan({}, "soeren");
    expect((await answer(next.id)).offer.status).toBe("ACCEPTED");
  });
});

describe("that somebody has a plan, or an offer", () => {
  const explanation = "Én plan over de andre, så du kun fortæller det én gang.";
  const byKim = (citizen: string) =>
    tried(
      "kim",
      "offerPlan",
      { citizenId: id(citizen), coordinatorId: id("karen"), explanation },
      "offer { id status answeredAt } warnings { code }",
    );
  const offersOf = async (who: string, citizen: string) =>
    (
      await house.ask(
        who,
        'query ($id: ID!) { citizen(id: $id, reason: "Har henvendt sig") { offers { totalCount nodes { id status } } } }',
        {
          id: id(citizen),
        },
      )
    ).data.citizen.offers;

  it("is not told to a colleague who takes no part: the answer is the same, and Lotte says what is to become of it", async () => {
    const [beside, alone] = [await byKim("lotte"), await byKim("henrik")];
    for (const { offer, userErrors, warnings } of [beside, alone])
      expect({ ...offer, id: null, userErrors, warnings }).toEqual({
        ...{ id: null, status: "OFFERED", answeredAt: null },
        ...{ userErrors: [], warnings: alone.warnings },
      });
    expect(await offersOf("kim", "lotte")).toEqual({
      totalCount: 1,
      nodes: [{ id: beside.offer.id, status: "OFFERED" }],
    });
    expect(await offersOf("ulla", "lotte")).toEqual({ totalCount: 0, nodes: [] });
    expect((await offersOf("karen", "lotte")).totalCount).toBe(1); // she would coordinate
    expect((await offersOf("mette", "lotte")).totalCount).toBe(0);
    expect(codes((await answer(beside.offer.id, true, "lotte")).userErrors)).toEqual(["PLAN_EXISTS"]);
    expect((await answer(beside.offer.id, false, "lotte")).offer.status).toBe("DECLINED");
    const again = await tried(
      "karen",
      "offerPlan",
      { citizenId: id("lotte"), coordinatorId: id("karen"), explanation },
      OFFER,
    );
    expect(codes(again.userErrors)).toEqual(["PLAN_EXISTS"]);
  });

  it("is not told by what becomes of a second offer: Henrik says yes to one, and the other is over as if nobody had answered", async () => {
    const { offer: first } = await offerPlan();
    const { offer: second } = await byKim("henrik");
    expect(codes((await byKim("henrik")).userErrors)).toEqual(["OFFER_OPEN"]);
    expect(await offersOf("kim", "henrik")).toMatchObject({ nodes: [{ id: second.id }] });
    expect((await answer(first.id)).offer.status).toBe("ACCEPTED");
    expect(await offersOf("kim", "henrik")).toMatchObject({ nodes: [{ id: second.id, status: "EXPIRED" }] });
    expect(codes((await answer(second.id)).userErrors)).toEqual(["OFFER_EXPIRED"]);
  });

  it("is not told by a need: who found it and who coordinates read it, and dismiss it, and nobody else", async () => {
    const needId = await need("Mange møder");
    const seen = async (who: string) =>
      (await house.ask(who, "{ coordinationNeeds { nodes { id } } }")).data.coordinationNeeds.nodes.map(
        ({ id }: Payload) => id,
      );
    expect(await seen("karen")).toContain(needId);
    for (const who of ["kim", "ulla", "susanne"]) {
      expect(await seen(who), who).not.toContain(needId);
      expect((await tried(who, "dismissNeed", { needId, reason: "Ikke længere" }, "need { id }")).code, who).toBe(
        "NOT_FOUND",
      );
      const input = { citizenId: id("henrik"), coordinatorId: id("karen"), explanation, needId };
      expect(codes((await tried(who, "offerPlan", input, OFFER)).userErrors), who).toEqual(["NEED_UNKNOWN"]);
    }
  });
});

describe("an offer that is taken back", () => {
  const back = (offerId: string, who = "karen") =>
    tried(who, "withdrawOffer", { offerId, reason: "Koordinatoren er holdt op" }, OFFER);

  it("is told to who answers it, opens the needs again, and leaves the way for the next", async () => {
    await need("Mange møder");
    const { offer } = await offerPlan();
    for (const who of ["soeren", "henrik", "lone", "anna", "sanne", "mette"])
      expect((await back(offer.id, who)).code, who).toBe("NOT_FOUND");
    expect((await back(offer.id)).offer).toMatchObject({
      status: "WITHDRAWN",
      withdrawnFor: "Koordinatoren er holdt op",
      answeredAt: null,
    });
    expect((await back(offer.id)).offer.status).toBe("WITHDRAWN");
    expect([await statuses(), await openDuties()]).toEqual([["REGISTERED"], 1]);
    expect(codes((await answer(offer.id)).userErrors)).toEqual(["OFFER_WITHDRAWN"]);
    const { offer: next } = await offerPlan();
    expect((await answer(next.id)).offer.status).toBe("ACCEPTED");
    expect(codes((await back(next.id)).userErrors)).toEqual(["OFFER_ANSWERED"]);
  });
});

describe("a citizen's needs", () => {
  it("close together by one offer, nominated and found, whichever it was made for; a no meets the duty", async () => {
    await need("Mange møder");
    const second = await need("To forvaltninger");
    const nominated = { citizenId: id("henrik"), origin: "SCHOOL", basis: "Fravær hos børnene" };
    await done("ulla", "nominateForCoordination", nominated, "need { id }");
    expect(await openDuties()).toBe(2);
    const { offer } = await offerPlan({ needId: second });
    expect(await statuses()).toEqual(["OFFERED", "OFFERED", "OFFERED"]);
    expect([await openDuties(), await tasks("karen", "OFFER_PLAN")]).toEqual([0, 0]);
    await answer(offer.id, false);
    expect([await statuses(), await openDuties()]).toEqual([["OFFERED", "OFFERED", "OFFERED"], 0]);
  });

  it("are no duty while an offer waits, also one found after it; a no to that offer has not answered it", async () => {
    const { offer } = await offerPlan();
    await need("Fundet bagefter");
    expect([await openDuties(), await tasks("karen", "OFFER_PLAN")]).toEqual([0, 0]);
    await answer(offer.id, false);
    expect([await openDuties(), await tasks("karen", "OFFER_PLAN")]).toEqual([1, 1]);
  });

  it("are back as they were, each, where the offer is taken back", async () => {
    await need("Mange møder");
    const nominated = { citizenId: id("henrik"), origin: "SCHOOL", basis: "Fravær hos børnene" };
    await done("ulla", "nominateForCoordination", nominated, "need { id }");
    const { offer } = await offerPlan();
    await done("karen", "withdrawOffer", { offerId: offer.id, reason: "En fejl" }, "offer { status }");
    expect((await statuses()).toSorted()).toEqual(["NOMINATED", "REGISTERED"]);
  });

  it("are no duty to offer while there is a plan; the leader sees how many are open, and nobody's", async () => {
    const { offer } = await offerPlan();
    await answer(offer.id);
    await need("Endnu et behov");
    expect([await openDuties(), await tasks("karen", "OFFER_PLAN")]).toEqual([0, 0]);
    await done(
      "karen",
      "registerCoordinationNeed",
      { citizenId: id("fatima"), basis: "Angst og mange møder" },
      "need { id }",
    );
    const counted = await house.ask("lone", "{ openOfferDuties { totalCount } }");
    expect(counted.data.openOfferDuties.totalCount).toBe(1);
    const named = await house.ask("lone", "{ openOfferDuties { nodes { basis } } }");
    expect(named.errors?.[0].extensions.code).toBe("FORBIDDEN");
    expect(named.text).not.toContain("Angst");
    expect((await house.ask("soeren", "{ openOfferDuties { totalCount } }")).data.openOfferDuties.totalCount).toBe(0);
  });
});

describe("who coordinates and works for a sector", () => {
  it("keeps the work of the sector: Bodil of the jobcentre makes a plan and reads the case, of her own sector alone", async () => {
    const input = {
      citizenId: id("henrik"),
      ...{ kind: "MIN_PLAN", title: "Tilbage i arbejde", startsOn: "2026-11-01", responsibleUnit: "Jobcenter Halsnæs" },
    };
    await done("bodil", "createEmploymentPlan", input, "plan { id }");
    const query =
      "query ($id: ID!) { employmentCase(citizenId: $id) { plans { title } } socialCase(citizenId: $id) { plans { title } } }";
    const { data } = await house.ask("bodil", query, { id: id("henrik") });
    expect(data.employmentCase.plans).toContainEqual({ title: "Tilbage i arbejde" });
    expect(data.socialCase).toBeNull();
    expect((await house.ask("soeren", query, { id: id("henrik") })).data.employmentCase?.plans ?? []).toEqual([]);
  });
});
