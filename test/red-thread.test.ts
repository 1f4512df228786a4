import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";
import { id, inDays, steps } from "./support/steps.ts";
import { story } from "./support/story.ts";

const HELP = "id title sector { code } providerUnit legalBasis { act paragraph } period { from } endReason";
const PLAN = `id version goals { id title kind status category crossSector agreedBy agreedOn
    interventions { id proposed linkedBy intervention { ${HELP} } } }
  plannedOffers { offers { priority goals { title } intervention { ${HELP} goals { title } } } goalsWithoutHelp { title } sectors { sector { code } state } }
  health { stalls { kind subject sector { code } } }`;

const misbehaving = new Misbehaving();
let house: TestHouse;
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap, deadline: 20_000 });
});
beforeEach(() => house.rewind());
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
});

const { step, refused, planOf, tried } = steps(() => house, PLAN);

interface Help {
  id: string;
  title: string | null;
  sector: { code: string };
}
interface Goal {
  id: string;
  title: string;
  interventions: { id: string; proposed: boolean; linkedBy: string; intervention: Help }[];
}
interface Offer {
  priority: number | null;
  goals: { title: string }[];
  intervention: Help & { goals: { title: string }[] };
}

const JOB = "Et arbejde, jeg kan holde til";
const PEACE = "Ro derhjemme";
const lottes = (who = "karen") => planOf(who, "lotte");
const goalOf = async (title: string, who = "karen") =>
  (await lottes(who)).goals.find((goal: Goal) => goal.title === title) as Goal & Record<string, unknown>;
const offerOf = async (title: string, who = "karen") =>
  (await lottes(who)).plannedOffers.offers.find(({ intervention }: Offer) => intervention.title === title) as Offer;
const stalls = async (kind: string): Promise<string[]> =>
  (await lottes()).health.stalls
    .filter((stall: { kind: string }) => stall.kind === kind)
    .map(({ subject }: { subject: string }) => subject)
    .sort();
const tasksOf = async (who: string): Promise<string[]> =>
  (
    await house.ask(who, "{ tasks(first: 50, where: { kind: { eq: CONFIRM_GOAL_LINK } }) { nodes { subject } } }")
  ).data.tasks.nodes.map(({ subject }: { subject: string }) => subject);

/** What names a goal and help of Lotte's, both by their titles. */
async function thread(goal: string, help: string) {
  const { intervention } = await offerOf(help);
  return { goalId: (await goalOf(goal)).id, sector: intervention.sector.code, interventionId: intervention.id };
}

story("the red thread of Lotte's plan", (then) => {
  then(
    "is one list of what every open sector plans and does, by the goals it serves, with its law and its unit",
    async () => {
      const { plannedOffers } = await lottes();
      expect(
        plannedOffers.offers.map(({ priority, intervention }: Offer) => [priority, intervention.title]).slice(0, 3),
      ).toEqual([
        [1, "Jobtræning i kantine"],
        [1, "Mentor"],
        [4, "Familiebehandling"],
      ]);
      expect((await offerOf("Familiebehandling")).intervention).toMatchObject({
        sector: { code: "SEL" },
        legalBasis: [{ act: "Barnets lov", paragraph: expect.stringContaining("§ 32") }],
        providerUnit: expect.stringMatching(/./),
        goals: [{ title: PEACE }],
      });
      expect(plannedOffers.offers.at(-1).priority).toBeNull();
      expect((await goalOf(JOB)).interventions.map(({ intervention }) => intervention.title)).toEqual([
        "Jobtræning i kantine",
        "Mentor",
      ]);
    },
  );

  then("finds help that serves no goal, and a goal that no help serves", async () => {
    expect(await stalls("HELP_WITHOUT_GOAL")).toEqual([
      "FVU-dansk",
      "Psykologforløb",
      "Samtaleforløb",
      "Støtte til post og økonomi",
    ]);
    expect(await stalls("GOAL_WITHOUT_HELP")).toEqual([]);
    const [link] = (await goalOf(PEACE)).interventions;
    await step("susanne", "lotte", "unlinkGoal", { linkId: link?.id });
    expect(await stalls("GOAL_WITHOUT_HELP")).toEqual([PEACE]);
    expect((await lottes()).plannedOffers.goalsWithoutHelp).toEqual([{ title: PEACE }]);
    // A step on the way to it is helped: then so is the goal.
    await step("susanne", "lotte", "linkGoal", await thread("Fast dag til familiebehandleren", "Familiebehandling"));
    expect(await stalls("GOAL_WITHOUT_HELP")).toEqual([]);
    expect((await stalls("HELP_WITHOUT_GOAL")).includes("Familiebehandling")).toBe(false);
  });

  then("is proposed by Lotte, and by Mette of another's help; it counts once who helps says so", async () => {
    const input = await thread(PEACE, "Støtte til post og økonomi");
    await step("lotte", "lotte", "linkGoal", input);
    expect((await offerOf("Støtte til post og økonomi")).goals).toEqual([]);
    const proposal = (await goalOf(PEACE)).interventions.find(({ proposed }) => proposed);
    expect(proposal).toMatchObject({ linkedBy: "CITIZEN", intervention: { title: "Støtte til post og økonomi" } });
    expect(await stalls("HELP_WITHOUT_GOAL")).toContain("Støtte til post og økonomi");
    expect([await tasksOf("karen"), await tasksOf("susanne"), await tasksOf("mette")]).toEqual([
      [`${PEACE}: Støtte til post og økonomi`],
      [`${PEACE}: Støtte til post og økonomi`],
      [],
    ]);
    expect(await refused("mette", "lotte", "linkGoal", input)).toEqual(["LINKED_ALREADY"]);
    expect(await refused("mette", "lotte", "unlinkGoal", { linkId: proposal?.id })).toEqual(["LINK_UNKNOWN"]);
    await step("susanne", "lotte", "linkGoal", input);
    expect((await offerOf("Støtte til post og økonomi")).goals).toEqual([{ title: PEACE }]);
    expect(await tasksOf("karen")).toEqual([]);
    expect(await refused("lotte", "lotte", "unlinkGoal", { linkId: proposal?.id })).toEqual(["LINK_UNKNOWN"]);
    expect((await goalOf(PEACE)).crossSector).toBe(false);
    await step("karen", "lotte", "linkGoal", await thread(PEACE, "FVU-dansk"));
    expect((await goalOf(PEACE)).crossSector).toBe(true);
  });

  then("is nobody's who is not in the plan, names no goal of another's and no help that one may not see", async () => {
    const input = await thread(JOB, "FVU-dansk");
    const { id: planId, version } = await lottes();
    for (const who of ["kim", "anna", "sanne", "lone"])
      expect((await tried(who, "linkGoal", { planId, version, ...input })).code, who).toBe("NOT_FOUND");
    const sannes = (await planOf("karen", "sanne")).goals[0].id;
    expect(await refused("karen", "lotte", "linkGoal", { ...input, goalId: sannes })).toEqual(["GOAL_UNKNOWN"]);
    const elsewhere = { ...input, interventionId: id("sanne") };
    expect(await refused("karen", "lotte", "linkGoal", elsewhere)).toEqual(["INTERVENTION_UNKNOWN"]);
    const silent = await misbehaving.while("education", "silent", () =>
      tried("karen", "linkGoal", { planId, version, ...input }),
    );
    expect(silent.userErrors.map(({ code }: { code: string }) => code)).toEqual(["SECTOR_SILENT"]);
    const without = await misbehaving.while("employment", "silent", () => goalOf(JOB));
    expect(without.interventions.map(({ intervention }) => [intervention.title, intervention.sector.code])).toEqual([
      [null, "LAB"],
      [null, "LAB"],
    ]);
  });

  then("leads to the appointments of the help, and stands in a past version as it was then", async () => {
    const GOALS =
      "goals { title interventions { intervention { title appointments(from: $from, to: $to) { title sector { code } } } } }";
    const ask = `query ($id: ID!, $before: DateTime!, $from: Date, $to: Date) {
      now: coordinatingPlan(id: $id) { ${GOALS} } before: coordinatingPlan(id: $id, knownAt: $before) { ${GOALS} } }`;
    const { data, errors } = await house.ask("karen", ask, {
      ...{ id: (await lottes()).id, before: `${inDays(-2)}T12:00:00Z`, from: inDays(0), to: inDays(60) },
    });
    expect(errors).toBeUndefined();
    const peaceOf = ({ goals }: { goals: Goal[] }) => goals.find(({ title }) => title === PEACE)?.interventions;
    expect(peaceOf(data.now)?.map(({ intervention }) => intervention.title)).not.toContain("Familiebehandling");
    const visit = { title: "Besøg af familiebehandler", sector: { code: "SEL" } };
    const [{ intervention }] = peaceOf(data.before) as unknown as [{ intervention: { appointments: object[] } }];
    expect(intervention).toMatchObject({ title: "Familiebehandling", appointments: expect.arrayContaining([visit]) });
    expect(new Set(intervention.appointments.map((each) => JSON.stringify(each))).size).toBe(1);
  });
});

it("what Lotte keeps to herself is told of under no goal either, and leaves the goal without help", async () => {
  const { interventionId } = await thread(PEACE, "Familiebehandling");
  expect((await goalOf(PEACE)).interventions).toHaveLength(1);
  const shared = { sector: "SEL", categories: ["PLAN", "GOALS", "INTERVENTIONS"], exceptItems: [interventionId] };
  await step("karen", "lotte", "linkGoal", await thread(PEACE, "FVU-dansk"));
  await step("lotte", "lotte", "linkGoal", await thread(JOB, "Familiebehandling"));
  expect([(await goalOf(PEACE)).crossSector, await tasksOf("karen"), await tasksOf("susanne")]).toEqual([
    true,
    [`${JOB}: Familiebehandling`],
    [`${JOB}: Familiebehandling`],
  ]);
  expect((await tried("lotte", "giveSharingConsent", shared, "consent { status }")).userErrors).toEqual([]);
  expect((await goalOf(PEACE)).interventions.map(({ intervention }) => intervention.title)).toEqual(["FVU-dansk"]);
  expect([(await goalOf(PEACE)).crossSector, (await goalOf(PEACE, "susanne")).crossSector]).toEqual([false, true]);
  expect([await tasksOf("karen"), await tasksOf("susanne")]).toEqual([[], [`${JOB}: Familiebehandling`]]);
  // Of psychiatry nothing is shared without the written health consent: that there is help there is no task of Karen's either.
  const { db } = house.subgraph("coordination");
  await db.query("UPDATE goal_link SET sector_code = 'PSYCHIATRY', intervention_id = 'noget' WHERE proposed");
  expect(await tasksOf("karen")).toEqual([JOB]);
  await db.query("UPDATE consent SET withdrawn_at = now() WHERE kind = 'HEALTH_RETRIEVAL' AND citizen_id = $1", [
    id("lotte"),
  ]);
  expect(await tasksOf("karen")).toEqual([]);
  const [link] = (await goalOf(PEACE)).interventions;
  await step("karen", "lotte", "unlinkGoal", { linkId: link?.id });
  expect((await goalOf(PEACE)).interventions).toEqual([]);
  expect((await lottes()).plannedOffers.goalsWithoutHelp).toEqual([{ title: PEACE }]);
  expect(await stalls("GOAL_WITHOUT_HELP")).toEqual([PEACE]);
  // While its sector is silent it is kept out all the same.
  const silent = await misbehaving.while("social", "silent", () => goalOf(PEACE));
  expect(silent.interventions).toEqual([]);
});

it("two helps that are proposed for one goal are two tasks that are told apart; a silent sector names nothing", async () => {
  for (const help of ["Støtte til post og økonomi", "Familiebehandling"])
    await step("lotte", "lotte", "linkGoal", await thread(JOB, help));
  const two = [`${JOB}: Familiebehandling`, `${JOB}: Støtte til post og økonomi`];
  expect([(await tasksOf("karen")).sort(), (await tasksOf("susanne")).sort()]).toEqual([two, two]);
  expect(await misbehaving.while("social", "silent", () => tasksOf("susanne"))).toEqual([JOB, JOB]);
});

it("what is proposed for a goal is nobody's task any more when the goal is given up", async () => {
  const input = await thread("Overblik over økonomien", "Støtte til post og økonomi");
  await step("lotte", "lotte", "linkGoal", input);
  expect(await tasksOf("susanne")).toEqual(["Overblik over økonomien: Støtte til post og økonomi"]);
  await step("karen", "lotte", "finishGoal", { goalId: input.goalId, met: false, outcome: "Banken hjælper" });
  expect([await tasksOf("karen"), await tasksOf("susanne")]).toEqual([[], []]);
});

story("a goal of Lotte's plan", (then) => {
  then("is put in other words by Lotte, and then nobody has agreed to it: not even those who had", async () => {
    const { id: goalId } = await goalOf(JOB);
    for (const who of ["mette", "susanne"])
      expect(await refused(who, "lotte", "changeGoal", { goalId, title: "Fuld tid" }), who).toEqual(["FORBIDDEN"]);
    await step("lotte", "lotte", "changeGoal", { goalId, title: "Et arbejde i et køkken" });
    expect(await goalOf("Et arbejde i et køkken")).toMatchObject({ status: "PROPOSED", agreedBy: [], agreedOn: null });
    for (const who of ["lotte", "mette", "susanne"]) await step(who, "lotte", "agreeGoal", { goalId });
    expect(await goalOf("Et arbejde i et køkken")).toMatchObject({ status: "AGREED" });
    for (const same of [{}, { title: "Et arbejde i et køkken" }])
      expect(await refused("karen", "lotte", "changeGoal", { goalId, ...same })).toEqual(["NOTHING_CHANGED"]);
    // What it is filed under is no part of what was agreed to.
    await step("karen", "lotte", "changeGoal", { goalId, category: "ECONOMY" });
    expect(await goalOf("Et arbejde i et køkken")).toMatchObject({ status: "AGREED", category: "ECONOMY" });
  });

  then("loses the yes of who takes it back, and of nobody else", async () => {
    const { id: goalId } = await goalOf(PEACE);
    expect(await refused("karen", "lotte", "retractGoalAgreement", { goalId })).toEqual(["FORBIDDEN"]);
    await step("mette", "lotte", "retractGoalAgreement", { goalId });
    expect(await goalOf(PEACE)).toMatchObject({ status: "PROPOSED", agreedBy: ["CITIZEN", "SEL"], agreedOn: null });
    expect(await refused("mette", "lotte", "retractGoalAgreement", { goalId })).toEqual(["NOT_AGREED_BY_YOU"]);
    await step("lotte", "lotte", "retractGoalAgreement", { goalId });
    expect(await goalOf(PEACE)).toMatchObject({ agreedBy: ["SEL"] });
    await step("karen", "lotte", "finishGoal", { goalId, met: false, outcome: "Ikke længere aktuelt" });
    expect(await refused("susanne", "lotte", "retractGoalAgreement", { goalId })).toEqual(["GOAL_FINISHED"]);
    expect(await refused("lotte", "lotte", "changeGoal", { goalId, title: "Andet" })).toEqual(["GOAL_FINISHED"]);
  });

  then(
    "is put to all at a meeting: what Karen writes is nobody else's yes, but Lotte's where Mette heard it, until Lotte says that it is not so",
    async () => {
      await step("mette", "lotte", "proposeGoal", { title: "En fast ugeplan" });
      const { id: goalId } = await goalOf("En fast ugeplan");
      const times = { startsAt: `${inDays(3)}T08:00:00Z`, endsAt: `${inDays(3)}T09:00:00Z` };
      const { id: planId, version } = await lottes();
      const called = await tried(
        "karen",
        "planNetworkMeeting",
        { planId, version, ...times, inviteeIds: [id("mette")], agenda: ["Mål"], others: [], place: "Rådhuset" },
        "plan { version meetings(first: 9) { nodes { id startsAt } } }",
      );
      const meetingId = called.plan.meetings.nodes.find(({ startsAt }: { startsAt: string }) =>
        startsAt.startsWith(inDays(3)),
      ).id;
      house.goTo(inDays(4));
      const held = { meetingId, presentIds: [id("mette")], minutes: "Vi blev enige", goalIds: [goalId] };
      expect(await refused("karen", "lotte", "recordNetworkMeeting", { ...held, citizenPresent: false })).toEqual([
        "CITIZEN_NOT_PRESENT",
      ]);
      const elsewhere = { ...held, citizenPresent: true, goalIds: [(await planOf("karen", "sanne")).goals[0].id] };
      expect(await refused("karen", "lotte", "recordNetworkMeeting", elsewhere)).toEqual(["GOAL_UNKNOWN"]);
      const aloud = { medium: "SPOKEN", evidence: "Referatet", language: "dansk" };
      const statement = { ...aloud, givenOn: inDays(3), witnessId: id("mette") };
      const text = "Ugeplanen hænger på køleskabet";
      const all = { ...held, citizenPresent: true, agreements: [{ text, parties: ["CITIZEN", "LAB"] }] };
      for (const [wrong, code] of [
        [{ witnessId: null }, "WITNESS_MISSING"],
        [{ witnessId: id("karen") }, "WITNESS_UNKNOWN"],
        [{ givenOn: inDays(2) }, "DATE_PAST"],
        [{ onBehalfOf: id("sanne") }, "NOT_THEIRS_TO_SAY"],
      ] as const)
        expect(
          await refused("karen", "lotte", "recordNetworkMeeting", { ...all, statement: { ...statement, ...wrong } }),
        ).toEqual([code]);
      await step("karen", "lotte", "recordNetworkMeeting", { ...all, statement });
      expect(await goalOf("En fast ugeplan")).toMatchObject({ status: "PROPOSED", agreedBy: ["CITIZEN"] });
      for (const who of ["mette", "susanne"]) await step(who, "lotte", "agreeGoal", { goalId });
      expect(await goalOf("En fast ugeplan")).toMatchObject({ status: "AGREED" });
      const asked = `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { goals { title status recorded { id } } agreements { text status agreedBy recorded { id recordedBy { name } witness { name } } } } } }`;
      const hers = async () => {
        const { goals, agreements } = (await house.ask("lotte", asked, { id: id("lotte") })).data.citizen
          .coordinatingPlan;
        return {
          goal: goals.find((each: Goal) => each.title === "En fast ugeplan"),
          agreement: agreements.find((each: { text: string }) => each.text === text),
        };
      };
      const { goal, agreement } = await hers();
      expect(agreement).toMatchObject({
        status: "PROPOSED",
        agreedBy: ["CITIZEN"],
        recorded: [{ recordedBy: { name: "Karen Mikkelsen" }, witness: { name: "Mette Juul" } }],
      });
      for (const [{ id: statementId }] of [goal.recorded, agreement.recorded]) {
        expect((await tried("mette", "disputeRecord", { statementId }, "statement { id }")).code).toBe("NOT_FOUND");
        await tried("lotte", "disputeRecord", { statementId }, "statement { id }");
      }
      expect(await hers()).toMatchObject({ goal: { status: "PROPOSED" }, agreement: { agreedBy: [] } });
    },
  );

  then("takes a step's part of life from the goal above it", async () => {
    const { id: parentId } = (await lottes()).goals.find((goal: Goal) => goal.title === "Et arbejde i et køkken");
    await step("karen", "lotte", "changeGoal", { goalId: parentId, category: "EMPLOYMENT" });
    const { goals } = await step("mette", "lotte", "proposeGoal", { title: "Et hygiejnebevis", parentId });
    expect(goals.find(({ title }: Goal) => title === "Et hygiejnebevis")).toMatchObject({ category: "EMPLOYMENT" });
  });
});
