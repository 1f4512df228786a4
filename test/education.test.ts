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
/** The birthday of somebody who turns so many years old in so many days. */
const turns = (years: number, days: number) => {
  const [year, month, day] = inDays(days).split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year - years, month - 1, day)).toISOString().slice(0, 10);
};
const plus = (day: string, days: number) => inDays(days, day);
/** The quarter before this one, [from, to). */
const lastQuarter = () => {
  const first = `${today.slice(0, 5)}${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`;
  const before = plus(first, -1);
  return [`${before.slice(0, 5)}${String(Number(before.slice(5, 7)) - 2).padStart(2, "0")}-01`, first] as const;
};

const THINGS: Record<string, string> = {
  plan: "id version status",
  intervention: "id version status",
  youth: "id version age duty { applies fulfilled unmetSince period { from to } }",
  activity: "id version label(language: EN) period { from to }",
  transition: "id version readyBy toUnit takenOverOn",
  absence: "id version",
  notice: "id version",
  referral: "id version assessedOn",
  assessment: "id version inTargetGroup",
};

async function run(who: string, mutation: string, input: object, thing: string) {
  const Type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${Type}Input!) { ${mutation}(input: $input) { ${thing} { ${THINGS[thing]} } userErrors { field code } } }`,
    { input },
  );
  return {
    refused: errors?.[0]?.extensions.code as string | undefined,
    // biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
    row: data?.[mutation]?.[thing] as any,
    codes: (data?.[mutation]?.userErrors ?? []).map(({ code }: { code: string }) => code) as string[],
  };
}

const caseOf = async (who: string, citizen: string, fields: string) =>
  (await house.ask(who, `query ($id: ID!) { educationCase(citizenId: $id) { ${fields} } }`, { id: id(citizen) })).data
    .educationCase;
const youth = async (citizen: string) => (await caseOf("ulla", citizen, `youth { ${THINGS.youth} }`)).youth;
const tasks = async (citizen: string) =>
  (
    await house.ask(
      "ulla",
      `query ($id: ID!) { educationTasks(first: 100, where: { citizenId: $id }) { nodes { kind dueOn } } }`,
      { id: id(citizen) },
    )
  ).data.educationTasks.nodes as { kind: string; dueOn: string }[];
const kinds = async (citizen: string) => (await tasks(citizen)).map(({ kind }) => kind);

/** Makes somebody as old as the story wants, whatever day the test runs on. */
async function born(citizen: string, bornOn: string) {
  const { id: youthId, version } = await youth(citizen);
  return (await run("ulla", "changeYouth", { youthId, version, bornOn }, "youth")).row;
}

story("Emil, 17, between school and adult life", (then) => {
  then("left school and is in nothing: the duty is not fulfilled, and Ulla is told since when (§ 2 a)", async () => {
    await born("emil", turns(17, -60));
    expect(await youth("emil")).toMatchObject({
      age: 17,
      duty: { applies: true, fulfilled: false, unmetSince: "2026-06-27" },
    });
    expect(await tasks("emil")).toContainEqual({ kind: "YOUTH_DUTY", dueOn: "2026-06-27" });
  });

  then("gets an education plan, which must say how he fulfils the duty before it is in force", async () => {
    const plan = {
      citizenId: id("emil"),
      kind: "EDUCATION_PLAN",
      title: "Uddannelsesplan: FGU",
      startsOn: today,
      responsibleUnit: "Ungeindsatsen, Halsnæs",
    };
    expect((await run("ulla", "createEducationPlan", { ...plan, status: "ACTIVE" }, "plan")).codes).toEqual([
      "DUTY_NOT_ANSWERED",
    ]);
    const { row } = await run("ulla", "createEducationPlan", plan, "plan");
    expect(
      (await run("ulla", "changeEducationPlan", { planId: row.id, version: 1, status: "ACTIVE" }, "plan")).codes,
    ).toEqual(["DUTY_NOT_ANSWERED"]);
    const active = await run(
      "ulla",
      "changeEducationPlan",
      { planId: row.id, version: 1, status: "ACTIVE", dutyFulfilledBy: "FGU fra mandag" },
      "plan",
    );
    expect(active.row.status).toBe("ACTIVE");
  });

  then("comes into FGU after an assessment that it is for him, and not before (§ 2 k)", async () => {
    const fgu = { citizenId: id("emil"), kind: "FGU", providerUnit: "FGU", startsOn: today };
    expect((await run("ulla", "addEducationIntervention", fgu, "intervention")).codes).toEqual([
      "FGU_ASSESSMENT_MISSING",
    ]);
    const assess = (inTargetGroup: boolean, on: string) =>
      run(
        "ulla",
        "assessForFgu",
        {
          citizenId: id("emil"),
          on,
          academic: "Læser gerne",
          social: "Har to venner",
          personal: "Står sent op",
          inTargetGroup,
        },
        "assessment",
      );
    await assess(false, inDays(-2));
    expect((await run("ulla", "addEducationIntervention", fgu, "intervention")).codes).toEqual([
      "FGU_ASSESSMENT_MISSING",
    ]);
    await assess(true, inDays(-1));
    expect((await run("ulla", "addEducationIntervention", fgu, "intervention")).codes).toEqual([]);
  });

  then(
    "fulfils the duty while he is there; when he drops out, the duty and the task come back from that day",
    async () => {
      const { row } = await run(
        "ulla",
        "addYouthActivity",
        { citizenId: id("emil"), kind: "FGU", place: "FGU Nord", startsOn: inDays(-7), hoursPerWeek: 30 },
        "activity",
      );
      expect(row).toMatchObject({ label: "Preparatory basic education", period: { from: inDays(-7), to: null } });
      expect((await youth("emil")).duty).toMatchObject({ fulfilled: true, unmetSince: null });
      expect(await kinds("emil")).not.toContain("YOUTH_DUTY");
      await run(
        "ulla",
        "endYouthActivity",
        { activityId: row.id, version: 1, reason: "CITIZEN_DECLINED", endsOn: inDays(-1) },
        "activity",
      );
      expect((await youth("emil")).duty).toMatchObject({ fulfilled: false, unmetSince: inDays(-1) });
      expect(await tasks("emil")).toContainEqual({ kind: "YOUTH_DUTY", dueOn: inDays(-1) });
      expect(
        (
          await run(
            "ulla",
            "addYouthActivity",
            { citizenId: id("emil"), kind: "PLAYING", place: "Hjemme", startsOn: today },
            "activity",
          )
        ).codes,
      ).toEqual(["KIND_UNKNOWN"]);
    },
  );

  then("has the duty from his 15th birthday to the day before his 18th", async () => {
    for (const [years, days, applies] of [
      [15, 1, false],
      [15, 0, true],
      [18, 1, true],
      [18, 0, false],
    ] as const) {
      const { duty } = await born("emil", turns(years, days));
      expect(duty.applies, `turns ${years} in ${days} days`).toBe(applies);
      if (!applies) expect(duty).toMatchObject({ fulfilled: null, unmetSince: null });
    }
    await born("emil", turns(17, -60));
  });

  then("is handed over to those who help adults, in time and with his yes", async () => {
    expect(await kinds("emil")).not.toContain("PREPARE_TRANSITION");
    const { id: youthId } = await born("emil", turns(18, 90));
    expect(await kinds("emil")).toContain("PREPARE_TRANSITION");
    const plan = (more: object = {}) =>
      run(
        "ulla",
        "planYouthTransition",
        { youthId, toUnit: "Jobcenter Halsnæs", agreed: "Samtale med Mette to uger før fødselsdagen", ...more },
        "transition",
      );
    expect((await plan({ toCaseworkerId: "Mette" })).codes).toEqual(["CASEWORKER_UNKNOWN"]);
    const { row } = await plan();
    expect(row.readyBy).toBe(inDays(90));
    expect(await kinds("emil")).not.toContain("PREPARE_TRANSITION");
    expect((await plan()).codes).toEqual(["PLANNED_ALREADY"]);
    const step = (version: number, more: object) =>
      run("ulla", "changeYouthTransition", { transitionId: row.id, version, ...more }, "transition");
    expect((await step(1, { takenOverOn: today })).codes).toEqual(["YOUTH_NOT_ASKED"]);
    expect((await step(1, { youthAgreedOn: today })).codes).toEqual([]);
    expect((await step(2, { takenOverOn: today })).row.takenOverOn).toBe(today);
    await born("emil", turns(18, 0));
    expect((await plan()).codes).toEqual(["ADULT_ALREADY"]);
    await born("emil", turns(17, -60));
  });

  then("shows what is shared of the plan to himself, and the rest of the case to Ulla's own people alone", async () => {
    for (const who of ["emil", "mette", "susanne", "karen", "anna", "peter"]) {
      expect(await caseOf(who, "emil", "youth { age }"), who).toBeNull();
      const { id: youthId, version } = await youth("emil");
      expect((await run(who, "changeYouth", { youthId, version, grade: 3 }, "youth")).refused, who).toBe("NOT_FOUND");
      expect(
        (
          await run(
            who,
            "addYouthActivity",
            { citizenId: id("emil"), kind: "WORK", place: "x", startsOn: today },
            "activity",
          )
        ).refused,
        who,
      ).toBe("FORBIDDEN");
    }
  });

  then("gets no new education plan at 25", async () => {
    const input = {
      citizenId: id("emil"),
      kind: "EDUCATION_PLAN",
      title: "For sent",
      startsOn: today,
      responsibleUnit: "x",
    };
    await born("emil", turns(25, 0));
    expect((await run("ulla", "createEducationPlan", input, "plan")).codes).toEqual(["TOO_OLD"]);
    await born("emil", turns(25, 1));
    expect((await run("ulla", "createEducationPlan", input, "plan")).codes).toEqual([]);
  });
});

describe("Mille, who is away from school", () => {
  const [from, to] = lastQuarter();
  const record = (citizen: string, more: object) =>
    run(
      "ulla",
      "recordSchoolAbsence",
      { citizenId: id(citizen), school: "Skolen ved fjorden", from, to, schoolDays: 60, ...more },
      "absence",
    );

  it("has been away without leave so much of a quarter that the municipality must be told", async () => {
    expect(await kinds("mille")).toContain("ABSENCE_NOTICE");
    const notice = (quarter: string) =>
      run(
        "ulla",
        "giveAbsenceNotice",
        { citizenId: id("mille"), quarter, givenOn: today, toUnit: "Børn og unge" },
        "notice",
      );
    expect((await notice("2026-07-02")).codes).toEqual(["NO_QUARTER"]);
    expect((await notice("2026-07-01")).codes).toEqual([]);
    expect(await kinds("mille")).not.toContain("ABSENCE_NOTICE");
    expect((await notice("2026-07-01")).codes).toEqual(["GIVEN_ALREADY"]);
  });

  it("is counted in per cent of school days; the limit itself is enough, illness is not", async () => {
    expect((await record("lukas", { illDays: 20, unauthorisedDays: 8 })).codes).toEqual([]);
    expect(await kinds("lukas")).not.toContain("ABSENCE_NOTICE"); // 13.3 per cent
    const share = await caseOf(
      "ulla",
      "lukas",
      `absenceShare(from: "${from}", to: "${to}") { schoolDays allPercent unauthorisedPercent }`,
    );
    expect(share.absenceShare).toEqual({ schoolDays: 60, allPercent: 46.7, unauthorisedPercent: 13.3 });
    expect((await record("emil", { unauthorisedDays: 9 })).codes).toEqual([]);
    expect(await kinds("emil")).toContain("ABSENCE_NOTICE"); // 15 per cent
  });

  it("is warned of while the quarter runs, from the tenth per cent until the municipality must be told", async () => {
    const warned = async (citizen: string) => (await kinds(citizen)).filter((kind) => kind.startsWith("ABSENCE"));
    const counted = { to: plus(to, -10), schoolDays: 50 };
    house.goTo(plus(to, -5));
    expect((await record("lukas", { ...counted, unauthorisedDays: 4 })).codes).toEqual([]);
    expect((await record("emil", { ...counted, unauthorisedDays: 5 })).codes).toEqual([]);
    expect((await record("frida", { ...counted, unauthorisedDays: 8 })).codes).toEqual([]);
    const all = () => Promise.all(["lukas", "emil", "frida"].map(warned));
    expect(await all()).toEqual([[], ["ABSENCE_WARNING"], ["ABSENCE_NOTICE"]]); // 8, 10 and 16 per cent
    house.goTo(to);
    expect(await all()).toEqual([[], [], ["ABSENCE_NOTICE"]]);
  });

  it("is counted once, by quarter, and not on more days than there are", async () => {
    expect((await record("lukas", { illDays: 20 })).codes).toEqual([]);
    expect((await record("lukas", {})).codes).toEqual(["COUNTED_ALREADY"]);
    expect((await record("lukas", { from: plus(from, -10) })).codes).toEqual(["ACROSS_QUARTERS"]);
    expect(
      (
        await record("mille", {
          from: plus(from, -100),
          to: plus(from, -95),
          schoolDays: 3,
          illDays: 2,
          unauthorisedDays: 2,
        })
      ).codes,
    ).toEqual(["MORE_THAN_ALL"]);
    expect((await record("lukas", { to: inDays(30) })).codes).toEqual(["DATE_IN_FUTURE"]);
    expect((await record("lukas", { from: to, to: from })).codes).toEqual(["END_BEFORE_START"]);
  });
});

describe("Lukas, who needs help in class", () => {
  it("gets some hours at once, and special education after an assessment by PPR that his parents agreed to", async () => {
    const support = (hoursPerWeek: number) =>
      run(
        "ulla",
        "addEducationIntervention",
        {
          citizenId: id("lukas"),
          kind: "SCHOOL_SUPPORT",
          providerUnit: "Skolen",
          startsOn: today,
          hoursPerWeek,
          school: "Skolen ved fjorden",
        },
        "intervention",
      );
    expect((await support(8.5)).codes).toEqual([]);
    expect((await support(9)).codes).toEqual(["PPR_ASSESSMENT_MISSING"]);
    const refer = (parentsAgreedOn: string) =>
      run(
        "ulla",
        "referToPpr",
        { citizenId: id("lukas"), question: "Hvordan lærer han bedst?", on: inDays(-30), parentsAgreedOn },
        "referral",
      );
    expect((await refer(inDays(-29))).codes).toEqual(["PARENTS_NOT_ASKED"]);
    const { row } = await refer(inDays(-31));
    expect(await kinds("lukas")).toContain("PPR_ASSESSMENT");
    expect((await support(12)).codes).toEqual(["PPR_ASSESSMENT_MISSING"]);
    await run(
      "ulla",
      "assessForPpr",
      {
        referralId: row.id,
        version: 1,
        on: today,
        assessment: "Korte opgaver og en fast voksen",
        recommendedHours: 12,
      },
      "referral",
    );
    expect(await kinds("lukas")).not.toContain("PPR_ASSESSMENT");
    expect((await support(12)).codes).toEqual([]);
    expect(
      (await run("ulla", "assessForPpr", { referralId: row.id, version: 2, on: today, assessment: "x" }, "referral"))
        .codes,
    ).toEqual(["ASSESSED_ALREADY"]);
  });
});

it("the numbers of the law can be read by anybody who is signed in, and are nobody's secret", async () => {
  const { data } = await house.ask("anna", "{ educationTerms { code amount act paragraph } }");
  expect(data.educationTerms).toContainEqual({ code: "DUTY_FROM_YEARS", amount: 15, act: "KUI", paragraph: "§ 2 a" });
});
