import { demoStaff } from "@overligger/shared/demo";
import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { inDays } from "./support/steps.ts";
import { story } from "./support/story.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(() => house.rewind());
afterAll(() => house?.stop());

const id = (key: string) => person(key).caller.id;
const today = inDays(0);
/** The same day so many months ago; a month that is too short gives its last day. */
function monthsAgo(months: number, day = today): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

type Who = string | { token: string };
// Jakob lives in Hillerød: his job centre's people are Jette's.
const hilleroed = async (): Promise<Who> => {
  const { key: _key, title: _title, unit: _unit, ...mette } = demoStaff("mette");
  return { token: await signDemoToken({ ...mette, id: "jette", name: "Jette Lind", municipality: "0219" }) };
};

const THINGS: Record<string, string> = {
  plan: "id version status author authorSince authors { author period { from to } } actionPart preparatoryDoneOn",
  intervention: "id version status hoursPerWeek employer",
  pause: "id version",
  agreement: "id version holds startHours targetHours steps { from hoursPerWeek }",
  duty: "id version dueOn stopped daysLeft label(language: EN)",
  scheme: "id version latestEndOn period { from to } coordinators { name caseworkerId period { from to } }",
  rehabilitationCase: "id version decidedBy outcome",
  competence: "id version",
};

async function run(who: Who, mutation: string, input: object, thing: string, fields = THINGS[thing]) {
  const Type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${Type}Input!) { ${mutation}(input: $input) { ${thing} { ${fields} } userErrors { field code } } }`,
    { input },
  );
  return {
    refused: errors?.[0]?.extensions.code as string | undefined,
    // biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
    row: data?.[mutation]?.[thing] as any,
    codes: (data?.[mutation]?.userErrors ?? []).map(({ code }: { code: string }) => code) as string[],
  };
}

const caseOf = async (who: Who, citizen: string, fields: string) =>
  (await house.ask(who, `query ($id: ID!) { employmentCase(citizenId: $id) { ${fields} } }`, { id: id(citizen) })).data
    .employmentCase;
const tasksOf = async (who: Who, citizen: string) =>
  (
    await house.ask(
      who,
      `query ($id: ID!) { employmentTasks(first: 100, where: { citizenId: $id }) { nodes { kind dueOn } } }`,
      { id: id(citizen) },
    )
  ).data.employmentTasks.nodes as { kind: string; dueOn: string }[];

const newPlan = (who: Who, citizen: string, more: object = {}) =>
  run(
    who,
    "createEmploymentPlan",
    {
      citizenId: id(citizen),
      kind: "MIN_PLAN",
      title: "Min Plan",
      startsOn: today,
      responsibleUnit: "Jobcenter Halsnæs",
      status: "ACTIVE",
      ...more,
    },
    "plan",
  );
const change = (who: Who, plan: { id: string; version: number }, more: object) =>
  run(who, "changeEmploymentPlan", { planId: plan.id, version: plan.version, ...more }, "plan");

describe("Lotte's Min Plan", () => {
  it("holds what § 41 lists, written by Mette, and not by Kim's stale copy of it", async () => {
    const [plan] = (await caseOf("mette", "lotte", "plans { id version jobGoal }")).plans;
    const contents = {
      jobGoal: "Køkkenmedhjælper",
      educationGoal: "Hygiejnebevis",
      jobSearchAgreement: "To opkald om ugen",
      stabilisingActivities: "Rygtræning",
      otherEfforts: "Gældsrådgivning",
    };
    const changed = await run(
      "mette",
      "changeEmploymentPlan",
      { planId: plan.id, version: plan.version, ...contents },
      "plan",
      "id version jobGoal educationGoal jobSearchAgreement stabilisingActivities otherEfforts",
    );
    expect(changed.row).toMatchObject(contents);
    expect(
      (await run("kim", "changeEmploymentPlan", { planId: plan.id, version: plan.version, jobGoal: null }, "plan"))
        .refused,
    ).toBe("CONFLICT");
    // Null empties, what is left out stays.
    const emptied = await run(
      "kim",
      "changeEmploymentPlan",
      { planId: plan.id, version: changed.row.version, otherEfforts: null },
      "plan",
      "otherEfforts jobGoal",
    );
    expect(emptied.row).toEqual({ otherEfforts: null, jobGoal: "Køkkenmedhjælper" });
  });

  it("is found by what one looks for: status, unit, follow-up, kind", async () => {
    const found = async (where: object) =>
      (
        await house.ask(
          "kim",
          "query ($where: EmploymentPlanFilter) { employmentPlans(first: 100, where: $where) { nodes { citizen { id } kind } } }",
          { where },
        )
      ).data.employmentPlans.nodes.map(({ citizen }: { citizen: { id: string } }) => citizen.id);
    expect(await found({ kind: { eq: "REHABILITATION_PLAN" } })).toEqual([id("ida")]);
    expect(await found({ status: { eq: "ON_HOLD" } })).toEqual(expect.arrayContaining([id("karsten"), id("maria")]));
    expect(await found({ responsibleUnit: { contains: "borgerkonsulent" } })).toEqual([id("birthe")]);
    expect(await found({ citizenId: { eq: id("lotte") }, followUpDue: { gte: today } })).toEqual([id("lotte")]);
  });
});

describe("who writes the plan, over time (§ 42)", () => {
  it("is the unemployment fund at first, then the job centre, then the citizen; each from a day on", async () => {
    const startsOn = inDays(-80);
    const { row, codes } = await newPlan("mette", "henrik", { author: "UNEMPLOYMENT_FUND", startsOn });
    expect(codes).toEqual([]);
    expect((await change("mette", row, { author: "JOB_CENTRE" })).codes).toEqual(["REQUIRED"]);
    const centre = await change("mette", row, { author: "JOB_CENTRE", authorSince: inDays(-10) });
    const citizen = await change("mette", centre.row, { author: "CITIZEN", authorSince: today });
    expect(citizen.row.authors).toEqual([
      { author: "UNEMPLOYMENT_FUND", period: { from: startsOn, to: inDays(-10) } },
      { author: "JOB_CENTRE", period: { from: inDays(-10), to: today } },
      { author: "CITIZEN", period: { from: today, to: null } },
    ]);
  });

  it("is not the unemployment fund after three months, and when they are nearly over Mette is told", async () => {
    const { row } = await newPlan("mette", "maria", { author: "UNEMPLOYMENT_FUND", startsOn: monthsAgo(3) });
    expect((await tasksOf("mette", "maria")).map(({ kind }) => kind)).toContain("TAKE_PLAN_OVER");
    const { row: centre } = await change("mette", row, { author: "JOB_CENTRE", authorSince: inDays(-20) });
    expect((await tasksOf("mette", "maria")).map(({ kind }) => kind)).not.toContain("TAKE_PLAN_OVER");
    expect((await change("mette", centre, { author: "UNEMPLOYMENT_FUND", authorSince: today })).codes).toEqual([
      "FUND_NO_LONGER_WRITES",
    ]);
  });
});

describe("a rehabilitation plan", () => {
  const old = { kind: "REHABILITATION_PLAN", startsOn: "2026-02-02" };

  it("has a preparatory part and then an action part, which alone can be replaced (REH-05)", async () => {
    const { row } = await newPlan("mette", "ida", { ...old, preparatoryPart: "Gartneri, ti år i butik" });
    expect((await change("mette", row, { actionPart: "IN_FORCE" })).codes).toEqual(["PREPARATORY_PART_MISSING"]);
    const begun = await change("mette", row, {
      preparatoryDoneOn: "2026-03-01",
      actionPart: "IN_FORCE",
      actionAim: "Ti timer om ugen",
    });
    expect(begun.codes).toEqual([]);
    const replaced = await change("mette", begun.row, { actionPart: "REPLACED" });
    expect(replaced.row).toMatchObject({ status: "ACTIVE", actionPart: "REPLACED", preparatoryDoneOn: "2026-03-01" });
  });

  it("is made for nobody new once the law no longer knows it, and Min Plan has no such parts", async () => {
    expect((await newPlan("mette", "ida", { ...old, startsOn: "2026-07-01" })).codes).toEqual(["NO_LAW_IN_FORCE"]);
    expect((await newPlan("mette", "ida", { preparatoryPart: "x" })).codes).toEqual(["NOT_IN_THIS_PLAN"]);
    // Nor by making Min Plan into one, or one of then into one of now.
    const { row } = await newPlan("mette", "ida", { startsOn: "2026-07-02" });
    expect((await change("mette", row, { kind: "REHABILITATION_PLAN" })).codes).toEqual(["NO_LAW_IN_FORCE"]);
    const { row: then } = await newPlan("mette", "ida", old);
    expect((await change("mette", then, { startsOn: "2026-07-01", authorSince: "2026-07-01" })).codes).toEqual([
      "NO_LAW_IN_FORCE",
    ]);
  });
});

describe("a course that the law names (COO-05, V06)", () => {
  it("has one coordinator, who alone makes and keeps the plan, and a last day by law", async () => {
    const { row: plan } = await newPlan("mette", "birthe", { startsOn: "2026-05-01" });
    const start = (more: object = {}) =>
      run(
        "mette",
        "startEmploymentScheme",
        { planId: plan.id, kind: "RESOURCE_COURSE", startsOn: "2026-06-01", ...more },
        "scheme",
      );
    const { row: scheme } = await start();
    expect(scheme).toMatchObject({
      latestEndOn: "2031-06-01",
      coordinators: [{ name: "Mette Juul", period: { from: "2026-06-01", to: null } }],
    });
    expect((await start({ kind: "JOB_CLARIFICATION" })).codes).toEqual(["SCHEME_RUNS"]);

    expect((await change("kim", plan, { jobGoal: "Syerske" })).codes).toEqual(["KEPT_BY_COORDINATOR"]);
    expect(
      (await run("kim", "endEmploymentPlan", { planId: plan.id, version: plan.version, reason: "MISTAKE" }, "plan"))
        .codes,
    ).toEqual(["KEPT_BY_COORDINATOR"]);
    expect(
      (
        await run(
          "kim",
          "addEmploymentIntervention",
          { planId: plan.id, kind: "MENTOR", providerUnit: "x" },
          "intervention",
        )
      ).codes,
    ).toEqual(["KEPT_BY_COORDINATOR"]);
    const { row: changed } = await change("mette", plan, { jobGoal: "Syerske" });

    const toKim = { schemeId: scheme.id, version: scheme.version, toCaseworkerId: id("kim"), toName: "Kim Rask" };
    expect((await run("mette", "handOverEmploymentScheme", { ...toKim, on: "2026-06-01" }, "scheme")).codes).toEqual([
      "DATE_PAST",
    ]);
    // Kept by an id that is nobody's, nobody could write the plan any more.
    for (const nobody of ["kim", id("fatima"), "00000000-0000-8000-a000-000000000000"])
      expect(
        (await run("mette", "handOverEmploymentScheme", { ...toKim, toCaseworkerId: nobody, on: today }, "scheme"))
          .codes,
      ).toEqual(["CASEWORKER_UNKNOWN"]);
    const { row: handed } = await run("mette", "handOverEmploymentScheme", { ...toKim, on: today }, "scheme");
    expect(handed.coordinators.map(({ name, period }: { name: string; period: object }) => [name, period])).toEqual([
      ["Mette Juul", { from: "2026-06-01", to: today }],
      ["Kim Rask", { from: today, to: null }],
    ]);
    expect((await change("mette", changed, { jobGoal: "Skrædder" })).codes).toEqual(["KEPT_BY_COORDINATOR"]);
    expect((await change("kim", changed, { jobGoal: "Skrædder" })).codes).toEqual([]);

    const ended = await run(
      "kim",
      "endEmploymentScheme",
      { schemeId: scheme.id, version: handed.version, reason: "GOAL_REACHED" },
      "scheme",
    );
    expect(ended.row.period).toEqual({ from: "2026-06-01", to: today });
    expect(
      (
        await run(
          "kim",
          "endEmploymentScheme",
          { schemeId: scheme.id, version: ended.row.version, reason: "MISTAKE" },
          "scheme",
        )
      ).codes,
    ).toEqual(["SCHEME_ENDED"]);
  });

  it("begins for nobody after the law has let it go: the date decides, not the code", async () => {
    const { row: plan } = await newPlan("mette", "anders");
    const start = (kind: string, startsOn: string) =>
      run("mette", "startEmploymentScheme", { planId: plan.id, kind, startsOn }, "scheme");
    expect((await start("RESOURCE_COURSE", "2026-07-01")).codes).toEqual(["NO_LAW_IN_FORCE"]);
    expect((await start("NO_SUCH_COURSE", today)).codes).toEqual(["KIND_UNKNOWN"]);
    expect(
      (
        await run(
          "susanne",
          "startEmploymentScheme",
          { planId: plan.id, kind: "JOB_CLARIFICATION", startsOn: today },
          "scheme",
        )
      ).refused,
    ).toBe("NOT_FOUND");
  });
});

story("Karsten, in treatment for his abuse (PAU-01, V28)", (then) => {
  const start = (more: object) =>
    run(
      "mette",
      "startEmploymentDuty",
      { citizenId: id("karsten"), kind: "INTERVIEW", everyDays: 28, from: inDays(-20), ...more },
      "duty",
    );
  const pause = (more: object) =>
    run(
      "mette",
      "pauseEmploymentEffort",
      {
        citizenId: id("karsten"),
        reason: "SUBSTANCE_TREATMENT",
        startsOn: inDays(-10),
        treatmentUnit: "Dagbehandlingen",
        treatmentFrom: inDays(-12),
        ...more,
      },
      "pause",
    );
  const duty = async () => (await caseOf("kim", "karsten", `dutyTimers { ${THINGS.duty} }`)).dutyTimers[0];

  then("has an interview coming round, which Mette is told of", async () => {
    const { row } = await start({});
    expect(row).toMatchObject({ dueOn: inDays(8), stopped: false, daysLeft: 8, label: "Interview" });
    expect((await start({})).codes).toEqual(["RUNS_ALREADY"]);
    expect((await start({ kind: "STAND_ON_ONE_LEG" })).codes).toEqual(["KIND_UNKNOWN"]);
    expect(await tasksOf("kim", "karsten")).toContainEqual({ kind: "DUTY_DUE", dueOn: inDays(8) });
  });

  then("gets no pause without treatment: before it, after it, or when it is over", async () => {
    expect((await pause({ startsOn: inDays(-13) })).codes).toEqual(["NO_TREATMENT_THEN"]);
    expect((await pause({ treatmentTo: inDays(5), endsOn: inDays(6) })).codes).toEqual(["NO_TREATMENT_THEN"]);
    expect((await pause({ treatmentTo: inDays(-1) })).codes).toEqual(["TREATMENT_OVER"]);
    expect((await duty()).stopped).toBe(false);
  });

  then(
    "has a pause while he is treated: the clock stands still, and starts where it stopped when the treatment ends",
    async () => {
      const { row } = await pause({});
      expect(await duty()).toMatchObject({ dueOn: null, stopped: true, daysLeft: 18 });
      expect((await tasksOf("kim", "karsten")).map(({ kind }) => kind)).not.toContain("DUTY_DUE");
      expect((await pause({ startsOn: today })).codes).toEqual(["PAUSED_ALREADY"]);

      // No end of its own: it ends with the treatment.
      const treated = await run(
        "mette",
        "changeEmploymentPause",
        { pauseId: row.id, version: row.version, treatmentTo: inDays(5) },
        "pause",
      );
      expect(await duty()).toMatchObject({ dueOn: inDays(23), stopped: true, daysLeft: 18 });

      const until = await run(
        "mette",
        "changeEmploymentPause",
        { pauseId: row.id, version: treated.row.version, endsOn: inDays(30), treatmentTo: inDays(40) },
        "pause",
      );
      expect(until.codes).toEqual([]);
      expect(await duty()).toMatchObject({ dueOn: inDays(48), stopped: true, daysLeft: 18 });
      // Treatment breaks off: the pause is over with it, whatever was planned.
      expect(
        (
          await run(
            "mette",
            "changeEmploymentPause",
            { pauseId: row.id, version: until.row.version, treatmentTo: today },
            "pause",
          )
        ).codes,
      ).toEqual(["NO_TREATMENT_THEN"]);
      await run(
        "mette",
        "changeEmploymentPause",
        { pauseId: row.id, version: until.row.version, endsOn: today, treatmentTo: today },
        "pause",
      );
      expect(await duty()).toMatchObject({ dueOn: inDays(18), stopped: false, daysLeft: 18 });
    },
  );

  then("meets a duty, and it begins anew", async () => {
    const before = await duty();
    const met = await run(
      "kim",
      "meetEmploymentDuty",
      { dutyId: before.id, version: before.version, on: today },
      "duty",
    );
    expect(met.row).toMatchObject({ dueOn: inDays(28), daysLeft: 28 });
    expect(
      (await run("kim", "meetEmploymentDuty", { dutyId: before.id, version: met.row.version, on: inDays(-1) }, "duty"))
        .codes,
    ).toEqual(["DATE_PAST"]);
    for (const who of ["susanne", "karen", "anna", "karsten"])
      expect(
        (await run(who, "meetEmploymentDuty", { dutyId: before.id, version: met.row.version, on: today }, "duty"))
          .refused,
        who,
      ).toBe("NOT_FOUND");
  });
});

story("Jakob's flexible job (FLX, V22)", (then) => {
  let jette: Who;
  const job = async () =>
    (await caseOf(jette, "jakob", `interventions { kind ${THINGS.intervention} }`)).interventions.find(
      ({ kind }: { kind: string }) => kind === "FLEXJOB",
    );
  const pauseOn = async (on: string) =>
    run(
      jette,
      "pauseFlexjob",
      { interventionId: (await job()).id, on, reason: "Fuld tid på bureauet", ordinaryHours: 37 },
      "pause",
      "id version latestReturnOn returnedOn",
    );
  const back = (pause: { id: string; version: number }, on = today) =>
    run(jette, "returnToFlexjob", { pauseId: pause.id, version: pause.version, on }, "pause", "id version returnedOn");

  then("grows from 16 to 37 hours in eight months, when the employer and he have both agreed", async () => {
    jette = await hilleroed();
    const { id: interventionId } = await job();
    const propose = (more: object = {}) =>
      run(
        jette,
        "proposeRampUp",
        {
          interventionId,
          employer: "Mediebureauet Havblik",
          targetHours: 37,
          startsOn: "2026-12-01",
          months: 8,
          ...more,
        },
        "agreement",
      );
    expect((await propose({ targetHours: 16 })).codes).toEqual(["HOURS_IMPOSSIBLE"]);
    expect(
      (
        await propose({
          steps: [
            { from: "2026-12-01", hoursPerWeek: 30 },
            { from: "2027-01-01", hoursPerWeek: 20 },
          ],
        })
      ).codes,
    ).toEqual(["STEPS_DO_NOT_RISE"]);
    const { row } = await propose();
    expect(row).toMatchObject({ startHours: 16, targetHours: 37, holds: false });
    expect(row.steps).toHaveLength(8);
    expect(row.steps.at(-1)).toEqual({ from: "2027-07-01", hoursPerWeek: 37 });
    const yes = (party: string, version: number) =>
      run(jette, "recordRampUpYes", { rampUpId: row.id, version, party, on: today }, "agreement");
    expect((await yes("CITIZEN", row.version)).row.holds).toBe(false);
    expect((await yes("CITIZEN", row.version + 1)).codes).toEqual(["AGREED_ALREADY"]);
    expect((await yes("EMPLOYER", row.version + 1)).row.holds).toBe(true);
    // The employer had not said it yet: that is taken back, and said when it is.
    const not = { rampUpId: row.id, version: row.version + 2, party: "EMPLOYER" };
    expect((await run(jette, "takeBackRampUpYes", not, "agreement")).row.holds).toBe(false);
    expect((await run(jette, "takeBackRampUpYes", { ...not, version: row.version + 3 }, "agreement")).codes).toEqual([
      "NOT_AGREED",
    ]);
    expect((await yes("EMPLOYER", row.version + 3)).row.holds).toBe(true);
    const [{ before, later }] = (
      await caseOf(jette, "jakob", `rampUps { before: hoursOn(day: "2026-11-30") later: hoursOn(day: "2027-07-02") }`)
    ).rampUps;
    expect({ before, later }).toEqual({ before: null, later: 37 });
    // Another way up that both agree to takes the place of this one from its first step: one job has one.
    const slower = (await propose({ targetHours: 25, startsOn: "2027-03-01", months: 3 })).row;
    for (const party of ["CITIZEN", "EMPLOYER"])
      await run(
        jette,
        "recordRampUpYes",
        { rampUpId: slower.id, version: slower.version + Number(party === "EMPLOYER"), party, on: today },
        "agreement",
      );
    const { rampUps } = await caseOf(
      jette,
      "jakob",
      `rampUps { id replacedOn february: hoursOn(day: "2027-02-02") july: hoursOn(day: "2027-07-02") }`,
    );
    const [first, second] = [row.id, slower.id].map((one) =>
      rampUps.find(({ id: each }: { id: string }) => each === one),
    );
    expect(first).toMatchObject({ replacedOn: "2027-03-01", july: null });
    expect(first.february).toBeGreaterThan(16);
    expect(second).toMatchObject({ replacedOn: null, february: null, july: 25 });
    // A yes to it that was never given is taken back: then the first one holds as if there had been no other.
    await run(
      jette,
      "takeBackRampUpYes",
      { rampUpId: slower.id, version: slower.version + 2, party: "EMPLOYER" },
      "agreement",
    );
    const again = await caseOf(jette, "jakob", `rampUps { id replacedOn july: hoursOn(day: "2027-07-02") }`);
    expect(again.rampUps.find(({ id: each }: { id: string }) => each === row.id)).toMatchObject({
      ...{ replacedOn: null, july: 37 },
    });
    await run(
      jette,
      "recordRampUpYes",
      { rampUpId: slower.id, version: slower.version + 3, party: "EMPLOYER", on: today },
      "agreement",
    );
  });

  then("waits when he goes to ordinary work, and takes him back after 23 months without a new assessment", async () => {
    const { row } = await pauseOn(monthsAgo(23));
    expect((await job()).status).toBe("PAUSED");
    expect((await pauseOn(today)).codes).toEqual(["NOT_RUNNING"]);
    const kinds = async () => (await tasksOf(jette, "jakob")).map(({ kind }) => kind);
    expect(await kinds()).toContain("FLEXJOB_RETURN");
    // How long before the day she is asked, is a dated number of our own.
    const ask = (before: number) =>
      house
        .subgraph("employment")
        .db.query("UPDATE legal_term SET amount = $1 WHERE code = 'FLEXJOB_RETURN_NOTICE_DAYS'", [before]);
    await ask(5);
    expect(await kinds()).not.toContain("FLEXJOB_RETURN");
    await ask(90);
    const tomorrow = inDays(1);
    expect((await back(row, tomorrow)).codes).toEqual(["DATE_IN_FUTURE"]);
    expect((await job()).status).toBe("PAUSED");
    expect((await back(row)).row.returnedOn).toBe(today);
    expect((await job()).status).toBe("RUNNING");
    expect((await back({ ...row, version: row.version + 1 })).codes).toEqual(["RETURNED_ALREADY"]);
  });

  then(
    "is put right where its pause was written down wrongly, with the day to return worked out anew, or was never on pause",
    async () => {
      const FIELDS = "id version startsOn latestReturnOn returnedOn takenBackOn takenBackWhy";
      const pauses = async () => (await caseOf(jette, "jakob", `flexjobPauses { ${FIELDS} }`)).flexjobPauses;
      const newest = async () => (await pauses())[0] as { id: string; version: number; latestReturnOn: string };
      const put = async (more: object, who = jette) => {
        const { id: pauseId, version } = await newest();
        return run(who, "correctFlexjobPause", { pauseId, version, ...more }, "pause", FIELDS);
      };
      const never = async (who = jette) => {
        const { id: pauseId, version } = await newest();
        const reason = "Det var en anden borger";
        return run(who, "takeBackFlexjobPause", { pauseId, version, reason }, "pause", FIELDS);
      };
      // He had not come back after all, and he left two months ago.
      expect((await put({ returnedOn: inDays(1) })).codes).toEqual(["DATE_IN_FUTURE"]);
      expect((await put({ returnedOn: null })).row.returnedOn).toBeNull();
      expect((await job()).status).toBe("PAUSED");
      const before = (await newest()).latestReturnOn;
      const { row } = await put({ on: monthsAgo(2) });
      expect(row).toMatchObject({ startsOn: monthsAgo(2), latestReturnOn: expect.any(String) });
      expect(row.latestReturnOn > before).toBe(true);
      expect((await put({ on: monthsAgo(2) })).codes, "as it is").toEqual(["NOTHING_CHANGED"]);
      expect((await newest()).version, "and no version of it").toBe(row.version);
      expect((await put({ on: inDays(1) })).codes).toEqual(["DATE_IN_FUTURE"]);
      expect((await put({ on: "1999-01-01" })).codes).toEqual(["BEFORE_START"]);
      expect((await put({ returnedOn: today })).codes).toEqual(["NOT_RETURNED"]);
      for (const who of ["mette", "susanne", "karen", "anna", "jakob", "lone"]) {
        expect((await put({ on: today }, who)).refused, who).toBe("NOT_FOUND");
        expect((await never(who)).refused, who).toBe("NOT_FOUND");
      }
      expect((await never()).row).toMatchObject({ takenBackOn: today, takenBackWhy: "Det var en anden borger" });
      expect((await job()).status).toBe("RUNNING");
      expect((await caseOf(jette, "jakob", "nextDates { on }")).nextDates).toEqual([]);
      expect((await tasksOf(jette, "jakob")).map(({ kind }) => kind)).not.toContain("FLEXJOB_RETURN");
      for (const said of [await never(), await put({ on: today }), await back(await newest())])
        expect(said.codes).toEqual(["TAKEN_BACK_ALREADY"]);
      // It stays readable, with all it said before, and stands in the way of no other.
      const history = await house
        .subgraph("employment")
        .db.query<{ change: string }>("SELECT change FROM revision WHERE subject_id = $1 ORDER BY version", [row.id]);
      expect(history.map(({ change }) => change)).toEqual([
        ...["pauseFlexjob", "returnToFlexjob", "correctFlexjobPause", "correctFlexjobPause", "takeBackFlexjobPause"],
      ]);
      expect((await pauseOn(today)).codes).toEqual([]);
      expect((await never()).codes).toEqual([]);
      expect((await job()).status).toBe("RUNNING");
    },
  );

  then(
    "is told of by him and by his employer, each as they say it, and neither asks for anything (FLX-04)",
    async () => {
      await house.subgraph("employment").db.query("DELETE FROM flexjob_pause");
      const { id: interventionId } = await job();
      const FIELDS = "id version about givenBy givenOn startsOn";
      const tell = (more: object = {}, who = jette) =>
        run(
          who,
          "recordFlexjobNotice",
          { interventionId, about: "LEAVES", givenBy: "CITIZEN", givenOn: today, startsOn: inDays(-14), ...more },
          "notice",
          FIELDS,
        );
      const asked = async () => (await tasksOf(jette, "jakob")).filter(({ kind }) => kind === "FLEXJOB_NOTICE");
      expect((await tell({ givenOn: inDays(1) })).codes).toEqual(["DATE_IN_FUTURE"]);
      expect((await tell({ startsOn: "1999-01-01" })).codes).toEqual(["BEFORE_START"]);
      expect((await tell({ about: "RETURNS" })).codes).toEqual(["NOT_PAUSED"]);
      const [other] = (await caseOf(jette, "jakob", "interventions { id kind }")).interventions.filter(
        ({ kind }: { kind: string }) => kind !== "FLEXJOB",
      );
      if (other) expect((await tell({ interventionId: other.id })).refused).toBe("NOT_FOUND");
      for (const who of ["mette", "susanne", "karen", "anna", "jakob", "lone"])
        expect((await tell({}, who)).refused, who).toBe("NOT_FOUND");
      expect(await asked()).toEqual([]);
      const his = { about: "LEAVES", givenBy: "CITIZEN", givenOn: today, startsOn: inDays(-14) };
      expect((await tell()).row).toMatchObject({ ...his, version: 1 });
      // His employer says another day: both are kept as they were said, and it is one thing to do.
      const theirs = { ...his, givenBy: "EMPLOYER", givenOn: inDays(-1), startsOn: inDays(-10) };
      expect((await tell(theirs)).row).toMatchObject(theirs);
      expect(await asked()).toEqual([{ kind: "FLEXJOB_NOTICE", dueOn: inDays(-14) }]);
      const DATES = "nextDates { kind on text en: text(language: EN) legalBasis { status paragraph source } }";
      const dates = async () => (await caseOf(jette, "jakob", DATES)).nextDates;
      expect(await dates()).toEqual([]);
      const { row } = await pauseOn(inDays(-14));
      expect(await asked()).toEqual([]);
      const [date, ...more] = await dates();
      expect(more).toEqual([]);
      expect(date).toMatchObject({
        ...{ kind: "FLEXJOB_RETURN", on: row.latestReturnOn },
        legalBasis: [{ status: "PROPOSAL", source: expect.stringContaining("Ikke set gennemført") }],
      });
      expect(date.text).toMatch(/^Du kan vende tilbage til dit fleksjob uden en ny vurdering til og med /);
      const notices = [his, theirs].map((each) => ({ ...each, droppedOn: null, droppedWhy: null }));
      expect(await mine("jakob")).toMatchObject({ flexjobNotices: notices, nextDates: [{ on: row.latestReturnOn }] });
      // A return that is told asks for the return to be written; once it is, no last day is left.
      expect((await tell({ about: "RETURNS", startsOn: today })).codes).toEqual([]);
      expect(await asked()).toEqual([{ kind: "FLEXJOB_NOTICE", dueOn: today }]);
      await back(row);
      expect(await asked()).toEqual([]);
      expect(await dates()).toEqual([]);
      // That he would leave once more came to nothing: he stayed, and who has the task says so, once for what both have said.
      const [once, theirWord, later] = [
        (await tell({ startsOn: today })).row,
        (await tell({ ...theirs, givenOn: today, startsOn: today })).row,
        (await tell({ givenBy: "EMPLOYER", startsOn: inDays(30) })).row,
      ];
      const reason = "Han blev: det andet sted blev ikke til noget";
      const drop = (notice: { id: string; version: number }, who = jette) =>
        run(
          who,
          "dropFlexjobNotice",
          { noticeId: notice.id, version: notice.version, reason },
          "notice",
          `${FIELDS} droppedOn droppedWhy`,
        );
      expect(await asked()).toEqual([{ kind: "FLEXJOB_NOTICE", dueOn: today }]);
      for (const who of ["mette", "susanne", "karen", "anna", "jakob", "lone"])
        expect((await drop(once, who)).refused, who).toBe("NOT_FOUND");
      expect((await drop(once)).row).toMatchObject({ droppedOn: today, droppedWhy: reason, version: 2 });
      expect(await asked()).toEqual([]);
      for (const notice of [once, theirWord])
        expect((await drop({ ...notice, version: 2 })).codes, "said already").toEqual(["NOTICE_ANSWERED"]);
      const told = (await mine("jakob")).flexjobNotices;
      expect(told.filter(({ droppedWhy }: { droppedWhy: string }) => droppedWhy === reason)).toHaveLength(2);
      // What is told of another day is another matter, and so is what is written.
      const [ofHis] = await house
        .subgraph("employment")
        .db.query<{ id: string }>("SELECT id FROM flexjob_notice WHERE starts_on = $1", [inDays(-14)]);
      expect((await drop({ id: String(ofHis?.id), version: 1 })).codes).toEqual(["NOTICE_ANSWERED"]);
      const wrong = { noticeId: String(ofHis?.id), version: 1, reason: "Han sagde det ikke" };
      expect((await run(jette, "takeBackFlexjobNotice", wrong, "notice", "droppedWhy")).row).toEqual({
        droppedWhy: wrong.reason,
      });
      house.goTo(inDays(30));
      expect(await asked()).toEqual([{ kind: "FLEXJOB_NOTICE", dueOn: inDays(30) }]);
      expect((await drop(later)).codes).toEqual([]);
      house.goTo(today);
      // Nor is one that has passed a day to come.
      await house.subgraph("employment").db.query("DELETE FROM flexjob_pause");
      await pauseOn(monthsAgo(25));
      expect(await dates()).toEqual([]);
      // A job that has ended takes nobody back, and one that is to end does so no longer than it lasts.
      const { db } = house.subgraph("employment");
      const returns = async () => [
        (await dates()).map(({ on }: { on: string }) => on),
        (await tasksOf(jette, "jakob")).filter(({ kind }) => kind === "FLEXJOB_RETURN").map(({ dueOn }) => dueOn),
      ];
      const becomes = (set: string, value: string | null) =>
        db.query(`UPDATE intervention SET ${set} = $2 WHERE id = $1`, [interventionId, value]);
      await becomes("status", "RUNNING");
      await db.query("DELETE FROM flexjob_pause");
      const { row: away } = await pauseOn(monthsAgo(23));
      const last = away.latestReturnOn;
      expect(await returns()).toEqual([[last], [last]]);
      await becomes("ends_on", inDays(9));
      expect(await returns()).toEqual([[inDays(8)], [inDays(8)]]);
      await becomes("ends_on", null);
      expect((await tell({ about: "RETURNS", startsOn: today })).codes).toEqual([]);
      const paused = await job();
      const end = { interventionId, version: paused.version, reason: "NO_LONGER_NEEDED" };
      expect((await run(jette, "endEmploymentIntervention", end, "intervention")).codes).toEqual([]);
      expect([await returns(), await asked()]).toEqual([[[], []], []]);
      expect((await mine("jakob")).nextDates).toEqual([]);
      await becomes("ends_on", null);
      expect([await returns(), await asked()], "over, and nobody knows since when").toEqual([[[], []], []]);
      await becomes("end_reason", null);
      await house
        .subgraph("employment")
        .db.query("UPDATE intervention SET status = 'RUNNING' WHERE id = $1", [interventionId]);
      await house.subgraph("employment").db.query("DELETE FROM flexjob_pause");
      await back((await pauseOn(monthsAgo(23))).row);
    },
  );

  then("is paused for no day on which he was away already", async () => {
    for (const on of [monthsAgo(25), monthsAgo(23), monthsAgo(1)])
      expect((await pauseOn(on)).codes, on).toEqual(["PAUSED_ALREADY"]);
  });

  then("does not after 25 months: then visitation begins anew, and nothing is changed", async () => {
    // Another Jakob, who has not been away before.
    await house.subgraph("employment").db.query("DELETE FROM flexjob_pause");
    const { row } = await pauseOn(monthsAgo(25));
    expect((await back(row)).codes).toEqual(["REASSESSMENT_NEEDED"]);
    expect((await job()).status).toBe("PAUSED");
    // Nor by another road: not by changing its status, not by a new one without a new grant.
    const paused = await job();
    expect(
      (
        await run(
          jette,
          "changeEmploymentIntervention",
          { interventionId: paused.id, version: paused.version, status: "RUNNING" },
          "intervention",
        )
      ).codes,
    ).toEqual(["STATUS_NOT_ALLOWED"]);
    const another = {
      citizenId: id("jakob"),
      kind: "FLEXJOB",
      providerUnit: "Jobcenter Hillerød",
      employer: "Havblik",
      startsOn: today,
    };
    expect((await run(jette, "addEmploymentIntervention", another, "intervention")).codes).toEqual(["NOT_GRANTED"]);
    // The last day itself is in time, the day after it is not.
    const after = inDays(1, row.latestReturnOn);
    expect((await back(row, after)).codes).toEqual(["REASSESSMENT_NEEDED"]);
    expect((await back(row, row.latestReturnOn)).row.returnedOn).toBe(row.latestReturnOn);
  });

  then("begins anew for him when it is granted anew (FLX-03)", async () => {
    const { row } = await run(
      jette,
      "raiseRehabilitationCase",
      { citizenId: id("jakob"), matter: "FLEXJOB", on: today },
      "rehabilitationCase",
    );
    await run(
      jette,
      "decideRehabilitationCase",
      { caseId: row.id, version: row.version, by: "MUNICIPALITY", on: today, outcome: "GRANTED" },
      "rehabilitationCase",
    );
    const another = { citizenId: id("jakob"), kind: "FLEXJOB", providerUnit: "Jobcenter Hillerød", startsOn: today };
    expect((await run(jette, "addEmploymentIntervention", another, "intervention")).codes).toEqual(["REQUIRED"]);
    expect(
      (await run(jette, "addEmploymentIntervention", { ...another, employer: "Havblik" }, "intervention")).codes,
    ).toEqual([]);
  });

  then("is his municipality's business and nobody else's", async () => {
    const { id: interventionId } = await job();
    for (const who of ["mette", "susanne", "karen", "anna", "jakob"])
      expect((await run(who, "pauseFlexjob", { interventionId, on: today, reason: "x" }, "pause")).refused, who).toBe(
        "NOT_FOUND",
      );
  });

  then("is his own to see, and shared with nobody by that", async () => {
    expect((await mine("jakob")).flexjobPauses.length).toBe(1);
    expect((await mine("jakob")).rampUps).toEqual([{ holds: true }, { holds: true }]);
  });

  then("rests on a number of the law that one can read", async () => {
    const { data } = await house.ask(
      "anna",
      `{ employmentTerms(validOn: "2026-11-01") { code amount act validFrom } }`,
    );
    expect(data.employmentTerms).toContainEqual(expect.objectContaining({ code: "FLEXJOB_RETURN_MONTHS", amount: 24 }));
  });
});

describe("the rehabilitation team (REH, V24)", () => {
  const raise = async (matter: string, on = "2026-05-04") =>
    (await run("mette", "raiseRehabilitationCase", { citizenId: id("fatima"), matter, on }, "rehabilitationCase")).row;
  const hear = async (row: { id: string; version: number }) =>
    (
      await run(
        "mette",
        "recordRehabilitationHearing",
        { caseId: row.id, version: row.version, on: "2026-06-01", recommendation: "Fleksjob" },
        "rehabilitationCase",
      )
    ).row;
  const decide = (row: { id: string; version: number }, by: string, on = "2026-06-15") =>
    run(
      "mette",
      "decideRehabilitationCase",
      { caseId: row.id, version: row.version, by, on, outcome: "GRANTED" },
      "rehabilitationCase",
    );
  const empower = (matter: string, more: object = {}) =>
    run(
      "mette",
      "giveTeamCompetence",
      { matter, startsOn: "2026-01-01", decidedOn: "2025-12-10", caseReference: "25/99", ...more },
      "competence",
    );

  const confirm = (who: string, { id: competenceId, version }: { id: string; version: number }) =>
    run(who, "confirmTeamCompetence", { competenceId, version }, "competence");

  it("treats a case before anybody decides it (REH-01), for as long as the law asks for a team", async () => {
    const row = await raise("FLEXJOB");
    expect((await decide(row, "MUNICIPALITY")).codes).toEqual(["TEAM_NOT_HEARD"]);
    const heard = await hear(row);
    expect((await tasksOf("mette", "fatima")).map(({ kind }) => kind)).toContain("DECIDE_REHABILITATION_CASE");
    expect((await decide(heard, "MUNICIPALITY")).row).toMatchObject({ decidedBy: "MUNICIPALITY", outcome: "GRANTED" });
    // Raised after the law let the team go: no hearing is asked for.
    expect((await decide(await raise("FLEXJOB", "2026-07-01"), "MUNICIPALITY", "2026-07-10")).codes).toEqual([]);
  });

  it("decides on a flexible job where the municipality has let it, and only then", async () => {
    const row = await hear(await raise("FLEXJOB"));
    expect((await decide(row, "TEAM")).codes).toEqual(["TEAM_NOT_EMPOWERED"]);
    await empower("FLEXJOB", { startsOn: "2026-06-16" });
    expect((await decide(row, "TEAM")).codes).toEqual(["TEAM_NOT_EMPOWERED"]);
    const { row: given } = await empower("FLEXJOB");
    // The staff let nobody decide: a leader looks at what the council decided.
    expect((await decide(row, "TEAM")).codes).toEqual(["TEAM_NOT_EMPOWERED"]);
    for (const who of ["mette", "kim"]) expect((await confirm(who, given)).codes, who).toEqual(["LEADER_NEEDED"]);
    for (const who of ["susanne", "karen", "soeren", "fatima"])
      expect((await confirm(who, given)).refused, who).toBe("NOT_FOUND");
    expect((await house.ask("lone", "{ teamCompetences { totalCount } }")).data.teamCompetences.totalCount).toBe(2);
    const { row: confirmed } = await confirm("lone", given);
    expect((await confirm("lone", confirmed)).codes).toEqual(["CONFIRMED_ALREADY"]);
    expect((await decide(row, "TEAM")).row).toMatchObject({ decidedBy: "TEAM" });
  });

  it("never decides on a pension nor on job clarification, whatever the municipality would like", async () => {
    for (const matter of ["DISABILITY_PENSION", "JOB_CLARIFICATION"]) {
      expect((await empower(matter)).codes, matter).toEqual(["TEAM_MAY_NOT_DECIDE"]);
      const row = await hear(await raise(matter));
      expect((await decide(row, "TEAM")).codes, matter).toEqual(["TEAM_MAY_NOT_DECIDE"]);
      expect((await decide(row, "MUNICIPALITY")).codes, matter).toEqual([]);
    }
  });

  it("is the job centre's business: nobody else gives it anything to decide, or decides for it", async () => {
    const row = await hear(await raise("RESOURCE_COURSE"));
    for (const who of ["susanne", "karen", "fatima"]) {
      expect(
        (
          await run(
            who,
            "giveTeamCompetence",
            { matter: "FLEXJOB", startsOn: today, decidedOn: today, caseReference: "x" },
            "competence",
          )
        ).refused,
        who,
      ).toBe("FORBIDDEN");
      expect(
        (
          await run(
            who,
            "decideRehabilitationCase",
            { caseId: row.id, version: row.version, by: "MUNICIPALITY", on: today, outcome: "REFUSED" },
            "rehabilitationCase",
          )
        ).refused,
        who,
      ).toBe("NOT_FOUND");
      expect((await house.ask(who, "{ teamCompetences { totalCount } }")).data.teamCompetences.totalCount, who).toBe(0);
    }
  });
});

const MINE = `{ me { citizen { sectors { sector { code } overlay { ... on EmploymentOverlay {
  dutyTimers { label(language: EN) stopped daysLeft } effortPauses { reason treatmentUnit } rehabilitationCases { matter }
  flexjobPauses { returnedOn } flexjobNotices { about givenBy givenOn startsOn droppedOn droppedWhy } nextDates { on } rampUps { holds } schemes { kind } } } } } } }`;
const mine = async (who: string) =>
  (await house.ask(who, MINE)).data.me.citizen.sectors.find(
    ({ sector }: { sector: { code: string } }) => sector.code === "LAB",
  ).overlay;

it("what is theirs is shown to Ida and to Maria, who share it with nobody by that", async () => {
  expect(await mine("ida")).toMatchObject({
    dutyTimers: [{ label: "Interview", stopped: true }],
    effortPauses: [{ reason: "PSYCHIATRIC_TREATMENT" }],
    rehabilitationCases: [{ matter: "FLEXJOB" }],
  });
  expect((await mine("maria")).effortPauses).toEqual([]);
});
