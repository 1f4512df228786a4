import { demoDay } from "@overligger/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";

const misbehaving = new Misbehaving();
let house: TestHouse;
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap, deadline: 1_500 });
});
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
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
  sector: { code: string };
}
type State = { sector: { code: string }; state: string };

async function timeline(who: string, variables: object = MONTH) {
  const answer = await house.ask(who, TIMELINE, variables);
  const found = answer.data?.me.citizen.coordinatingPlan.timeline;
  const states = Object.fromEntries((found?.sectors ?? []).map(({ sector, state }: State) => [sector.code, state]));
  return { answer, entries: (found?.entries ?? []) as Entry[], states, sectors: found?.sectors };
}
const ALL = { EDUCATION: "ANSWERED", LAB: "ANSWERED", PSYCHIATRY: "ANSWERED", SEL: "ANSWERED" };
const codes = (entries: Entry[]) => [...new Set(entries.map(({ sector }) => sector.code))].sort();

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
      expect(codes(entries)).toEqual(Object.keys(ALL).filter((each) => each !== code));
      expect(answer.text).not.toMatch(/ECONNREFUSED|10\.1\.2\.3/);
    }
  });

  it("waits no longer for a sector that hangs than the gateway waits for the whole", async () => {
    const { entries, states } = await misbehaving.while("social", "hangs", () => timeline("lotte"));
    expect(states).toEqual({ ...ALL, SEL: "SILENT" });
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
      message: "The citizen has withdrawn the consent.",
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
