import type { SubgraphLink } from "@overligger/shared";
import { danishDay, daysAfter } from "@overligger/shared";
import { demoDay } from "@overligger/shared/demo";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { JOINED, withJoined } from "./support/sectors.ts";
import { Misbehaving } from "./support/silence.ts";
import { id, inDays, steps } from "./support/steps.ts";

const misbehaving = new Misbehaving();
let house: TestHouse;
beforeAll(async () => {
  house = await startHouse({ wrap: (link) => counting(misbehaving.wrap(link)), deadline: 6_000 });
});
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
});

const { step, planOf } = steps(() => house, "id version status meetings(first: 10) { nodes { id status } }");
const planIdOf = async (whose: string): Promise<string> => (await planOf("karen", whose)).id;

/** How often each subgraph was asked. */
const asked = new Map<string, number>();
const counting = (link: SubgraphLink): SubgraphLink => ({
  ...link,
  execute(request, signal) {
    asked.set(link.name, (asked.get(link.name) ?? 0) + 1);
    return link.execute(request, signal);
  },
});

const MONTH = { from: demoDay(1, 1), to: demoDay(5, 1) };
const SECTORS = "sectors { sector { code } state reason withheld message(language: EN) }";
const TIMELINE = `query ($from: Date, $to: Date) { me { citizen { coordinatingPlan { timeline(from: $from, to: $to) {
  from to entries { kind id title day startsAt endsAt period { from to } status sector { code } citizen { name } } ${SECTORS} } } } } }`;

interface Entry {
  kind: string;
  title: string;
  day: string;
  startsAt: string | null;
  /** Null for what is the plan's own. */
  sector: { code: string } | null;
}
type State = { sector: { code: string }; state: string };

async function timeline(who: string, variables: object = MONTH) {
  const answer = await house.ask(who, TIMELINE, variables);
  const found = answer.data?.me.citizen.coordinatingPlan.timeline;
  const states = Object.fromEntries((found?.sectors ?? []).map(({ sector, state }: State) => [sector.code, state]));
  return { answer, entries: (found?.entries ?? []) as Entry[], states, sectors: found?.sectors };
}
const HERS = { EDUCATION: "ANSWERED", LAB: "ANSWERED", PSYCHIATRY: "ANSWERED", SEL: "ANSWERED" };
const ALL = { ...HERS, ...Object.fromEntries(JOINED.map((code) => [code, "CLOSED"])) };
const codes = (entries: Entry[]) => [...new Set(entries.flatMap(({ sector }) => sector?.code ?? []))].sort();

describe("Lotte's timeline", () => {
  it("merges what four sectors have in their calendars, in time order, each thing with its sector", async () => {
    const { answer, entries, states } = await timeline("lotte");
    expect(answer.errors).toBeUndefined();
    expect(states).toEqual(ALL);
    expect(codes(entries)).toEqual(["EDUCATION", "LAB", "PSYCHIATRY", "SEL"]);
    const appointments = entries.filter(({ kind }) => kind === "APPOINTMENT");
    expect(appointments.map(({ startsAt }) => startsAt)).toEqual(appointments.map(({ startsAt }) => startsAt).sort());
    expect(appointments.filter(({ day }) => day === demoDay(1, 2)).map(({ title }) => title)).toEqual([
      "Besøg af familiebehandler",
      "Samtale med mentor",
    ]);
    expect(entries).toContainEqual(
      expect.objectContaining({
        kind: "INTERVENTION",
        title: "Jobtræning i kantine",
        period: { from: "2026-09-01", to: null },
        status: "RUNNING",
        citizen: { name: "Lotte Holm" },
      }),
    );
  });

  it("is the same for her coordinator as for herself, and is nothing for who takes no part", async () => {
    const mine = await house.ask("lotte", "{ me { citizen { coordinatingPlan { id timeline { entries { id } } } } } }");
    const { id, timeline: own } = mine.data.me.citizen.coordinatingPlan;
    const query = "query ($id: ID!) { coordinatingPlan(id: $id) { timeline { entries { id } } } }";
    expect((await house.ask("karen", query, { id })).data.coordinatingPlan.timeline).toEqual(own);
    expect((await house.ask("kim", query, { id })).data.coordinatingPlan).toBeNull();
  });

  it("holds only what lies in the days asked for, and refuses days that make no sense", async () => {
    const { entries } = await timeline("lotte", { from: demoDay(2, 2), to: demoDay(2, 3) });
    expect(entries.filter(({ kind }) => kind === "APPOINTMENT").map(({ title }) => title)).toEqual([
      "Besøg af familiebehandler",
      "Psykolog",
    ]);
    for (const days of [
      { from: "2026-12-01", to: "2026-12-01" },
      { from: "2026-12-01", to: "2028-01-01" },
    ]) {
      const { answer } = await timeline("lotte", days);
      expect(answer.errors?.[0].extensions.code).toBe("BAD_USER_INPUT");
    }
  });

  it("counts days as they are in Denmark, also where the clock is changed", async () => {
    // Half past midnight on the Monday after winter time began is half past eleven on Sunday in UTC.
    await house
      .subgraph("social")
      .db.query(
        "INSERT INTO appointment (id, citizen_id, title, starts_at, ends_at) SELECT gen_random_uuid(), citizen_id, 'Nattevagt', '2025-10-26T23:30:00Z', '2025-10-27T00:30:00Z' FROM appointment WHERE citizen_id = (SELECT citizen_id FROM social_plan WHERE title LIKE 'Handleplan: ro%') LIMIT 1",
      );
    const on = async (from: string, to: string) =>
      (await timeline("lotte", { from, to })).entries.filter(({ title }) => title === "Nattevagt");
    expect(await on("2025-10-26", "2025-10-27")).toEqual([]);
    expect(await on("2025-10-27", "2025-10-28")).toMatchObject([{ day: "2025-10-27" }]);
  });

  it("answers the rest with one sector down, and names it", async () => {
    for (const [subgraph, code] of [
      ["employment", "LAB"],
      ["social", "SEL"],
      ["psychiatry", "PSYCHIATRY"],
      ["education", "EDUCATION"],
    ] as const) {
      const { answer, entries, states } = await misbehaving.while(subgraph, "silent", () => timeline("lotte"));
      expect(answer.errors).toBeUndefined();
      expect(states).toEqual({ ...ALL, [code]: "SILENT" });
      expect(codes(entries)).toEqual(Object.keys(HERS).filter((each) => each !== code));
      expect(answer.text).not.toMatch(/ECONNREFUSED|10\.1\.2\.3/);
    }
  });

  it("waits no longer for a sector that hangs than the gateway waits for the whole", async () => {
    const { entries, states } = await misbehaving.while("social", "hangs", () => timeline("lotte"));
    expect(states).toEqual({ ...ALL, SEL: "SILENT" });
    expect(codes(entries)).toEqual(["EDUCATION", "LAB", "PSYCHIATRY"]);
  });

  it("throws away what no sector can mean, and keeps the rest", async () => {
    const { answer, entries, states } = await misbehaving.while("social", "talks nonsense", () => timeline("lotte"));
    expect(answer.errors).toBeUndefined();
    expect(states).toEqual({ ...ALL, SEL: "WRONG" });
    expect(codes(entries)).toEqual(["EDUCATION", "LAB", "PSYCHIATRY"]);
  });

  it("throws away what a sector answers for another grant than was asked", async () => {
    const { entries, states } = await misbehaving.while("social", "mixes people up", () => timeline("lotte"));
    expect(states).toEqual({ ...ALL, SEL: "WRONG" });
    expect(codes(entries)).not.toContain("SEL");
  });
});

describe("a door that is closed", () => {
  it("is closed in the timeline for the same reason as in the plan", async () => {
    const { sectors, entries } = await timeline("sanne");
    expect(sectors).toContainEqual({
      sector: { code: "EDUCATION" },
      state: "CLOSED",
      reason: "CONSENT_WITHDRAWN",
      withheld: [],
      message: "You have withdrawn your consent.",
    });
    expect(codes(entries)).toEqual(["LAB", "SEL"]);
  });

  it("withholds what is not agreed to, and says what", async () => {
    // Karsten shares that the job centre has a plan and appointments, but not its interventions.
    const { sectors } = await timeline("karsten");
    expect(sectors.find(({ sector }: State) => sector.code === "LAB")).toMatchObject({
      state: "ANSWERED",
      withheld: ["INTERVENTIONS"],
    });
  });

  it("opens at the sector only what the question needs, and leaves a line in its log", async () => {
    const lines = () =>
      house
        .subgraph("psychiatry")
        .db.query<{ categories: string[] }>("SELECT categories FROM read_log ORDER BY read_at DESC, id LIMIT 1");
    await timeline("lotte");
    expect((await lines())[0]?.categories).toEqual(["APPOINTMENTS", "INTERVENTIONS"]);
  });
});

const COLLISIONS = `query ($from: Date, $to: Date) { me { citizen { coordinatingPlan { collisions(from: $from, to: $to) { from to found {
  kind severity day people { name } entries { title sector { code } } message(language: EN)
  proposal { state startsAt endsAt entry { id title sector { code } } unseen { code } message(language: EN) } } ${SECTORS} } } } } }`;

interface Clash {
  kind: string;
  severity: string;
  day: string;
  message: string;
  entries: { title: string; sector: { code: string } | null }[];
  people: { name: string }[];
  proposal: {
    state: string;
    startsAt: string;
    endsAt: string;
    entry: { id: string; title: string; sector: { code: string } };
    message: string;
    unseen: { code: string }[];
  };
}

async function collisions(who: string, variables: object = MONTH): Promise<Clash[]> {
  const { data, errors } = await house.ask(who, COLLISIONS, variables);
  expect(errors).toBeUndefined();
  return data.me.citizen.coordinatingPlan.collisions.found;
}

describe("a timeline for each of many plans", () => {
  it("asks every sector once, whoever and however many they are about", async () => {
    asked.clear();
    const { data, errors } = await house.ask(
      "karen",
      "{ coordinatingPlans { nodes { timeline { entries { id } sectors { state } } } } }",
    );
    expect(errors).toBeUndefined();
    expect(data.coordinatingPlans.nodes.length).toBeGreaterThan(3);
    expect(Object.fromEntries(asked)).toEqual({
      coordination: 1,
      employment: 1,
      social: 1,
      psychiatry: 1,
      education: 1,
    });
  });
});

describe("a meeting that the plan itself calls", () => {
  const family = { title: "Besøg af familiebehandler", day: demoDay(2, 2) };
  const call = async (startsAt: string, endsAt: string): Promise<string> => {
    const input = { startsAt, endsAt, place: "Rådhuset", agenda: [], inviteeIds: [], others: [] };
    const { meetings } = await step("karen", "lotte", "planNetworkMeeting", input);
    return meetings.nodes.find(({ status }: { status: string }) => status === "PLANNED").id;
  };

  it("stands in the timeline of whoever reads the plan, clashes with what the sectors have, and is gone when it is called off", async () => {
    const { entries } = await timeline("lotte");
    const visit = entries.find(({ title, day }) => title === family.title && day === family.day);
    const end = new Date(Date.parse(String(visit?.startsAt)) + 1_800_000).toISOString();
    const meetingId = await call(String(visit?.startsAt), end);

    const own = (await timeline("lotte")).entries.filter(({ kind }) => kind === "MEETING");
    expect(own).toMatchObject([{ title: "Netværksmøde", day: family.day, startsAt: visit?.startsAt, sector: null }]);
    const theirs = await house.ask(
      "mette",
      `query ($id: ID!, $from: Date, $to: Date) { coordinatingPlan(id: $id) { timeline(from: $from, to: $to) { entries { kind title } } } }`,
      { id: await planIdOf("lotte"), ...MONTH },
    );
    expect(theirs.data.coordinatingPlan.timeline.entries).toContainEqual({ kind: "MEETING", title: "Netværksmøde" });
    const inEnglish = await house.ask(
      "lotte",
      "query ($from: Date, $to: Date) { me { citizen { coordinatingPlan { timeline(from: $from, to: $to) { entries { kind title(language: EN) } } } } } }",
      MONTH,
    );
    expect(inEnglish.data.me.citizen.coordinatingPlan.timeline.entries).toContainEqual({
      ...{ kind: "MEETING", title: "Network meeting" },
    });

    const overlap = (await collisions("lotte")).find(({ kind }) => kind === "OVERLAP");
    expect(overlap).toMatchObject({ severity: "SERIOUS", day: family.day, people: [{ name: "Lotte Holm" }] });
    expect(overlap?.entries.map(({ sector }) => sector?.code ?? null).sort()).toEqual(["SEL", null].sort());
    expect(overlap?.message).toContain("“Network meeting” (the coordinating plan)");
    // Another time is proposed that is free of the other, and nothing else is proposed for that day.
    expect(overlap?.proposal).toMatchObject({ state: "FREE" });
    expect(danishDay(new Date(String(overlap?.proposal.startsAt)))).not.toBe(family.day);

    await step("karen", "lotte", "cancelNetworkMeeting", { meetingId });
    expect((await timeline("lotte")).entries.filter(({ kind }) => kind === "MEETING")).toEqual([]);
    expect((await collisions("lotte")).filter(({ kind }) => kind === "OVERLAP")).toEqual([]);
  });

  it("is told to nobody who may not read the plan, and takes no day outside the days asked for", async () => {
    const meetingId = await call(`${demoDay(3, 3)}T22:30:00Z`, `${demoDay(3, 3)}T23:30:00Z`); // the Danish day after, in summer and winter
    const on = async (from: string, to: string) =>
      (await timeline("lotte", { from, to })).entries.filter(({ kind }) => kind === "MEETING").length;
    const night = danishDay(new Date(`${demoDay(3, 3)}T22:30:00Z`));
    expect(await on(night, daysAfter(night, 1))).toBe(1);
    expect(await on(daysAfter(night, -1), night)).toBe(0);
    expect(await on(daysAfter(night, 1), daysAfter(night, 2))).toBe(0);
    const stranger = await house.ask(
      "kim",
      "query ($id: ID!) { coordinatingPlan(id: $id) { timeline { entries { id } } } }",
      {
        id: await planIdOf("lotte"),
      },
    );
    expect(stranger.data.coordinatingPlan).toBeNull();
    await step("karen", "lotte", "cancelNetworkMeeting", { meetingId });
  });

  it("is as it is now also where the plan is read as it was, and nobody is called to it any more when the plan is closed", async () => {
    const own = async (at: string | null = null) =>
      (
        await house.ask(
          "karen",
          "query ($id: ID!, $at: DateTime) { coordinatingPlan(id: $id, knownAt: $at) { timeline { entries { kind day } } } }",
          { id: await planIdOf("ida"), at },
        )
      ).data.coordinatingPlan.timeline.entries.filter(({ kind }: Entry) => kind === "MEETING" || kind === "FOLLOW_UP");
    const before = new Date().toISOString();
    const called = { startsAt: `${inDays(9)}T10:00:00Z`, endsAt: `${inDays(9)}T11:00:00Z`, place: "Rådhuset" };
    await step("karen", "ida", "planNetworkMeeting", { ...called, agenda: [], inviteeIds: [] });
    await step("karen", "ida", "setFollowUp", { dueOn: inDays(20), initiativeHolderId: id("karen") });
    const now = [
      { kind: "MEETING", day: inDays(9) },
      { kind: "FOLLOW_UP", day: inDays(20) },
    ];
    expect(await own()).toEqual(now);
    expect(await own(before)).toEqual(now);
    await step("karen", "ida", "closePlan", { reason: "MOVED" });
    expect(await own()).toEqual([]);
  });

  it("is followed by the day of the plan's own follow-up, which clashes with nothing for it has no hour", async () => {
    const { data } = await house.ask("lotte", "{ me { citizen { coordinatingPlan { followUpDue } } } }");
    const { followUpDue } = data.me.citizen.coordinatingPlan;
    const days = { from: followUpDue, to: daysAfter(followUpDue, 1) };
    expect((await timeline("lotte", days)).entries.filter(({ kind }) => kind === "FOLLOW_UP")).toMatchObject([
      { title: "Opfølgning på den koordinerende plan", day: followUpDue, startsAt: null, sector: null },
    ]);
    expect((await collisions("lotte", days)).filter(({ entries }) => entries.some(({ sector }) => !sector))).toEqual(
      [],
    );
  });
});

describe("what clashes for Lotte", () => {
  it("is the family treatment on the day of the psychologist, though no hour overlaps (V19)", async () => {
    const found = (await collisions("lotte")).find(({ day }) => day === demoDay(2, 2));
    expect(found).toMatchObject({
      kind: "SAME_DAY",
      severity: "NOTICE",
      people: [{ name: "Lotte Holm" }],
      entries: [
        { title: "Besøg af familiebehandler", sector: { code: "SEL" } },
        { title: "Psykolog", sector: { code: "LAB" } },
      ],
    });
    expect(found?.message).toMatch(
      /^“Besøg af familiebehandler” \(social services\) and “Psykolog” \(employment\) are on the same day, Tuesday \d+ \w+\.$/,
    );
  });

  it("is a week with more appointments than Halsnæs aims at", async () => {
    const heavy = (await collisions("lotte")).filter(({ kind }) => kind === "HEAVY_WEEK");
    expect(heavy.map(({ day, entries }) => [day, entries.length])).toEqual([[demoDay(1, 1), 4]]);
    await house
      .subgraph("coordination")
      .db.query("UPDATE municipal_target SET ends_on = $1 WHERE kind = 'APPOINTMENTS_PER_WEEK'", [demoDay(1, 1)]);
    // The target is dated: from the day it ends on, no week is too heavy.
    expect((await collisions("lotte")).filter(({ kind }) => kind === "HEAVY_WEEK")).toEqual([]);
    await house.subgraph("coordination").db.query("UPDATE municipal_target SET ends_on = NULL");
  });

  it("comes with another time, at which every open sector says that nothing is", async () => {
    for (const { proposal } of await collisions("lotte")) {
      expect(proposal).toMatchObject({ state: "FREE", unseen: JOINED.map((code) => ({ code })) });
      const day = danishDay(new Date(proposal.startsAt));
      const { entries } = await timeline("lotte", { from: day, to: next(day) });
      expect(entries.filter(({ kind }) => kind === "APPOINTMENT")).toEqual([]);
      expect(new Date(`${day}T00:00:00Z`).getUTCDay() % 6).not.toBe(0); // no Saturday, no Sunday
    }
  });

  it("keeps the clock of the appointment when the clocks are changed in between", async () => {
    const { db } = house.subgraph("employment");
    const [row] = await db.query<{ citizen_id: string }>("SELECT citizen_id FROM appointment WHERE title = 'Psykolog'");
    const add = (title: string, startsAt: string, endsAt: string) =>
      db.query(
        "INSERT INTO appointment (id, citizen_id, title, starts_at, ends_at) VALUES (gen_random_uuid(), $1, $2, $3, $4)",
        [row?.citizen_id, title, startsAt, endsAt],
      );
    // Friday 23 March 2035; summer time begins on the Sunday after. Nine o'clock is 08:00 UTC before and 07:00 after.
    await add("Sommertid", "2035-03-23T08:00:00Z", "2035-03-23T09:00:00Z");
    await add("Sommertid, for sent", "2035-03-23T08:30:00Z", "2035-03-23T09:30:00Z");
    const [clash] = await collisions("lotte", { from: "2035-03-23", to: "2035-03-24" });
    expect(clash).toMatchObject({ kind: "OVERLAP", severity: "SERIOUS", day: "2035-03-23" });
    // Good Friday is the 23rd; Monday the 26th is Easter Monday: the next day at work is Tuesday.
    expect(clash?.proposal).toMatchObject({ startsAt: "2035-03-27T07:30:00.000Z", endsAt: "2035-03-27T08:30:00.000Z" });
  });

  it("is found past midnight too", async () => {
    const { db } = house.subgraph("employment");
    const [row] = await db.query<{ citizen_id: string }>(
      "SELECT citizen_id FROM employment_plan WHERE title LIKE '%køkkenet'",
    );
    for (const [startsAt, endsAt] of [
      ["2035-05-07T20:00:00Z", "2035-05-07T23:00:00Z"], // until one o'clock in the Danish night
      ["2035-05-07T22:30:00Z", "2035-05-08T00:30:00Z"],
    ])
      await db.query(
        "INSERT INTO appointment (id, citizen_id, title, starts_at, ends_at) VALUES (gen_random_uuid(), $1, 'Nat', $2, $3)",
        [row?.citizen_id, startsAt, endsAt],
      );
    expect(await collisions("lotte", { from: "2035-05-07", to: "2035-05-09" })).toMatchObject([
      { kind: "OVERLAP", severity: "SERIOUS", day: "2035-05-08" },
    ]);
  });

  it("is not proposed to happen before what it waits for", async () => {
    const { db } = house.subgraph("employment");
    const [psychologist] = await db.query<{ id: string; citizen_id: string }>(
      "SELECT id, citizen_id FROM appointment WHERE title = 'Psykolog' AND citizen_id IN (SELECT citizen_id FROM employment_plan WHERE title LIKE '%køkkenet')",
    );
    const [treatment] = await house
      .subgraph("social")
      .db.query<{ id: string }>("SELECT id FROM intervention WHERE title = 'Familiebehandling' AND citizen_id = $1", [
        psychologist?.citizen_id,
      ]);
    const [course] = await db.query<{ id: string }>(
      "SELECT id FROM intervention WHERE title = 'Psykologforløb' AND citizen_id = $1",
      [psychologist?.citizen_id],
    );
    await db.query("UPDATE appointment SET intervention_id = $1 WHERE id = $2", [course?.id, psychologist?.id]);
    await house
      .subgraph("social")
      .db.query("UPDATE intervention SET ends_on = $1 WHERE id = $2", [demoDay(4, 1), treatment?.id]);
    const plan = await house.ask("karen", "{ coordinatingPlans { nodes { id version citizen { name } } } }");
    const { id, version } = plan.data.coordinatingPlans.nodes.find(
      (each: { citizen: { name: string } }) => each.citizen.name === "Lotte Holm",
    );
    const input = {
      planId: id,
      version,
      kind: "FINISH_TO_START",
      beforeSector: "SEL",
      beforeId: treatment?.id,
      afterSector: "LAB",
      afterId: course?.id,
    };
    const added = await house.ask(
      "karen",
      "mutation ($input: AddInterventionDependencyInput!) { addInterventionDependency(input: $input) { userErrors { code } } }",
      { input },
    );
    expect(added.data.addInterventionDependency.userErrors).toEqual([]);
    const clash = (await collisions("lotte")).find(({ day }) => day === demoDay(2, 2));
    expect(clash?.proposal.entry.title).toBe("Psykolog");
    expect(danishDay(new Date(String(clash?.proposal.startsAt))) >= demoDay(4, 1)).toBe(true);
  });

  it("is found without the sector that is down; but then no time is called free", async () => {
    await misbehaving.while("education", "silent", async () => {
      const { data, errors } = await house.ask("lotte", COLLISIONS, MONTH);
      expect(errors).toBeUndefined();
      const { found, sectors } = data.me.citizen.coordinatingPlan.collisions;
      expect(sectors).toContainEqual(expect.objectContaining({ sector: { code: "EDUCATION" }, state: "SILENT" }));
      const clash = found.find(({ day }: Clash) => day === demoDay(2, 2));
      expect(clash.proposal).toEqual({
        state: "UNCERTAIN",
        startsAt: null,
        endsAt: null,
        entry: null,
        unseen: withJoined("EDUCATION").map((code) => ({ code })),
        message: "A sector does not answer, so no time can be called free.",
      });
    });
  });

  it("says whose calendar is not known where a sector is closed", async () => {
    await house.subgraph("social").db.query(
      `INSERT INTO appointment (id, citizen_id, title, starts_at, ends_at)
       SELECT gen_random_uuid(), citizen_id, 'Ekstra besøg', starts_at - interval '1 hour', starts_at FROM appointment WHERE title LIKE 'Besøg af fam%' AND citizen_id IN (SELECT citizen_id FROM social_plan WHERE title LIKE '%alenemor') LIMIT 1`,
    );
    const clash = (await collisions("sanne")).find(({ day }) => day === demoDay(1, 4));
    expect(clash?.proposal.unseen.map(({ code }) => code)).toEqual(withJoined("EDUCATION", "PSYCHIATRY"));
    expect(clash?.proposal.message).toMatch(/Unknown: .*education, psychiatry/);
  });
});

const next = (day: string) => inDays(1, day);
