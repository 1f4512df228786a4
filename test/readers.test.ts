import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { id, inDays, type Payload, steps } from "./support/steps.ts";
import { story } from "./support/story.ts";

// Who of the plan reads what is written in it: the citizen says so.

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());
beforeEach(() => house.rewind());

const PLAN = `id version summary summarySources { what } summaryVisibleTo
  situation { id text visibleTo } agreements { id text parties visibleTo }
  meetings { nodes { id minutes roles { role } visibleTo agreements { text } } } health { stalls { kind subject } }`;
const { plan, planOf, step, refused } = steps(() => house, PLAN);

const lottes = async (who: string): Promise<Payload> => plan(who, (await planOf("karen", "lotte")).id);
/** Everything that somebody reads in Lotte's plan, now and as it was a moment ago. */
async function all(who: string): Promise<string> {
  const { id: planId } = await planOf("karen", "lotte");
  const past = await house.ask(
    who,
    `query ($id: ID!, $at: DateTime!) { coordinatingPlan(id: $id, knownAt: $at) { summary situation { text } agreements { text } } }`,
    { id: planId, at: new Date().toISOString() },
  );
  return JSON.stringify([await plan(who, planId), past.data]);
}

describe("what is written in Lotte's plan", () => {
  story("is read by all who take part, until she says who reads it", (then) => {
    then("Mette reads the summary like the others", async () => {
      expect((await lottes("mette")).summary).toContain("depression");
      expect((await lottes("mette")).summaryVisibleTo).toBeNull();
    });
    then("Lotte keeps it to psychiatry, once somebody of psychiatry takes part", async () => {
      expect(await refused("lotte", "lotte", "setPlanReaders", { visibleTo: ["PSYCHIATRY"] })).toEqual([
        "READER_UNKNOWN",
      ]);
      const { summaryVisibleTo, summary } = await step("lotte", "lotte", "setPlanReaders", { visibleTo: [] });
      expect({ summaryVisibleTo, summary: summary.slice(0, 5) }).toEqual({ summaryVisibleTo: [], summary: "Lotte" });
      expect(await lottes("mette")).toMatchObject({ summary: null, summarySources: [], summaryVisibleTo: [] });
      expect(await all("mette")).not.toContain("depression");
      expect((await lottes("karen")).summary).toContain("depression");
    });
    then("neither Mette nor Karen opens it again, nor does a new summary; she does", async () => {
      expect(await refused("mette", "lotte", "setPlanReaders", { visibleTo: null })).toEqual(["FORBIDDEN"]);
      expect(await refused("karen", "lotte", "setPlanReaders", { visibleTo: null })).toEqual(["READERS_WIDENED"]);
      expect(await refused("karen", "lotte", "setPlanReaders", { visibleTo: ["LAB"] })).toEqual(["READERS_WIDENED"]);
      const wider = { summary: "Nyt om depression", sources: [], visibleTo: ["LAB", "SEL"] };
      expect(await refused("karen", "lotte", "writePlanSummary", wider)).toEqual(["READERS_WIDENED"]);
      await step("karen", "lotte", "writePlanSummary", { summary: "Nyt om depression", sources: [] });
      expect(await all("mette")).not.toContain("depression");
      await step("lotte", "lotte", "setPlanReaders", { visibleTo: null });
      expect((await lottes("mette")).summary).toContain("depression");
    });
  });

  story("can be kept to some from the first moment", (then) => {
    then("an agreement, a barrier and minutes are read by whom they name, and by who is bound by them", async () => {
      const secret = { text: "Hemmelig aftale", parties: ["CITIZEN", "SEL"], visibleTo: [] };
      await step("karen", "lotte", "addAgreement", secret);
      await step("lotte", "lotte", "addSituationItem", { kind: "BARRIER", text: "Hemmelig gæld", visibleTo: ["SEL"] });
      const of = { mette: await all("mette"), susanne: await all("susanne"), lotte: await all("lotte") };
      for (const word of ["Hemmelig aftale", "Hemmelig gæld"])
        expect(Object.fromEntries(Object.entries(of).map(([who, text]) => [who, text.includes(word)]))).toEqual({
          mette: false,
          susanne: true,
          lotte: true,
        });
    });
    then("one past its day is no reason to stall that others may read", async () => {
      await house
        .subgraph("coordination")
        .db.query(`UPDATE agreement SET due_on = $1, made_on = $1 WHERE text = 'Hemmelig aftale'`, [inDays(-3)]);
      const stalls = async (who: string) => JSON.stringify((await lottes(who)).health).includes("Hemmelig aftale");
      expect([await stalls("karen"), await stalls("mette"), await stalls("susanne")]).toEqual([true, false, true]);
    });
    then("what is not theirs cannot be told apart from what is not there", async () => {
      expect(await refused("karen", "lotte", "setPlanReaders", { id: id("karen"), visibleTo: [] })).toEqual([
        "ITEM_UNKNOWN",
      ]);
    });
  });

  it("is written up at a meeting for some alone", async () => {
    const called = await step("karen", "lotte", "planNetworkMeeting", {
      startsAt: new Date(Date.now() + 3_600_000).toISOString(),
      endsAt: new Date(Date.now() + 7_200_000).toISOString(),
      place: "Rådhuset",
      agenda: [],
      inviteeIds: [],
    });
    const meetingId = called.meetings.nodes[0].id;
    await house
      .subgraph("coordination")
      .db.query(`UPDATE network_meeting SET starts_at = now() - interval '1 hour' WHERE id = $1`, [meetingId]);
    await step("karen", "lotte", "recordNetworkMeeting", {
      meetingId,
      citizenPresent: true,
      presentIds: [],
      minutes: "Hemmeligt referat",
      agreements: [{ text: "Aftalt dér", parties: ["CITIZEN"] }],
      roles: [{ party: "SEL", role: "Hemmelig rolle" }],
      visibleTo: ["SEL"],
    });
    const seen = async (who: string) => (await lottes(who)).meetings.nodes.find((one: Payload) => one.id === meetingId);
    expect(await seen("susanne")).toMatchObject({ minutes: "Hemmeligt referat", roles: [{ role: "Hemmelig rolle" }] });
    expect(await seen("mette")).toMatchObject({ minutes: null, roles: [], agreements: [{ text: "Aftalt dér" }] });
    const [agreement] = (await lottes("karen")).agreements.filter(({ text }: Payload) => text === "Aftalt dér");
    await step("lotte", "lotte", "setPlanReaders", { id: agreement.id, visibleTo: ["SEL"] });
    expect(await seen("mette")).toMatchObject({ agreements: [] });
  });
});
