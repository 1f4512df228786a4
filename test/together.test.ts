import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { codes, id, inDays, type Payload, steps } from "./support/steps.ts";
import { story } from "./support/story.ts";

const PLAN = `id version status followUpDue goals { id title kind status citizenComment outcome scaleFrom scaleTo }
  agreements { text meetingId } coordinators { role basis assessment period { from to } caseworker { id } }
  participants { caseworker { id } period { to } } scheme { code } schemeSince
  meetings(first: 10) { nodes { id status citizenPresent minutes roles { party role } invited { name } present { name } agreements { text } } }
  followUps(first: 10) { totalCount nodes { heldOn citizenTookPart note } }
  sectorFlags { id sector { code } reason settledOn outcome }
  readiness { missing { element } } continuesIn { code }`;

let house: TestHouse;
const { tried, done, planOf, step, refused, join } = steps(() => house, PLAN);
const tasksOf = async (who: string, kind: string) =>
  (await house.ask(who, `{ tasks(first: 50, where: { kind: { eq: ${kind} } }) { nodes { subject dueOn } } }`)).data
    .tasks.nodes;

beforeAll(async () => {
  house = await startHouse();
});
beforeEach(() => house.rewind());
afterAll(() => house?.stop());

story("a network meeting about Lotte", (then) => {
  const meeting = {
    time: { day: inDays(3), from: "09:00", to: "10:30" },
    place: "Hjemme hos Lotte",
    agenda: ["Aftaler på samme dag", "Hvem ringer til hvem"],
    inviteeIds: [id("mette"), id("susanne")],
    others: ["Egen læge"],
  };
  let meetingId: string;
  /** Puts the meeting into the past: nobody waits for a day here. */
  const letItPass = () =>
    house
      .subgraph("coordination")
      .db.query(
        "UPDATE network_meeting SET starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' WHERE id = $1",
        [meetingId],
      );

  then("is called by her coordinator, for a time to come, with people of the plan alone", async () => {
    expect(await refused("mette", "lotte", "planNetworkMeeting", meeting)).toEqual(["FORBIDDEN"]);
    expect(
      await refused("karen", "lotte", "planNetworkMeeting", {
        ...meeting,
        time: { day: "2026-01-05", from: "09:00", to: "22:00" },
        inviteeIds: [id("kim")],
      }),
    ).toEqual(["DATE_PAST", "PERIOD_WRONG", "NOT_IN_PLAN"]);
    const at = (time: object | null, more: object = {}) =>
      refused("karen", "lotte", "planNetworkMeeting", { ...meeting, time, ...more });
    // By the Danish clock, as appointments are: an hour that the day does not have, or has twice, is told and not guessed.
    expect(await at({ day: "2027-03-28", from: "02:30", to: "03:30" })).toEqual(["TIME_SKIPPED"]);
    expect(await at({ day: "2027-10-31", from: "02:15", to: "04:00" })).toEqual(["TIME_TWICE"]);
    expect(await at({ day: inDays(3), from: "10:00", to: "10:00" })).toEqual(["END_BEFORE_START"]);
    expect(await at(null)).toEqual(["REQUIRED"]);
    expect(await at(null, { startsAt: `${inDays(3)}T08:00:00Z` })).toEqual(["REQUIRED"]);
    expect(await at({ day: inDays(3), from: "9", to: "10:00" })).toEqual(["BAD_USER_INPUT"]);
    const { meetings } = await step("karen", "lotte", "planNetworkMeeting", meeting);
    expect(meetings.nodes).toMatchObject([
      { status: "PLANNED", citizenPresent: null, invited: [{ name: "Mette Juul" }, { name: "Susanne Kjær" }] },
    ]);
    meetingId = meetings.nodes[0].id;
    const [{ starts, ends }] = (await house.subgraph("coordination").db.query<{ starts: string; ends: string }>(
      `SELECT to_char(starts_at AT TIME ZONE 'Europe/Copenhagen', 'YYYY-MM-DD HH24:MI') AS starts,
           to_char(ends_at AT TIME ZONE 'Europe/Copenhagen', 'HH24:MI') AS ends FROM network_meeting WHERE id = $1`,
      [meetingId],
    )) as [{ starts: string; ends: string }];
    expect([starts, ends]).toEqual([`${inDays(3)} 09:00`, "10:30"]);
  });

  then("stands in the morning list of everybody who is asked to come, hers too", async () => {
    for (const who of ["mette", "susanne", "karen", "lotte"])
      expect(await tasksOf(who, "ATTEND_MEETING"), who).toEqual([{ subject: "Hjemme hos Lotte", dueOn: inDays(3) }]);
    expect(await tasksOf("kim", "ATTEND_MEETING")).toEqual([]);
  });

  then(
    "is put at another time by Karen alone, and is everybody's then; asked for as a sector's appointment, it is said whose it is",
    async () => {
      const time = { day: inDays(4), from: "09:00", to: "10:00" };
      for (const who of ["lotte", "mette"])
        expect(await refused(who, "lotte", "moveNetworkMeeting", { meetingId, time }), who).toEqual(["FORBIDDEN"]);
      const { id: planId } = await planOf("karen", "lotte");
      const other = {
        planId,
        sector: "SEL",
        appointmentId: meetingId,
        startsAt: `${inDays(4)}T08:00:00Z`,
        endsAt: `${inDays(4)}T09:00:00Z`,
        reason: "Hun er hos lægen",
      };
      expect(codes((await tried("lotte", "proposeReschedule", other, "request { id }")).userErrors)).toEqual([
        "MEETING_OF_PLAN",
      ]);
      expect(
        await refused("karen", "lotte", "moveNetworkMeeting", { meetingId, time: { ...time, day: inDays(-1) } }),
      ).toEqual(["DATE_PAST"]);
      await step("karen", "lotte", "moveNetworkMeeting", { meetingId, time });
      for (const who of ["mette", "lotte"])
        expect(await tasksOf(who, "ATTEND_MEETING"), who).toEqual([{ subject: "Hjemme hos Lotte", dueOn: inDays(4) }]);
      await step("karen", "lotte", "moveNetworkMeeting", { meetingId, time: { ...time, day: inDays(3) } });
    },
  );

  then("cannot be written up before it has begun", async () => {
    const held = { meetingId, citizenPresent: true, presentIds: [], minutes: "Godt møde" };
    expect(await refused("karen", "lotte", "recordNetworkMeeting", held)).toEqual(["MEETING_AHEAD"]);
    await letItPass();
    expect(await tasksOf("karen", "RECORD_MEETING")).toHaveLength(1);
  });

  then("adopts nothing without her: neither an agreement nor a role (V09)", async () => {
    const before = await planOf("karen", "lotte");
    const held = { meetingId, citizenPresent: false, presentIds: [id("mette")], minutes: "Lotte kom ikke" };
    const agreement = { text: "Lotte skal møde hver dag", parties: ["CITIZEN", "LAB"] };
    for (const content of [{ agreements: [agreement] }, { roles: [{ party: "CITIZEN", role: "Møder hver dag" }] }])
      expect(await refused("karen", "lotte", "recordNetworkMeeting", { ...held, ...content })).toEqual([
        "CITIZEN_NOT_PRESENT",
      ]);
    expect(await planOf("karen", "lotte")).toEqual(before);
  });

  then("becomes minutes, agreements and roles of the plan when she was there", async () => {
    const input = {
      meetingId,
      citizenPresent: true,
      presentIds: [id("mette")],
      minutes: "Familiebehandleren flytter til torsdage.",
      agreements: [{ text: "Torsdag er familiens dag", parties: ["CITIZEN", "SEL"], dueOn: inDays(20) }],
      roles: [{ party: "COORDINATOR", role: "Ringer rundt ved ændringer" }],
    };
    expect(
      await refused("karen", "lotte", "recordNetworkMeeting", { ...input, roles: [{ party: "NABO", role: "x" }] }),
    ).toEqual(["PARTY_UNKNOWN"]);
    const { meetings, agreements } = await step("karen", "lotte", "recordNetworkMeeting", input);
    expect(meetings.nodes[0]).toMatchObject({
      status: "HELD",
      present: [{ name: "Mette Juul" }],
      agreements: [{ text: "Torsdag er familiens dag" }],
      roles: input.roles,
    });
    expect(agreements).toContainEqual({ text: "Torsdag er familiens dag", meetingId });
    // What Karen writes that they agreed to is asked of each: she says yes for nobody.
    for (const who of ["lotte", "susanne"])
      expect(await tasksOf(who, "AGREE_AGREEMENT"), who).toContainEqual({
        ...{ subject: "Torsdag er familiens dag", dueOn: inDays(20) },
      });
    expect(await refused("karen", "lotte", "recordNetworkMeeting", input)).toEqual(["MEETING_DONE"]);
    expect(await refused("karen", "lotte", "cancelNetworkMeeting", { meetingId })).toEqual(["MEETING_DONE"]);
  });

  then("is nobody's who is not in her plan", async () => {
    const { id: planId, version } = await planOf("karen", "lotte");
    for (const who of ["kim", "ulla", "soeren", "sanne", "anna", "lone"])
      expect((await tried(who, "planNetworkMeeting", { planId, version, ...meeting })).code, who).toBe("NOT_FOUND");
  });
});

describe("the follow-up of Karsten's plan", () => {
  it("is overdue in his coordinator's list, and in the leader's without saying whose it is", async () => {
    const overdue = `{ overdueFollowUps(first: 10) { nodes { dueOn daysOverdue lead { name } plan { citizen { name } } } } }`;
    const [own] = (await house.ask("karen", overdue)).data.overdueFollowUps.nodes;
    expect(own).toMatchObject({ lead: { name: "Karen Mikkelsen" }, plan: { citizen: { name: "Karsten Bruun" } } });
    expect(own.daysOverdue).toBeGreaterThan(0);
    const [seen] = (await house.ask("lone", overdue)).data.overdueFollowUps.nodes;
    expect(seen).toEqual({ ...own, plan: null });
    for (const who of ["karsten", "soeren"])
      expect((await house.ask(who, overdue)).data.overdueFollowUps.nodes, who).toEqual([]);
  });

  it("is held and the next set within the interval, or not at all", async () => {
    const held = { citizenTookPart: true, note: "Behandlingen går godt" };
    expect(await refused("karen", "karsten", "recordFollowUp", { ...held, nextDueOn: inDays(92) })).toEqual([
      "INTERVAL_TOO_LONG",
    ]);
    expect(
      await refused("susanne", "karsten", "recordFollowUp", { ...held, heldOn: inDays(1), nextDueOn: "2026-01-01" }),
    ).toEqual(["DATE_FUTURE", "DATE_PAST"]);
    expect(
      await refused("susanne", "karsten", "recordFollowUp", { ...held, heldOn: "1900-01-01", nextDueOn: inDays(90) }),
    ).toEqual(["DATE_PAST"]);
    const after = await step("susanne", "karsten", "recordFollowUp", { ...held, nextDueOn: inDays(90) });
    expect(after).toMatchObject({ followUpDue: inDays(90), followUps: { totalCount: 1, nodes: [held] } });
    expect((await house.ask("karen", "{ overdueFollowUps { totalCount } }")).data.overdueFollowUps.totalCount).toBe(0);
  });

  it("watches for a sector that takes no part, and is heard when it joins (COO-10)", async () => {
    const flag = { sector: "PSYCHIATRY", reason: "Han hører stemmer igen" };
    expect(await refused("karen", "karsten", "flagUninvolvedSector", { ...flag, sector: "SEL" })).toEqual([
      "SECTOR_INVOLVED",
    ]);
    await step("karsten", "karsten", "flagUninvolvedSector", flag); // he says so himself
    expect(await refused("susanne", "karsten", "flagUninvolvedSector", flag)).toEqual(["FLAGGED_ALREADY"]);
    expect(await tasksOf("karen", "CONSIDER_SECTOR")).toEqual([{ subject: flag.reason, dueOn: null }]);
    const joined = await join("karen", "karsten", id("peter"));
    expect(joined.sectorFlags).toMatchObject([
      { sector: { code: "PSYCHIATRY" }, settledOn: inDays(0), outcome: "Myndigheden er kommet med i planen." },
    ]);
    expect(await tasksOf("karen", "CONSIDER_SECTOR")).toEqual([]);
  });

  it("needs a framework that the municipality adopted: without one no plan begins (V07)", async () => {
    const framework = { form: "Møde", roles: "Koordinator indkalder", obligations: "Alle møder op" };
    for (const who of ["karen", "anna", "karsten"])
      expect((await tried(who, "adoptFollowUpFramework", framework, "framework { form }")).code, who).toBe("FORBIDDEN");
    expect(
      codes(
        (await tried("lone", "adoptFollowUpFramework", { ...framework, from: "2026-01-01" }, "framework { form }"))
          .userErrors,
      ),
    ).toEqual(["DATE_PAST"]);
    await done("lone", "adoptFollowUpFramework", framework, "framework { form period { from to } }");
    const { db } = house.subgraph("coordination");
    await db.query("UPDATE follow_up_framework SET starts_on = $1 WHERE municipality = '0260' AND ends_on IS NULL", [
      inDays(5),
    ]);
    const held = await step("karen", "karsten", "holdPlan");
    expect(held.readiness.missing.map(({ element }: { element: string }) => element)).toContain("FOLLOW_UP_FRAMEWORK");
    expect(await refused("karen", "karsten", "activatePlan")).toContain("MISSING_FOLLOW_UP_FRAMEWORK");
    await db.query("UPDATE follow_up_framework SET starts_on = $1 WHERE municipality = '0260' AND ends_on IS NULL", [
      inDays(0),
    ]);
  });
});

describe("Lotte's goals", () => {
  const measurements = `query ($id: ID!) { coordinatingPlan(id: $id) { version goals { id measurements(first: 5) { totalCount nodes { value party measuredOn note } } } } }`;

  it("are measured by herself and by who works with her, and leave the plan's version alone", async () => {
    const { id: planId, version, goals } = await planOf("lotte", "lotte");
    const pain = goals.find(({ kind }: { kind: string }) => kind === "PROGRESSION");
    expect(pain).toMatchObject({ scaleFrom: 0, scaleTo: 10 });
    const progress = (who: string, input: object) =>
      tried(who, "recordProgress", { goalId: pain.id, value: 6, ...input }, "goal { id }");
    expect(codes((await progress("lotte", { value: 11 })).userErrors)).toEqual(["OFF_SCALE"]);
    expect(codes((await progress("lotte", { measuredOn: inDays(1) })).userErrors)).toEqual(["DATE_FUTURE"]);
    expect(codes((await progress("lotte", { goalId: goals[0].id })).userErrors)).toEqual(["NOT_MEASURED"]);
    expect((await progress("kim", {})).code).toBe("NOT_FOUND");
    for (let twice = 0; twice < 2; twice++)
      await progress("lotte", { value: 7.5, note: "Dårlig uge", measuredOn: inDays(-1), idempotencyKey: "uge 47" });
    await progress("mette", { value: 5 });
    const { coordinatingPlan } = (await house.ask("karen", measurements, { id: planId })).data;
    expect(coordinatingPlan.version).toBe(version);
    const measured = coordinatingPlan.goals.find((goal: { id: string }) => goal.id === pain.id).measurements;
    expect(measured).toEqual({
      totalCount: 2,
      nodes: [
        { value: 5, party: "LAB", measuredOn: inDays(0), note: null },
        { value: 7.5, party: "CITIZEN", measuredOn: inDays(-1), note: "Dårlig uge" },
      ],
    });
  });

  it("carry her comment, each, written by her alone", async () => {
    const { goals } = await planOf("lotte", "lotte");
    const comment = { goalId: goals[0].id, comment: "Kun hvis ryggen kan være med." };
    expect(await refused("karen", "lotte", "commentGoal", comment)).toEqual(["FORBIDDEN"]);
    const after = await step("lotte", "lotte", "commentGoal", comment);
    expect(after.goals[0].citizenComment).toBe(comment.comment);
    expect(await refused("lotte", "lotte", "commentGoal", { ...comment, goalId: "not-an-id" })).toEqual([
      "GOAL_UNKNOWN",
    ]);
  });

  it("stand in the order she gives them: all of them, each once", async () => {
    const { goals } = await planOf("lotte", "lotte");
    const ids = goals.map((goal: { id: string }) => goal.id).reverse();
    expect(await refused("mette", "lotte", "prioritiseGoals", { goalIds: ids })).toEqual(["FORBIDDEN"]);
    for (const wrong of [ids.slice(1), [...ids.slice(1), ids[1]]])
      expect(await refused("lotte", "lotte", "prioritiseGoals", { goalIds: wrong })).toEqual(["GOALS_INCOMPLETE"]);
    const after = await step("lotte", "lotte", "prioritiseGoals", { goalIds: ids });
    expect(after.goals.map((goal: { id: string }) => goal.id)).toEqual(ids);
    // Said once more it is no change, nor are the same words, readers or day: no version comes of it, and nobody is asked anew.
    const { version, followUpDue } = await planOf("karen", "lotte");
    const [goal] = after.goals;
    expect(await refused("lotte", "lotte", "prioritiseGoals", { goalIds: ids })).toEqual(["NOTHING_CHANGED"]);
    const comment = { goalId: goal.id, comment: "Det er det vigtigste" };
    await step("lotte", "lotte", "commentGoal", comment);
    expect(await refused("lotte", "lotte", "commentGoal", comment)).toEqual(["NOTHING_CHANGED"]);
    for (const [name, input] of [
      ["changeGoal", { goalId: goal.id, title: goal.title }],
      ["setFollowUp", { dueOn: followUpDue, initiativeHolderId: id("karen") }],
    ] as const)
      expect(await refused("karen", "lotte", name, input), name).toEqual(["NOTHING_CHANGED"]);
    expect((await planOf("karen", "lotte")).version).toBe(version + 1);
  });

  it("are met only when all had agreed, and given up with a reason", async () => {
    const { goals } = await planOf("karen", "lotte");
    const proposed = goals.find(({ status }: { status: string }) => status === "PROPOSED");
    expect(
      await refused("karen", "lotte", "finishGoal", { goalId: proposed.id, met: true, outcome: "Klaret" }),
    ).toEqual(["GOAL_NOT_AGREED"]);
    const dropped = { goalId: proposed.id, met: false, outcome: "Lotte vil selv holde styr på det" };
    const after = await step("karen", "lotte", "finishGoal", dropped);
    expect(after.goals.find(({ id: goal }: { id: string }) => goal === proposed.id)).toMatchObject({
      status: "DROPPED",
      outcome: dropped.outcome,
    });
    expect(await refused("lotte", "lotte", "agreeGoal", { goalId: proposed.id })).toEqual(["GOAL_FINISHED"]);
    expect(await refused("karen", "lotte", "finishGoal", dropped)).toEqual(["GOAL_FINISHED"]);
  });

  it("are not met, and her plan does not end as if they were, while one that all agreed on is open (V15)", async () => {
    const { goals } = await planOf("karen", "lotte");
    const agreed = goals.filter(({ status }: { status: string }) => status === "AGREED");
    expect(agreed.length).toBeGreaterThan(1);
    for (const goal of agreed) {
      expect(await refused("karen", "lotte", "closePlan", { reason: "GOALS_MET" })).toContain("GOALS_NOT_MET");
      await step("karen", "lotte", "finishGoal", { goalId: goal.id, met: true, outcome: "Nået" });
    }
    expect(await refused("karen", "lotte", "closePlan", { reason: "GOALS_MET" })).toEqual(["OBLIGATIONS_OPEN"]);
  });
});

story("Lotte's situation", (then) => {
  const SITUATION = "plan { situation { id kind text party } summarySources { party on what } version }";
  const change = async (who: string, mutation: string, input: object) => {
    const { id: planId, version } = await planOf("lotte", "lotte");
    return tried(who, mutation, { planId, version, ...input }, SITUATION);
  };

  then("has resources and barriers from everybody in the plan, each with who says so", async () => {
    await change("lotte", "addSituationItem", { kind: "RESOURCE", text: "Jeg elsker at lave mad" });
    const { plan } = await change("mette", "addSituationItem", { kind: "BARRIER", text: "Kan ikke løfte tungt" });
    expect(plan.situation.map(({ kind, party }: { kind: string; party: string }) => `${kind} ${party}`)).toEqual(
      expect.arrayContaining(["RESOURCE CITIZEN", "BARRIER LAB"]),
    );
    expect((await change("kim", "addSituationItem", { kind: "BARRIER", text: "x" })).code).toBe("NOT_FOUND");
  });

  then("is hers: she takes out what others wrote of her, and others only what they wrote themselves", async () => {
    const { plan } = await change("lotte", "addSituationItem", { kind: "RESOURCE", text: "Min søster" });
    const of = (text: string) => plan.situation.find((item: { text: string }) => item.text === text).id;
    expect(codes((await change("mette", "removeSituationItem", { itemId: of("Min søster") })).userErrors)).toEqual([
      "NOT_YOURS",
    ]);
    const after = await change("lotte", "removeSituationItem", { itemId: of("Kan ikke løfte tungt") });
    expect(after.plan.situation.map(({ text }: { text: string }) => text)).not.toContain("Kan ikke løfte tungt");
    expect(codes((await change("lotte", "removeSituationItem", { itemId: "nonsense" })).userErrors)).toEqual([
      "ITEM_UNKNOWN",
    ]);
  });

  then("names the sources of its summary: who said it, and when (PLN-E1)", async () => {
    const source = { party: "LAB", on: "2026-10-01", what: "Samtale om Min Plan" };
    const written = { summary: "Lotte vil tilbage i et køkken." };
    for (const [wrong, code] of [
      [{ ...source, party: "NABOEN" }, "PARTY_UNKNOWN"],
      [{ ...source, on: inDays(1) }, "DATE_FUTURE"],
    ] as const)
      expect(codes((await change("karen", "writePlanSummary", { ...written, sources: [wrong] })).userErrors)).toEqual([
        code,
      ]);
    const { plan } = await change("karen", "writePlanSummary", { ...written, sources: [source] });
    expect(plan.summarySources).toEqual([source]);
  });
});

story("Karen falls ill", (then) => {
  const cover = { caseworkerId: id("karen"), deputyId: id("bodil") };
  const covered = "absence { caseworker { name } deputy { name } period { from to } } plans warnings { code }";
  const leadDays = ({ coordinators }: Payload) =>
    (coordinators as { role: string; period: { from: string; to: string | null } }[])
      .filter(({ role }) => role === "LEAD")
      .map(({ period }) => period)
      .sort((a, b) => a.from.localeCompare(b.from));

  then(
    "is covered by the leader in every plan she leads; nobody else can, and nobody stands in for themself",
    async () => {
      for (const who of ["mette", "bodil", "soeren", "anna", "lotte"])
        expect((await tried(who, "coverAbsence", cover, covered)).code, who).toBe("NOT_FOUND");
      expect(
        codes((await tried("lone", "coverAbsence", { ...cover, deputyId: id("karen") }, covered)).userErrors),
      ).toEqual(["SAME_PERSON"]);
      expect(
        codes((await tried("lone", "coverAbsence", { ...cover, deputyId: id("soeren") }, covered)).userErrors),
      ).toEqual(["CASEWORKER_UNKNOWN"]); // another municipality's
      expect((await house.ask("bodil", "{ coordinatingPlans { totalCount } }")).data.coordinatingPlans.totalCount).toBe(
        0,
      );
      const done1 = await done("lone", "coverAbsence", cover, covered);
      expect(done1).toMatchObject({ plans: 4, absence: { deputy: { name: "Bodil Rask" }, period: { to: null } } });
      expect(codes((await tried("lone", "coverAbsence", cover, covered)).userErrors)).toEqual(["COVERED_ALREADY"]);
    },
  );

  then("leaves no plan without anybody: the deputy finds them, and what there is to do in them", async () => {
    expect((await house.ask("bodil", "{ coordinatingPlans { totalCount } }")).data.coordinatingPlans.totalCount).toBe(
      4,
    );
    expect(await tasksOf("bodil", "CALL_FOLLOW_UP")).not.toEqual([]);
    const ida = await step("bodil", "ida", "addAgreement", { text: "Bodil ringer mandag", parties: ["SEL"] });
    expect(ida.coordinators).toMatchObject([{ role: "LEAD" }, { role: "DEPUTY", caseworker: { id: id("bodil") } }]);
  });

  then(
    "hands over for good through her leader, not the deputy, when Ida was told: one lead on every day, and Karen is out (V29)",
    async () => {
      const toBodil = {
        toCaseworkerId: id("bodil"),
        on: inDays(0),
        basis: "SPECIAL_KNOWLEDGE",
        assessment: "Kender Ida",
      };
      expect(await refused("bodil", "ida", "handOverCoordination", { ...toBodil, citizenInformed: true })).toEqual([
        "FORBIDDEN",
      ]);
      const { id: planId, version } = await planOf("bodil", "ida");
      const hers = { ...toBodil, planId, version };
      expect(
        codes((await tried("lone", "handOverCoordination", { ...hers, citizenInformed: false })).userErrors),
      ).toEqual(["CITIZEN_NOT_INFORMED"]);
      await done("lone", "handOverCoordination", { ...hers, citizenInformed: true });
      const after = await planOf("bodil", "ida");
      const [before, now, ...more] = leadDays(after);
      expect(more).toEqual([]);
      expect(before?.to).toBe(now?.from);
      expect(now).toEqual({ from: inDays(0), to: null });
      expect(after.coordinators.find(({ basis }: { basis: string | null }) => basis)).toMatchObject({
        role: "LEAD",
        assessment: "Kender Ida",
      });
      const { data } = await house.ask(
        "karen",
        `query ($id: ID!) { citizen(id: $id, reason: "Tilbage fra orlov") { coordinatingPlan { id } } }`,
        {
          id: id("ida"),
        },
      );
      expect(data.citizen.coordinatingPlan).toBeNull();
      const told = (await house.ask("ida", "{ me { plan { inPlainWords } } }")).data.me.plan.inPlainWords;
      expect(told).toContain("Bodil Rask");
    },
  );
});

describe("who may coordinate", () => {
  it("is a matter of the municipality's policy: training asked for is training needed (COO-17)", async () => {
    const policy = { preset: "LAW", followUpDays: 91, requiredQualification: "DIPLOMA" };
    const toBodil = { toCaseworkerId: id("bodil"), on: inDays(0), citizenInformed: true };
    await step("karen", "ida", "handOverCoordination", toBodil);
    await done("lone", "adoptMunicipalPolicy", policy, "policy { requiredQualification }");
    const toKaren = { toCaseworkerId: id("karen"), on: inDays(0), citizenInformed: true };
    expect(await refused("bodil", "ida", "handOverCoordination", toKaren)).toEqual(["QUALIFICATION_MISSING"]);
    const learnt = { caseworkerId: id("karen"), title: "Koordinerende sagsbehandling", obtainedOn: "2024-06-20" };
    const qualify = (who: string, level: string) =>
      tried(who, "registerQualification", { ...learnt, level }, "caseworker { qualifications { level } }");
    expect((await qualify("karen", "MASTER")).code).toBe("FORBIDDEN");
    await qualify("lone", "COURSE");
    expect(await refused("bodil", "ida", "handOverCoordination", toKaren)).toEqual(["QUALIFICATION_MISSING"]);
    await qualify("lone", "DIPLOMA");
    await step("bodil", "ida", "handOverCoordination", toKaren);
  });

  it("and what is too many is the municipality's to set, for each thing by itself, and never for a day that has passed", async () => {
    const target = { kind: "AUTHORITY_CONTACTS", most: 2 };
    const fields = "target { kind most period { from to } }";
    for (const who of ["karen", "anna", "lotte"])
      expect((await tried(who, "setMunicipalTarget", target, fields)).code, who).toBe("FORBIDDEN");
    expect(
      codes((await tried("lone", "setMunicipalTarget", { ...target, from: "2026-02-01" }, fields)).userErrors),
    ).toEqual(["DATE_PAST"]);
    expect((await tried("lone", "setMunicipalTarget", { ...target, most: 0 }, fields)).code).toBe("BAD_USER_INPUT");
    await done("lone", "setMunicipalTarget", { ...target, most: 20 }, fields);
    await done("lone", "setMunicipalTarget", target, fields); // a slip, corrected on its day
    const { data } = await house.ask(
      "lotte",
      "{ me { citizen { municipality { targets { kind most period { to } } } } } }",
    );
    const now = data.me.citizen.municipality.targets.filter(
      ({ period }: { period: { to: string | null } }) => !period.to,
    );
    expect(now).toHaveLength(2);
    expect(now).toContainEqual({ ...target, period: { to: null } });
  });

  it("and is frozen by nobody's slip: what was decided for a far day is taken back by a leader there, and what held goes on", async () => {
    const far = "2999-12-31";
    const words = { form: "Hver måned", roles: "Koordinatoren", obligations: "Alle møder op" };
    const text = {
      ...{
        kind: "SHARING",
        title: "Deling",
        text: "Du siger ja til, at kommunen læser med i planen. Du kan fortryde.",
      },
      ...{ titleEn: "Sharing", textEn: "You let the municipality read along in the plan. You can withdraw it." },
    };
    const decided = async (who = "lone"): Promise<Payload[]> =>
      (await house.ask(who, "{ leading { decisions { id kind about takenBack period { from to } } } }")).data?.leading
        ?.decisions;
    const asked = "decision { takenBack } userErrors { code }";
    const back = (who: string, decisionId: string) =>
      tried(who, "takeBackMunicipalDecision", { decisionId }, "decision { takenBack }");
    for (const [mutation, input, fields, of, other] of [
      ["adoptMunicipalPolicy", { preset: "DS_PROPOSAL" }, "policy { id }", ["POLICY", null], { caseloadLimit: 20 }],
      [
        "setMunicipalTarget",
        { kind: "OBLIGATION_DAYS", most: 5 },
        "target { id }",
        ["TARGET", "OBLIGATION_DAYS"],
        { most: 6 },
      ],
      ["adoptConsentTemplate", text, "template { version }", ["CONSENT_TEXT", "SHARING"], { title: "Om deling" }],
      ["adoptFollowUpFramework", words, "framework { id }", ["FOLLOW_UP_FRAMEWORK", null], { form: "Hver uge" }],
    ] as const) {
      const mine = async () => (await decided()).filter((one) => one.kind === of[0] && one.about === of[1]);
      await done("lone", mutation, input, fields);
      for (const from of [undefined, far])
        expect(codes((await tried("lone", mutation, { ...input, from }, fields)).userErrors), mutation).toEqual([
          "NOTHING_CHANGED",
        ]);
      await done("lone", mutation, { ...input, ...other, from: far }, fields);
      const early = await tried("lone", mutation, { ...input, ...other, from: inDays(1) }, fields);
      expect(codes(early.userErrors), mutation).toEqual(["ADOPTED_ALREADY"]);
      const [slip, now] = await mine();
      expect([slip, now], mutation).toMatchObject([{ period: { from: far, to: null } }, { period: { to: far } }]);
      for (const who of ["karen", "anna", "lotte"])
        expect((await back(who, slip?.id)).code, `${who}: ${mutation}`).toBe("FORBIDDEN");
      expect(codes((await back("lone", now?.id)).userErrors), mutation).toEqual(["IN_FORCE"]);
      for (const again of [1, 2])
        expect((await back("lone", slip?.id)).decision, `${mutation} ${again}`).toEqual({ takenBack: true });
      expect((await mine()).slice(0, 2), mutation).toMatchObject([
        { id: slip?.id, takenBack: true, period: { from: far, to: far } },
        { id: now?.id, takenBack: false, period: { to: null } },
      ]);
      await done("lone", mutation, { ...input, ...other, from: inDays(1) }, fields);
    }
    const [another] = await decided();
    const { db } = house.subgraph("coordination");
    await db.query("UPDATE caseworker_affiliation SET municipality = '0219' WHERE caseworker_id = $1", [id("lone")]);
    expect((await back("lone", another?.id)).code, "whom she no longer leads").toBe("FORBIDDEN");
    const elsewhere = { id: id("lone"), role: "LEADER", municipality: "0219", name: "Lone", sector: null };
    const token = await house.ask(
      { token: await signDemoToken(elsewhere as never) },
      `mutation { takeBackMunicipalDecision(input: { decisionId: "${another?.id}" }) { ${asked} } }`,
    );
    expect(token.errors?.[0]?.extensions.code, "another municipality's").toBe("NOT_FOUND");
  });

  it("may be several, unless the plan stands under a scheme that asks for one (V05, V06)", async () => {
    await done("lone", "adoptMunicipalPolicy", { preset: "LAW", followUpDays: 91, from: inDays(1) }, "policy { id }");
    const scheme = { scheme: "RESOURCE_COURSE", since: "2025-03-01" };
    expect(await refused("karen", "lotte", "setScheme", { ...scheme, since: "2026-08-01" })).toEqual([
      "SCHEME_NOT_IN_FORCE",
    ]); // the law let nobody in any more
    expect(await refused("karen", "lotte", "setScheme", { ...scheme, scheme: "NO_SUCH" })).toEqual(["SCHEME_UNKNOWN"]);
    const under = await step("karen", "lotte", "setScheme", scheme);
    expect(under).toMatchObject({ scheme: { code: "RESOURCE_COURSE" }, schemeSince: "2025-03-01" });
    const { db } = house.subgraph("coordination");
    await db.query("UPDATE municipal_policy SET required_qualification = NULL");
    const co = { caseworkerId: id("susanne"), basis: "MAIN_TASK" };
    expect(await refused("karen", "lotte", "appointCoCoordinator", co)).toEqual(["ONE_COORDINATOR"]);
    await step("karen", "lotte", "setScheme", { scheme: null });
    const both = await step("karen", "lotte", "appointCoCoordinator", co);
    expect(both.coordinators.map(({ role }: { role: string }) => role)).toContain("CO");
    expect(await refused("karen", "lotte", "setScheme", scheme)).toEqual(["ONE_COORDINATOR"]);
    await db.query("UPDATE municipal_policy SET co_coordinators = false WHERE municipality = '0260'");
    expect(await refused("karen", "sanne", "appointCoCoordinator", co)).toEqual(["ONE_COORDINATOR"]);
  });

  it("is one at a time: a plan begins with a lead, and with no second one (V05)", async () => {
    await step("karen", "lotte", "holdPlan");
    const { db } = house.subgraph("coordination");
    const second = `INSERT INTO coordinator_assignment (id, plan_id, caseworker_id, role, starts_on)
      SELECT gen_random_uuid(), id, $1, 'LEAD', starts_on FROM coordinating_plan WHERE citizen_id = $2`;
    await db.query(second, [id("bodil"), id("lotte")]);
    expect(await refused("karen", "lotte", "activatePlan")).toEqual(["MISSING_LEAD"]);
    await db.query("UPDATE coordinator_assignment SET role = 'CO' WHERE caseworker_id = ANY($1)", [
      [id("karen"), id("bodil")],
    ]);
    expect(await refused("karen", "lotte", "activatePlan")).toEqual(["MISSING_LEAD"]);
    await db.query("UPDATE coordinator_assignment SET role = 'LEAD' WHERE caseworker_id = $1", [id("karen")]);
    expect(await refused("karen", "lotte", "activatePlan")).toEqual([]);
  });

  it("is one on every day: while a hand-over is planned no other can be, and whoever leads already is handed nothing", async () => {
    const toBodil = { toCaseworkerId: id("bodil"), on: inDays(7), citizenInformed: true };
    expect(
      await refused("karen", "lotte", "handOverCoordination", { ...toBodil, toCaseworkerId: id("karen") }),
    ).toEqual(["ALREADY_LEADS"]);
    await step("karen", "lotte", "handOverCoordination", toBodil);
    expect(await refused("karen", "lotte", "handOverCoordination", { ...toBodil, on: inDays(9) })).toEqual([
      "HAND_OVER_PLANNED",
    ]);
    const leads = async (who: string) =>
      (await house.ask(who, `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { id } } }`, { id: id("lotte") }))
        .data.citizen?.coordinatingPlan != null;
    house.goTo(inDays(6));
    expect([await leads("karen"), await leads("bodil")]).toEqual([true, false]);
    house.goTo(inDays(7));
    expect([await leads("karen"), await leads("bodil")]).toEqual([false, true]);
    const { coordinators } = await planOf("bodil", "lotte");
    expect(coordinators.map(({ period }: { period: object }) => period)).toMatchObject([
      { to: inDays(7) },
      { from: inDays(7), to: null },
    ]);
  });

  it("is undone before its day by who may plan it: a hand-over for the year 2999 is called off, and who stands in hands nothing over", async () => {
    await house.subgraph("coordination").db.query("UPDATE municipal_policy SET required_qualification = NULL");
    const away = { caseworkerId: id("karen"), deputyId: id("bodil"), from: inDays(0), to: inDays(12) };
    await done("lone", "coverAbsence", away, "plans");
    const toSusanne = { toCaseworkerId: id("susanne"), on: "2999-12-31", citizenInformed: true };
    expect(await refused("bodil", "lotte", "handOverCoordination", toSusanne)).toEqual(["FORBIDDEN"]);
    await step("karen", "lotte", "handOverCoordination", toSusanne);
    expect(await refused("karen", "lotte", "handOverCoordination", { ...toSusanne, on: inDays(5) })).toEqual([
      "HAND_OVER_PLANNED",
    ]);
    for (const who of ["bodil", "mette", "lotte"])
      expect(await refused(who, "lotte", "callOffHandOver"), who).toEqual(["FORBIDDEN"]);
    await step("karen", "lotte", "callOffHandOver");
    expect(await refused("karen", "lotte", "callOffHandOver")).toEqual(["NO_HAND_OVER_PLANNED"]);
    // What it cut short goes on as it would have.
    const people = async () =>
      (await planOf("karen", "lotte")).coordinators.map(
        ({ role, period, caseworker }: Payload) => [role, caseworker.id, period.to] as const,
      );
    const before = await people();
    expect(before).toContainEqual(["DEPUTY", id("bodil"), inDays(12)]);
    await step("karen", "lotte", "handOverCoordination", { ...toSusanne, on: inDays(5) });
    expect(await people()).toContainEqual(["DEPUTY", id("bodil"), inDays(5)]);
    await step("karen", "lotte", "callOffHandOver");
    expect(await people()).toEqual(before);
    // Who no longer works there when it would have been does not go on.
    await step("karen", "lotte", "handOverCoordination", { ...toSusanne, on: inDays(5) });
    await house
      .subgraph("coordination")
      .db.query("UPDATE caseworker_affiliation SET ends_on = $1 WHERE caseworker_id = $2", [inDays(5), id("karen")]);
    expect(await refused("karen", "lotte", "callOffHandOver")).toEqual(["LEAD_LEAVES"]);
  });

  it("is nobody in somebody's place for longer than they are away: who is back says so, and can be covered anew", async () => {
    await house.subgraph("coordination").db.query("UPDATE municipal_policy SET required_qualification = NULL");
    const absence = "plans absence { deputy { id } period { from to } }";
    const cover = (deputy: string, from: string, to: string | null) =>
      tried("lone", "coverAbsence", { caseworkerId: id("karen"), deputyId: id(deputy), from, to }, absence);
    const back = (who: string, on?: string) => tried(who, "endAbsence", { caseworkerId: id("karen"), on }, absence);
    const led = (await cover("bodil", inDays(0), null)).plans;
    expect(led).toBeGreaterThan(1);
    await cover("susanne", inDays(40), inDays(50)); // refused: nobody knows yet when she is back
    for (const who of ["bodil", "mette", "lotte", "anna"])
      expect((await back(who)).code, who).toMatch(/NOT_FOUND|FORBIDDEN/);
    expect(codes((await back("karen", inDays(-1))).userErrors)).toEqual(["DATE_PAST"]);
    const short = await back("karen", inDays(3));
    expect(short).toMatchObject({ plans: led, absence: { period: { from: inDays(0), to: inDays(3) } } });
    expect(codes((await back("lone", inDays(3))).userErrors)).toEqual(["NOT_ABSENT"]);
    const reads = async (who: string) => (await planOf(who, "lotte")) !== null;
    house.goTo(inDays(2));
    expect([await reads("bodil"), await reads("karen")]).toEqual([true, true]);
    house.goTo(inDays(3));
    expect([await reads("bodil"), await reads("karen")]).toEqual([false, true]);
    const said = await house.ask("lotte", "{ me { decisionsSoFar(first: 5) { nodes { text } } } }");
    expect(said.text).toContain("Din koordinator er tilbage.");
    expect((await cover("bodil", inDays(20), inDays(30))).userErrors).toEqual([]);
    expect((await back("lone", inDays(20))).absence, "it never began").toBeNull();
    expect((await cover("bodil", inDays(20), inDays(30))).userErrors).toEqual([]);
    // The deputy leaves: then somebody else can stand in for the rest.
    const leave = { caseworkerId: id("bodil"), on: inDays(25), toCaseworkerId: id("susanne"), citizensInformed: true };
    await done("lone", "endCaseworkerAffiliation", leave, "caseworker { id }");
    expect(codes((await cover("susanne", inDays(24), inDays(30))).userErrors)).toEqual(["COVERED_ALREADY"]);
    expect((await cover("susanne", inDays(25), inDays(30))).userErrors).toEqual([]);
  });

  it("is a leader's to see to without reading whose plan it is: for who asked for somebody else, and for who leaves", async () => {
    await house.subgraph("coordination").db.query("UPDATE municipal_policy SET required_qualification = NULL");
    const PLANS = "nodes { id version lead { name } next { name } nextFrom }";
    const listed = async (who = "lone", ledBy = "karen") =>
      await house.ask(who, `query ($by: ID) { leading { plans(first: 50, ledBy: $by) { totalCount ${PLANS} } } }`, {
        by: id(ledBy),
      });
    await house.ask(
      "lotte",
      `mutation { askForCoordinator(input: { words: "Vi taler forbi hinanden" }) { request { id } } }`,
    );
    const REQUESTS = "{ citizenRequests { nodes { kind citizen { name } ledPlan { id version lead { name } } } } }";
    const [asked] = (await house.ask("lone", REQUESTS)).data.citizenRequests.nodes;
    expect(asked).toMatchObject({ citizen: null, ledPlan: { lead: { name: "Karen Mikkelsen" } } });
    expect((await house.ask("lotte", REQUESTS)).data.citizenRequests.nodes).toMatchObject([{ ledPlan: null }]);
    const { id: planId, version } = asked.ledPlan;
    const toSusanne = { planId, version, toCaseworkerId: id("susanne"), on: inDays(1), citizenInformed: true };
    const other = { id: "leader-0219", role: "LEADER", municipality: "0219", name: "x", sector: null };
    for (const who of ["kim", "anna", { token: await signDemoToken(other as never) }] as const) {
      const { errors } = await house.ask(
        who as string,
        "mutation ($input: HandOverCoordinationInput!) { handOverCoordination(input: $input) { userErrors { code } } }",
        { input: toSusanne },
      );
      expect(errors?.[0]?.extensions.code, JSON.stringify(who)).toMatch(/NOT_FOUND|FORBIDDEN/);
    }
    expect((await done("lone", "handOverCoordination", toSusanne)).plan, "she reads no plan by it").toBeNull();
    const after = await listed();
    expect(after.data.leading.plans.nodes).toContainEqual({
      ...{ id: planId, version: version + 1, lead: { name: "Karen Mikkelsen" } },
      ...{ next: { name: expect.stringMatching(/^Susanne/) }, nextFrom: inDays(1) },
    });
    expect(after.text).not.toMatch(/Lotte|Sanne/);
    await done("lone", "callOffHandOver", { planId, version: version + 1 });
    await done("lone", "handOverCoordination", { ...toSusanne, version: version + 2 });
    const seen = await house.ask("lone", "query ($id: ID!) { coordinatingPlan(id: $id) { id } }", { id: planId });
    expect(seen.data).toEqual({ coordinatingPlan: null });
    expect((await house.ask("lotte", "{ me { decisionsSoFar(first: 5) { nodes { text } } } }")).text).toContain(
      "En anden koordinerer planen.",
    );
    for (const who of ["karen", "anna", "lotte"])
      expect((await listed(who)).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    // Karen is gone, and cannot hand anything over herself.
    const leave = (more: object = {}) =>
      tried(
        "lone",
        "endCaseworkerAffiliation",
        { caseworkerId: id("karen"), on: inDays(2), ...more },
        "caseworker { id }",
      );
    const led = (await listed()).data.leading.plans.totalCount;
    expect(codes((await leave()).userErrors)).toEqual(["LEADS_PLANS"]);
    expect(codes((await leave({ toCaseworkerId: id("bodil") })).userErrors)).toEqual(["CITIZEN_NOT_INFORMED"]);
    for (const [toCaseworkerId, wrong] of [
      [id("karen"), "SAME_PERSON"],
      [id("soeren"), "CASEWORKER_UNKNOWN"],
    ] as const)
      expect(codes((await leave({ toCaseworkerId, citizensInformed: true })).userErrors), wrong).toContain(wrong);
    const bodils = (await listed("lone", "bodil")).data.leading.plans.totalCount;
    expect((await leave({ toCaseworkerId: id("bodil"), citizensInformed: true })).userErrors).toEqual([]);
    house.goTo(inDays(2));
    expect((await listed("lone", "bodil")).data.leading.plans.totalCount).toBe(bodils + led - 1);
    expect((await listed("lone", "karen")).data.leading.plans.totalCount).toBe(0);
    expect((await planOf("bodil", "sanne")).coordinators).toMatchObject([
      { role: "LEAD", caseworker: { id: id("karen") }, period: { to: inDays(2) } },
      { role: "LEAD", caseworker: { id: id("bodil") }, period: { from: inDays(2), to: null } },
    ]);
    expect((await house.ask("karen", "{ coordinatingPlans { totalCount } }")).data.coordinatingPlans.totalCount).toBe(
      0,
    );
  });

  it("is known to staff with what they lead, and to nobody else", async () => {
    const query = "{ caseworkers(first: 50) { nodes { name caseload { led limit full } } } }";
    const { nodes } = (await house.ask("karen", query)).data.caseworkers;
    expect(nodes.map(({ name }: { name: string }) => name)).toEqual(
      [...nodes.map(({ name }: { name: string }) => name)].sort(),
    );
    expect(nodes.find(({ name }: { name: string }) => name === "Karen Mikkelsen").caseload).toEqual({
      led: 4,
      limit: null,
      full: false,
    });
    expect(nodes.map(({ name }: { name: string }) => name)).not.toContain("Søren Vang");
    expect((await house.ask("lotte", query)).data.caseworkers.nodes).toEqual([]);
    const pages = [];
    let after: string | null = null;
    do {
      const page: { nodes: { name: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } = (
        await house.ask(
          "karen",
          "query ($after: String) { caseworkers(first: 2, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } }",
          { after },
        )
      ).data.caseworkers;
      pages.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(pages.map(({ name }) => name)).toEqual(nodes.map(({ name }: { name: string }) => name));
  });

  it("is made known by a leader, for their own municipality", async () => {
    const input = {
      id: "8f0ae9c2",
      name: "Nina Nyansat",
      title: "Sagsbehandler",
      unit: "Jobcenter Halsnæs",
      sector: "LAB",
    };
    const fields = "caseworker { id name }";
    expect((await tried("karen", "registerCaseworker", input, fields)).code).toBe("FORBIDDEN");
    expect(codes((await tried("lone", "registerCaseworker", { ...input, sector: "X" }, fields)).userErrors)).toEqual([
      "SECTOR_UNKNOWN",
    ]);
    // Who works elsewhere may work here too; what they are called there stays.
    const too = { ...input, id: id("soeren") };
    expect((await done("lone", "registerCaseworker", too, fields)).caseworker.name).toBe("Søren Vang");
    await done("lone", "registerCaseworker", input, fields);
    const joined = await join("karen", "lotte", input.id);
    expect(joined.participants.map(({ caseworker }: { caseworker: { id: string } }) => caseworker.id)).toContain(
      input.id,
    );
  });
});

describe("the overlay over the sectors' plans", () => {
  it("changes nothing in them, whatever happens in a plan: not from a yes to a withdrawal (V12)", async () => {
    // What a withdrawal tells the sectors stands apart; what was asked on the consent alone goes with it.
    const stored = async () => {
      const tables: Record<string, unknown> = {};
      for (const name of ["employment", "social", "psychiatry", "education"]) {
        const { db } = house.subgraph(name);
        for (const { table } of await db.query<{ table: string }>(
          `SELECT tablename AS "table" FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT IN ('read_log', 'log_seal', 'feed_log', 'migrations', 'withdrawal_notice', 'withdrawal_duty', 'treatment_plan_request') ORDER BY 1`,
        )) {
          const [row] = await db.query(
            `SELECT count(*)::int AS rows, md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS all FROM "${table}" t ${table === "revision" ? "WHERE change <> 'withdrawConsent'" : ""}`,
          );
          tables[`${name}.${table}`] = row;
        }
      }
      return tables;
    };
    const before = await stored();
    expect(before["employment.employment_plan"]).toMatchObject({ rows: expect.any(Number) });
    await step("karen", "lotte", "addAgreement", { text: "Alle ændrer alt", parties: ["LAB", "SEL"] });
    await house.ask(
      "karen",
      `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { sectors { overlay { plans { title interventions { title } } } } } } }`,
      { id: id("lotte") },
    );
    const { data } = await house.ask(
      "lotte",
      `{ me { citizen { consents(first: 50, where: { kind: { eq: JOINING } }) { nodes { id } } } } }`,
    );
    await done("lotte", "withdrawConsent", { consentId: data.me.citizen.consents.nodes[0].id }, "consent { status }");
    expect(await stored()).toEqual(before);
  });

  it("says of everything it lists on what law it rests, in which dated wording (V32)", async () => {
    const LAW = "legalBasis { act paragraph validFrom }";
    const { data } = await house.ask(
      "ida",
      `{ me { citizen { sectors { overlay { plans { ${LAW} } interventions { ${LAW} } } } } } }`,
    );
    const items = data.me.citizen.sectors.flatMap(
      ({ overlay }: { overlay: { plans: object[]; interventions: object[] } }) => [
        ...overlay.plans,
        ...overlay.interventions,
      ],
    );
    expect(items.length).toBeGreaterThan(3);
    for (const { legalBasis } of items) {
      expect(legalBasis).not.toEqual([]);
      for (const law of legalBasis)
        expect(law).toEqual({
          act: expect.stringMatching(/./),
          paragraph: expect.stringMatching(/§|kap/),
          validFrom: expect.stringMatching(/^\d{4}-/),
        });
    }
  });
});

describe("a need that is none", () => {
  it("is dismissed with a reason, once, and can no longer be dismissed when it was decided", async () => {
    const { need } = await done(
      "karen",
      "registerCoordinationNeed",
      { citizenId: id("henrik"), basis: "Stress og psykolog" },
      "need { id }",
    );
    const dismissal = { needId: need.id, reason: "Kun ét forløb, og det er kort" };
    const fields = "need { status dismissedFor }";
    expect((await tried("soeren", "dismissNeed", dismissal, fields)).code).toBe("NOT_FOUND");
    expect((await tried("henrik", "dismissNeed", dismissal, fields)).code).toBe("NOT_FOUND");
    expect((await done("karen", "dismissNeed", dismissal, fields)).need).toEqual({
      status: "DISMISSED",
      dismissedFor: dismissal.reason,
    });
    expect((await tried("karen", "dismissNeed", dismissal, fields)).code).toBe("CONFLICT");
  });
});

it("what is done in a plan is done once: nothing of it is settled, ended, held or begun a second time", async () => {
  const flag = { sector: "PSYCHIATRY", reason: "Hun sover ikke" };
  const { sectorFlags } = await step("lotte", "lotte", "flagUninvolvedSector", flag);
  const settled = { flagId: sectorFlags[0].id, outcome: "Egen læge tager det" };
  expect(await refused("karen", "lotte", "settleSectorFlag", settled)).toEqual([]);
  expect(await refused("karen", "lotte", "settleSectorFlag", { ...settled, outcome: "Nej" })).toEqual(["FLAG_UNKNOWN"]);
  expect((await planOf("karen", "lotte")).sectorFlags).toMatchObject([{ outcome: settled.outcome }]);
  expect(await refused("karen", "lotte", "activatePlan")).toEqual(["PLAN_STATUS"]);
  expect(await refused("karen", "lotte", "holdPlan")).toEqual([]);
  expect(await refused("karen", "lotte", "holdPlan")).toEqual(["PLAN_STATUS"]);
  const release = { sector: "LAB", reason: "Hun er i arbejde" };
  expect(await refused("karen", "lotte", "releaseSector", release)).toEqual([]);
  expect(await refused("karen", "lotte", "releaseSector", release)).toEqual(["RELEASED_ALREADY"]);
});
