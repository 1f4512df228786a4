import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";
import { id, inDays, steps } from "./support/steps.ts";
import { story } from "./support/story.ts";

const CONFLICTS = `raised { id why raisedBy raisedOn settledOn outcome agreementId between { goal { title } intervention { title } } }
  suggested { rule { code name law { status } } interventions { title } } sectors { sector { code } state }`;
const PLAN = `id version goals { id title } agreements { id text } contentConflicts { ${CONFLICTS} } health { stalls { kind subject } }
  plannedOffers { offers { intervention { id title sector { code } } } }`;

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
const lottes = (who = "karen") => planOf(who, "lotte");
const help = async (title: string) => {
  const { offers } = (await lottes()).plannedOffers;
  const { id, sector } = offers.find((offer: { intervention: { title: string } }) => offer.intervention.title === title)
    .intervention as { id: string; sector: { code: string } };
  return { sector: sector.code, interventionId: id };
};
const goal = async (title: string) => ({
  goalId: (await lottes()).goals.find((each: { title: string }) => each.title === title).id as string,
});
const suggested = async (who = "karen"): Promise<[string, string[]][]> =>
  (await lottes(who)).contentConflicts.suggested.map(
    ({ rule, interventions }: { rule: { code: string }; interventions: { title: string }[] }) => [
      rule.code,
      interventions.map(({ title }) => title).sort(),
    ],
  );
const stalls = async (): Promise<string[]> =>
  (await lottes()).health.stalls
    .filter(({ kind }: { kind: string }) => kind === "CONTENT_CONFLICT")
    .map(({ subject }: { subject: string }) => subject);
const task = async (who: string): Promise<string[]> =>
  (
    await house.ask(who, "{ tasks(first: 50, where: { kind: { eq: SETTLE_CONTENT_CONFLICT } }) { nodes { subject } } }")
  ).data.tasks.nodes.map(({ subject }: { subject: string }) => subject);
/** What a sector's help becomes in its own database: of another kind, or of more hours. */
const becomes = (subgraph: string, title: string, set: string, value: unknown) =>
  house.subgraph(subgraph).db.query(`UPDATE intervention SET ${set} = $2 WHERE title = $1`, [title, value]);

const WHY = "Jobtræningen ligger oven i familiebehandlingen, og Lotte kan ikke begge dele";

story("two efforts that work against each other", (then) => {
  const agreed = async (text: string, parties: string[], yes: string[]) => {
    await step("karen", "lotte", "addAgreement", { text, parties, dueOn: inDays(9) });
    const agreementId = (await lottes()).agreements.find((each: { text: string }) => each.text === text).id;
    for (const who of yes) await step(who, "lotte", "agreeAgreement", { agreementId });
    return agreementId as string;
  };
  let earlier: string;

  then("are flagged by Lotte, stall her plan and are Karen's to settle; twice is once", async () => {
    earlier = await agreed("Samme morgen, om noget andet", ["CITIZEN", "LAB"], ["lotte", "mette"]);
    const between = [await help("Jobtræning i kantine"), await help("Familiebehandling")];
    await step("lotte", "lotte", "flagContentConflict", { between, why: WHY });
    const [raised] = (await lottes("mette")).contentConflicts.raised;
    expect(raised).toMatchObject({
      ...{ why: WHY, raisedBy: "CITIZEN", settledOn: null },
      between: [
        { goal: null, intervention: { title: "Jobtræning i kantine" } },
        { goal: null, intervention: { title: "Familiebehandling" } },
      ],
    });
    expect(await stalls()).toEqual([WHY]);
    expect([await task("karen"), await task("mette")]).toEqual([[null], []]); // why, the plan tells
    const { data } = await house.ask(
      "karen",
      `query ($id: ID!) { coordinatingPlan(id: $id) { collisions { content { raised { why } } } } }`,
      { id: (await lottes()).id },
    );
    expect(data.coordinatingPlan.collisions.content).toEqual({ raised: [{ why: WHY }] });
    const again = { between: [...between].reverse(), why: "Det samme" };
    expect(await refused("susanne", "lotte", "flagContentConflict", again)).toEqual(["FLAGGED_ALREADY"]);
  });

  then("are settled by an agreement that Lotte has said yes to, by no other and by nobody else", async () => {
    const conflictId = (await lottes()).contentConflicts.raised[0].id;
    const settle = async (who: string, agreementId: string) =>
      refused(who, "lotte", "settleContentConflict", { conflictId, agreementId, outcome: "Jobtræning om mandagen" });
    expect(await settle("karen", await agreed("Myndighederne alene", ["LAB"], ["mette"]))).toEqual([
      "NOT_WITH_CITIZEN",
    ]);
    // What Lotte said yes to before she said that they clash, the same morning or long ago, was not about that.
    const ago = (await lottes()).agreements.find(({ text }: { text: string }) =>
      text.startsWith("Jobcentret indkalder"),
    ).id;
    for (const old of [earlier, ago]) expect(await settle("karen", old)).toEqual(["AGREED_BEFORE"]);
    await step("lotte", "lotte", "keepAgreement", { agreementId: earlier });
    expect(await settle("karen", earlier)).toEqual(["AGREED_BEFORE"]);
    // One that Lotte no longer wants settles nothing any more.
    const first = await agreed("Fredag", ["CITIZEN"], ["lotte"]);
    expect(await settle("karen", first)).toEqual([]);
    expect([await stalls(), await task("karen")]).toEqual([[], []]);
    await step("lotte", "lotte", "settleAgreement", { agreementId: first, ended: "DROPPED" });
    expect((await lottes()).contentConflicts.raised[0]).toMatchObject({ settledOn: null, outcome: null });
    expect([await stalls(), await task("karen")]).toEqual([[WHY], [null]]);
    expect(await settle("karen", first)).toEqual(["NOT_WITH_CITIZEN"]);
    const waiting = await agreed("Mandag og onsdag", ["CITIZEN", "LAB"], ["mette"]);
    expect(await settle("karen", waiting)).toEqual(["NOT_WITH_CITIZEN"]);
    await step("lotte", "lotte", "agreeAgreement", { agreementId: waiting });
    for (const who of ["lotte", "mette"]) expect(await settle(who, waiting), who).toEqual(["FORBIDDEN"]);
    expect(await settle("karen", waiting)).toEqual([]);
    expect((await lottes()).contentConflicts.raised[0]).toMatchObject({
      ...{ settledOn: inDays(0), outcome: "Jobtræning om mandagen", agreementId: expect.stringContaining(waiting) },
    });
    expect([await stalls(), await task("karen")]).toEqual([[], []]);
    expect(await settle("karen", waiting)).toEqual(["CONFLICT_UNKNOWN"]);
    // By which agreement, is told to whom that one may be read by.
    await step("karen", "lotte", "setPlanReaders", { id: waiting, visibleTo: ["LAB"] });
    const byWhich = async (who: string) => (await planOf(who, "lotte")).contentConflicts.raised[0].agreementId;
    expect([await byWhich("susanne"), await byWhich("mette")]).toEqual([null, expect.stringContaining(waiting)]);
  });

  then("may be a goal and an effort; never one alone, another plan's, or what one may not see", async () => {
    const job = await goal("Et arbejde, jeg kan holde til");
    const treatment = await help("Familiebehandling");
    await step("mette", "lotte", "flagContentConflict", { between: [job, treatment], why: "Tiden" });
    const mistaken = (await lottes()).contentConflicts.raised.find(({ why }: { why: string }) => why === "Tiden").id;
    for (const who of ["karen", "lotte"])
      expect(await refused(who, "lotte", "takeBackContentConflict", { conflictId: mistaken }), who).toEqual([
        "NOT_YOURS",
      ]);
    await step("mette", "lotte", "takeBackContentConflict", { conflictId: mistaken });
    expect(await refused("mette", "lotte", "takeBackContentConflict", { conflictId: mistaken })).toEqual([
      "CONFLICT_UNKNOWN",
    ]);
    expect(await stalls()).toEqual([]);
    const flag = (...between: object[]) => refused("karen", "lotte", "flagContentConflict", { between, why: "x" });
    expect(await flag(job, job)).toEqual(["TWO_SIDES"]);
    expect(await flag(job, { ...treatment, ...job })).toEqual(["SIDE_UNCLEAR"]);
    expect(await flag(job, { sector: "SEL" })).toEqual(["SIDE_UNCLEAR"]);
    expect(await flag(job, { sector: "SEL", interventionId: job.goalId })).toEqual(["INTERVENTION_UNKNOWN"]);
    expect(await flag({ goalId: (await planOf("karen", "sanne")).goals[0].id }, job)).toEqual(["GOAL_UNKNOWN"]);
    expect(await flag(job)).toEqual(["TWO_SIDES"]);
    const { id: planId, version } = await lottes();
    const between = [await goal("Ro derhjemme"), treatment];
    for (const who of ["kim", "sanne", "lone"])
      expect((await tried(who, "flagContentConflict", { planId, version, between, why: "x" })).code, who).toBe(
        "NOT_FOUND",
      );
  });
});

story("what Lotte keeps to herself", (then) => {
  const keepOut = async (...titles: string[]) => {
    const exceptItems = await Promise.all(titles.map(async (title) => (await help(title)).interventionId));
    const shared = { sector: "SEL", categories: ["PLAN", "GOALS", "INTERVENTIONS"], exceptItems };
    expect((await tried("lotte", "giveSharingConsent", shared, "consent { status }")).userErrors).toEqual([]);
  };
  const raised = async (who: string) =>
    (await lottes(who)).contentConflicts.raised
      .map(
        ({
          why,
          outcome,
          between,
        }: {
          why: string;
          outcome: string;
          between: { intervention: { title: string } }[];
        }) => [why, outcome, ...between.map(({ intervention }) => intervention?.title ?? null)],
      )
      .sort(); // both were raised on the same day
  const JOB = "Jobtræning i kantine";
  const [FAMILY, MONEY] = ["Familiebehandling", "Støtte til post og økonomi"];
  const order = async (who: string): Promise<number> =>
    (
      await house.ask(who, "query ($id: ID!) { coordinatingPlan(id: $id) { order { dependencies { kind } } } }", {
        id: (await lottes()).id,
      })
    ).data.coordinatingPlan.order.dependencies.length;

  then(
    "is told by no conflict: why to whom sees both sides, that there is one to whom sees one, or settles it",
    async () => {
      const [job, family, money] = [await help(JOB), await help(FAMILY), await help(MONEY)];
      await step("lotte", "lotte", "flagContentConflict", { between: [job, family], why: WHY });
      await step("susanne", "lotte", "flagContentConflict", { between: [family, money], why: "Samme formiddag" });
      const both = [
        [WHY, null, JOB, FAMILY],
        ["Samme formiddag", null, FAMILY, MONEY],
      ];
      const waits = { kind: "FINISH_TO_START", beforeSector: "SEL", beforeId: family.interventionId };
      const before = await order("karen");
      await step("karen", "lotte", "addInterventionDependency", {
        ...{ ...waits, afterSector: "LAB", afterId: job.interventionId },
      });
      expect([await order("karen"), await order("mette")]).toEqual([before + 1, before + 1]);
      for (const who of ["karen", "mette", "susanne", "lotte"]) expect(await raised(who), who).toEqual(both);
      await keepOut(FAMILY, MONEY);
      expect(await raised("lotte")).toEqual([
        [WHY, null, JOB, null],
        ["Samme formiddag", null, null, null],
      ]);
      expect(await raised("karen")).toEqual([
        [null, null, null, null],
        [null, null, JOB, null],
      ]);
      expect(await stalls()).toEqual([null, null]);
      expect(await raised("mette")).toEqual([[null, null, JOB, null]]);
      expect(await raised("susanne"), "their own case").toEqual(both);
      expect([await order("karen"), await order("mette"), await order("susanne")]).toEqual([
        before,
        before,
        before + 1,
      ]);
    },
  );
});

story("what the rules find", (then) => {
  then("is nothing while nothing clashes, and a duty to attend beside a treatment once one runs", async () => {
    expect(await suggested()).toEqual([]);
    await becomes("social", "Støtte til post og økonomi", "kind", "SUBSTANCE_TREATMENT");
    expect(await suggested("lotte")).toEqual([
      ["ATTENDANCE_AGAINST_TREATMENT", ["Jobtræning i kantine", "Støtte til post og økonomi"]],
    ]);
    const [{ rule }] = (await lottes()).contentConflicts.suggested;
    expect(rule).toMatchObject({ name: expect.stringContaining("fremmøde"), law: { status: "LOCAL" } });
    // Of a sector that is silent nothing is said, and it is named.
    const silent = await misbehaving.while("social", "silent", () => lottes());
    expect(silent.contentConflicts.suggested).toEqual([]);
    expect(silent.contentConflicts.sectors).toContainEqual({ sector: { code: "SEL" }, state: "SILENT" });
  });

  then("is not found before its rule holds, nor from the day on which it no longer does", async () => {
    const { db } = house.subgraph("coordination");
    const holds = (from: string, to: string | null) =>
      db.query(
        "UPDATE content_conflict_rule SET valid_from = $1, valid_to = $2 WHERE code = 'ATTENDANCE_AGAINST_TREATMENT'",
        [from, to],
      );
    await holds(inDays(1), null);
    expect(await suggested()).toEqual([]);
    await holds(inDays(-9), inDays(0));
    expect(await suggested()).toEqual([]);
    await holds(inDays(-9), inDays(1));
    expect(await suggested()).toHaveLength(1);
  });

  then(
    "is a week longer than a full one, of several sectors together; and nothing that somebody has raised",
    async () => {
      const long = async () => (await suggested()).filter(([code]) => code === "WEEK_TOO_LONG").length;
      await becomes("employment", "Jobtræning i kantine", "hours_per_week", 1);
      await becomes("social", "Familiebehandling", "hours_per_week", 1);
      expect(await long()).toBe(0);
      await becomes("social", "Familiebehandling", "hours_per_week", 37);
      expect(await long()).toBe(1);
      const between = [await help("Jobtræning i kantine"), await help("Støtte til post og økonomi")];
      await step("susanne", "lotte", "flagContentConflict", { between, why: "Behandlingen går forud" });
      expect((await suggested()).map(([code]) => code)).not.toContain("ATTENDANCE_AGAINST_TREATMENT");
      // All that a rule counts together is taken up together, and nothing else of more than two.
      const counted = await Promise.all(
        (await suggested()).filter(([code]) => code === "WEEK_TOO_LONG").flatMap(([, titles]) => titles.map(help)),
      );
      expect(counted.length).toBeGreaterThan(2);
      const week = (sides: object[]) =>
        refused("karen", "lotte", "flagContentConflict", { between: sides, why: "Det er for mange timer" });
      expect(await week([...counted, await goal("Ro derhjemme")])).toEqual(["NOT_SUGGESTED"]);
      expect(await week(counted)).toEqual([]);
      expect(await long()).toBe(0);
    },
  );
});

story("a pause that gives room for Lotte's treatment", (then) => {
  const asked = `contentConflicts { suggested { rule { code law { status } } interventions { title } pauses { reason sector { code } period { from to } } }
    sectors { sector { code } state withheld } }`;
  const conflicts = async (who: string) =>
    (await house.ask(who, `query ($id: ID!) { coordinatingPlan(id: $id) { ${asked} } }`, { id: (await lottes()).id }))
      .data.coordinatingPlan.contentConflicts;
  const found = async (who: string): Promise<string[]> =>
    (await conflicts(who)).suggested.map(
      ({
        rule,
        interventions,
        pauses,
      }: {
        rule: { code: string };
        interventions: { title: string }[];
        pauses: object[];
      }) => [rule.code, ...interventions.map(({ title }) => title), pauses.length].join(" | "),
    );
  const JOB = "ATTENDANCE_AGAINST_PAUSE | Jobtræning i kantine | 1";
  const lab = async (who: string) =>
    (await conflicts(who)).sectors.find(({ sector }: { sector: { code: string } }) => sector.code === "LAB");
  const opened = async (who: string): Promise<number> =>
    (
      await house
        .subgraph("employment")
        .db.query(
          `SELECT 1 FROM read_log WHERE reader_id = $1 AND categories @> '["HEALTH"]' AND operation = 'OVERLAY_OPENED' AND citizen_id = $2`,
          [id(who), id("lotte")],
        )
    ).length;

  then("is worked against by help that she must attend, to whom she lets know of it and to nobody else", async () => {
    const pause = {
      ...{ citizenId: id("lotte"), reason: "PSYCHIATRIC_TREATMENT", startsOn: inDays(-3) },
      ...{ treatmentUnit: "Psykiatrisk ambulatorium", treatmentFrom: inDays(-9) },
    };
    expect((await tried("mette", "pauseEmploymentEffort", pause, "pause { id }")).userErrors).toEqual([]);
    // Of the job centre Lotte shares no health information: that there is a pause is closed, and only that is told.
    for (const who of ["karen", "susanne", "lotte"]) expect(await found(who), who).toEqual([]);
    expect(await lab("karen")).toMatchObject({ state: "ANSWERED", withheld: ["HEALTH"] });
    expect(await opened("karen")).toBe(0);
    const all = ["PLAN", "GOALS", "INTERVENTIONS", "HEALTH"];
    const shared = { sector: "LAB", categories: all };
    expect((await tried("lotte", "giveSharingConsent", shared, "consent { status }")).userErrors).toEqual([]);
    expect(await found("karen")).toEqual([JOB]);
    expect(await found("lotte")).toEqual([JOB]);
    expect((await conflicts("lotte")).suggested[0]).toMatchObject({
      rule: { law: { status: "LOCAL" } },
      pauses: [{ reason: "PSYCHIATRIC_TREATMENT", sector: { code: "LAB" }, period: { from: inDays(-3), to: null } }],
    });
    expect(await opened("karen")).toBeGreaterThan(0);
    // Of a sector that is silent nothing is said, and it is named.
    const silent = await misbehaving.while("employment", "silent", () => conflicts("karen"));
    expect(silent.suggested).toEqual([]);
    expect(silent.sectors).toContainEqual(expect.objectContaining({ sector: { code: "LAB" }, state: "SILENT" }));
  });

  then("is taken up from the suggestion by whom it is made to, and settled with Lotte as any other", async () => {
    const SIDES = `contentConflicts { suggested { rule { code } interventions { id sector { code } } pauses { id sector { code } } }
      raised { id why settledOn between { goal { id } intervention { title } pause { id reason } } } } health { stalls { kind subject } }`;
    const seen = async (who: string) =>
      (await house.ask(who, `query ($id: ID!) { coordinatingPlan(id: $id) { ${SIDES} } }`, { id: (await lottes()).id }))
        .data.coordinatingPlan;
    const [{ interventions, pauses }] = (await seen("lotte")).contentConflicts.suggested;
    const [{ id: interventionId }] = interventions;
    const [{ id: pauseId }] = pauses;
    const between = [
      { sector: "LAB", interventionId },
      { sector: "LAB", pauseId },
    ];
    const flag = (who: string, sides: object[]) =>
      refused(who, "lotte", "flagContentConflict", { between: sides, why: "Pausen er til behandlingen" });
    expect(await flag("karen", [{ sector: "LAB", pauseId }, await help("Familiebehandling")])).toEqual([
      "NOT_SUGGESTED",
    ]);
    expect(await flag("karen", [{ ...between[0], pauseId }, await help("Familiebehandling")])).toEqual([
      "SIDE_UNCLEAR",
    ]);
    expect(await flag("lotte", between)).toEqual([]);
    expect(await flag("karen", [...between].reverse())).toEqual(["FLAGGED_ALREADY"]);
    const raised = async (who: string) => (await seen(who)).contentConflicts.raised[0];
    expect(await raised("karen")).toMatchObject({
      why: "Pausen er til behandlingen",
      between: [
        { goal: null, intervention: { title: "Jobtræning i kantine" }, pause: null },
        { goal: null, intervention: null, pause: { id: pauseId, reason: "PSYCHIATRIC_TREATMENT" } },
      ],
    });
    expect(await found("karen")).toEqual([]);
    // Whom she no longer lets know of it sees that there is a conflict with the help, and neither with what nor why.
    const share = (categories: string[]) =>
      tried("lotte", "giveSharingConsent", { sector: "LAB", categories }, "consent { status }");
    await share(["PLAN", "GOALS", "INTERVENTIONS"]);
    expect(await raised("karen")).toMatchObject({ why: null, between: [{}, { intervention: null, pause: null }] });
    expect(JSON.stringify(await seen("karen"))).not.toMatch(/TREATMENT|Pausen/);
    expect(await raised("lotte")).toMatchObject({ why: "Pausen er til behandlingen" });
    await share(["PLAN", "GOALS", "INTERVENTIONS", "HEALTH"]);
    const { id: conflictId } = await raised("karen");
    const text = "Jobtræningen venter, til behandlingen er slut";
    await step("karen", "lotte", "addAgreement", { text, parties: ["CITIZEN"], dueOn: inDays(9) });
    const agreementId = (await lottes()).agreements.find((each: { text: string }) => each.text === text).id;
    await step("lotte", "lotte", "agreeAgreement", { agreementId });
    await step("karen", "lotte", "settleContentConflict", { conflictId, agreementId, outcome: "Den venter" });
    expect((await raised("karen")).settledOn).toBe(inDays(0));
    expect(await found("karen")).toEqual([]);
    // As if nobody had, for what comes next.
    await house.subgraph("coordination").db.query("DELETE FROM content_conflict");
  });

  then("is worked against by help of another sector too, and is asked about only where such help runs", async () => {
    await becomes("employment", "Jobtræning i kantine", "status", "PAUSED");
    const before = await opened("karen");
    expect(await found("karen")).toEqual([]);
    expect(await opened("karen"), "nothing to attend: her health is nobody's business here").toBe(before);
    await becomes("education", "FVU-dansk", "kind", "FGU_PRODUCTION");
    expect(await found("karen")).toEqual(["ATTENDANCE_AGAINST_PAUSE | FVU-dansk | 1"]);
    const { db } = house.subgraph("employment");
    // Over, or not begun, it is worked against by nothing; nor while no rule holds.
    await db.query("UPDATE effort_pause SET ends_on = $2 WHERE citizen_id = $1", [id("lotte"), inDays(0)]);
    expect(await found("karen")).toEqual([]);
    await db.query("UPDATE effort_pause SET ends_on = NULL, starts_on = $2 WHERE citizen_id = $1", [
      id("lotte"),
      inDays(1),
    ]);
    expect(await found("karen")).toEqual([]);
    await db.query("UPDATE effort_pause SET starts_on = $2 WHERE citizen_id = $1", [id("lotte"), inDays(0)]);
    expect(await found("karen")).toHaveLength(1);
    await house
      .subgraph("coordination")
      .db.query("UPDATE content_conflict_rule SET valid_to = $1 WHERE code = 'ATTENDANCE_AGAINST_PAUSE'", [inDays(0)]);
    expect(await found("karen")).toEqual([]);
  });
});
