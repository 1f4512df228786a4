import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
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

describe("who leads coordination in Halsnæs", () => {
  const LEADING = `{ leading { municipality { code } caseloadLimit
    needs(first: 50) { totalCount nodes { daysWaiting offerRequired registrar { name } } } mustOffer: needs(duties: true) { totalCount }
    offers { totalCount nodes { daysWaiting expiresOn offeredBy { name } coordinator { name } } }
    duties { totalCount } lateDuties: duties(overdue: true) { totalCount nodes { sector { code } } }
    overdueFollowUps { totalCount nodes { lead { name } } } searchers { nodes { caseworker { name } } }
    caseload { coordinators led least median most overLimit } units { unit caseload { led } }
    coordinators(first: 50) { totalCount nodes { caseworker { name } unit led standsIn overLimit } } } }`;
  const leader = async (claims: object) => ({
    token: await signDemoToken({ ...person("lone").caller, ...claims } as never),
  });
  const seen = async (who: string | { token: string }) => (await house.ask(who, LEADING)).data.leading;
  const nobody = { coordinators: 0, led: 0, least: 0, median: 0, most: 0, overLimit: 0 };

  it("sees what waits and for how long, who is to do it and who carries how much, and never whose it is", async () => {
    const before = await seen("lone");
    await need("Mange møder");
    await done(
      "kim",
      "nominateForCoordination",
      { citizenId: id("fatima"), origin: "SCHOOL", basis: "Angst og mange møder" },
      "need { id }",
    );
    house.goTo(inDays(3));
    expect((await seen("lone")).needs).toEqual({
      totalCount: before.needs.totalCount + 2,
      nodes: expect.arrayContaining([
        { daysWaiting: 3, offerRequired: true, registrar: { name: "Karen Mikkelsen" } },
        { daysWaiting: 3, offerRequired: false, registrar: { name: "Kim Rask" } },
      ]),
    });
    const { offer } = await offerPlan({ expiresOn: inDays(14) }, "bodil");
    house.goTo(inDays(5));
    const answered = await house.ask("lone", LEADING);
    const { needs, mustOffer, offers } = answered.data.leading;
    // The offer answers Henrik's need; Fatima's nomination is nobody's duty.
    expect([needs.totalCount, mustOffer.totalCount]).toEqual([
      before.needs.totalCount + 1,
      before.mustOffer.totalCount,
    ]);
    expect(offers.nodes).toContainEqual({
      ...{ daysWaiting: 2, expiresOn: inDays(14) },
      ...{ offeredBy: { name: "Bodil Rask" }, coordinator: { name: "Bodil Rask" } },
    });
    for (const secret of ["Henrik", "Fatima", "Angst", "SCHOOL", id("henrik"), id("fatima"), offer.id])
      expect(answered.text, secret).not.toContain(secret);
    house.goTo(inDays(14));
    expect((await seen("lone")).offers.totalCount, "an offer that has lapsed waits for nobody").toBe(
      before.offers.totalCount,
    );
    expect((await seen("lone")).mustOffer.totalCount).toBe(before.mustOffer.totalCount + 1);
  });

  it("sees how the plans are spread over people and units, who is over the limit, and who stands in while somebody is away", async () => {
    const { offer } = await offerPlan({}, "bodil");
    await answer(offer.id);
    const { db } = house.subgraph("coordination");
    await db.query("UPDATE municipal_policy SET caseload_limit = 3 WHERE municipality = '0260'");
    const { caseload, caseloadLimit, units, coordinators } = await seen("lone");
    expect(caseload).toEqual({ coordinators: 2, led: 5, least: 1, median: 2.5, most: 4, overLimit: 1 });
    expect(caseloadLimit).toBe(3);
    expect(units.map((unit: Payload) => unit.caseload.led).toSorted()).toEqual([1, 4]);
    const of = (name: string, list = coordinators) =>
      list.nodes.find(({ caseworker }: Payload) => caseworker.name === name);
    expect(coordinators.totalCount).toBe(2);
    expect(of("Karen Mikkelsen")).toMatchObject({ led: 4, standsIn: 0, overLimit: true });
    expect(of("Bodil Rask")).toMatchObject({ led: 1, standsIn: 0, overLimit: false });
    const away = { caseworkerId: id("karen"), deputyId: id("bodil"), from: inDays(3), to: inDays(10) };
    await done("lone", "coverAbsence", away, "plans");
    for (const [day, standsIn] of [
      [2, 0],
      [3, 4],
      [10, 0],
    ] as const) {
      house.goTo(inDays(day));
      const now = await seen("lone");
      expect(of("Bodil Rask", now.coordinators), `day ${day}`).toMatchObject({ led: 1, standsIn });
      expect(now.caseload, "Karen keeps the lead").toEqual(caseload);
    }
    const page = await house.ask(
      "lone",
      "{ leading { coordinators(first: 1) { pageInfo { hasNextPage endCursor } } } }",
    );
    const { hasNextPage, endCursor } = page.data.leading.coordinators.pageInfo;
    const next = `{ leading { coordinators(first: 1, after: "${endCursor}") { nodes { caseworker { name } } } } }`;
    expect(hasNextPage).toBe(true);
    expect((await house.ask("lone", next)).data.leading.coordinators.nodes).toEqual([
      { caseworker: { name: "Karen Mikkelsen" } },
    ]);
  });

  it("is nobody else: no staff, no citizen, no analyst, no leader of the region, and of another municipality only of that", async () => {
    await need("Mange møder");
    const region = await leader({ municipality: null, sector: "PSYCHIATRY", region: "1084" });
    const unknown = await leader({ id: "leder-uden-tilknytning" });
    for (const who of ["kim", "karen", "bodil", "peter", "lotte", "anna", region, unknown]) {
      const { data, errors } = await house.ask(who, LEADING);
      expect([data?.leading ?? null, errors?.[0].extensions.code], JSON.stringify(who)).toEqual([null, "FORBIDDEN"]);
    }
    // A municipality's first leader makes themself known; København has nothing yet, Hillerød has Jakob's plan.
    for (const [municipality, led] of [
      ["0101", 0],
      ["0219", 1],
    ] as const) {
      const theirs = await leader({ id: `leder-${municipality}`, municipality });
      const self = { id: `leder-${municipality}`, name: "Ib", title: "Leder", unit: "Borgerservice" };
      const made = await house.ask(
        theirs,
        "mutation ($input: RegisterCaseworkerInput!) { registerCaseworker(input: $input) { userErrors { code } } }",
        { input: self },
      );
      expect(made.data.registerCaseworker.userErrors).toEqual([]);
      const { caseload, needs, offers, duties, overdueFollowUps, searchers } = await seen(theirs);
      expect(caseload).toMatchObject(led === 0 ? nobody : { coordinators: 1, led: 1, median: 1 });
      expect([needs, offers, duties, overdueFollowUps].map(({ totalCount }) => totalCount)).toEqual([0, 0, 0, 0]);
      if (led === 0) expect(searchers.nodes).toEqual([]);
    }
  });

  it("sees what is late: follow-ups with who leads, and duties with which authority", async () => {
    const { coordinatingPlan, consents } = (
      await house.ask(
        "lotte",
        "{ me { citizen { consents(first: 50) { nodes { id kind } } coordinatingPlan { id } } } }",
      )
    ).data.me.citizen;
    expect(coordinatingPlan).not.toBeNull();
    const joining = consents.nodes.find(({ kind }: Payload) => kind === "JOINING");
    await done("lotte", "withdrawConsent", { consentId: joining.id }, "consent { status }");
    const open = await seen("lone");
    expect(open.duties.totalCount).toBeGreaterThan(0);
    await house.subgraph("coordination").db.query("UPDATE duty SET due_on = $1", [inDays(-1)]);
    const late = await house.ask("lone", LEADING);
    expect(late.data.leading.lateDuties.totalCount).toBe(open.duties.totalCount);
    expect(late.data.leading.overdueFollowUps.nodes).toContainEqual({ lead: { name: "Karen Mikkelsen" } }); // Karsten's
    expect(late.text).not.toMatch(/Lotte|Karsten/);
  });

  it("sees nothing and lets nobody search from the day on which they no longer work there, whatever their sign-in says", async () => {
    const ends = (day: string | null) =>
      house
        .subgraph("coordination")
        .db.query("UPDATE caseworker_affiliation SET ends_on = $2 WHERE caseworker_id = $1", [id("lone"), day]);
    const codesOf = async () => {
      const give = `mutation ($input: GiveSearchPermissionInput!) { giveSearchPermission(input: $input) { userErrors { code } } }`;
      const input = { caseworkerId: id("kim"), to: inDays(30) };
      return [await house.ask("lone", LEADING), await house.ask("lone", give, { input })].map(
        ({ errors }) => errors?.[0].extensions.code ?? null,
      );
    };
    await ends(inDays(1));
    expect(await codesOf()).toEqual([null, null]);
    await ends(inDays(0));
    expect(await codesOf()).toEqual(["FORBIDDEN", "FORBIDDEN"]);
  });
});
