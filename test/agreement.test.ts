import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { codes, inDays, steps } from "./support/steps.ts";

const PLAN = "id version agreements { id text dueOn keptOn } health { stalls { kind subject } }";
const TEXT = "Lotte ringer til kantinen, og Mette skriver til lægen";

let house: TestHouse;
const { step, refused, planOf, tried } = steps(() => house, PLAN);

/** The agreement, made by Karen for Lotte and the job centre, and due some days from today. */
async function agreement(days: number) {
  const text = `${TEXT} (${days})`;
  await step("karen", "lotte", "addAgreement", { text, parties: ["CITIZEN", "LAB"], dueOn: inDays(Math.max(days, 0)) });
  if (days < 0)
    await house
      .subgraph("coordination")
      .db.query("UPDATE agreement SET due_on = $1, made_on = $1 WHERE text = $2", [inDays(days), text]);
  const { agreements } = await planOf("karen", "lotte");
  return { text, agreementId: agreements.find((each: { text: string }) => each.text === text).id as string };
}

const isTaskOf = async (who: string, text: string) =>
  (
    await house.ask(who, "{ tasks(first: 50, where: { kind: { eq: KEEP_AGREEMENT } }) { nodes { subject } } }")
  ).data.tasks.nodes.some(({ subject }: { subject: string }) => subject === text);

beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());

describe("an agreement in Lotte's plan", () => {
  it("is the task of all who are bound by it until one of them says that it was kept", async () => {
    const { text, agreementId } = await agreement(3);
    for (const who of ["lotte", "mette"]) expect(await isTaskOf(who, text), who).toBe(true);
    expect(await isTaskOf("susanne", text)).toBe(false);
    const { agreements } = await step("mette", "lotte", "keepAgreement", { agreementId });
    expect(agreements).toContainEqual({ id: agreementId, text, dueOn: inDays(3), keptOn: inDays(0) });
    for (const who of ["lotte", "mette"]) expect(await isTaskOf(who, text), who).toBe(false);
  });

  it("stays a task when its day has passed, and keeps the plan from moving on, until it was kept after all", async () => {
    const { text, agreementId } = await agreement(-2);
    const stall = { kind: "AGREEMENT_PAST_DUE", subject: text };
    expect(await isTaskOf("lotte", text)).toBe(true);
    expect((await planOf("karen", "lotte")).health.stalls).toContainEqual(stall);
    const { health } = await step("lotte", "lotte", "keepAgreement", { agreementId, keptOn: inDays(-1) });
    expect(health.stalls).not.toContainEqual(stall);
    expect(await isTaskOf("lotte", text)).toBe(false);
  });

  it("can be told kept by the coordinator too, and is then a decision that Lotte reads", async () => {
    const { agreementId } = await agreement(4);
    await step("karen", "lotte", "keepAgreement", { agreementId });
    const { data } = await house.ask("lotte", "{ me { decisionsSoFar(first: 1) { nodes { change text } } } }");
    expect(data.me.decisionsSoFar.nodes).toEqual([{ change: "keepAgreement", text: "En aftale blev holdt." }]);
  });

  it("is not kept by who is not bound by it, nor by who is not in the plan", async () => {
    const { agreementId } = await agreement(5);
    expect(await refused("susanne", "lotte", "keepAgreement", { agreementId })).toEqual(["FORBIDDEN"]);
    const { id: planId, version } = await planOf("karen", "lotte");
    for (const who of ["kim", "sanne", "anna"])
      expect((await tried(who, "keepAgreement", { planId, version, agreementId })).code, who).toBe("NOT_FOUND");
  });

  it("is kept once, on a day between the one it was made and today; nothing else is an agreement of this plan", async () => {
    const { agreementId } = await agreement(6);
    expect(await refused("lotte", "lotte", "keepAgreement", { agreementId, keptOn: inDays(1) })).toEqual([
      "DATE_FUTURE",
    ]);
    expect(await refused("lotte", "lotte", "keepAgreement", { agreementId, keptOn: inDays(-1) })).toEqual([
      "DATE_PAST",
    ]);
    await step("lotte", "lotte", "keepAgreement", { agreementId });
    expect(await refused("mette", "lotte", "keepAgreement", { agreementId })).toEqual(["AGREEMENT_KEPT"]);
    const others = (await planOf("karen", "sanne")).agreements[0].id;
    for (const strange of [others, "nothing"])
      expect(await refused("karen", "lotte", "keepAgreement", { agreementId: strange })).toEqual(["AGREEMENT_UNKNOWN"]);
  });

  it("was not kept yet in the versions before", async () => {
    const { agreementId } = await agreement(7);
    const { id, version } = await planOf("karen", "lotte");
    const before = await tried("lotte", "keepAgreement", { planId: id, version, agreementId });
    expect(codes(before.userErrors)).toEqual([]);
    const { data } = await house.ask(
      "lotte",
      "query ($id: ID!) { coordinatingPlan(id: $id) { revisions(first: 2) { nodes { version change recordedAt } } } }",
      { id },
    );
    const [after, was] = data.coordinatingPlan.revisions.nodes;
    expect(after).toMatchObject({ change: "keepAgreement", version: was.version + 1 });
    const then = await house.ask(
      "lotte",
      "query ($id: ID!, $at: DateTime!) { coordinatingPlan(id: $id, knownAt: $at) { agreements { text keptOn } } }",
      { id, at: was.recordedAt },
    );
    expect(
      then.data.coordinatingPlan.agreements.find(({ text }: { text: string }) => text.endsWith("(7)")).keptOn,
    ).toBeNull();
  });
});
