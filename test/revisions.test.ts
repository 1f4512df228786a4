import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { buildSchema, getNamedType } from "graphql";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { staffOf } from "./support/sectors.ts";
import { codes, id, inDays, steps } from "./support/steps.ts";
import { story } from "./support/story.ts";

const PLAN = `id version status proposedParticipants { id } goals { id title kind status interventions { id proposed } } agreements { id text } situation { id } sectorFlags { id } duties { id sector { code } note }
  meetings(first: 10) { nodes { id status } } order { dependencies { id } steps { intervention { id title sector { code } } } }
  contacts { contacts { id function } } contentConflicts { raised { id } } revisions(first: 100) { nodes { version change changedByRole } }
  jointSupport { suggestions { rule { code } interventions { id sector { code } } } jointSupports { id } }`;

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(() => house.rewind());
afterAll(() => house?.stop());

const { tried, done, plan: planAs, planOf } = steps(() => house, PLAN);

/** What changes nothing that a plan says: that somebody has seen it. */
const NO_CHANGE = ["acknowledgePlanVersion"];

/** The operations that answer with a changed plan. */
const CHANGES = Object.values(
  buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"))
    .getMutationType()
    ?.getFields() ?? {},
)
  .filter(({ type }) => getNamedType(type).name === "PlanPayload")
  .map(({ name }) => name);

interface Step {
  intervention: { id: string; sector: { code: string } };
}

story("Every change of Lotte's plan", (then) => {
  let planId: string;
  const made: string[] = [];
  const plan = () => planAs("karen", planId);

  /** A change of the plan: it grows by one version, which says what was done. */
  async function change(who: string, mutation: string, input: object = {}) {
    const { version } = await plan();
    await done(who, mutation, { planId, version, ...input }, "plan { id }");
    made.push(mutation);
    const after = await plan();
    expect(after.revisions.nodes[0], mutation).toMatchObject({ version: version + 1, change: mutation });
    expect(after.version, mutation).toBe(version + 1);
    return after;
  }
  const last = (rows: { id: string }[]): string => rows.at(-1)?.id as string;

  then("is kept as a version of its own that says what was done: of what it says", async () => {
    planId = (await planOf("karen", "lotte")).id;
    await change("karen", "writePlanSummary", { summary: "Lotte vil tilbage i et køkken." });
    const before = (await plan()).situation.map((item: { id: string }) => item.id);
    const { situation } = await change("lotte", "addSituationItem", { kind: "RESOURCE", text: "Min søster" });
    const itemId = situation.find((item: { id: string }) => !before.includes(item.id)).id;
    await change("lotte", "setPlanReaders", { id: itemId, visibleTo: ["SEL"] });
    await change("lotte", "removeSituationItem", { itemId });
    const { goals } = await change("mette", "proposeGoal", { title: "Et køkken i nærheden" });
    const goalId = goals.find(({ title }: { title: string }) => title === "Et køkken i nærheden").id;
    await change("lotte", "agreeGoal", { goalId });
    await change("lotte", "retractGoalAgreement", { goalId });
    await change("lotte", "changeGoal", { goalId, category: "EMPLOYMENT" });
    await change("lotte", "commentGoal", { goalId, comment: "Gerne i gåafstand" });
    await change("lotte", "prioritiseGoals", { goalIds: goals.map((goal: { id: string }) => goal.id).reverse() });
    await change("karen", "addAgreement", { text: "Mette ringer mandag", parties: ["LAB"] });
    const agreement = (await plan()).agreements.find(({ text }: { text: string }) => text === "Mette ringer mandag");
    await change("mette", "agreeAgreement", { agreementId: agreement.id });
    await change("mette", "keepAgreement", { agreementId: agreement.id });
    await change("karen", "addAgreement", { text: "Susanne ringer tirsdag", parties: ["SEL"] });
    const other = (await plan()).agreements.find(({ text }: { text: string }) => text === "Susanne ringer tirsdag");
    await change("susanne", "settleAgreement", { agreementId: other.id, ended: "DROPPED" });
    await change("karen", "finishGoal", { goalId, met: false, outcome: "Der er intet køkken i nærheden" });
  });

  then("… of who meets, and when it is looked at again", async () => {
    const meeting = {
      startsAt: `${inDays(3)}T08:00:00Z`,
      endsAt: `${inDays(3)}T09:00:00Z`,
      place: "Rådhuset",
      agenda: [],
      inviteeIds: [id("mette")],
      others: [],
    };
    const planned = await change("karen", "planNetworkMeeting", meeting);
    await change("karen", "cancelNetworkMeeting", { meetingId: planned.meetings.nodes[0].id });
    const again = await change("karen", "planNetworkMeeting", meeting);
    const meetingId = again.meetings.nodes.find(({ status }: { status: string }) => status === "PLANNED").id;
    const time = { day: inDays(3), from: "10:00", to: "11:00" };
    await change("karen", "moveNetworkMeeting", { meetingId, time });
    house.goTo(inDays(4));
    const held = { meetingId, citizenPresent: true, presentIds: [id("mette")], minutes: "Godt møde" };
    await change("karen", "recordNetworkMeeting", held);
    await change("karen", "setFollowUp", { dueOn: inDays(30), initiativeHolderId: id("mette") });
    await change("mette", "recordFollowUp", { citizenTookPart: true, note: "Det går fremad", nextDueOn: inDays(60) });
    const flag = { sector: "PSYCHIATRY", reason: "Hun sover ikke" };
    const { sectorFlags } = await change("lotte", "flagUninvolvedSector", flag);
    await change("karen", "settleSectorFlag", { flagId: last(sectorFlags), outcome: "Egen læge tager det" });
  });

  then("… of what lies side by side under it", async () => {
    const before = await plan();
    const [one, other] = before.order.steps.map(({ intervention }: { intervention: object }) => intervention);
    const { order } = await change("karen", "addInterventionDependency", {
      ...{ beforeId: one.id, beforeSector: one.sector.code, afterId: other.id, afterSector: other.sector.code },
      kind: "PARALLEL",
    });
    const known = before.order.dependencies.map((edge: { id: string }) => edge.id);
    const dependencyId = order.dependencies.find((edge: { id: string }) => !known.includes(edge.id)).id;
    await change("karen", "removeInterventionDependency", { dependencyId });
    const sides = order.steps.map(({ intervention: { id, sector } }: Step) => ({
      interventionId: id,
      sector: sector.code,
    }));
    const { contentConflicts } = await change("lotte", "flagContentConflict", {
      between: sides.slice(0, 2),
      why: "Tiden",
    });
    await change("karen", "addAgreement", { text: "Én ting ad gangen", parties: ["CITIZEN"] });
    const agreementId = (await plan()).agreements.find(({ text }: { text: string }) => text === "Én ting ad gangen").id;
    await change("lotte", "agreeAgreement", { agreementId });
    const conflictId = contentConflicts.raised[0].id;
    await change("karen", "settleContentConflict", { conflictId, agreementId, outcome: "Behandlingen først" });
    const again = await change("lotte", "flagContentConflict", { between: sides.slice(0, 2), why: "Igen" });
    const open = again.contentConflicts.raised.find(({ id }: { id: string }) => id !== conflictId).id;
    await change("lotte", "takeBackContentConflict", { conflictId: open });
    const { id: interventionId, sector: helping } = order.steps[0].intervention;
    const goal = (await plan()).goals.find(({ status }: { status: string }) => status === "AGREED");
    const { goals } = await change("lotte", "linkGoal", { goalId: goal.id, sector: helping.code, interventionId });
    const { interventions } = goals.find(({ id }: { id: string }) => id === goal.id);
    await change("lotte", "unlinkGoal", {
      linkId: interventions.find(({ proposed }: { proposed: boolean }) => proposed).id,
    });
    const { contacts } = await change("karen", "addExternalContact", { function: "Bankrådgiver", unit: "Banken" });
    const bank = contacts.contacts.find((contact: { function: string }) => contact.function === "Bankrådgiver");
    await change("karen", "endExternalContact", { contactId: bank.id });
    const [suggestion] = before.jointSupport.suggestions;
    const parts = suggestion.interventions.map((help: { id: string; sector: { code: string } }) => ({
      sector: help.sector.code,
      interventionId: help.id,
      purpose: `Det, som ${help.sector.code} vil`,
    }));
    const joint = { rule: suggestion.rule.code, primaryWorkerId: id("susanne"), parts };
    const { jointSupport } = await change("karen", "decideJointSupport", joint);
    await change("mette", "agreeJointSupport", { jointSupportId: last(jointSupport.jointSupports) });
    await change("karen", "endJointSupport", { jointSupportId: last(jointSupport.jointSupports) });
  });

  then("… of who takes part and who coordinates", async () => {
    const proposal = async (who: string) => {
      const input = { caseworkerId: id(who), reason: "Er med i hverdagen" };
      const { proposedParticipants } = await change("karen", "proposeParticipant", input);
      return { proposalId: last(proposedParticipants) };
    };
    await change("karen", "withdrawParticipantProposal", await proposal("kim"));
    await change("lotte", "answerParticipant", { ...(await proposal("peter")), accept: true });
    const statement = { medium: "PAPER", givenOn: inDays(4), evidence: "Bilag 3", language: "dansk" };
    await change("karen", "recordParticipantAnswerOnPaper", { ...(await proposal("kim")), accept: true, statement });
    await change("karen", "recordViewOnPaper", { wishes: "Mere tid", statement });
    const open = (await plan()).goals.find(({ status }: { status: string }) => status === "PROPOSED");
    await change("karen", "recordGoalAgreementOnPaper", { goalId: open.id, statement });
    await change("karen", "addAgreement", { text: "Lotte ringer onsdag", parties: ["CITIZEN"] });
    const hers = (await plan()).agreements.find(({ text }: { text: string }) => text === "Lotte ringer onsdag");
    await change("karen", "recordAgreementOnPaper", { agreementId: hers.id, statement });
    const together = { participatedOn: inDays(0), understands: true, meaningful: true, statement };
    await change("karen", "recordCoProductionOnPaper", together);
    await change("lotte", "endParticipant", { caseworkerId: id("kim"), reason: "NOT_WANTED" });
    await change("karen", "releaseSector", { sector: "PSYCHIATRY", reason: "Kun for en kort tid" });
    // What was agreed before psychiatry joined is agreed again when it has left.
    const agreed = (await plan()).goals.find(({ title }: { title: string }) => title === "Ro derhjemme");
    await change("lotte", "agreeGoal", { goalId: agreed.id });
    await change("karen", "setObligation", { sector: "SEL", owes: "Skriv om støtten i hjemmet" });
    await change("susanne", "meetObligation", { sector: "SEL", contribution: "Støtten står i planen" });
    await change("susanne", "logContact", { channel: "PHONE", partner: "FAMILY", about: "Om støtten" });
    const logged = (await house.ask("lotte", "{ me { citizen { coordinatingPlan { contactLog { nodes { id } } } } } }"))
      .data.me.citizen.coordinatingPlan.contactLog.nodes;
    await change("susanne", "takeBackContact", { contactId: logged[0].id, why: "Det var en anden" });
    await change("karen", "setScheme", { scheme: "RESOURCE_COURSE", since: "2025-03-01" });
    await change("karen", "setScheme", { scheme: null });
    await change("karen", "appointCoCoordinator", { caseworkerId: id("susanne"), basis: "MAIN_TASK" });
    await change("karen", "holdPlan");
    await change("lotte", "recordCoProduction", { participatedOn: inDays(0), understands: true, meaningful: true });
    await change("karen", "activatePlan");
    const toBodil = { toCaseworkerId: id("bodil"), on: inDays(14), citizenInformed: true };
    await change("karen", "handOverCoordination", toBodil);
    await change("karen", "callOffHandOver");
    await change("karen", "handOverCoordination", toBodil);
  });

  then(
    "… also where it is no change of the plan alone: her own words, a deputy in every plan, a withdrawal",
    async () => {
      const newest = async () => (await plan()).revisions.nodes[0];
      const { version } = await plan();
      const view = "{ coordinatingPlan(id: $id) { citizenView { version } } }";
      const own = await house.ask("lotte", `query ($id: ID!) ${view}`, { id: planId });
      const words = { planId, viewVersion: own.data.coordinatingPlan.citizenView.version, wishes: "Ro" };
      await done("lotte", "recordCitizenView", words, "plan { id }");
      expect(await newest()).toEqual({ version: version + 1, change: "recordCitizenView", changedByRole: "CITIZEN" });
      await done("lone", "coverAbsence", { caseworkerId: id("karen"), deputyId: id("bodil") }, "plans");
      expect(await newest()).toEqual({ version: version + 2, change: "coverAbsence", changedByRole: "LEADER" });
      const consents = `{ me { citizen { consents(first: 50, where: { kind: { eq: JOINING } }) { nodes { id } } } } }`;
      const [joining] = (await house.ask("lotte", consents)).data.me.citizen.consents.nodes;
      await done("lotte", "withdrawConsent", { consentId: joining.id }, "consent { status }");
      expect(await newest()).toEqual({ version: version + 3, change: "withdrawConsent", changedByRole: "CITIZEN" });
      const now = `query ($id: ID!, $on: Date!) { coordinatingPlan(id: $id, validAt: $on) { version status } }`;
      expect((await house.ask("karen", now, { id: planId, on: inDays(4) })).data.coordinatingPlan).toEqual({
        version: version + 3,
        status: "ENDING_WITHDRAWN",
      });
    },
  );

  then("… to its end, where a duty that a sector has done stays as it was told, once", async () => {
    const { duties } = await plan();
    for (const { id: dutyId, sector } of duties) {
      const decision = { reference: "Sag 26/118", madeOn: inDays(0) };
      await done(staffOf(sector.code), "completeDuty", { dutyId, decision }, "plan { id }");
    }
    const told = (await plan()).duties;
    await tried("mette", "completeDuty", { dutyId: duties[0].id, nothingToDecide: "Noget andet" }, "plan { id }");
    house.goTo(inDays(9));
    await tried("mette", "completeDuty", { dutyId: duties[0].id, nothingToDecide: "Noget tredje" }, "plan { id }");
    expect((await plan()).duties).toEqual(told);
    await change("karen", "closePlan", { reason: "CONSENT_WITHDRAWN" });
    const { version } = await plan();
    expect(codes((await tried("karen", "closePlan", { planId, version, reason: "MOVED" })).userErrors)).toEqual([
      "PLAN_STATUS",
    ]);
  });

  then("none is forgotten here, and none in the history", async () => {
    expect([...new Set(made), ...NO_CHANGE].sort()).toEqual(CHANGES.toSorted());
    const { version, revisions } = await plan();
    expect(revisions.nodes.map((kept: { version: number }) => kept.version)).toEqual(
      Array.from({ length: version }, (_, index) => version - index),
    );
  });

  then(
    "that decided something for her stands in her own list of decisions, as a sentence in both languages",
    async () => {
      const { data } = await house.ask(
        "lotte",
        "{ me { decisionsSoFar(first: 100) { nodes { change da: text en: text(language: EN) } } } }",
      );
      const { nodes } = data.me.decisionsSoFar;
      for (const { change: what, da, en } of nodes) {
        expect(da, what).toMatch(/^[A-ZÆØÅ].+\.$/);
        expect(en, what).toMatch(/^[A-Z].+\.$/);
      }
      expect([...new Set(nodes.map((decision: { change: string }) => decision.change))].sort()).toEqual([
        "activatePlan",
        "addAgreement",
        "agreeAgreement",
        "agreeJointSupport",
        "answerOffer",
        "answerParticipant",
        "appointCoCoordinator",
        "callOffHandOver",
        "changeGoal",
        "closePlan",
        "coverAbsence",
        "decideJointSupport",
        "endJointSupport",
        "endParticipant",
        "finishGoal",
        "handOverCoordination",
        "holdPlan",
        "keepAgreement",
        "meetObligation",
        "proposeParticipant",
        "recordAgreementOnPaper",
        "recordCoProduction",
        "recordCoProductionOnPaper",
        "recordFollowUp",
        "recordGoalAgreementOnPaper",
        "recordNetworkMeeting",
        "recordParticipantAnswerOnPaper",
        "recordViewOnPaper",
        "releaseSector",
        "retractGoalAgreement",
        "setObligation",
        "setPlanReaders",
        "setScheme",
        "settleAgreement",
        "settleContentConflict",
        "withdrawConsent",
      ]);
    },
  );
});
