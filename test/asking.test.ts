import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { id, inDays, steps } from "./support/steps.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(() => house.rewind());
afterAll(() => house?.stop());

const REQUEST = "request { id status kind words askedAs askedOn replyBy granted answer answeredOn }";
const { step, planOf, refused, join, done } = steps(
  () => house,
  "id version meetings(first: 5) { nodes { id startsAt status } } obligations { sector { code } dueOn owes metOn contribution } goals { id agreedBy } coordinators { role handOverNotes caseworker { id name contact { phone email hours } } }",
);
type Answer = Record<string, unknown> & { userErrors: { code: string }[] };

/** One of the three ways to ask, as somebody: what came of it. */
async function ask(who: string, how: string, input: object = {}): Promise<Answer & { code?: string }> {
  const type =
    how === "askForMeeting"
      ? "AskForMeetingInput"
      : how === "answerCitizenRequest"
        ? "AnswerCitizenRequestInput"
        : how === "takeBackCitizenRequest"
          ? "TakeBackCitizenRequestInput"
          : "AskInput";
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${type}!) { ${how}(input: $input) { ${REQUEST} userErrors { code } } }`,
    { input },
  );
  return { ...(data?.[how] ?? {}), code: errors?.[0]?.extensions.code };
}
const list = async (
  who: string,
): Promise<{ id: string; kind: string; status: string; words: string; citizen: { name: string } | null }[]> =>
  (
    await house.ask(
      who,
      "{ citizenRequests(first: 50) { nodes { id status kind words citizen { name } granted answer } } }",
    )
  ).data.citizenRequests.nodes;
const kinds = async (who: string) => (await list(who)).map(({ kind }) => kind).sort();
const requestOf = ({ request }: Answer) => request as { id: string; replyBy: string };

const tasks = async (who: string): Promise<{ subject: string; dueOn: string }[]> =>
  (
    await house.ask(
      who,
      "{ tasks(first: 50, where: { kind: { eq: ANSWER_CITIZEN_REQUEST } }) { nodes { subject dueOn plan { id } } } }",
    )
  ).data.tasks.nodes;

describe("what a citizen asks for", () => {
  it("stands in the order in which it was asked for, also within one day", async () => {
    const asked: string[] = [];
    for (const words of ["Først", "Så", "Til sidst"]) {
      const { request, userErrors } = await ask("fatima", "askForPlan", { words });
      expect(userErrors).toEqual([]);
      asked.unshift(requestOf({ request, userErrors } as Answer).id);
      await ask("fatima", "takeBackCitizenRequest", { requestId: asked[0] });
      const { db } = house.subgraph("coordination");
      await db.query("UPDATE citizen_request SET asked_at = asked_at - interval '1 minute' WHERE true", []);
    }
    expect((await list("fatima")).map(({ id: one }) => one)).toEqual(asked);
    const page = async (after: string | null) =>
      (
        await house.ask(
          "fatima",
          "query ($after: String) { citizenRequests(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }",
          { after },
        )
      ).data.citizenRequests;
    const [first, second] = [await page(null), await page((await page(null)).pageInfo.endCursor)];
    expect([first.nodes[0].id, second.nodes[0].id]).toEqual(asked.slice(0, 2));
  });

  it("is a plan, where there is none: who coordinates in their municipality answers, within a fortnight, and Fatima reads it", async () => {
    const asked = await ask("fatima", "askForPlan", { words: "Jeg fortæller det samme fire steder" });
    expect(asked.request).toMatchObject({ kind: "PLAN", askedAs: "CITIZEN", askedOn: inDays(0), replyBy: inDays(14) });
    expect((await ask("fatima", "askForPlan", { words: "Igen" })).userErrors.map(({ code }) => code)).toEqual([
      "ASKED_ALREADY",
    ]);
    expect((await ask("lotte", "askForPlan", { words: "En til" })).userErrors.map(({ code }) => code)).toEqual([
      "PLAN_EXISTS",
    ]);
    const { id: requestId } = requestOf(asked);
    const answer = { requestId, granted: true, answer: "Ja: du får et tilbud i denne uge" };
    const readers = await Promise.all(
      ["fatima", "karen", "soeren", "mette", "kim", "lone", "lotte"].map(
        async (who) => [who, await kinds(who)] as const,
      ),
    );
    const yes = readers.filter(([, seen]) => seen.length > 0).map(([who]) => who);
    expect(yes).toContain("fatima");
    expect(yes.filter((who) => ["mette", "kim", "lone", "lotte"].includes(who))).toEqual([]);
    const [coordinator] = yes.filter((who) => who !== "fatima");
    for (const who of ["mette", "kim", "lone"])
      expect((await ask(who, "answerCitizenRequest", answer)).code, who).toBe("NOT_FOUND");
    expect((await ask("fatima", "answerCitizenRequest", answer)).code).toBe("FORBIDDEN");
    expect((await ask(String(coordinator), "answerCitizenRequest", answer)).request).toMatchObject({
      granted: true,
      answeredOn: inDays(0),
    });
    expect((await ask(String(coordinator), "answerCitizenRequest", answer)).userErrors.map(({ code }) => code)).toEqual(
      ["ANSWERED_ALREADY"],
    );
    expect(await list("fatima")).toMatchObject([
      { kind: "PLAN", granted: true, answer: "Ja: du får et tilbud i denne uge" },
    ]);
  });

  it("is another coordinator: a leader answers, and who coordinates today does not read it", async () => {
    const asked = await ask("lotte", "askForCoordinator", { words: "Vi taler forbi hinanden" });
    expect(asked.userErrors).toEqual([]);
    expect([await kinds("karen"), await kinds("mette"), await kinds("lone")]).toEqual([[], [], ["COORDINATOR"]]);
    const answer = { requestId: requestOf(asked).id, granted: false, answer: "Karen er den eneste lige nu" };
    expect((await ask("karen", "answerCitizenRequest", answer)).code).toBe("NOT_FOUND");
    expect((await ask("lone", "answerCitizenRequest", answer)).request).toMatchObject({ granted: false });
  });

  it("is a meeting at a time to come: a task of who leads the plan, by a day; unanswered, a leader sees it from the day after", async () => {
    expect(
      (await ask("lotte", "askForMeeting", { words: "Om pengene", wishedAt: `${inDays(-1)}T08:00:00Z` })).userErrors,
    ).toEqual([{ code: "DATE_PAST" }]);
    const asked = await ask("lotte", "askForMeeting", { words: "Om pengene", wishedAt: `${inDays(5)}T08:00:00Z` });
    expect(asked.userErrors).toEqual([]);
    expect(await tasks("karen")).toMatchObject([{ subject: "Om pengene", dueOn: requestOf(asked).replyBy }]);
    expect([await tasks("mette"), await kinds("lone")]).toEqual([[], []]);
    house.goTo(requestOf(asked).replyBy);
    expect(await kinds("lone")).toEqual([]);
    expect(await tasks("lone")).toEqual([]);
    house.goTo(inDays(15));
    expect(await kinds("lone")).toEqual(["MEETING"]);
    expect(await tasks("lone")).toMatchObject([{ subject: "Om pengene", plan: null }]);
  });

  it("waits where they live: whose task it was, it is no more when they have moved, and it is the next one's", async () => {
    await ask("fatima", "askForPlan", { words: "En plan, tak" });
    const asked = await ask("lotte", "askForCoordinator", { words: "En anden, tak" });
    const subjects = async (who: string) => (await tasks(who)).map(({ subject }) => subject);
    expect([
      await subjects("karen"),
      await subjects("soeren"),
      await subjects("mette"),
      await subjects("lone"),
    ]).toEqual([["En plan, tak"], [], [], ["En anden, tak"]]);
    const { db } = house.subgraph("coordination");
    const move = (who: string) => db.query("UPDATE citizen SET municipality = '0219' WHERE id = $1", [id(who)]);
    await move("fatima");
    expect([await subjects("karen"), await kinds("karen"), await subjects("soeren"), await kinds("soeren")]).toEqual([
      [],
      [],
      ["En plan, tak"],
      ["PLAN"],
    ]);
    const answer = { requestId: requestOf(asked).id, granted: true, answer: "Susanne tager over" };
    expect((await ask("lone", "answerCitizenRequest", answer)).userErrors).toEqual([]);
    await move("lotte");
    // What was answered stays with who answered it.
    expect([await subjects("lone"), await kinds("lone")]).toEqual([[], ["COORDINATOR"]]);
  });

  it("is answered by who works there today: not by who has left, whatever their sign-in says, nor by who never did", async () => {
    await ask("fatima", "askForPlan", { words: "En plan, tak" });
    const { request } = await ask("fatima", "askForPlan", { words: "Igen" });
    expect(request).toBeNull();
    const requestId = (await list("fatima"))[0]?.id;
    const bodil = person("bodil").caller;
    const unknown = { token: await signDemoToken({ ...bodil, id: "nobody-registered" }) };
    const ANSWER = `mutation { answerCitizenRequest(input: { requestId: "${requestId}", granted: true, answer: "Ja tak" }) { userErrors { code } } }`;
    const LISTS = `{ citizenRequests { totalCount } tasks(where: { kind: { eq: ANSWER_CITIZEN_REQUEST } }) { totalCount }
      coordinationNeeds { totalCount } caseworkers { totalCount } }`;
    const counts = async (who: string | { token: string }) => {
      const { data } = await house.ask(who, LISTS);
      return Object.values(data as Record<string, { totalCount: number }>).map(({ totalCount }) => totalCount > 0);
    };
    const codeOf = async (who: string | { token: string }, query: string) =>
      (await house.ask(who, query)).errors?.[0]?.extensions.code;
    const who = (whom: string) => `{ citizen(id: "${id(whom)}", reason: "Hun ringede i dag") { name } }`;
    expect((await counts(unknown)).slice(0, 2), "whom nobody registered").toEqual([false, false]);
    expect(await codeOf(unknown, ANSWER)).toBe("NOT_FOUND");
    // A sector's staff are believed as they sign in: nobody registers them all here.
    expect((await house.ask(unknown, who("fatima"))).data.citizen).not.toBeNull();
    const need = `mutation { registerCoordinationNeed(input: { citizenId: "${id("fatima")}", basis: "Tre steder" }) { need { id } } }`;
    await house.ask("bodil", need);
    await done("lone", "endCaseworkerAffiliation", { caseworkerId: id("bodil"), on: inDays(1) }, "caseworker { id }");
    expect(await counts("bodil"), "the day before").toEqual([true, true, true, true]);
    house.goTo(inDays(1));
    expect(await counts("bodil")).toEqual([false, false, false, false]);
    expect(await codeOf("bodil", ANSWER)).toBe("NOT_FOUND");
    expect((await house.ask("bodil", who("fatima"))).data.citizen).toBeNull();
    expect(await codeOf("bodil", need)).toBe("NOT_FOUND");
    for (const query of [
      `query ($cpr: String!) { citizenByCpr(cpr: $cpr, reason: "Hun ringede i dag") { id } }`,
      `mutation ($cpr: String!) { registerCitizen(input: { cpr: $cpr, name: "Ane" }) { citizen { id } } }`,
      `mutation ($cpr: String!) { moveCitizen(input: { cpr: $cpr, movedOn: "2026-11-01", evidence: "Hun siger det" }) { citizen { id } } }`,
    ])
      expect((await house.ask("bodil", query, { cpr: "010190-1234" })).errors?.[0]?.extensions.code, query).toBe(
        "FORBIDDEN",
      );
    // Who has left one of a region's municipalities goes on in the others.
    await house
      .subgraph("coordination")
      .db.query("UPDATE caseworker_affiliation SET ends_on = $1 WHERE caseworker_id = $2 AND municipality = '0260'", [
        ...[inDays(1), id("peter")],
      ]);
    expect((await house.ask("peter", who("fatima"))).data.citizen).toBeNull();
    expect((await house.ask("peter", who("bent"))).data.citizen).not.toBeNull();
  });

  it("is there or still to be done: a yes is somebody's task until then, a plan's a need, and what is there is nobody's", async () => {
    const status = async (who: string) => (await list(who)).map((each) => each.status);
    const toDo = async (who: string, kind: string) =>
      (
        await house.ask(who, `{ tasks(first: 50, where: { kind: { eq: ${kind} } }) { nodes { subject } } }`)
      ).data.tasks.nodes.map(({ subject }: { subject: string }) => subject);
    // Fatima's plan: a need of hers, in her words, that Karen who said yes is to answer by an offer.
    const plan = requestOf(await ask("fatima", "askForPlan", { words: "En plan, tak" }));
    await ask("karen", "answerCitizenRequest", { requestId: plan.id, granted: true, answer: "Ja, det får du" });
    expect(await status("fatima")).toEqual(["GRANTED"]);
    expect(await toDo("karen", "OFFER_PLAN")).toHaveLength(1);
    const [need] = await house
      .subgraph("coordination")
      .db.query("SELECT origin, basis, status FROM coordination_need WHERE citizen_id = $1", [id("fatima")]);
    expect(need).toEqual({ origin: "CITIZEN", basis: "En plan, tak", status: "REGISTERED" });
    const input = {
      citizenId: id("fatima"),
      coordinatorId: id("karen"),
      explanation: "Én plan over de andre, så du kun skal fortælle det én gang.",
    };
    const offer = async () => (await done("karen", "offerPlan", input, "offer { id }")).offer.id as string;
    const offered = await offer();
    expect([await status("fatima"), await toDo("karen", "OFFER_PLAN")]).toEqual([["GRANTED"], []]);
    // An offer that is taken back is no plan: it is Karen's to do again. Her own no is an end of it.
    await done("karen", "withdrawOffer", { offerId: offered, reason: "Forkert koordinator" }, "offer { status }");
    expect([await status("fatima"), (await toDo("karen", "OFFER_PLAN")).length]).toEqual([["GRANTED"], 1]);
    await done("fatima", "answerOffer", { offerId: await offer(), accept: false }, "offer { status }");
    expect([await status("fatima"), await toDo("karen", "OFFER_PLAN")]).toEqual([["DONE"], []]);

    // Lotte's meeting: Karen's to call until it is called; and again, where it is called off.
    const meeting = requestOf(await ask("lotte", "askForMeeting", { words: "Om pengene" }));
    await ask("karen", "answerCitizenRequest", { requestId: meeting.id, granted: true, answer: "Ja, det gør vi" });
    expect([await tasks("karen"), await toDo("karen", "DO_CITIZEN_REQUEST")]).toEqual([[], ["Om pengene"]]);
    expect([await toDo("mette", "DO_CITIZEN_REQUEST"), await toDo("lone", "DO_CITIZEN_REQUEST")]).toEqual([[], []]);
    const time = (days: number) => ({ day: inDays(days), from: "10:00", to: "11:00" });
    const called = await step("karen", "lotte", "planNetworkMeeting", {
      time: time(5),
      place: "Rådhuset",
      agenda: [],
      inviteeIds: [],
    });
    expect([await status("lotte"), await toDo("karen", "DO_CITIZEN_REQUEST")]).toEqual([["DONE"], []]);
    const meetingId = called.meetings.nodes[0].id;
    await step("karen", "lotte", "cancelNetworkMeeting", { meetingId });
    expect([await status("lotte"), await toDo("karen", "DO_CITIZEN_REQUEST")]).toEqual([["GRANTED"], ["Om pengene"]]);
    // She takes it back: then it is nobody's, and is not answered either.
    for (const who of ["karen", "mette", "sanne"])
      expect(["FORBIDDEN", "NOT_FOUND"], who).toContain(
        (await ask(who, "takeBackCitizenRequest", { requestId: meeting.id })).code,
      );
    expect((await ask("lotte", "takeBackCitizenRequest", { requestId: meeting.id })).request).toMatchObject({
      status: "TAKEN_BACK",
    });
    expect(await toDo("karen", "DO_CITIZEN_REQUEST")).toEqual([]);
    expect((await ask("lotte", "takeBackCitizenRequest", { requestId: meeting.id })).userErrors).toEqual([
      { code: "REQUEST_ENDED" },
    ]);
    const again = requestOf(await ask("lotte", "askForMeeting", { words: "Om børnene" }));
    await ask("lotte", "takeBackCitizenRequest", { requestId: again.id });
    expect(await tasks("karen")).toEqual([]);
    expect(
      (await ask("karen", "answerCitizenRequest", { requestId: again.id, granted: true, answer: "Ja, det gør vi" }))
        .userErrors,
    ).toEqual([{ code: "REQUEST_ENDED" }]);

    // Another coordinator: Lone's to see to until somebody else leads.
    const other = requestOf(await ask("lotte", "askForCoordinator", { words: "En anden, tak" }));
    await ask("lone", "answerCitizenRequest", { requestId: other.id, granted: true, answer: "Ja, det finder vi" });
    expect(await toDo("lone", "DO_CITIZEN_REQUEST")).toEqual(["En anden, tak"]);
    await step("karen", "lotte", "handOverCoordination", {
      toCaseworkerId: id("susanne"),
      on: inDays(2),
      citizenInformed: true,
    });
    expect([
      await toDo("lone", "DO_CITIZEN_REQUEST"),
      (await list("lotte")).find(({ kind }) => kind === "COORDINATOR")?.status,
    ]).toEqual([[], "DONE"]);
  });

  it("of a plan is no more met by an offer that lapses than by none: it is asked for as before, and late it is the leader's", async () => {
    const status = async () => (await list("fatima")).map((each) => each.status);
    const offers = async (who: string) =>
      (await house.ask(who, "{ tasks(where: { kind: { in: [OFFER_PLAN, DO_CITIZEN_REQUEST] } }) { nodes { kind } } }"))
        .data.tasks.nodes.length;
    const request = requestOf(await ask("fatima", "askForPlan", { words: "En plan, tak" }));
    const input = {
      citizenId: id("fatima"),
      coordinatorId: id("karen"),
      explanation: "Én plan over de andre, så du kun skal fortælle det én gang.",
      expiresOn: inDays(20),
    };
    await done("karen", "offerPlan", input, "offer { id }");
    expect([await status(), await tasks("karen")]).toEqual([["GRANTED"], []]);
    house.goTo(inDays(19));
    expect([await status(), await tasks("lone")]).toEqual([["GRANTED"], []]);
    house.goTo(inDays(20));
    expect([await status(), (await tasks("karen")).length, (await tasks("lone")).length]).toEqual([["ASKED"], 1, 1]);
    // The leader says yes in place of who let the day pass: a plan is then offered by who coordinates there, and she sees that it is not.
    await ask("lone", "answerCitizenRequest", { requestId: request.id, granted: true, answer: "Ja, nu sker det" });
    expect([await status(), await kinds("lone")]).toEqual([["GRANTED"], ["PLAN"]]);
    expect([await offers("karen"), await offers("mette"), await offers("soeren"), await offers("lone")]).toEqual([
      ...[1, 0, 0, 1],
    ]);
    await done("karen", "offerPlan", { ...input, expiresOn: inDays(40) }, "offer { id }");
    expect([await offers("karen"), await offers("lone"), await kinds("lone")]).toEqual([0, 0, []]);
  });

  it("that is unanswered when the plan is there, or is closed, is asked for no more", async () => {
    const input = {
      citizenId: id("fatima"),
      coordinatorId: id("karen"),
      explanation: "Én plan over de andre, så du kun skal fortælle det én gang.",
    };
    await ask("fatima", "askForPlan", { words: "En plan, tak" });
    const { offer } = await done("karen", "offerPlan", input, "offer { id }");
    await done("fatima", "answerOffer", { offerId: offer.id, accept: true }, "offer { status }");
    expect([await tasks("karen"), (await list("fatima"))[0]?.status]).toEqual([[], "DONE"]);
    await ask("lotte", "askForMeeting", { words: "Om pengene" });
    await ask("lotte", "askForCoordinator", { words: "En anden, tak" });
    await step("karen", "lotte", "closePlan", { reason: "MOVED" });
    expect([await tasks("karen"), await tasks("lone")]).toEqual([[], []]);
    house.goTo(inDays(20));
    expect([await tasks("karen"), await tasks("lone")]).toEqual([[], []]);
    expect((await list("lotte")).map((each) => each.status)).toEqual(["LAPSED", "LAPSED"]);
  });

  it("is each one's own: two parents and their child ask each for themself, and what the child asks her parents do not read", async () => {
    const { db } = house.subgraph("coordination");
    await db.query("DELETE FROM representation");
    for (const who of ["sanne", "david"]) {
      const of = { citizenId: id("mille"), representativeId: id(who), kind: "PARENT", personalMatters: true };
      const { representation } = await done(
        "karen",
        "registerRepresentation",
        { ...of, startsOn: "2020-01-01", evidence: "CPR", custody: "JOINT" },
        "representation { id }",
      );
      await done("mette", "confirmRepresentation", { id: representation.id }, "representation { confirmed }");
    }
    const offered = await done(
      "karen",
      "offerPlan",
      {
        citizenId: id("mille"),
        coordinatorId: id("karen"),
        explanation: "Én plan over de andre, så du kun skal fortælle det én gang.",
      },
      "offer { id }",
    );
    for (const who of ["sanne", "david"])
      await done(who, "answerOffer", { offerId: offered.offer.id, accept: true }, "offer { status }");
    const own = await ask("mille", "askForMeeting", { words: "Jeg vil mødes uden mor" });
    for (const who of ["sanne", "david"])
      expect(
        (await ask(who, "askForMeeting", { citizenId: id("mille"), words: `Et møde, siger ${who}` })).userErrors,
        who,
      ).toEqual([]);
    expect((await ask("sanne", "askForMeeting", { citizenId: id("mille"), words: "Igen" })).userErrors).toEqual([
      { code: "ASKED_ALREADY" },
    ]);
    const words = async (who: string) => (await list(who)).map((each) => each.words).sort();
    const parents = ["Et møde, siger david", "Et møde, siger sanne"];
    expect([await words("sanne"), await words("david")]).toEqual([parents, parents]);
    expect([await words("mille"), await words("karen")]).toEqual([
      [...parents, "Jeg vil mødes uden mor"],
      [...parents, "Jeg vil mødes uden mor"],
    ]);
    expect((await ask("sanne", "takeBackCitizenRequest", { requestId: requestOf(own).id })).code).toBe("NOT_FOUND");
    const hers = (await list("david")).find((each) => each.words.endsWith("sanne"));
    expect((await ask("david", "takeBackCitizenRequest", { requestId: hers?.id })).code).toBe("FORBIDDEN");
  });

  it("is asked by nobody for somebody for whom they do not speak, and by no staff", async () => {
    expect((await ask("sanne", "askForMeeting", { citizenId: id("lotte"), words: "x" })).code).toBe("NOT_FOUND");
    expect((await ask("karen", "askForMeeting", { words: "x" })).code).toBe("FORBIDDEN");
    expect((await ask("karen", "askForMeeting", { citizenId: id("lotte"), words: "x" })).code).toBe("NOT_FOUND");
    expect((await ask("fatima", "askForMeeting", { words: "x" })).userErrors).toEqual([{ code: "NO_PLAN" }]);
  });

  it("is asked once under a key, and answered the same again", async () => {
    const input = { words: "Tak", idempotencyKey: "et tryk" };
    const [first, second] = [await ask("lotte", "askForMeeting", input), await ask("lotte", "askForMeeting", input)];
    expect(requestOf(second).id).toBe(requestOf(first).id);
  });

  it("is asked once by two presses at the same moment, and both are answered with it", async () => {
    const input = { words: "Tak", idempotencyKey: "to tryk" };
    const [first, second] = await Promise.all([1, 2].map(() => ask("lotte", "askForMeeting", input)));
    expect([first?.userErrors, second?.userErrors]).toEqual([[], []]);
    expect(requestOf(second as Answer).id).toBe(requestOf(first as Answer).id);
  });
});

describe("who works for Lotte", () => {
  const people = async () =>
    (await house.ask("lotte", "{ me { people { name contact { phone email hours } } } }")).data.me.people as {
      name: string;
      contact: { phone: string | null; email: string | null; hours: string | null };
    }[];
  const set = (who: string, input: object) =>
    house.ask(
      who,
      "mutation ($input: SetContactDetailsInput!) { setContactDetails(input: $input) { caseworker { contact { phone email hours } } } }",
      { input },
    );

  it("is reached by telephone and mail, as they or their leader wrote it, and by nobody else's word", async () => {
    for (const { name, contact } of await people()) expect(contact.phone, name).toMatch(/^47 /);
    const { data } = await set("karen", { phone: "+45 47 78 40 00", hours: null });
    expect(data.setContactDetails.caseworker.contact).toMatchObject({ phone: "+45 47 78 40 00", hours: null });
    await set("lone", { caseworkerId: id("karen"), hours: "Fredag 9–11" });
    const karens = (await people()).find(({ name }) => name === "Karen Mikkelsen")?.contact;
    expect(karens).toMatchObject({ phone: "+45 47 78 40 00", hours: "Fredag 9–11", email: "karen@example.dk" });
    for (const who of ["mette", "lotte", "anna"]) {
      const { errors } = await set(who, { caseworkerId: id("karen"), phone: "11 11 11 11" });
      expect(["FORBIDDEN", "NOT_FOUND"], who).toContain(errors?.[0]?.extensions.code);
    }
    for (const wrong of [{ phone: "ring til mig" }, { email: "karen" }, { hours: "010203-1234" }])
      expect((await set("karen", wrong)).errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  it("hands over with notes, which the next reads before their first day, and Lotte; not who takes part", async () => {
    await step("karen", "lotte", "handOverCoordination", {
      ...{
        toCaseworkerId: id("susanne"),
        on: inDays(7),
        citizenInformed: true,
        notes: "Ring til hende om formiddagen",
      },
    });
    const notes = async (who: string) =>
      ((await planOf(who, "lotte"))?.coordinators ?? [])
        .map(({ handOverNotes }: { handOverNotes: string }) => handOverNotes)
        .filter(Boolean);
    for (const who of ["karen", "lotte", "susanne"])
      expect(await notes(who), who).toEqual(["Ring til hende om formiddagen"]);
    expect(await notes("mette")).toEqual([]);
    house.goTo(inDays(8));
    expect(await notes("susanne")).toEqual(["Ring til hende om formiddagen"]);
  });
});

describe("an authority that takes part does its part by a day", () => {
  const LATE = `{ leading { overdueObligations { totalCount nodes { dueOn daysOverdue sector { code } units owners { name } } } } }`;
  const late = async (who = "lone") => (await house.ask(who, LATE)).data.leading.overdueObligations.nodes;
  const owed = async (who: string, kind = "MEET_OBLIGATION"): Promise<unknown[]> =>
    (await house.ask(who, `{ tasks(first: 50, where: { kind: { eq: ${kind} } }) { nodes { subject dueOn } } }`)).data
      .tasks.nodes;
  const part = async (sector: string, who = "karen") =>
    (await planOf(who, "lotte")).obligations.find((of: { sector: { code: string } }) => of.sector.code === sector);
  const stalls = async () =>
    (
      await house.ask(
        "karen",
        "query ($id: ID!) { citizen(id: $id) { coordinatingPlan { health { stalls { kind dueOn } } } } }",
        {
          id: id("lotte"),
        },
      )
    ).data.citizen.coordinatingPlan.health.stalls.filter(({ kind }: { kind: string }) => kind === "OBLIGATION_OVERDUE");

  it("is Peter's task until his authority agrees to a goal or says what it does; late, Karen and the leader see it, and she not whose", async () => {
    await join("karen", "lotte", id("peter"));
    expect(await part("PSYCHIATRY")).toMatchObject({ dueOn: inDays(14), owes: null, metOn: null });
    expect(await owed("peter")).toEqual([{ subject: "PSYCHIATRY", dueOn: inDays(14) }]);
    const words = { sector: "PSYCHIATRY", contribution: "En fast kontakt hver uge" };
    for (const who of ["karen", "mette"])
      expect(await refused(who, "lotte", "meetObligation", words)).toEqual(["FORBIDDEN"]);
    expect(await refused("lotte", "lotte", "meetObligation", words)).toEqual(["FORBIDDEN"]);
    house.goTo(inDays(14));
    expect([await late(), await owed("karen", "FOLLOW_UP_OBLIGATION"), await stalls()]).toEqual([[], [], []]);
    house.goTo(inDays(16));
    expect(await late()).toEqual([
      {
        ...{ dueOn: inDays(14), daysOverdue: 2, sector: { code: "PSYCHIATRY" } },
        ...{ units: ["Distriktspsykiatrien, Nordsjælland"], owners: [{ name: "Peter Aagaard" }] },
      },
    ]);
    expect((await house.ask("lone", LATE)).text).not.toMatch(/Lotte/);
    expect(await owed("karen", "FOLLOW_UP_OBLIGATION")).toEqual([{ subject: "PSYCHIATRY", dueOn: inDays(14) }]);
    expect(await stalls()).toEqual([{ kind: "OBLIGATION_OVERDUE", dueOn: inDays(14) }]);
    expect([await owed("mette"), await owed("soeren", "FOLLOW_UP_OBLIGATION")]).toEqual([[], []]);
    const [goal] = (await planOf("peter", "lotte")).goals;
    await step("peter", "lotte", "agreeGoal", { goalId: goal.id });
    expect(await part("PSYCHIATRY", "lotte")).toMatchObject({ metOn: inDays(16), contribution: null });
    expect([await late(), await owed("peter"), await owed("karen", "FOLLOW_UP_OBLIGATION"), await stalls()]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    // Taken back, or put in other words that nobody said yes to: it is owed as before, and what somebody did is not.
    await step("peter", "lotte", "retractGoalAgreement", { goalId: goal.id });
    expect([await part("PSYCHIATRY"), (await late()).length]).toMatchObject([{ metOn: null }, 1]);
    await step("peter", "lotte", "agreeGoal", { goalId: goal.id });
    await step("karen", "lotte", "changeGoal", { goalId: goal.id, title: "Et andet mål end det, Peter sagde ja til" });
    expect([await part("PSYCHIATRY"), (await owed("peter")).length]).toMatchObject([{ metOn: null }, 1]);
    await step("peter", "lotte", "meetObligation", words);
    await step("peter", "lotte", "agreeGoal", { goalId: goal.id });
    await step("peter", "lotte", "retractGoalAgreement", { goalId: goal.id });
    expect(await part("PSYCHIATRY")).toMatchObject({ metOn: inDays(16), contribution: words.contribution });
  });

  it("is what Karen asks for, by the municipality's own number of days; when who owed it has left, the leader sees that nobody does it", async () => {
    const terms = (await house.ask("lotte", "{ coordinationTerms { kind days status source } }")).data
      .coordinationTerms;
    expect(terms).toContainEqual({
      ...{ kind: "OBLIGATION_DAYS", days: 14, status: "LOCAL" },
      source: expect.stringContaining("Ingen lov sætter en frist"),
    });
    await done("lone", "setMunicipalTarget", { kind: "OBLIGATION_DAYS", most: 5 }, "target { most }");
    const asked = { sector: "SEL", owes: "Skriv om støtten i hjemmet" };
    expect(await refused("susanne", "lotte", "setObligation", asked)).toEqual(["FORBIDDEN"]);
    expect(await refused("karen", "lotte", "setObligation", { ...asked, dueOn: inDays(-1) })).toEqual(["DATE_PAST"]);
    expect(await refused("karen", "lotte", "setObligation", { ...asked, sector: "PSYCHIATRY" })).toEqual(["NOT_BOUND"]);
    await step("karen", "lotte", "setObligation", asked);
    expect(await owed("susanne")).toEqual([{ subject: asked.owes, dueOn: inDays(5) }]);
    // What waits is put in other words, or asked for sooner; its day is not put off until nobody sees that it is late.
    expect(await refused("karen", "lotte", "setObligation", { ...asked, dueOn: "2999-12-31" })).toEqual([
      "OWED_ALREADY",
    ]);
    // To agree to a goal is not what was asked.
    const [goal] = (await planOf("susanne", "lotte")).goals.slice(-1);
    await step("susanne", "lotte", "agreeGoal", { goalId: goal.id });
    expect(await part("SEL")).toMatchObject({ metOn: null });
    await step("karen", "lotte", "endParticipant", { caseworkerId: id("susanne"), reason: "CHANGED_JOBS" });
    house.goTo(inDays(6));
    expect(await owed("susanne")).toEqual([]);
    expect(await late()).toMatchObject([{ daysOverdue: 1, sector: { code: "SEL" }, units: [], owners: [] }]);
    expect((await house.ask("lone", LATE)).text).not.toMatch(/Lotte|støtten/);
    await join("karen", "lotte", id("susanne"));
    expect(await owed("susanne")).toEqual([{ subject: asked.owes, dueOn: inDays(5) }]);
    await step("susanne", "lotte", "meetObligation", { sector: "SEL", contribution: "Står i planen nu" });
    expect(await part("SEL")).toMatchObject({ metOn: inDays(6), contribution: "Står i planen nu" });
    expect(await refused("susanne", "lotte", "meetObligation", { sector: "SEL", contribution: "Igen" })).toEqual([
      "MET_ALREADY",
    ]);
    expect([await late(), await owed("susanne")]).toEqual([[], []]);
    await step("karen", "lotte", "setObligation", { ...asked, dueOn: inDays(6) });
    house.goTo(inDays(7));
    expect(await late()).toHaveLength(1);
    await house
      .subgraph("coordination")
      .db.query("UPDATE coordinating_plan SET status = 'ENDING_WITHDRAWN' WHERE citizen_id = $1", [id("lotte")]);
    expect([await late(), await owed("susanne")], "who has said no to the plan is owed nothing in it").toEqual([
      [],
      [],
    ]);
  });
});

describe("a contact with Lotte", () => {
  const LOG =
    "contactLog(first: 50) { nodes { id happenedOn channel partner about outcome party takenBackOn takenBackWhy visibleTo caseworker { name } } }";
  type Logged = { id: string; about: string; party: string; visibleTo: string[]; takenBackOn: string | null };
  const log = async (who: string): Promise<Logged[] | undefined> =>
    (await house.ask(who, `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { ${LOG} } } }`, { id: id("lotte") }))
      .data.citizen?.coordinatingPlan?.contactLog.nodes;
  const about = async (who: string) => (await log(who))?.map((each) => each.about);
  const call = { channel: "PHONE", partner: "CITIZEN", about: "Om fredagens møde" };

  it("is written down by who had it, for Lotte, Karen and those whom it concerns; wrong, it is taken back and stays", async () => {
    await join("karen", "lotte", id("peter"));
    expect(await refused("karen", "lotte", "logContact", { ...call, happenedOn: inDays(1) })).toEqual(["DATE_FUTURE"]);
    expect(await refused("karen", "lotte", "logContact", { ...call, happenedOn: "1900-01-01" })).toEqual(["DATE_PAST"]);
    expect(await refused("lotte", "lotte", "logContact", call)).toEqual(["FORBIDDEN"]);
    expect(await refused("mette", "lotte", "logContact", { ...call, visibleTo: ["EDUCATION"] })).toEqual([
      "READER_UNKNOWN",
    ]);
    await step("karen", "lotte", "logContact", { ...call, happenedOn: inDays(-1), outcome: "Hun kommer" });
    await step("mette", "lotte", "logContact", {
      ...call,
      partner: "FAMILY",
      about: "Om praktikken",
      visibleTo: ["SEL"],
    });
    for (const [who, read] of [
      ["lotte", ["Om praktikken", "Om fredagens møde"]],
      ["karen", ["Om praktikken", "Om fredagens møde"]],
      ["mette", ["Om praktikken"]],
      ["susanne", ["Om praktikken"]],
      ["peter", []],
    ] as const)
      expect(await about(who), who).toEqual(read);
    for (const who of ["kim", "lone", "anna", "sanne", "frida"]) expect((await about(who)) ?? [], who).toEqual([]);
    const [hers, karens] = (await log("lotte")) as Logged[];
    expect(hers).toMatchObject({
      party: "LAB",
      partner: "FAMILY",
      visibleTo: ["SEL"],
      caseworker: { name: "Mette Juul" },
    });
    expect(karens).toMatchObject({
      party: "COORDINATOR",
      happenedOn: inDays(-1),
      outcome: "Hun kommer",
      visibleTo: [],
    });
    // That more read it is Lotte's to say.
    const wider = { id: karens?.id, visibleTo: ["LAB"] };
    expect(await refused("karen", "lotte", "setPlanReaders", wider)).toEqual(["READERS_WIDENED"]);
    await step("lotte", "lotte", "setPlanReaders", wider);
    expect(await about("mette")).toEqual(["Om praktikken", "Om fredagens møde"]);
    const back = { contactId: hers?.id, why: "Det var en anden dag" };
    for (const who of ["karen", "peter"])
      expect(await refused(who, "lotte", "takeBackContact", back)).toEqual(["CONTACT_UNKNOWN"]);
    await step("mette", "lotte", "takeBackContact", back);
    expect(await refused("mette", "lotte", "takeBackContact", back)).toEqual(["TAKEN_BACK"]);
    expect((await log("susanne"))?.[0]).toMatchObject({
      about: "Om praktikken",
      takenBackOn: inDays(0),
      takenBackWhy: back.why,
    });
  });

  it("that nobody has had for too long a leader counts, by who leads; a meeting with her is one, a contact taken back is none", async () => {
    const counted = async () => {
      const { data, text } = await house.ask(
        "lone",
        "{ leading { withoutContact coordinators(first: 50) { nodes { caseworker { name } withoutContact } } } }",
      );
      expect(text).not.toMatch(/Lotte/);
      const { withoutContact, coordinators } = data.leading;
      const karens = coordinators.nodes.find(
        (of: { caseworker: { name: string } }) => of.caseworker.name === "Karen Mikkelsen",
      );
      return [withoutContact, karens.withoutContact];
    };
    const { db } = house.subgraph("coordination");
    // Nobody has spoken with any of them since their plans began.
    await db.query("UPDATE network_meeting SET citizen_present = false, roles = '[]' WHERE citizen_present");
    await db.query("UPDATE follow_up SET citizen_took_part = false");
    const [silent] = (await counted()) as [number, number];
    expect(silent).toBeGreaterThanOrEqual(2);
    expect(await counted(), "Karen leads all of them").toEqual([silent, silent]);
    const met = (yes: boolean) =>
      db.query(
        "UPDATE network_meeting SET citizen_present = $1, starts_at = $2, ends_at = $3 WHERE citizen_present IS NOT NULL",
        [yes, `${inDays(-1)}T10:00:00Z`, `${inDays(-1)}T11:00:00Z`],
      );
    await met(true);
    expect(await counted(), "Sanne's meeting").toEqual([silent - 1, silent - 1]);
    await met(false);
    await step("karen", "lotte", "logContact", call);
    expect(await counted()).toEqual([silent - 1, silent - 1]);
    house.goTo(inDays(30));
    expect(await counted()).toEqual([silent - 1, silent - 1]);
    house.goTo(inDays(31));
    expect(await counted()).toEqual([silent, silent]);
    house.goTo(inDays(30));
    const [hers] = (await log("karen")) as Logged[];
    await step("karen", "lotte", "takeBackContact", { contactId: hers?.id, why: "Det var en anden" });
    expect(await counted()).toEqual([silent, silent]);
    await done("lone", "setMunicipalTarget", { kind: "DAYS_WITHOUT_CONTACT", most: 1000 }, "target { most }");
    expect(await counted()).toEqual([0, 0]);
  });
});
