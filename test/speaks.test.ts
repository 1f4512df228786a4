import { daysAfter } from "@overligger/shared";
import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { codes, id, type Payload, steps } from "./support/steps.ts";
import { story } from "./support/story.ts";

// Who speaks for whom, walked by people: a child, a young person, two parents, a guardian, a grown-up's mother.

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());
beforeEach(async () => {
  await house.rewind();
  await house.subgraph("coordination").db.query("DELETE FROM representation");
});

const PLAN = `id version status goals { id status agreedBy citizenComment citizenCommentBy }
  citizenView { wishes authoredBy version } citizenViews { wishes authoredBy version }
  situation { party text } readiness { missing { element } }
  agreements { id text parties status agreedBy } meetings(first: 1) { nodes { id } } proposedParticipants { id }`;
const { tried, done, plan } = steps(() => house, PLAN);
const OFFER = "offer { id status answers { party accept } } plan { id version status }";
const EXPLANATION = "Én plan over de andre, så du kun skal fortælle det én gang.";

/** Halsnæs follows one of the two presets. */
const policy = (preset: "LAW" | "DS_PROPOSAL") =>
  house
    .subgraph("coordination")
    .db.query(
      "UPDATE municipal_policy SET preset = $1, own_consent_age = $2, parental_consent_required = $3 WHERE municipality = '0260'",
      [preset, preset === "LAW" ? 16 : 15, preset === "LAW"],
    );

const parent = async (child: string, of: string, more: object = {}): Promise<Payload> => {
  const made = await tried(
    "karen",
    "registerRepresentation",
    {
      ...{ citizenId: id(child), representativeId: id(of), kind: "PARENT", personalMatters: true },
      ...{ startsOn: "2020-01-01", evidence: "CPR-registret", ...more },
    },
    "representation { id custody period { from to } endedFor }",
  );
  if (made.representation)
    await done("mette", "confirmRepresentation", { id: made.representation.id }, "representation { confirmed }");
  return made;
};

async function offered(citizen: string): Promise<string> {
  const input = { citizenId: id(citizen), coordinatorId: id("karen"), explanation: EXPLANATION };
  return (await done("karen", "offerPlan", input, "offer { id }")).offer.id;
}

const answer = (who: string, offerId: string, accept: boolean) => tried(who, "answerOffer", { offerId, accept }, OFFER);

/** A plan of a citizen, made by the yes of these. */
async function begun(citizen: string, ...yes: string[]): Promise<string> {
  const offerId = await offered(citizen);
  let made: Payload = {};
  for (const who of yes) made = await answer(who, offerId, true);
  return made.plan.id;
}

/** The consent by which a citizen joined, as the database knows it: some of those who try may not see it. */
const joining = async (citizen: string): Promise<string> => {
  const { db } = house.subgraph("coordination");
  const [row] = await db.query<{ id: string }>(
    "SELECT id FROM consent WHERE citizen_id = $1 AND kind = 'JOINING' AND withdrawn_at IS NULL ORDER BY given_at DESC",
    [id(citizen)],
  );
  return String(row?.id);
};

const withdraws = async (who: string, consentId: string): Promise<string> => {
  const { code, consent } = await tried(who, "withdrawConsent", { consentId }, "consent { status }");
  return code ?? consent.status;
};

const step = async (who: string, planId: string, mutation: string, input: object): Promise<Payload> => {
  const seen = (await plan("karen", planId)).version;
  return tried(who, mutation, { planId, version: seen, ...input });
};

/** What somebody may see of a citizen: R the plan, C the consents, O the offers, F the family, N the name. */
async function sees(who: string, citizen: string): Promise<string> {
  const ask = async (field: string) => {
    const query = `query ($id: ID!) { citizen(id: $id) { ${field} } }`;
    return (await house.ask(who, query, { id: id(citizen) })).data?.citizen ?? null;
  };
  const seen = [
    ["N", (await ask("name"))?.name],
    ["R", (await ask("coordinatingPlan { id }"))?.coordinatingPlan],
    ["C", (await ask("consents { nodes { id } }"))?.consents],
    ["O", (await ask("offers { nodes { id } }"))?.offers],
  ];
  return seen.map(([letter, value]) => (value ? letter : "")).join("");
}

const tasksOf = async (who: string): Promise<string[]> =>
  (await house.ask(who, "{ me { tasks(first: 50) { nodes { kind citizen { name } } } } }")).data.me.tasks.nodes.map(
    ({ kind, citizen }: { kind: string; citizen: { name: string } | null }) => `${kind} ${citizen?.name}`,
  );

describe("a child of nine", () => {
  story("gets a plan by his mother, whose work in it is the citizen's side, as a parent's", (then) => {
    let planId: string;
    let goalId: string;
    // Lukas was born on 20 January 2019.
    then("his mother answers", async () => {
      house.goTo("2029-01-19");
      await parent("lukas", "sanne", { custody: "SOLE" });
      planId = await begun("lukas", "sanne");
      expect((await house.ask("sanne", "{ coordinatingPlans { nodes { id } } }")).data.coordinatingPlans.nodes).toEqual(
        expect.arrayContaining([{ id: planId }]),
      );
    });
    then("and finds the plan by herself, with what is hers to do", async () => {
      const added = await step("sanne", planId, "proposeGoal", { title: "At komme i skole" });
      goalId = added.plan.goals[0].id;
      const { me } = (
        await house.ask("sanne", "{ me { represents { kind acts until citizen { name coordinatingPlan { id } } } } }")
      ).data;
      expect(me.represents).toEqual([
        {
          kind: "PARENT",
          acts: ["READ", "ANSWER", "SHARE", "FETCH_HEALTH", "WORK"],
          until: "2037-01-20",
          citizen: { name: "Lukas Krogh", coordinatingPlan: { id: planId } },
        },
      ]);
      expect(await tasksOf("sanne")).toContain("AGREE_GOAL Lukas Krogh");
    });
    then("the child himself neither reads nor agrees", async () => {
      expect(await sees("lukas", "lukas")).toBe("N");
      expect((await step("lukas", planId, "agreeGoal", { goalId })).code).toBe("NOT_FOUND");
      expect(await tasksOf("lukas")).toEqual([]);
    });
    then("his mother agrees, comments and says what she sees, all as a parent", async () => {
      const { plan: now } = await step("sanne", planId, "agreeGoal", { goalId });
      expect(now.goals[0]).toMatchObject({ agreedBy: ["PARENT"], status: "AGREED" });
      const said = await step("sanne", planId, "commentGoal", { goalId, comment: "Han vil gerne" });
      expect(said.plan.goals[0]).toMatchObject({ citizenComment: "Han vil gerne", citizenCommentBy: "PARENT" });
      const item = await step("sanne", planId, "addSituationItem", { kind: "RESOURCE", text: "Har en god ven" });
      expect(item.plan.situation).toMatchObject([{ party: "PARENT" }]);
      const view = await done("sanne", "recordCitizenView", { planId, version: 0, wishes: "Ro om morgenen" });
      expect(view.plan.citizenView).toMatchObject({ authoredBy: "PARENT" });
      expect(view.plan.readiness.missing.map(({ element }: { element: string }) => element)).not.toEqual(
        expect.arrayContaining(["AGREED_GOAL", "CITIZEN_VIEW"]),
      );
    });
    then("from his tenth birthday the child reads it and adds a view of his own; it is not his mother's", async () => {
      house.goTo("2029-01-20");
      expect(await sees("lukas", "lukas")).toBe("NRCO");
      const own = await done("lukas", "recordCitizenView", { planId, wishes: "At Mille er med" });
      expect(own.plan.citizenView).toMatchObject({ wishes: "At Mille er med", authoredBy: "CITIZEN" });
      expect(own.plan.citizenViews).toMatchObject([
        { wishes: "At Mille er med", authoredBy: "CITIZEN" },
        { wishes: "Ro om morgenen", authoredBy: "PARENT" },
      ]);
      expect((await tried("sanne", "recordCitizenView", { planId, viewVersion: 2, wishes: "x" })).code).toBe(
        "CONFLICT",
      );
      expect((await tried("sanne", "recordCitizenView", { planId, wishes: "x" })).code).toBe("CONFLICT");
    });
    then("but still agrees to no goal, and answers no offer", async () => {
      const next = await step("sanne", planId, "proposeGoal", { title: "Færre fraværsdage" });
      const second = next.plan.goals[1].id;
      expect((await step("lukas", planId, "agreeGoal", { goalId: second })).code).toBe("FORBIDDEN");
    });
    then("neither his father, whom nobody registered, nor a neighbour sees or does anything", async () => {
      for (const who of ["david", "birthe"]) {
        expect(await sees(who, "lukas"), who).toBe("");
        expect((await step(who, planId, "agreeGoal", { goalId })).code, who).toBe("NOT_FOUND");
        expect(await withdraws(who, await joining("lukas")), who).toBe("NOT_FOUND");
      }
    });
    then("and he may always withdraw, as young as he is", async () => {
      expect(await withdraws("lukas", await joining("lukas"))).toBe("WITHDRAWN");
    });
  });
});

describe("a young person", () => {
  story("of 15 whose own yes suffices is not overruled by a mother who said no (DS, MIN-01)", (then) => {
    let planId: string;
    then("her mother says no, she says yes, and there is a plan", async () => {
      house.goTo("2027-06-14"); // Mille's fifteenth birthday
      await policy("DS_PROPOSAL");
      await parent("mille", "sanne");
      const offerId = await offered("mille");
      expect((await answer("sanne", offerId, false)).offer.status).toBe("OFFERED");
      planId = (await answer("mille", offerId, true)).plan.id;
    });
    then("she sees nothing of it, ends nothing of it, and does nothing in it", async () => {
      expect(await sees("sanne", "mille")).toBe("N");
      expect(await withdraws("sanne", await joining("mille"))).toBe("NOT_FOUND");
      expect((await plan("karen", planId)).status).toBe("DRAFTING");
      expect((await step("sanne", planId, "proposeGoal", { title: "Kost og logi" })).code).toBe("NOT_FOUND");
      expect((await tasksOf("sanne")).filter((task) => task.endsWith("Mille Krogh"))).toEqual([]);
      const { me } = (await house.ask("sanne", "{ me { represents { acts citizen { name } } } }")).data;
      expect(me.represents).toEqual([{ acts: [], citizen: { name: "Mille Krogh" } }]);
    });
    then("and she ends it herself", async () => {
      expect(await withdraws("mille", await joining("mille"))).toBe("WITHDRAWN");
    });
  });

  it("of 14 is spoken for by her mother, and from the next day on by herself (DS)", async () => {
    await policy("DS_PROPOSAL");
    house.goTo("2027-06-13");
    await parent("mille", "sanne");
    const planId = await begun("mille", "sanne");
    const goalId = (await step("mille", planId, "proposeGoal", { title: "Musik" })).plan.goals[0].id;
    expect([await sees("sanne", "mille"), await sees("mille", "mille")]).toEqual(["NRCO", "NRCO"]);
    expect((await step("mille", planId, "agreeGoal", { goalId })).code).toBe("FORBIDDEN");
    const together = { participatedOn: "2027-06-13", understands: true, meaningful: true };
    expect((await step("mille", planId, "recordCoProduction", together)).code).toBe("FORBIDDEN");
    await step("sanne", planId, "recordCoProduction", together);
    const lacks = async () => {
      const query = "query ($id: ID!) { coordinatingPlan(id: $id) { readiness { missing { element } } } }";
      const { data } = await house.ask("karen", query, { id: planId });
      return data.coordinatingPlan.readiness.missing.map(({ element }: Payload) => element);
    };
    expect(await lacks()).not.toContain("CO_PRODUCTION");
    house.goTo("2027-06-14");
    // Her mother's word that it was made with her begins no plan of hers any more.
    expect(await lacks()).toContain("CO_PRODUCTION");
    expect([await sees("sanne", "mille"), await sees("mille", "mille")]).toEqual(["N", "NRCO"]);
    expect((await step("sanne", planId, "agreeGoal", { goalId })).code).toBe("NOT_FOUND");
    expect((await step("mille", planId, "agreeGoal", { goalId })).plan.goals[0].agreedBy).toEqual(["CITIZEN"]);
  });

  it("of 13 who sits at a meeting binds neither herself nor her mother: her mother is asked", async () => {
    house.goTo("2026-06-01");
    await parent("mille", "sanne");
    const planId = await begun("mille", "sanne");
    const meeting = { startsAt: "2026-06-02T08:00:00Z", endsAt: "2026-06-02T09:00:00Z", place: "Skolen" };
    await step("karen", planId, "planNetworkMeeting", { ...meeting, agenda: [], inviteeIds: [] });
    const [{ id: meetingId }] = (await plan("karen", planId)).meetings.nodes;
    house.goTo("2026-06-03");
    const agreements = [{ text: "Mille kommer hver dag", parties: ["CITIZEN"] }];
    const held = { meetingId, citizenPresent: true, presentIds: [], minutes: "Mille var med.", agreements };
    const made = (await step("karen", planId, "recordNetworkMeeting", held)).plan.agreements;
    expect(made).toMatchObject([{ status: "PROPOSED", agreedBy: [] }]);
    const agreementId = made[0].id;
    expect(await tasksOf("sanne")).toContain("AGREE_AGREEMENT Mille Krogh");
    expect((await step("mille", planId, "agreeAgreement", { agreementId })).code).toBe("FORBIDDEN");
    const [yes] = (await step("sanne", planId, "agreeAgreement", { agreementId })).plan.agreements;
    expect(yes).toMatchObject({ status: "AGREED", agreedBy: ["PARENT"] });
  });

  it("of 16 under the law works in the plan himself: his mother's yes to a goal is not his", async () => {
    house.goTo("2026-11-26");
    await parent("emil", "birthe");
    const planId = await begun("emil", "emil", "birthe");
    const goalId = (await step("birthe", planId, "proposeGoal", { title: "Lærling" })).plan.goals[0].id;
    const hers = (await step("birthe", planId, "agreeGoal", { goalId })).plan.goals[0];
    expect(hers).toMatchObject({ agreedBy: ["PARENT"], status: "PROPOSED" });
    expect(await tasksOf("emil")).toContain("AGREE_GOAL Emil Friis");
    const his = (await step("emil", planId, "agreeGoal", { goalId })).plan.goals[0];
    expect(his).toMatchObject({ agreedBy: ["CITIZEN", "PARENT"], status: "AGREED" });
    // Her yes was not needed: taken back, it takes his goal from nobody, and its words are not hers to change.
    const without = (await step("birthe", planId, "retractGoalAgreement", { goalId })).plan.goals[0];
    expect(without).toMatchObject({ agreedBy: ["CITIZEN"], status: "AGREED" });
    expect((await step("birthe", planId, "changeGoal", { goalId, title: "Gymnasiet" })).code).toBe("FORBIDDEN");
    // Nor is her yes to an agreement, her no, or whom she lets in: that he is asked stays until he says it.
    const text = "Emil kommer hver dag";
    await step("karen", planId, "addAgreement", { text, parties: ["CITIZEN", "CITIZEN"] });
    const [{ id: agreementId }] = (await plan("emil", planId)).agreements;
    for (const [mutation, input] of [
      ["agreeAgreement", { agreementId }],
      ["settleAgreement", { agreementId, ended: "DROPPED" }],
      ["keepAgreement", { agreementId }],
    ] as const)
      expect((await step("birthe", planId, mutation, input)).code, mutation).toBe("FORBIDDEN");
    expect(await tasksOf("emil")).toContain("AGREE_AGREEMENT Emil Friis");
    expect((await step("emil", planId, "agreeAgreement", { agreementId })).plan.agreements).toEqual([
      { id: agreementId, text, parties: ["CITIZEN"], status: "AGREED", agreedBy: ["CITIZEN"] },
    ]);
    await step("karen", planId, "proposeParticipant", { caseworkerId: id("mette"), reason: "Er med i hverdagen" });
    const [{ id: proposalId }] = (await plan("karen", planId)).proposedParticipants;
    const joins = { proposalId, accept: true, receives: [] };
    expect((await step("birthe", planId, "answerParticipant", joins)).code).toBe("FORBIDDEN");
    expect((await step("emil", planId, "answerParticipant", joins)).userErrors).toEqual([]);
    // Under the law both were needed, so either may end it.
    expect(await withdraws("birthe", await joining("emil"))).toBe("WITHDRAWN");
  });

  it.each(["LAW", "DS_PROPOSAL"] as const)(
    "decides on health alone from 15 under %s, and not the day before (sundhedsloven § 17, B14)",
    async (preset) => {
      await policy(preset);
      house.goTo("2027-06-13");
      await parent("mille", "sanne");
      await begun("mille", "sanne");
      const give = async (who: string) => {
        const input = { citizenId: id("mille"), sector: "PSYCHIATRY" };
        const { consent, userErrors } = await tried(
          who,
          "giveHealthConsent",
          input,
          "consent { id status neededParties }",
        );
        return consent ?? codes(userErrors);
      };
      expect(await give("mille")).toEqual(["NOT_YOURS_TO_GIVE"]);
      const hers = await give("sanne");
      expect(hers).toMatchObject({ status: "IN_FORCE", neededParties: ["PARENT"] });
      house.goTo("2027-06-14");
      expect(await give("sanne")).toEqual(["NOT_YOURS_TO_GIVE"]);
      // What she agreed to has ended that day: it is the daughter's to give anew, or not.
      expect(await withdraws("sanne", hers.id)).toBe("NOT_FOUND");
      const { data } = await house.ask("mille", "{ me { citizen { consents(first: 50) { nodes { id status } } } } }");
      expect(data.me.citizen.consents.nodes).toContainEqual({ id: hers.id, status: "EXPIRED" });
      expect(await give("mille")).toMatchObject({ status: "IN_FORCE", neededParties: ["CITIZEN"] });
    },
  );

  it("comes to an own yes: what her mother came to share alone, for the rules changed meanwhile, ends that day, too", async () => {
    await policy("LAW");
    house.goTo("2028-06-20"); // Mille is sixteen: her own yes is needed beside her mother's
    await parent("mille", "sanne");
    const input = { citizenId: id("mille"), sector: "EDUCATION", categories: ["PLAN"] };
    const CONSENT = "consent { id status period { to } }";
    const { consent } = await done("sanne", "giveSharingConsent", input, CONSENT);
    expect(consent).toMatchObject({ status: "AWAITING", period: { to: null } });
    await house
      .subgraph("coordination")
      .db.query("UPDATE municipal_policy SET own_consent_age = 17 WHERE municipality = '0260'");
    const said = await done("sanne", "approveConsent", { consentId: consent.id }, CONSENT);
    expect(said.consent).toMatchObject({ status: "IN_FORCE", period: { to: "2029-06-14" } });
  });

  it("comes to an own yes, at 16 by the law: what her mother shared alone ends that day and not the day before; the plan goes on, hers to confirm", async () => {
    house.goTo("2026-11-26");
    await parent("mille", "sanne");
    await begun("mille", "sanne");
    const shared = async (who: string, more: object) =>
      (
        await done(
          who,
          "giveSharingConsent",
          { citizenId: id("mille"), sector: "EDUCATION", categories: ["PLAN"], ...more },
          "consent { id status period { to } }",
        )
      ).consent;
    expect((await shared("sanne", { validTo: "2027-01-01" })).period.to).toBe("2027-01-01");
    expect((await shared("sanne", { validTo: "2040-01-01" })).period.to).toBe("2028-06-14");
    const { id: consentId, period } = await shared("sanne", {});
    expect(period.to).toBe("2028-06-14");
    const status = async () => {
      const { data } = await house.ask("mille", "{ me { citizen { consents(first: 50) { nodes { id status } } } } }");
      return data.me.citizen.consents.nodes.find((consent: { id: string }) => consent.id === consentId).status;
    };
    house.goTo("2028-06-13");
    expect(await status()).toBe("IN_FORCE");
    house.goTo("2028-06-14");
    expect(await status()).toBe("EXPIRED");
    expect((await tasksOf("mille")).filter((task) => task.startsWith("CONFIRM_CONSENT"))).toHaveLength(1);
    expect((await shared("mille", {})).period.to).toBeNull();
  });

  it("comes of age: that day his mother's mandate is over, and what she agreed to is his to confirm", async () => {
    house.goTo("2027-09-08");
    await parent("emil", "birthe");
    const planId = await begun("emil", "emil", "birthe");
    const input = { citizenId: id("emil"), sector: "EDUCATION", categories: ["PLAN"] };
    const { consent } = await done("emil", "giveSharingConsent", input, "consent { id status }");
    expect(consent.status).toBe("AWAITING");
    expect(await sees("birthe", "emil")).toBe("NRCO");
    house.goTo("2027-09-09");
    expect(await sees("birthe", "emil")).toBe("");
    expect((await house.ask("birthe", "{ me { represents { kind } } }")).data.me.represents).toEqual([]);
    expect(await withdraws("birthe", await joining("emil"))).toBe("NOT_FOUND");
    // It waited for a yes that nobody is asked for any more.
    const alone = await done("emil", "approveConsent", { consentId: consent.id }, "consent { status }");
    expect(alone.consent.status).toBe("IN_FORCE");
    expect((await plan("karen", planId)).status).toBe("DRAFTING");
  });
});

describe("two parents with custody together", () => {
  const both = async () => {
    house.goTo("2026-11-26");
    await parent("mille", "sanne", { custody: "JOINT" });
    await parent("mille", "david", { custody: "JOINT" });
  };

  it.each([
    ["sanne", "david"],
    ["david", "sanne"],
  ])("both decide, whoever answers first: %s yes, %s no", async (first, second) => {
    await both();
    const offerId = await offered("mille");
    expect((await answer(first, offerId, true)).offer.status).toBe("OFFERED");
    expect(await tasksOf(second)).toContain("ANSWER_OFFER Mille Krogh");
    expect(await tasksOf(first)).not.toContain("ANSWER_OFFER Mille Krogh");
    expect((await answer(second, offerId, false)).offer).toMatchObject({
      status: "DECLINED",
      answers: [
        { party: "PARENT", accept: true },
        { party: "PARENT", accept: false },
      ],
    });
  });

  it("are both asked before a no counts, and the first may change their mind", async () => {
    await both();
    const offerId = await offered("mille");
    expect((await answer("david", offerId, false)).offer.status).toBe("OFFERED");
    expect((await answer("david", offerId, true)).offer.status).toBe("OFFERED");
    expect((await answer("sanne", offerId, true)).offer.status).toBe("ACCEPTED");
  });

  it("agree each for themself: to an agreement and to a goal, told as parents', and one's no leaves the other's yes", async () => {
    await both();
    const planId = await begun("mille", "sanne", "david");
    const text = "Skolen ringer, før Mille er væk en hel dag";
    const written = await step("karen", planId, "addAgreement", { text, parties: ["CITIZEN"] });
    const agreementId = written.plan.agreements[0].id as string;
    const yes = async (who: string) => codes((await step(who, planId, "agreeAgreement", { agreementId })).userErrors);
    expect((await step("mille", planId, "agreeAgreement", { agreementId })).code).toBe("FORBIDDEN");
    expect(await yes("sanne")).toEqual([]);
    const now = async () => (await plan("david", planId)).agreements[0];
    expect(await now()).toMatchObject({ status: "PROPOSED", agreedBy: ["PARENT"] });
    expect(await yes("sanne")).toEqual(["AGREED_ALREADY"]);
    // Each is asked for a yes of their own, whatever the other has said.
    expect(await tasksOf("sanne")).not.toContain("AGREE_AGREEMENT Mille Krogh");
    expect(await tasksOf("david")).toContain("AGREE_AGREEMENT Mille Krogh");
    expect(codes((await step("sanne", planId, "keepAgreement", { agreementId })).userErrors)).toEqual(["NOT_AGREED"]);
    expect(await yes("david")).toEqual([]);
    expect(await now()).toMatchObject({ status: "AGREED", agreedBy: ["PARENT"] });
    expect(await yes("david")).toEqual(["AGREED_ALREADY"]);

    const goalId = (await step("sanne", planId, "proposeGoal", { title: "Færre dage væk fra skolen" })).plan.goals[0]
      .id;
    const goal = async () => (await plan("sanne", planId)).goals[0];
    await step("sanne", planId, "agreeGoal", { goalId });
    expect(await goal()).toMatchObject({ status: "PROPOSED", agreedBy: ["PARENT"] });
    expect(await tasksOf("david")).toContain("AGREE_GOAL Mille Krogh");
    expect(codes((await step("david", planId, "retractGoalAgreement", { goalId })).userErrors)).toEqual([
      "NOT_AGREED_BY_YOU",
    ]);
    await step("david", planId, "agreeGoal", { goalId });
    expect(await goal()).toMatchObject({ status: "AGREED", agreedBy: ["PARENT"] });
    await step("david", planId, "retractGoalAgreement", { goalId });
    expect(await goal()).toMatchObject({ status: "PROPOSED", agreedBy: ["PARENT"] });
    expect(await tasksOf("sanne")).not.toContain("AGREE_GOAL Mille Krogh");
    // What was agreed to as a parent's before it was kept whose it was: by either, and by both only when both say so.
    await house
      .subgraph("coordination")
      .db.query("UPDATE plan_goal SET agreed_by = '[\"PARENT\"]' WHERE id = $1", [goalId]);
    await step("david", planId, "agreeGoal", { goalId });
    expect(await goal()).toMatchObject({ status: "PROPOSED", agreedBy: ["PARENT"] });
    await step("sanne", planId, "agreeGoal", { goalId });
    expect(await goal()).toMatchObject({ status: "AGREED", agreedBy: ["PARENT"] });
    const { text: told } = await house.ask(
      "sanne",
      `{ coordinatingPlan(id: "${planId}") { goals { agreedBy } agreements { agreedBy } } }`,
    );
    expect(told).not.toContain(id("david"));
  });

  it("share together: one yes opens nothing, and either may end it", async () => {
    await both();
    await begun("mille", "sanne", "david");
    const input = { citizenId: id("mille"), sector: "SEL", categories: ["PLAN"] };
    const given = await done("sanne", "giveSharingConsent", input, "consent { id status neededParties }");
    expect(given.consent).toMatchObject({ status: "AWAITING", neededParties: ["PARENT", "PARENT"] });
    const twice = await done("sanne", "approveConsent", { consentId: given.consent.id }, "consent { status }");
    expect(twice.consent.status).toBe("AWAITING");
    const his = await done("david", "approveConsent", { consentId: given.consent.id }, "consent { status }");
    expect(his.consent.status).toBe("IN_FORCE");
    expect(await withdraws("david", given.consent.id)).toBe("WITHDRAWN");
  });

  it("wait for the one whom nobody has registered, and go on alone when custody is sole", async () => {
    house.goTo("2026-11-26");
    const hers = await parent("mille", "sanne", { custody: "JOINT" });
    const offerId = await offered("mille");
    expect((await answer("sanne", offerId, true)).offer.status).toBe("OFFERED");
    const end = { representationId: hers.representation.id, reason: "Faderen er død" };
    const ended = await done("karen", "endRepresentation", end, "representation { period { to } endedFor }");
    expect(ended.representation).toEqual({ period: { to: "2026-11-26" }, endedFor: "Faderen er død" });
    expect((await answer("sanne", offerId, true)).code).toBe("NOT_FOUND");
    await parent("mille", "sanne", { custody: "SOLE" });
    expect((await answer("sanne", offerId, true)).offer.status).toBe("ACCEPTED");
  });

  it("are not written down against each other, for a grown-up, or by somebody else's municipality", async () => {
    house.goTo("2026-11-26");
    await parent("mille", "sanne", { custody: "SOLE" });
    expect(codes((await parent("mille", "david")).userErrors)).toEqual(["CUSTODY_CONFLICT"]);
    expect(codes((await parent("henrik", "birthe")).userErrors)).toEqual(["OF_AGE"]);
    expect(codes((await parent("emil", "birthe", { startsOn: "2027-09-09" })).userErrors)).toEqual(["OF_AGE"]);
    expect((await parent("emil", "birthe", { startsOn: "2027-09-08" })).userErrors).toEqual([]);
    expect(codes((await parent("lotte", "birthe", { kind: "GUARDIAN", custody: "SOLE" })).userErrors)).toEqual([
      "CUSTODY_NOT_PARENT",
    ]);
    const { representation } = await parent("lukas", "sanne");
    for (const who of ["soeren", "sanne", "anna", "lone"]) {
      const end = { representationId: representation.id, reason: "Fordi" };
      expect((await tried(who, "endRepresentation", end, "representation { id }")).code, who).toBe("NOT_FOUND");
    }
  });

  it("end on a day, not before they began and not twice; staff and the parents themselves see which there were", async () => {
    house.goTo("2026-11-26");
    const { representation } = await parent("mille", "sanne");
    const end = async (on: string) =>
      codes(
        (
          await tried(
            "karen",
            "endRepresentation",
            { representationId: representation.id, on, reason: "Dom" },
            "representation { id }",
          )
        ).userErrors,
      );
    expect(await end("2019-12-31")).toEqual(["PERIOD_EMPTY"]);
    expect(await end("2026-12-24")).toEqual([]);
    expect(await end("2026-12-24")).toEqual(["ENDED_ALREADY"]);
    const listed = async (who: string) =>
      (
        await house.ask(
          who,
          'query ($id: ID!) { citizen(id: $id, reason: "Har henvendt sig") { representations { kind representative { name } period { to } } } }',
          { id: id("mille") },
        )
      ).data.citizen?.representations ?? null;
    const SEEN = [{ kind: "PARENT", representative: { name: "Sanne Krogh" }, period: { to: "2026-12-24" } }];
    for (const who of ["karen", "mette", "sanne"]) expect(await listed(who), who).toEqual(SEEN);
    for (const who of ["soeren", "david", "anna"]) expect(await listed(who), who).toBeNull();
    for (const [day, seen] of [
      [daysAfter("2026-12-24", -1), "NO"],
      ["2026-12-24", ""],
      [daysAfter("2026-12-24", 1), ""],
    ] as const) {
      house.goTo(day);
      expect((await sees("sanne", "mille")).replace(/[RC]/g, ""), day).toBe(seen);
    }
  });
});

describe("a grown-up", () => {
  story("of 31 is nobody's child: his mother ends nothing of his", (then) => {
    then("an old row in the register makes no difference", async () => {
      house.goTo("2026-11-26");
      await house.subgraph("coordination").db.query(
        `INSERT INTO representation (id, citizen_id, representative_id, kind, personal_matters, starts_on, evidence, registered_by, confirmed_by, confirmed_at)
         VALUES (gen_random_uuid(), $1, $2, 'PARENT', true, '1992-01-01', 'Gammelt register', 'seed', 'another', now())`,
        [id("karsten"), id("birthe")],
      );
      expect(await sees("birthe", "karsten")).toBe("");
      expect(await withdraws("birthe", await joining("karsten"))).toBe("NOT_FOUND");
      expect((await house.ask("birthe", "{ me { represents { kind } } }")).data.me.represents).toEqual([]);
    });
  });

  story("has a guardian, who may what the newest assessment in force makes necessary and no more", (then) => {
    let planId: string;
    const guardian = () => parent("henrik", "birthe", { kind: "GUARDIAN", evidence: "Familieretshuset 2024-117" });
    const found = async (able: boolean, validTo?: string) => {
      const input = { citizenId: id("henrik"), able, reason: "Samtale", validTo };
      const { assessment } = await done("karen", "assessCapacity", input, "assessment { id confirmed }");
      expect(assessment.confirmed).toBe(false);
      expect(await sees("birthe", "henrik")).toBe(""); // nobody else has looked at it
      await done("mette", "confirmCapacityAssessment", { id: assessment.id }, "assessment { confirmed }");
    };
    then("while he is able she sees nothing, and ends nothing of what he agreed to", async () => {
      house.goTo("2026-11-26");
      await guardian();
      planId = await begun("henrik", "henrik");
      expect(await sees("birthe", "henrik")).toBe("");
      expect(await withdraws("birthe", await joining("henrik"))).toBe("NOT_FOUND");
      expect((await step("birthe", planId, "proposeGoal", { title: "Ro" })).code).toBe("NOT_FOUND");
    });
    then("from the assessment on she is his side; he goes on reading, and adds a view", async () => {
      await found(false, "2027-01-01");
      expect(await sees("birthe", "henrik")).toBe("NRCO");
      const goalId = (await step("henrik", planId, "proposeGoal", { title: "Ro" })).plan.goals[0].id;
      expect((await step("henrik", planId, "agreeGoal", { goalId })).code).toBe("FORBIDDEN");
      expect((await step("birthe", planId, "agreeGoal", { goalId })).plan.goals[0]).toMatchObject({
        agreedBy: ["PROXY"],
        status: "AGREED",
      });
      await done("henrik", "recordCitizenView", { planId, version: 0, wishes: "Have fred" });
      const hers = await done("birthe", "recordCitizenView", { planId, version: 0, wishes: "Et roligt sted" });
      expect(hers.plan.citizenViews.map(({ authoredBy }: { authoredBy: string }) => authoredBy)).toEqual([
        "CITIZEN",
        "PROXY",
      ]);
      expect(hers.plan.citizenView.wishes).toBe("Have fred");
    });
    then("the day it runs out it is his again", async () => {
      house.goTo("2026-12-31");
      expect(await sees("birthe", "henrik")).toBe("NRCO");
      house.goTo("2027-01-01");
      expect(await sees("birthe", "henrik")).toBe("");
      expect(await withdraws("birthe", await joining("henrik"))).toBe("NOT_FOUND");
    });
    then("and an assessment is not written for the past", async () => {
      const past = { citizenId: id("henrik"), able: false, reason: "Samtale", validTo: "2027-01-01" };
      expect(codes((await tried("karen", "assessCapacity", past, "assessment { able }")).userErrors)).toEqual([
        "DATE_PAST",
      ]);
    });
  });

  story("is taken over by nobody alone: what gives another a say needs a second person", (then) => {
    const REP = "representation { id confirmed }";
    let guardian: string;
    let unable: string;
    const rows = async (who: string) =>
      (
        await house.ask(
          who,
          `query ($id: ID!) { citizen(id: $id) { representations { kind confirmed } capacityAssessments { able confirmed } } }`,
          { id: id("henrik") },
        )
      ).data.citizen;
    const tasks = async (who: string) =>
      (await house.ask(who, "{ tasks(first: 50) { nodes { kind } } }")).data.tasks.nodes
        .map(({ kind }: { kind: string }) => kind)
        .filter((kind: string) => kind.startsWith("CONFIRM_"));
    then("Kim makes Birthe Henrik's guardian and finds him unable: she sees nothing, and may nothing", async () => {
      house.goTo("2026-11-26");
      const basis = { citizenId: id("henrik"), representativeId: id("birthe"), kind: "GUARDIAN", evidence: "abc" };
      const more = { personalMatters: true, startsOn: "2026-01-01", secondId: id("mette") };
      guardian = (await done("kim", "registerRepresentation", { ...basis, ...more }, REP)).representation.id;
      const found = { citizenId: id("henrik"), able: false, reason: "fordi", secondId: id("mette") };
      unable = (await done("kim", "assessCapacity", found, "assessment { id }")).assessment.id;
      await begun("henrik", "henrik");
      expect(await sees("birthe", "henrik")).toBe("");
      expect((await house.ask("birthe", "{ me { represents { kind } } }")).data.me.represents).toEqual([]);
      expect(await withdraws("birthe", await joining("henrik"))).toBe("NOT_FOUND");
    });
    then("Henrik sees what was written down about him, and that nobody has confirmed it", async () => {
      expect(await rows("henrik")).toEqual({
        representations: [{ kind: "GUARDIAN", confirmed: false }],
        capacityAssessments: [{ able: false, confirmed: false }],
      });
    });
    then("he cannot confirm it himself, nor can Birthe, Henrik, or staff of another municipality", async () => {
      const own = await tried("kim", "confirmRepresentation", { id: guardian }, REP);
      expect([own.representation, codes(own.userErrors)]).toEqual([null, ["SECOND_PERSON_NEEDED"]]);
      for (const who of ["birthe", "henrik", "soeren", "lone", "anna"]) {
        expect((await tried(who, "confirmRepresentation", { id: guardian }, REP)).code, who).toBe("NOT_FOUND");
        expect((await tried(who, "confirmCapacityAssessment", { id: unable }, "assessment { id }")).code, who).toBe(
          "NOT_FOUND",
        );
      }
      expect(await sees("birthe", "henrik")).toBe("");
    });
    then(
      "Mette, who was asked, has it among her tasks; with one of the two it does not count, with both it does",
      async () => {
        expect((await tasks("mette")).sort()).toEqual(["CONFIRM_ASSESSMENT", "CONFIRM_REPRESENTATION"]);
        expect(await tasks("kim")).toEqual([]);
        await done("mette", "confirmRepresentation", { id: guardian }, REP);
        expect(await sees("birthe", "henrik")).toBe("");
        await done("mette", "confirmCapacityAssessment", { id: unable }, "assessment { confirmed }");
        await done("mette", "confirmCapacityAssessment", { id: unable }, "assessment { confirmed }"); // once is enough
        expect(await sees("birthe", "henrik")).toBe("NRCO");
        expect(await tasks("mette")).toEqual([]);
      },
    );
    then("that he is able again gives it back to him at once", async () => {
      await done(
        "kim",
        "assessCapacity",
        { citizenId: id("henrik"), able: true, reason: "Ny samtale" },
        "assessment { able }",
      );
      expect(await sees("birthe", "henrik")).toBe("");
    });
  });

  it("is not spoken for by staff whose number happens to be a parent's", async () => {
    house.goTo("2026-11-26");
    await parent("mille", "sanne");
    const token = await signDemoToken({ ...person("soeren").caller, id: id("sanne") });
    const { data } = await house.ask({ token }, "{ me { represents { kind } } }");
    expect(data.me.represents).toEqual([]);
    const seen = await house.ask({ token }, "query ($id: ID!) { citizen(id: $id) { name } }", { id: id("mille") });
    expect(seen.data.citizen).toBeNull();
  });
});

describe("the ages of the law", () => {
  it("are data with their source, for everybody to read", async () => {
    const { data } = await house.ask("lotte", "{ ageRules { code age source law { act paragraph } } }");
    expect(data.ageRules.map(({ code, age }: { code: string; age: number }) => [code, age])).toEqual([
      ["OF_AGE", 18],
      ["OWN_HEALTH_CONSENT", 15],
      ["OWN_PLAN", 10],
    ]);
  });
});

describe("a child whose address is protected", () => {
  const input = { citizenId: "", startsOn: "2026-11-20", knownTo: [] as string[], evidence: "CPR-registret" };
  const shown = "protection { id knownTo period { from to } endedFor }";
  const protect = (who: string, child: string, more: object = {}) =>
    tried(who, "protectIdentity", { ...input, citizenId: id(child), ...more }, shown);
  const WHOLE = `query ($id: ID!, $plan: ID!) { citizen(id: $id) { name municipality { name } moves { id } family { id }
      sectors { overlay { contacts { unit } appointments { nodes { place } } } } identityProtections { id } }
    coordinatingPlan(id: $plan) { contacts { contacts { unit } } coordinators { caseworker { unit } } meetings { nodes { place } } }
    me { represents { citizen { name } } } }`;

  it("is hidden from the father it was taken from, and not from the mother she lives with: what tells of her help tells of the place", async () => {
    house.goTo("2026-11-27");
    await parent("mille", "sanne", { custody: "JOINT" });
    await parent("mille", "david", { custody: "JOINT" });
    const planId = await begun("mille", "sanne", "david");
    expect(await sees("david", "mille")).toBe("NRCO");
    const { protection } = await protect("kim", "mille", { knownTo: [id("sanne")] });
    expect(protection).toMatchObject({ knownTo: [id("sanne")], period: { from: "2026-11-20", to: "2027-11-20" } });
    expect([await sees("david", "mille"), await sees("sanne", "mille")]).toEqual(["", "NRCO"]);
    const { data, errors } = await house.ask("david", WHOLE, { id: id("mille"), plan: planId });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ citizen: null, coordinatingPlan: null, me: { represents: [] } });
    // Nor does he end it: what he says to it, staff write down.
    expect(await withdraws("david", await joining("mille"))).toBe("NOT_FOUND");
    expect((await plan("karen", planId)).status).not.toBe("ENDING_WITHDRAWN");
  });

  it("is nobody in the family that he reads: neither she, nor who helps her, nor where she is at home", async () => {
    house.goTo("2026-11-27");
    const { db } = house.subgraph("coordination");
    await parent("mille", "sanne", { custody: "JOINT" });
    await parent("mille", "david", { custody: "JOINT" });
    const [{ id: familyId }] = (await db.query("SELECT family_id AS id FROM family_membership WHERE citizen_id = $1", [
      id("mille"),
    ])) as [{ id: string }];
    for (const who of ["sanne", "david"])
      await done(who, "answerFamily", { familyId, citizenId: id("mille"), agree: true }, "family { id }");
    await db.query(
      `INSERT INTO external_contact (id, citizen_id, function, unit, starts_on)
       VALUES (gen_random_uuid(), $1, 'Krisecenter', 'Krisecentret i Hundested', '2026-01-01')`,
      [id("mille")],
    );
    const reads = async (who: string) =>
      (
        await house.ask(
          who,
          "{ me { citizen { family { notTakingPart members { citizen { name } household } contacts { contacts { unit } } } } } }",
        )
      ).data.me.citizen.family;
    const before = await reads("david");
    expect(JSON.stringify(before)).toContain("Hundested");
    await protect("kim", "mille", { knownTo: [id("sanne")] });
    const after = await reads("david");
    expect(after.notTakingPart).toBe(before.notTakingPart + 1);
    expect(after.members).toHaveLength(before.members.length - 1);
    expect(JSON.stringify(after)).not.toContain("Hundested");
    expect(JSON.stringify(await reads("sanne"))).toContain("Hundested");
  });

  it("needs his yes as before: staff ask him, and write down what he says; he himself disputes nothing of it here", async () => {
    house.goTo("2026-11-27");
    await parent("mille", "sanne", { custody: "JOINT" });
    await parent("mille", "david", { custody: "JOINT" });
    const offerId = await offered("mille");
    await protect("kim", "mille", { knownTo: [id("sanne")] });
    await answer("sanne", offerId, true);
    expect((await answer("david", offerId, true)).code).toBe("NOT_FOUND");
    const statement = {
      ...{ medium: "PAPER", givenOn: "2026-11-27", evidence: "Brev fra faren", language: "dansk" },
      onBehalfOf: id("david"),
    };
    const yes = await done("karen", "recordAnswerOnPaper", { offerId, accept: true, statement }, OFFER);
    expect(yes.offer.status).toBe("ACCEPTED");
    const [{ id: statementId }] = (await house
      .subgraph("coordination")
      .db.query("SELECT id FROM recorded_statement WHERE spoken_by = $1", [id("david")])) as [{ id: string }];
    const disputed = await tried("david", "disputeRecord", { statementId }, "statement { id }");
    expect(disputed.code).toBe("NOT_FOUND");
    expect((await plan("karen", yes.plan.id)).status).not.toBe("ENDING_WITHDRAWN");
  });

  it("is known to people who are there, and protected once at a time: a second word shuts nobody out", async () => {
    house.goTo("2026-11-27");
    await parent("mille", "sanne");
    for (const knownTo of [["Mor"], ["00000000-0000-8000-a000-000000000000"]])
      expect(codes((await protect("kim", "mille", { knownTo })).userErrors)).toEqual(["KNOWN_TO_UNKNOWN"]);
    const key = { idempotencyKey: "én gang" };
    const first = await protect("kim", "mille", { knownTo: [id("sanne").toUpperCase()], ...key });
    expect(first.protection.knownTo).toEqual([id("sanne")]);
    expect((await protect("kim", "mille", { knownTo: [id("sanne").toUpperCase()], ...key })).protection.id).toBe(
      first.protection.id,
    );
    expect(codes((await protect("mette", "mille")).userErrors)).toEqual(["PROTECTED_ALREADY"]);
    expect(await sees("sanne", "mille")).toBe("NCO");
  });

  it("is hidden to the last day, and from the first; who wrote it down does not end it, another does", async () => {
    house.goTo("2026-11-27");
    await parent("mille", "sanne");
    const { protection } = await protect("kim", "mille", { startsOn: "2026-12-01", endsOn: "2026-12-24" });
    for (const [day, seen] of [
      ["2026-11-30", "NCO"],
      ["2026-12-01", ""],
      ["2026-12-23", ""],
      ["2026-12-24", "NCO"],
    ] as const) {
      house.goTo(day);
      expect(await sees("sanne", "mille"), day).toBe(seen);
    }
    house.goTo("2026-12-10");
    const end = (who: string) =>
      tried(who, "endIdentityProtection", { protectionId: protection.id, reason: "Ønsker den ikke mere" }, shown);
    expect(codes((await end("kim")).userErrors)).toEqual(["SECOND_PERSON_NEEDED"]);
    expect([(await end("soeren")).code, (await end("sanne")).code]).toEqual(["NOT_FOUND", "NOT_FOUND"]);
    expect((await end("mette")).protection).toMatchObject({ period: { to: "2026-12-10" } });
    expect(codes((await end("mette")).userErrors)).toEqual(["ENDED_ALREADY"]);
    expect(await sees("sanne", "mille")).toBe("NCO");
  });

  it("lapses after a year where nobody says why it must hold longer, and is written down by nobody but staff of her municipality", async () => {
    house.goTo("2026-11-27");
    const long = { endsOn: "2028-11-20" };
    expect(codes((await protect("kim", "mille", long)).userErrors)).toEqual(["LONGER_THAN_A_YEAR"]);
    expect(codes((await protect("kim", "mille", { endsOn: "2026-11-20" })).userErrors)).toEqual(["PERIOD_EMPTY"]);
    const because = { ...long, longerFor: "Trusler i mange år" };
    expect((await protect("kim", "mille", because)).protection.period.to).toBe("2028-11-20");
    for (const who of ["soeren", "lotte", "lone", "anna", "david"])
      expect((await protect(who, "mille")).code, who).toBe("NOT_FOUND");
  });

  it("is seen to be by herself, by who knows, and by staff, who know her name", async () => {
    house.goTo("2026-11-27");
    await parent("mille", "sanne");
    await protect("kim", "mille", { knownTo: [id("sanne")] });
    const query =
      'query ($id: ID!) { citizen(id: $id, reason: "Har henvendt sig") { name identityProtections { knownTo } } }';
    for (const who of ["sanne", "ulla"])
      expect((await house.ask(who, query, { id: id("mille") })).data.citizen, who).toEqual({
        name: "Mille Krogh",
        identityProtections: [{ knownTo: [id("sanne")] }],
      });
    const grown = await protect("kim", "lotte");
    expect(grown.protection.knownTo).toEqual([]);
    expect(await sees("lotte", "lotte")).toContain("NRC");
  });

  it("is found by nobody who searches", async () => {
    const found = async () => {
      const { data } = await house.ask(
        "karen",
        '{ candidateCitizens(first: 50, where: { minSectors: 2 }, purpose: "OFFER_A_PLAN") { nodes { candidateId } } }',
      );
      const ids = data.candidateCitizens.nodes.map(({ candidateId }: Payload) => candidateId);
      const behind = "SELECT citizen_id AS id FROM candidate_mark WHERE id::text = ANY($1)";
      return (await house.subgraph("coordination").db.query<{ id: string }>(behind, [ids])).map((each) => each.id);
    };
    house.goTo("2026-11-27");
    const someone = String((await found())[0]);
    const name = await house.ask("karen", `{ citizen(id: "${someone}", reason: "Fundet i en søgning") { name } }`);
    expect(name.data.citizen.name).toEqual(expect.any(String));
    await done("kim", "protectIdentity", { ...input, citizenId: someone }, shown);
    expect(await found()).not.toContain(someone);
  });
});
