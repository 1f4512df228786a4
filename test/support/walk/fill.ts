import type { Database } from "@overligger/shared";
import type { TestHouse } from "../house.ts";
import { id, inDays, steps } from "../steps.ts";

const LOTTE = id("lotte");
const EXPLANATION = "Én plan over de andre, så du kun skal fortælle det én gang.";
const PAPER = { medium: "PAPER", givenOn: inDays(0), evidence: "Bilag 3", language: "dansk" };

/** Invented: a birthday, and four digits. */
export const CPR = "090491-1234";

/**
 * Lotte's plan with something of everything in it, so that where a reader finds nothing it is because nothing is shown. What takes
 * people and days to come about is done as they do it, the rest is put where it would be.
 */
export async function fill(house: TestHouse): Promise<{ planId: string }> {
  const { db } = house.subgraph("coordination");
  const { done, join } = steps(() => house, "id version");
  const [found] = await db.query<{ id: string }>("SELECT id FROM coordinating_plan WHERE citizen_id = $1", [LOTTE]);
  const planId = (found as { id: string }).id;
  const change = async (who: string, mutation: string, input: object = {}, asked = "id version") => {
    const [row] = await db.query<{ version: number }>("SELECT version FROM coordinating_plan WHERE id = $1", [planId]);
    return (await done(who, mutation, { planId, version: row?.version, ...input }, `plan { ${asked} }`)).plan;
  };

  await everyTable(house);
  await known(house);
  for (const kind of ["RESOURCE", "BARRIER"]) await change("lotte", "addSituationItem", { kind, text: "Min søster" });
  await change("karen", "writePlanSummary", {
    summary: "Lotte vil tilbage i et køkken.",
    sources: [{ party: "CITIZEN", on: inDays(-1), what: "Samtale" }],
  });
  const { goals } = await change(
    "karen",
    "proposeGoal",
    { title: "Et køkken", intention: "I gang", parentId: null, progression: false },
    "goals { id title }",
  );
  const goalId = goals.find(({ title }: { title: string }) => title === "Et køkken").id;
  await change("karen", "recordGoalAgreementOnPaper", { goalId, statement: PAPER });
  for (const who of ["mette", "susanne"]) await change(who, "agreeGoal", { goalId });
  await change("lotte", "commentGoal", { goalId, comment: "Gerne i gåafstand" });
  const measured = await db.query<{ id: string }>(
    "SELECT id FROM plan_goal WHERE plan_id = $1 AND scale_to IS NOT NULL AND status = 'AGREED'",
    [planId],
  );
  if (measured.length > 0)
    await done("lotte", "recordProgress", { goalId: measured[0]?.id, value: 2, note: "Lidt" }, "goal { id }");
  await change("karen", "addAgreement", {
    text: "Mette ringer mandag",
    parties: ["LAB"],
    dueOn: inDays(9),
    visibleTo: ["LAB", "SEL"],
  });
  const said = { text: "Lotte ringer onsdag", parties: ["CITIZEN"], visibleTo: ["LAB", "SEL"] };
  const { agreements } = await change("karen", "addAgreement", said, "agreements { id text }");
  const { id: agreementId } = agreements.find(({ text }: { text: string }) => text === said.text);
  await change("karen", "recordAgreementOnPaper", { agreementId, statement: PAPER });
  await change("karen", "setFollowUp", { dueOn: inDays(30), initiativeHolderId: id("mette") });
  await change("mette", "recordFollowUp", { citizenTookPart: true, note: "Det går fremad", nextDueOn: inDays(60) });
  const meeting = {
    ...{ startsAt: `${inDays(3)}T08:00:00Z`, endsAt: `${inDays(3)}T09:00:00Z`, place: "Rådhuset", agenda: ["Køkken"] },
    ...{ inviteeIds: [id("mette")], others: ["Egen læge"] },
  };
  const { meetings } = await change("karen", "planNetworkMeeting", meeting, "meetings { nodes { id } }");
  house.goTo(inDays(4));
  await change("karen", "recordNetworkMeeting", {
    ...{ meetingId: meetings.nodes[0].id, citizenPresent: true, presentIds: [id("mette")], minutes: "Godt møde" },
    ...{
      visibleTo: ["LAB", "SEL"],
      roles: [{ party: "LAB", role: "Ringer" }],
      agreements: [{ text: "Mette skriver", parties: ["LAB"] }],
    },
  });
  const { sectorFlags } = await change(
    "lotte",
    "flagUninvolvedSector",
    { sector: "PSYCHIATRY", reason: "Hun sover ikke" },
    "sectorFlags { id }",
  );
  await change("karen", "settleSectorFlag", { flagId: last(sectorFlags), outcome: "Egen læge" });
  await change("karen", "addExternalContact", { function: "Bankrådgiver", unit: "Banken", name: "Bo Å" });
  await change("karen", "recordViewOnPaper", { wishes: "Mere tid", statement: PAPER });
  const side =
    "order { steps { intervention { id sector { code } } } } jointSupport { suggestions { rule { code } interventions { id sector { code } } } }";
  const { order, jointSupport } = await change("karen", "writePlanSummary", { summary: "Lotte vil tilbage." }, side);
  const [one, other] = order.steps.map(({ intervention }: { intervention: object }) => intervention);
  await change("karen", "addInterventionDependency", {
    ...{ beforeId: one.id, beforeSector: one.sector.code, afterId: other.id, afterSector: other.sector.code },
    ...{ kind: "BLOCKS", note: "Først ro" },
  });
  const named = ({ id: interventionId, sector }: { id: string; sector: { code: string } }) => ({
    ...{ interventionId, sector: sector.code },
  });
  await change("karen", "flagContentConflict", { between: [named(one), named(other)], why: "Ikke på samme tid" });
  await db.query("UPDATE content_conflict_rule SET hours_most = 0.1 WHERE hours_most IS NOT NULL");
  const [suggestion] = jointSupport.suggestions;
  const decided = await change(
    "karen",
    "decideJointSupport",
    {
      ...{ rule: suggestion.rule.code, primaryWorkerId: id("susanne") },
      parts: suggestion.interventions.map((help: { id: string; sector: { code: string } }) => ({
        ...{ sector: help.sector.code, interventionId: help.id, purpose: `Det, som ${help.sector.code} vil` },
      })),
    },
    "jointSupport { jointSupports { id } }",
  );
  await change("mette", "agreeJointSupport", { jointSupportId: last(decided.jointSupport.jointSupports) });
  // Kim takes part and has ended; Hanne is proposed.
  await join("karen", "lotte", id("kim"));
  await change("lotte", "endParticipant", { caseworkerId: id("kim"), reason: "NOT_WANTED" });
  await change("karen", "proposeParticipant", { caseworkerId: id("hanne"), reason: "Kender Lotte" });
  await done("kim", "registerCoordinationNeed", { citizenId: LOTTE, basis: "Tre sager på én gang" }, "need { id }");
  await done(
    "kim",
    "offerPlan",
    { citizenId: LOTTE, coordinatorId: id("karen"), explanation: EXPLANATION },
    "offer { id }",
  );
  await assessed(house);
  await complained(house);
  await keepOut(house);
  await reschedule(house, planId);
  return { planId };
}

/** Two areas assess her: what one found the other builds on, she says something to it, and it leads to help in both. */
async function assessed(house: TestHouse): Promise<void> {
  const { done } = steps(() => house, "id");
  for (const sector of ["SEL", "LAB"]) await done("lotte", "giveAssessmentConsent", { sector }, "consent { id }");
  const asked = "assessment { id version findings { id } }";
  const begun = await done("karen", "startAssessment", { citizenId: LOTTE, sectors: ["SEL", "LAB"] }, asked);
  const { id: assessmentId } = begun.assessment;
  const finding = { theme: "HOUSING", text: "Hun bor til leje", level: 1, source: "Samtale", sourceOn: inDays(-1) };
  const { assessment } = await done("susanne", "addFinding", { assessmentId, sector: "SEL", ...finding }, asked);
  await done("mette", "reuseFinding", { assessmentId, sector: "LAB", findingId: last(assessment.findings) }, asked);
  const [row] = await house
    .subgraph("decisions")
    .db.query<{ version: number }>("SELECT version FROM assessment WHERE id = $1", [assessmentId]);
  const words = {
    lifeSituation: "Alene",
    resources: "Venner",
    challenges: "Ryg",
    needs: "Ro",
    familyContext: "Tre børn",
  };
  await done("susanne", "describeSituation", { assessmentId, version: row?.version, sector: "SEL", ...words }, asked);
  await done("lotte", "commentAssessment", { assessmentId, text: "Det passer" }, asked);
  const complete = async (who: string, more: object = {}) => {
    const [now] = await house
      .subgraph("decisions")
      .db.query<{ version: number }>("SELECT version FROM assessment WHERE id = $1", [assessmentId]);
    await done(who, "completeAssessment", { assessmentId, version: now?.version, ...more }, asked);
  };
  await complete("susanne", { validTo: inDays(200) });
  await complete("lotte");
  const help = { providerUnit: "Enheden", hoursPerWeek: 2, reason: "Det er aftalt med hende." };
  const [goal] = await house
    .subgraph("coordination")
    .db.query<{ id: string }>(
      `SELECT g.id FROM plan_goal g JOIN coordinating_plan p ON p.id = g.plan_id WHERE p.citizen_id = $1 AND g.status = 'AGREED' LIMIT 1`,
      [LOTTE],
    );
  const law = { act: "SEL", paragraph: "§ 85", validFrom: "2024-01-01" };
  const items = [
    { ...help, sector: "SEL", kind: "HOME_SUPPORT", title: "Støtte om aftenen", law, goalIds: [goal?.id] },
    { ...help, sector: "SEL", kind: "GARDENING", title: "Haven", law, goalIds: [goal?.id] },
  ];
  await done("karen", "allocate", { assessmentId, items }, "allocation { id }");
}

/** Her support is decided on, and she complains about it. */
async function complained(house: TestHouse): Promise<void> {
  const { done } = steps(() => house, "id");
  const asked = "decision { id version }";
  const begun = await done("karen", "draftDecision", { citizenId: LOTTE, sectors: ["SEL"] }, asked);
  const named = ({ id: decisionId, version }: { id: string; version: number }) => ({ decisionId, version });
  const part = {
    ...{ sector: "SEL", title: "Støtte hjemme", outcome: "REFUSED", facts: "Det, du selv har sagt" },
    ...{ reasons: "Du klarer det selv nu", law: { act: "SEL", paragraph: "§ 85", validFrom: "2024-01-01" } },
  };
  const added = await done("karen", "addDecisionPart", { ...named(begun.decision), ...part }, asked);
  const heard = await done("karen", "hearCitizen", { ...named(added.decision), replyBy: inDays(7) }, asked);
  await done("lotte", "answerHearing", { decisionId: heard.decision.id, answer: "Det gør jeg ikke" }, asked);
  const { version } = heard.decision;
  const issued = await done(
    "karen",
    "issueDecision",
    {
      decisionId: heard.decision.id,
      version: version + 1,
      explanation: "Du får ikke længere støtte hjemme, for du klarer det selv.",
    },
    asked,
  );
  await done("lotte", "fileComplaint", { decisionId: issued.decision.id, text: "Jeg er uenig" }, "complaint { id }");
}

const last = (rows: { id: string }[]): string => rows.at(-1)?.id as string;

/** One row of every table of a sector that has none about Lotte becomes hers: what it shows is not asked, but to whom. */
async function everyTable(house: TestHouse): Promise<void> {
  for (const name of house.house.subgraphs.keys()) {
    // What was decided is never changed, nor becomes somebody else's.
    if (name === "coordination" || name === "decisions") continue;
    const { db } = house.subgraph(name);
    const tables = await db.query<{ table: string; town: boolean }>(
      `SELECT table_name AS table, bool_or(column_name = 'municipality') AS town FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name NOT LIKE '%log%' GROUP BY 1 HAVING bool_or(column_name = 'citizen_id')`,
    );
    for (const { table, town } of tables) await becomesHers(db, table, town);
  }
}

async function becomesHers(db: Database, table: string, town: boolean): Promise<void> {
  const [hers] = await db.query(`SELECT 1 FROM "${table}" WHERE citizen_id = $1 LIMIT 1`, [LOTTE]);
  if (hers) return;
  await db.query(
    `UPDATE "${table}" SET citizen_id = $1 ${town ? ", municipality = '0260'" : ""}
     WHERE ctid = (SELECT ctid FROM "${table}" WHERE citizen_id IS NOT NULL LIMIT 1)`,
    [LOTTE],
  );
}

/** She is known by a number, as somebody was who is registered and whose number becomes hers. */
async function known(house: TestHouse): Promise<void> {
  const { db } = house.subgraph("coordination");
  const { done } = steps(() => house, "id");
  const { citizen } = await done("kim", "registerCitizen", { cpr: CPR, name: "Ane Ø" }, "citizen { id }");
  const [row] = await db.query<{ hash: string }>("SELECT cpr_hash AS hash FROM citizen WHERE id = $1", [citizen.id]);
  await db.query("UPDATE citizen SET cpr_hash = NULL WHERE id = $1", [citizen.id]);
  await db.query("UPDATE citizen SET cpr_hash = $2 WHERE id = $1", [LOTTE, row?.hash]);
}

/** Of what employment has, she keeps one thing out. */
async function keepOut(house: TestHouse): Promise<void> {
  const { done } = steps(() => house, "id");
  const [row] = await house
    .subgraph("employment")
    .db.query<{ id: string }>("SELECT id FROM contact_point WHERE citizen_id = $1 LIMIT 1", [LOTTE]);
  const categories = ["PLAN", "DETAILS", "GOALS", "INTERVENTIONS", "APPOINTMENTS", "CONTACTS"];
  await done(
    "lotte",
    "giveSharingConsent",
    { sector: "LAB", categories, validTo: inDays(300), exceptItems: [row?.id] },
    "consent { id }",
  );
}

/** Another time is proposed for one of her appointments in each of two sectors. */
async function reschedule(house: TestHouse, planId: string): Promise<void> {
  const { done } = steps(() => house, "id");
  for (const [name, sector] of [
    ["social", "SEL"],
    ["employment", "LAB"],
  ] as const) {
    const [row] = await house
      .subgraph(name)
      .db.query<{ id: string }>(
        "SELECT id FROM appointment WHERE citizen_id = $1 AND cancelled_at IS NULL ORDER BY starts_at DESC LIMIT 1",
        [LOTTE],
      );
    const time = { startsAt: `${inDays(33)}T09:00:00Z`, endsAt: `${inDays(33)}T10:00:00Z` };
    const input = {
      planId,
      sector,
      appointmentId: `${row?.id}~${planId}`,
      ...time,
      reason: "Psykologen har kun tid den dag",
    };
    await done("karen", "proposeReschedule", input, "request { id }");
  }
}
