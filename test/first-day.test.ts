import { randomBytes } from "node:crypto";
import { neighbours, Settings } from "@overligger/shared";
import { EmbeddedServer } from "@overligger/shared/embedded";
import { authentication } from "@overligger/shared/serve";
import { exportSPKI, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { codes, inDays, type Payload } from "./support/steps.ts";
import { story } from "./support/story.ts";

// A municipality begins: no demo, an empty database, people who signed in at its own identity provider, and HTTP alone.

const ISSUER = "https://login.example.dk";
const EXPLANATION = "Én plan over de andre, så du kun skal fortælle det én gang.";

let house: TestHouse;
let server: EmbeddedServer;
let key: CryptoKey;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  key = privateKey;
  const secret = randomBytes(32).toString("hex");
  const settings = new Settings({
    ...{ DEMO: "false", AUTH_ISSUER: ISSUER, AUTH_PUBLIC_KEY: await exportSPKI(publicKey), CPR_SECRET: secret },
    ...Object.fromEntries(neighbours().map(({ code }) => [`GRANT_SECRET_${code}`, secret])),
  });
  server = await EmbeddedServer.open({});
  house = await startHouse({
    database: { embedded: server },
    demo: false,
    settings,
    authenticate: authentication(settings, false),
  });
});
afterAll(async () => {
  await house?.stop();
  await server?.close();
});

const signIn = async (sub: string, claims: object): Promise<{ token: string }> => ({
  token: await new SignJWT({ name: sub, ...claims })
    .setProtectedHeader({ alg: "ES256" })
    .setSubject(sub)
    .setIssuer(ISSUER)
    .setAudience("overligger")
    .setIssuedAt()
    .setExpirationTime("10m")
    .sign(key),
});
const leaderOf = (municipality: string) => signIn(`leader-${municipality}`, { role: "LEADER", municipality });
const begun = new Map<string, Promise<unknown>>();
/** Who leads a municipality, and has written down that they work there: without that their sign-in leads nothing. */
async function leader(municipality: string): Promise<{ token: string }> {
  const their = await leaderOf(municipality);
  const self = { id: `leader-${municipality}`, name: "Navn leder", title: "Leder", unit: "Ledelsen" };
  if (!begun.has(municipality))
    begun.set(municipality, change(their, "registerCaseworker", "RegisterCaseworkerInput", self, "caseworker { id }"));
  await begun.get(municipality);
  return their;
}
const staff = (sub: string, sector: string, municipality?: string, role = "CASEWORKER") =>
  signIn(sub, { role, sector, ...(municipality ? { municipality } : {}) });
const citizen = (sub: string) => signIn(sub, { role: "CITIZEN" });

async function change(
  who: { token: string },
  mutation: string,
  type: string,
  input: object,
  fields: string,
): Promise<Payload> {
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { field code message(language: EN) } } }`,
    { input },
  );
  return { errors, code: errors?.[0]?.extensions.code as string | undefined, ...(data?.[mutation] ?? {}) };
}
async function done(...step: Parameters<typeof change>): Promise<Payload> {
  const payload = await change(...step);
  expect(payload.errors, step[1]).toBeUndefined();
  expect(payload.userErrors, step[1]).toEqual([]);
  return payload;
}

const register = async (municipality: string, id: string, sector: string | null, more: object = {}) =>
  change(
    await leader(municipality),
    "registerCaseworker",
    "RegisterCaseworkerInput",
    { id, name: `Navn ${id}`, title: "Sagsbehandler", unit: `Enhed i ${municipality}`, sector, ...more },
    "caseworker { id name unit affiliations { municipality { name } unit sector { code } region { name } period { to } } }",
  );
/** Invented numbers: the day, month and year of a birthday, and four digits. */
const CPR = { ane: "010190-1234", bo: "0202901235" };
const registerCitizen = (who: { token: string }, cpr: string, name = "Ane Ø") =>
  change(
    who,
    "registerCitizen",
    "RegisterCitizenInput",
    { cpr, name },
    "citizen { id municipality { code name region { name } } }",
  );
const adopt = (who: { token: string }) =>
  change(
    who,
    "adoptMunicipalPolicy",
    "AdoptMunicipalPolicyInput",
    { preset: "LAW", followUpDays: 90 },
    "policy { preset }",
  );

describe("a municipality that begins with nothing", () => {
  it("is in Denmark's structure already: 98 municipalities in five regions", async () => {
    const { data, errors } = await house.ask(
      await leaderOf("0751"),
      '{ municipalities { code name region { name } period { from to } } municipality(code: "0400") { name } }',
    );
    expect(errors).toBeUndefined();
    expect(data.municipalities).toHaveLength(98);
    expect(new Set(data.municipalities.map(({ region }: { region: { name: string } }) => region.name)).size).toBe(5);
    expect(data.municipality).toEqual({ name: "Bornholm" });
  });

  story("walks from nothing to a plan: Aarhus", (then) => {
    let ane: string;
    let planId: string;
    then("its leader writes down that they work there, and until then decides nothing and lets nobody in", async () => {
      const signedIn = await leaderOf("0751");
      const other = { id: "ks-1", name: "x", title: "x", unit: "x" };
      for (const refused of [
        await adopt(signedIn),
        await change(signedIn, "registerCaseworker", "RegisterCaseworkerInput", other, "caseworker { id }"),
        await change(
          signedIn,
          "adoptMunicipalPolicy",
          "AdoptMunicipalPolicyInput",
          { preset: "LAW", delegationActs: ["Ukendt lov"] },
          "policy { preset }",
        ),
      ])
        expect(refused.code).toBe("FORBIDDEN");
    });
    then("its leader decides policy and how plans are followed up, and writes down who works there", async () => {
      const her = await leader("0751");
      expect((await adopt(her)).policy).toEqual({ preset: "LAW" });
      const framework = { form: "Møder", roles: "Koordinator indkalder", obligations: "Alle møder" };
      await done(her, "adoptFollowUpFramework", "AdoptFollowUpFrameworkInput", framework, "framework { form }");
      const { caseworker } = await register("0751", "ks-1", "SEL");
      expect(caseworker.affiliations).toEqual([
        {
          municipality: { name: "Aarhus" },
          unit: "Enhed i 0751",
          sector: { code: "SEL" },
          region: null,
          period: { to: null },
        },
      ]);
      await register("0751", "jc-1", "LAB");
    });
    then("a caseworker registers a citizen and what they need, and offers a plan", async () => {
      const worker = await staff("ks-1", "SEL", "0751");
      const { citizen } = await registerCitizen(worker, CPR.ane);
      ane = citizen.id;
      expect(citizen.municipality).toEqual({ code: "0751", name: "Aarhus", region: { name: "Region Midtjylland" } });
      const need = { citizenId: ane, basis: "Hjælp fra to forvaltninger" };
      await done(worker, "registerCoordinationNeed", "RegisterNeedInput", need, "need { status }");
      const offer = { citizenId: ane, coordinatorId: "ks-1", explanation: EXPLANATION };
      await done(worker, "offerPlan", "OfferPlanInput", offer, "offer { status }");
    });
    then("the citizen finds the offer and says yes", async () => {
      const her = await citizen(ane);
      const found = await house.ask(
        her,
        "{ me { citizen { offers { nodes { id status } } } tasks { nodes { kind } } } }",
      );
      const [offer] = found.data.me.citizen.offers.nodes;
      expect(found.data.me.tasks.nodes).toEqual([{ kind: "ANSWER_OFFER" }]);
      const { plan } = await done(
        her,
        "answerOffer",
        "AnswerOfferInput",
        { offerId: offer.id, accept: true },
        "plan { id status municipality { name } coordinators { caseworker { name } } }",
      );
      planId = plan.id;
      expect(plan).toMatchObject({
        status: "DRAFTING",
        municipality: { name: "Aarhus" },
        coordinators: [{ caseworker: { name: "Navn ks-1" } }],
      });
    });
    then("and the coordinator reads it, and nobody else of the town does", async () => {
      const query = "query ($id: ID!) { coordinatingPlan(id: $id) { status } }";
      const read = async (who: { token: string }) =>
        (await house.ask(who, query, { id: planId })).data.coordinatingPlan;
      expect(await read(await staff("ks-1", "SEL", "0751"))).toEqual({ status: "DRAFTING" });
      for (const who of [await staff("jc-1", "LAB", "0751"), await leader("0751"), await staff("x", "SEL", "0461")])
        expect(await read(who)).toBeNull();
    });
  });

  it("is told in words where a sign-in names a municipality that does not exist", async () => {
    const nowhere = ["MUNICIPALITY_UNKNOWN"];
    const said = await adopt(await leader("9999"));
    expect([said.code, codes(said.userErrors)]).toEqual([undefined, nowhere]);
    expect(said.userErrors[0].message).toContain("9999");
    expect(codes((await register("9999", "ks-9", "SEL")).userErrors)).toEqual(nowhere);
    expect(codes((await registerCitizen(await staff("ks-9", "SEL", "9999"), CPR.bo)).userErrors)).toEqual(nowhere);
    const target = { kind: "APPOINTMENTS_PER_WEEK", most: 3 };
    const set = await change(
      await leader("9999"),
      "setMunicipalTarget",
      "SetMunicipalTargetInput",
      target,
      "target { most }",
    );
    expect(codes(set.userErrors)).toEqual(nowhere);
    const moved = { cpr: CPR.bo, movedOn: "2026-01-01", evidence: "CPR" };
    const there = await change(
      await staff("ks-9", "SEL", "9999"),
      "moveCitizen",
      "MoveCitizenInput",
      moved,
      "citizen { id }",
    );
    expect(codes(there.userErrors)).toEqual(nowhere);
  });

  it("shares a nurse of the region with others: each writes down its own, and none writes over another's (B22)", async () => {
    const region = { region: "1084", name: "Pia Sø" };
    await register("0101", "psy-2", "PSYCHIATRY", region);
    const { caseworker } = await register("0147", "psy-2", "PSYCHIATRY", { ...region, name: "En anden" });
    expect(caseworker).toMatchObject({ name: "Pia Sø", unit: "Enhed i 0101" });
    expect(caseworker.affiliations).toMatchObject([
      { municipality: { name: "København" }, unit: "Enhed i 0101", region: { name: "Region Hovedstaden" } },
      { municipality: { name: "Frederiksberg" }, unit: "Enhed i 0147", region: { name: "Region Hovedstaden" } },
    ]);
    const again = await register("0147", "psy-2", "PSYCHIATRY", { unit: "Ny enhed", name: "Pia Sø" });
    expect(again.caseworker.affiliations.map(({ unit }: { unit: string }) => unit)).toEqual([
      "Enhed i 0101",
      "Ny enhed",
    ]);
    for (const [more, code] of [
      [{ region: "1099" }, "REGION_UNKNOWN"],
      [{ sector: "HOUSING" }, "SECTOR_UNKNOWN"],
    ] as const)
      expect(codes((await register("0147", "psy-3", "PSYCHIATRY", more)).userErrors)).toEqual([code]);
    for (const who of [
      await staff("ks-1", "SEL", "0101"),
      await citizen("ks-1"),
      await signIn("l", { role: "LEADER" }),
    ]) {
      const input = { id: "x", name: "x", title: "x", unit: "x" };
      const { code } = await change(who, "registerCaseworker", "RegisterCaseworkerInput", input, "caseworker { id }");
      expect(code).toBe("FORBIDDEN");
    }
  });

  it("answers somebody whom nobody has registered with nothing, and not with an error", async () => {
    const { data, errors } = await house.ask(
      await citizen("3f1de1f8-2d2a-4d6c-9f0a-2f6f3b6f1a55"),
      "{ me { citizen { name } plan { id } represents { kind } tasks { nodes { kind } } rights { code } } }",
    );
    expect(errors).toBeUndefined();
    expect(data.me).toMatchObject({ citizen: null, plan: null, represents: [], tasks: { nodes: [] } });
  });
});

describe("a citizen who moves", () => {
  const QUERY =
    "query ($id: ID!) { coordinatingPlan(id: $id) { id version status summary municipality { name } goals { title status } coordinators { caseworker { id } period { to } } } }";
  let number = 0;

  /** Somebody with a plan in Odense, whose coordinator is of the social services; and who coordinates in Vejle. */
  async function inOdense() {
    const cpr = `030390${2_000 + ++number}`;
    for (const municipality of ["0461", "0630"]) {
      await adopt(await leader(municipality));
      await register(municipality, `ks-${municipality}`, "SEL");
    }
    const odense = await staff("ks-0461", "SEL", "0461");
    const vejle = await staff("ks-0630", "SEL", "0630");
    const { citizen: person } = await registerCitizen(odense, cpr, "Bo Å");
    const bo = await citizen(person.id);
    const offered = await offer(odense, person.id, "ks-0461");
    const { plan } = await answer(bo, offered.id, true);
    const change1 = { planId: plan.id, version: plan.version, summary: "Bo har det svært" };
    const written = await done(odense, "writePlanSummary", "WritePlanSummaryInput", change1, "plan { version }");
    const change2 = { planId: plan.id, version: written.plan.version, title: "Et sted at bo" };
    await done(odense, "proposeGoal", "ProposeGoalInput", change2, "plan { version }");
    return { cpr, odense, vejle, bo, id: person.id as string, planId: plan.id as string };
  }
  const offer = async (who: { token: string }, citizenId: string, coordinatorId: string) =>
    (
      await done(
        who,
        "offerPlan",
        "OfferPlanInput",
        { citizenId, coordinatorId, explanation: EXPLANATION },
        "offer { id }",
      )
    ).offer as { id: string };
  const answer = (who: { token: string }, offerId: string, accept: boolean) =>
    done(who, "answerOffer", "AnswerOfferInput", { offerId, accept }, "offer { status } plan { id version status }");
  const move = (who: { token: string }, cpr: string, movedOn = "2026-03-01") =>
    change(
      who,
      "moveCitizen",
      "MoveCitizenInput",
      { cpr, movedOn, evidence: "CPR-registret" },
      "citizen { id municipality { name } moves { municipality { name } startsOn } }",
    );
  const plan = async (who: { token: string }, id: string) =>
    (await house.ask(who, QUERY, { id })).data.coordinatingPlan;

  story(
    "takes the plan along by a yes of their own: what stands in it stays, and who was in it has left it",
    (then) => {
      let her: Awaited<ReturnType<typeof inOdense>>;
      then("Vejle says that Bo lives there now; Odense did not, and Vejle could not register him anew", async () => {
        her = await inOdense();
        expect(codes((await registerCitizen(her.vejle, her.cpr)).userErrors)).toEqual(["REGISTERED_ELSEWHERE"]);
        expect(codes((await move(her.odense, her.cpr)).userErrors)).toEqual(["LIVES_HERE"]);
        expect((await move(await leader("0630"), her.cpr)).code).toBe("FORBIDDEN");
        expect((await move(her.bo, her.cpr)).code).toBe("FORBIDDEN");
        expect(codes((await move(her.vejle, her.cpr, "2999-01-01")).userErrors)).toEqual(["DATE_FUTURE"]);
        expect(codes((await move(her.vejle, her.cpr, "1900-01-01")).userErrors)).toEqual(["DATE_PAST"]);
        expect(codes((await move(her.vejle, "0404901111")).userErrors)).toEqual(["CITIZEN_UNKNOWN"]);
        expect((await move(her.vejle, her.cpr)).citizen).toEqual({
          id: her.id,
          municipality: { name: "Vejle" },
          moves: [{ municipality: { name: "Vejle" }, startsOn: "2026-03-01" }],
        });
      });
      then("the plan is still Odense's people's to close, and they are asked to", async () => {
        expect(await plan(her.odense, her.planId)).toMatchObject({
          status: "DRAFTING",
          municipality: { name: "Odense" },
        });
        expect(await plan(her.vejle, her.planId)).toBeNull();
        const { tasks } = (await house.ask(her.odense, "{ tasks { nodes { kind dueOn } } }")).data;
        expect(tasks.nodes).toContainEqual({ kind: "CLOSE_MOVED", dueOn: "2026-03-01" });
      });
      then("Vejle offers to go on with it; a no would leave it where it is, a yes takes it along", async () => {
        const first = await offer(her.vejle, her.id, "ks-0630");
        expect((await answer(her.bo, first.id, false)).offer.status).toBe("DECLINED");
        expect((await plan(her.odense, her.planId)).status).toBe("DRAFTING");
        const second = await offer(her.vejle, her.id, "ks-0630");
        const yes = await answer(her.bo, second.id, true);
        expect(yes.plan).toMatchObject({ id: her.planId, status: "DRAFTING" });
        expect(await plan(her.vejle, her.planId)).toMatchObject({
          summary: "Bo har det svært",
          municipality: { name: "Vejle" },
          goals: [{ title: "Et sted at bo", status: "PROPOSED" }],
        });
      });
      then("and Odense reads no word of it any more", async () => {
        expect(await plan(her.odense, her.planId)).toBeNull();
        expect((await house.ask(her.odense, "{ tasks { totalCount } }")).data.tasks.totalCount).toBe(0);
      });
    },
  );

  it("leaves no sector untold: its staff where they lived hand their help over, wherever the plan is by then", async () => {
    const { cpr, odense, vejle, bo, id, planId } = await inOdense();
    const input = { sector: "SEL", categories: ["PLAN"], recipients: ["COORDINATOR"] };
    await done(bo, "giveSharingConsent", "GiveSharingConsentInput", input, "consent { id }");
    const todo = async (who: { token: string }) =>
      (await house.ask(who, "{ socialTasks { nodes { kind subject } } openDuties { nodes { id kind basis } } }")).data;
    expect(await move(vejle, cpr)).toMatchObject({ errors: undefined, userErrors: [] });
    const { socialTasks, openDuties } = await todo(odense);
    expect(socialTasks.nodes).toEqual([{ kind: "MEET_DUTY", subject: "HAND_OVER" }]);
    expect(openDuties.nodes).toMatchObject([{ kind: "HAND_OVER", basis: ["CONSENT_OPEN"] }]);
    expect(await todo(vejle)).toEqual({ socialTasks: { nodes: [] }, openDuties: { nodes: [] } });
    await answer(bo, (await offer(vejle, id, "ks-0630")).id, true);
    const duty = { dutyId: openDuties.nodes[0].id, nothingToDecide: "Bo fik ingen hjælp af os" };
    const meet = (who: { token: string }) =>
      change(who, "completeDuty", "CompleteDutyInput", duty, "duty { doneAt } plan { id }");
    expect((await meet(vejle)).code).toBe("FORBIDDEN");
    expect((await meet(await staff("ks-0461", "LAB", "0461"))).code).toBe("NOT_FOUND");
    expect(await meet(odense)).toMatchObject({ duty: { doneAt: expect.any(String) }, plan: null, userErrors: [] });
    expect(await todo(odense)).toEqual({ socialTasks: { nodes: [] }, openDuties: { nodes: [] } });
    expect((await plan(vejle, planId)).status).toBe("DRAFTING");
  });

  it("is answered what was asked for where they lived before, or asks for it anew where they live, and Odense does nothing more in the plan", async () => {
    const { cpr, odense, vejle, bo, id, planId } = await inOdense();
    const AS = "request { id status } userErrors { code }";
    const ask = async (how: string) =>
      (await house.ask(bo, `mutation { ${how}(input: { words: "Tak" }) { ${AS} } }`)).data[how];
    const asked = async () =>
      (await house.ask(bo, "{ citizenRequests { nodes { kind status replyBy } } }")).data.citizenRequests.nodes;
    await ask("askForMeeting");
    await move(vejle, cpr);
    expect(await asked()).toMatchObject([{ kind: "MEETING", status: "LAPSED" }]);
    for (const how of ["askForMeeting", "askForCoordinator"])
      expect(codes((await ask(how)).userErrors), how).toEqual(["NO_PLAN"]);
    expect(codes((await ask("askForPlan")).userErrors)).toEqual([]);
    const { version } = await plan(odense, planId);
    const goal = { planId, version, title: "Et sted til" };
    expect(codes((await change(odense, "proposeGoal", "ProposeGoalInput", goal, "plan { id }")).userErrors)).toEqual([
      "CITIZEN_MOVED",
    ]);
    const met = { planId, version, reason: "GOALS_MET" };
    expect(codes((await change(odense, "closePlan", "ClosePlanInput", met, "plan { id }")).userErrors)).toContain(
      "REASON_WRONG",
    );
    // Vejle offers to go on with it; meanwhile Odense closes it, as it is asked to. Bo's yes takes it along all the same.
    const offered = await offer(vejle, id, "ks-0630");
    const close = { planId, version, reason: "MOVED" };
    await done(odense, "closePlan", "ClosePlanInput", close, "plan { status }");
    const yes = await answer(bo, offered.id, true);
    expect(yes.plan).toMatchObject({ id: planId, status: "DRAFTING" });
    expect(await plan(vejle, planId)).toMatchObject({ municipality: { name: "Vejle" }, summary: "Bo har det svært" });
    expect(await plan(odense, planId)).toBeNull();
    const of = new Map((await asked()).map(({ kind, status }: Record<string, string>) => [kind, status]));
    expect([of.get("PLAN"), of.get("MEETING")]).toEqual(["DONE", "ASKED"]);
  });

  it("was promised a plan and had none yet: it is asked for where they live now, in the same words, and owed anew", async () => {
    const cpr = `030390${2_000 + ++number}`;
    for (const municipality of ["0461", "0630"]) {
      await adopt(await leader(municipality));
      await register(municipality, `ks-${municipality}`, "SEL");
    }
    const [odense, vejle] = [await staff("ks-0461", "SEL", "0461"), await staff("ks-0630", "SEL", "0630")];
    const { citizen: person } = await registerCitizen(odense, cpr, "Eva Å");
    const eva = await citizen(person.id);
    const { data } = await house.ask(eva, `mutation { askForPlan(input: { words: "En plan" }) { request { id } } }`);
    const yes = { requestId: data.askForPlan.request.id, granted: true, answer: "Ja, det gør vi" };
    const coordinates = await signIn("ks-0461", { role: "COORDINATOR", sector: null, municipality: "0461" });
    await done(coordinates, "answerCitizenRequest", "AnswerCitizenRequestInput", yes, "request { status }");
    await move(vejle, cpr);
    const asked = (await house.ask(eva, "{ citizenRequests { nodes { words status replyBy } } }")).data.citizenRequests;
    const byStatus = asked.nodes.sort((one: { status: string }, other: { status: string }) =>
      one.status < other.status ? -1 : 1,
    );
    expect(byStatus).toEqual([
      { words: "En plan", status: "ASKED", replyBy: inDays(14) },
      { words: "En plan", status: "LAPSED", replyBy: inDays(14) },
    ]);
    const todo = async (who: { token: string }) =>
      (await house.ask(who, "{ tasks { nodes { kind subject } } }")).data.tasks.nodes.filter(
        ({ subject }: { subject: string | null }) => subject === "En plan",
      );
    const there = await signIn("ks-0630", { role: "COORDINATOR", sector: null, municipality: "0630" });
    expect([await todo(coordinates), await todo(there)]).toEqual([
      [],
      [{ kind: "ANSWER_CITIZEN_REQUEST", subject: "En plan" }],
    ]);
  });

  it.each(["MOVED", "DEATH"])("who says nothing has the plan closed as %s, whatever state it is in", async (reason) => {
    const { cpr, odense, vejle, bo, id, planId } = await inOdense();
    await move(vejle, cpr);
    const consents = await house.ask(bo, "{ me { citizen { consents { nodes { id kind } } } } }");
    const { id: consentId } = consents.data.me.citizen.consents.nodes[0];
    const withdrawn = { consentId };
    const withdraw =
      "mutation ($input: WithdrawConsentInput!) { withdrawConsent(input: $input) { consent { status } } }";
    await house.ask(bo, withdraw, { input: withdrawn });
    const { status, version } = await plan(odense, planId);
    expect(status).toBe("ENDING_WITHDRAWN");
    const close = { planId, version, reason };
    const closed = await done(odense, "closePlan", "ClosePlanInput", close, "plan { status closeReason }");
    expect(closed.plan).toEqual({ status: "CLOSED", closeReason: reason });
    // And the new municipality begins anew.
    const next = await offer(vejle, id, "ks-0630");
    expect((await answer(bo, next.id, true)).plan.id).not.toBe(planId);
  });
});

describe("somebody who leaves the municipality's service", () => {
  const LEAVE = "caseworker { id }";
  const leave = async (municipality: string, caseworkerId: string, on?: string) =>
    change(
      await leader(municipality),
      "endCaseworkerAffiliation",
      "EndCaseworkerAffiliationInput",
      { caseworkerId, ...(on && { on }) },
      LEAVE,
    );

  it("hands over what they lead first, is in no plan from that day on, and goes on elsewhere", async () => {
    for (const municipality of ["0820", "0840"]) {
      await adopt(await leader(municipality));
      await register(municipality, "ks-both", "SEL");
      await register(municipality, `ks-${municipality}`, "SEL");
    }
    const worker = await staff("ks-both", "SEL", "0820");
    const { citizen: person } = await registerCitizen(worker, "0505901111", "Eva");
    const offer = { citizenId: person.id, coordinatorId: "ks-both", explanation: EXPLANATION };
    const offered = await done(worker, "offerPlan", "OfferPlanInput", offer, "offer { id }");
    const yes = { offerId: offered.offer.id, accept: true };
    const eva = await citizen(person.id);
    const { plan } = await done(eva, "answerOffer", "AnswerOfferInput", yes, "plan { id version }");
    expect(codes((await leave("0820", "ks-both")).userErrors)).toEqual(["LEADS_PLANS"]);
    expect(codes((await leave("0820", "ks-0820", "2020-01-01")).userErrors)).toEqual(["DATE_PAST"]);
    expect((await leave("0840", "ks-0820")).code).toBe("NOT_FOUND");
    const handOver = {
      ...{ planId: plan.id, version: plan.version, toCaseworkerId: "ks-0820" },
      ...{ on: inDays(0), citizenInformed: true },
    };
    await done(worker, "handOverCoordination", "HandOverCoordinationInput", handOver, "warnings { code }");
    expect((await leave("0820", "ks-both")).userErrors).toEqual([]);
    expect(codes((await leave("0820", "ks-both")).userErrors)).toEqual(["ENDED_ALREADY"]);
    const { data } = await house.ask(await leader("0840"), "{ caseworkers { nodes { id } } }");
    expect(data.caseworkers.nodes).toContainEqual({ id: "ks-both" });
    const there = await house.ask(await leader("0820"), "{ caseworkers { nodes { id } } }");
    expect(there.data.caseworkers.nodes).not.toContainEqual({ id: "ks-both" });
  });

  it("leads nothing from that day on either, whatever their sign-in still says", async () => {
    const her = await leader("0791");
    await register("0791", "ks-0791", "SEL");
    expect((await leave("0791", "leader-0791")).userErrors).toEqual([]);
    const person = { id: "ks-next", name: "x", title: "x", unit: "x" };
    for (const [mutation, type, input] of [
      ["adoptMunicipalPolicy", "AdoptMunicipalPolicyInput", { preset: "LAW" }],
      ["setMunicipalTarget", "SetMunicipalTargetInput", { kind: "AUTHORITY_CONTACTS", most: 2 }],
      ["registerCaseworker", "RegisterCaseworkerInput", person],
      ["setContactDetails", "SetContactDetailsInput", { caseworkerId: "ks-0791", phone: "11 11 11 11" }],
      ["endCaseworkerAffiliation", "EndCaseworkerAffiliationInput", { caseworkerId: "ks-0791" }],
    ] as const)
      expect((await change(her, mutation, type, input, "")).code, mutation).toBe("FORBIDDEN");
    const again = { ...person, id: "leader-0791" };
    expect(codes((await change(her, "registerCaseworker", "RegisterCaseworkerInput", again, "")).userErrors)).toEqual([
      "OWN_AFFILIATION",
    ]);
    const cover = { caseworkerId: "ks-0791", deputyId: "ks-0791" };
    expect((await change(her, "coverAbsence", "CoverAbsenceInput", cover, "")).code).toBe("NOT_FOUND");
    const { errors } = await house.ask(her, "{ candidateSearches { totalCount } }");
    expect(errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    // Nor does she look up who works there, nor what the sectors have not met.
    const { data } = await house.ask(her, "{ caseworkers { totalCount } openDuties { totalCount } }");
    expect(data).toEqual({ caseworkers: { totalCount: 0 }, openDuties: { totalCount: 0 } });
  });
});
