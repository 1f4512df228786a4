import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { codes, inDays, steps } from "./support/steps.ts";

const PLAN =
  "id version agreements { id text dueOn keptOn status agreedBy ended endedOn endNote } health { stalls { kind subject } }";
const TEXT = "Lotte ringer til kantinen, og Mette skriver til lægen";

let house: TestHouse;
const { step, refused, planOf, tried } = steps(() => house, PLAN);

/** The agreement, written by Karen for Lotte and the job centre, and due some days from today. These said yes to it. */
async function agreement(days: number, yes: readonly string[] = ["lotte", "mette"]) {
  const text = `${TEXT} (${days})`;
  await step("karen", "lotte", "addAgreement", { text, parties: ["CITIZEN", "LAB"], dueOn: inDays(Math.max(days, 0)) });
  if (days < 0)
    await house
      .subgraph("coordination")
      .db.query("UPDATE agreement SET due_on = $1, made_on = $1 WHERE text = $2", [inDays(days), text]);
  const { agreements } = await planOf("karen", "lotte");
  const agreementId = agreements.find((each: { text: string }) => each.text === text).id as string;
  for (const who of yes) await step(who, "lotte", "agreeAgreement", { agreementId });
  return { text, agreementId };
}

const isTaskOf = async (who: string, text: string, kind = "KEEP_AGREEMENT") =>
  (
    await house.ask(who, `{ tasks(first: 50, where: { kind: { eq: ${kind} } }) { nodes { subject } } }`)
  ).data.tasks.nodes.some(({ subject }: { subject: string }) => subject === text);

beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());

const seen = async (agreementId: string) =>
  (await planOf("lotte", "lotte")).agreements.find(({ id }: { id: string }) => id === agreementId);

describe("an agreement in Lotte's plan", () => {
  it("binds nobody who has not said yes for themselves: the coordinator's word is neither Lotte's nor the job centre's", async () => {
    const { text, agreementId } = await agreement(8, []);
    expect(await seen(agreementId)).toMatchObject({ status: "PROPOSED", agreedBy: [] });
    for (const who of ["lotte", "mette"]) {
      expect(await isTaskOf(who, text, "AGREE_AGREEMENT"), who).toBe(true);
      expect(await isTaskOf(who, text), who).toBe(false);
    }
    for (const who of ["karen", "susanne"])
      expect(await refused(who, "lotte", "agreeAgreement", { agreementId }), who).toEqual(["FORBIDDEN"]);
    const { id: planId, version } = await planOf("karen", "lotte");
    for (const who of ["kim", "sanne", "anna"])
      expect((await tried(who, "agreeAgreement", { planId, version, agreementId })).code, who).toBe("NOT_FOUND");

    const waits = { kind: "AGREEMENT_NOT_AGREED", subject: text };
    expect((await planOf("karen", "lotte")).health.stalls).toContainEqual(waits);
    await step("mette", "lotte", "agreeAgreement", { agreementId });
    expect(await seen(agreementId)).toMatchObject({ status: "PROPOSED", agreedBy: ["LAB"] });
    expect(await isTaskOf("mette", text)).toBe(true);
    expect(await isTaskOf("lotte", text)).toBe(false);
    expect(await refused("karen", "lotte", "settleAgreement", { agreementId, ended: "BROKEN" })).toEqual([
      "NOT_AGREED",
    ]);

    const { health } = await step("lotte", "lotte", "agreeAgreement", { agreementId });
    expect(health.stalls).not.toContainEqual(waits);
    expect(await seen(agreementId)).toMatchObject({ status: "AGREED", agreedBy: ["LAB", "CITIZEN"] });
    expect(await refused("lotte", "lotte", "agreeAgreement", { agreementId })).toEqual(["AGREED_ALREADY"]);
    expect(await isTaskOf("lotte", text, "AGREE_AGREEMENT")).toBe(false);
    expect(await isTaskOf("lotte", text)).toBe(true);
  });

  it("is not kept by anybody's word before all have said yes: the coordinator cannot take Lotte's no from her so", async () => {
    const { agreementId } = await agreement(10, ["mette"]);
    for (const who of ["karen", "mette", "lotte"])
      expect(await refused(who, "lotte", "keepAgreement", { agreementId }), who).toEqual(["NOT_AGREED"]);
    expect(await seen(agreementId)).toMatchObject({ status: "PROPOSED", keptOn: null });
    await step("lotte", "lotte", "settleAgreement", { agreementId, ended: "DROPPED" });
    expect(await seen(agreementId)).toMatchObject({ status: "DROPPED" });
  });

  it("is with nobody who is not there to say yes: of an authority that takes no part, it waits for ever", async () => {
    for (const parties of [["PSYCHIATRY"], ["CITIZEN", "EDUCATION"]])
      expect(await refused("karen", "lotte", "addAgreement", { text: "Nogen ringer", parties })).toEqual([
        "PARTY_ABSENT",
      ]);
    expect(await refused("karen", "lotte", "addAgreement", { text: "Nogen ringer", parties: ["NABO"] })).toEqual([
      "PARTY_UNKNOWN",
    ]);
  });

  it("that Susanne may not read is none to her, whatever became of it", async () => {
    const text = "Lotte betaler sin gæld";
    await step("karen", "lotte", "addAgreement", { text, parties: ["CITIZEN"], visibleTo: [] });
    const agreementId = (await planOf("karen", "lotte")).agreements.find((each: { text: string }) => each.text === text)
      .id as string;
    const tries = async () => {
      const heard = [];
      for (const [mutation, more] of [
        ["agreeAgreement", {}],
        ["keepAgreement", {}],
        ["settleAgreement", { ended: "BROKEN" }],
      ] as const)
        heard.push(await refused("susanne", "lotte", mutation, { agreementId, ...more }));
      return heard;
    };
    const none = [["AGREEMENT_UNKNOWN"], ["AGREEMENT_UNKNOWN"], ["AGREEMENT_UNKNOWN"]];
    expect(await tries()).toEqual(none);
    await step("lotte", "lotte", "agreeAgreement", { agreementId });
    await step("lotte", "lotte", "keepAgreement", { agreementId });
    expect(await tries()).toEqual(none);
  });

  it("stands among Lotte's days once she said yes, and no longer when it was kept or dropped", async () => {
    const days = async (text: string) =>
      (await house.ask("lotte", "{ me { nextDates { text } } }")).data.me.nextDates.filter((each: { text: string }) =>
        each.text.endsWith(text),
      );
    for (const [end, more, due] of [
      ["keepAgreement", {}, 11],
      ["settleAgreement", { ended: "DROPPED" }, 12],
    ] as const) {
      const { text, agreementId } = await agreement(due, ["mette"]);
      expect(await days(text)).toEqual([]);
      await step("lotte", "lotte", "agreeAgreement", { agreementId });
      expect(await days(text)).toEqual([{ text: `Noget, du er med i, skal være gjort: ${text}` }]);
      await step("mette", "lotte", end, { agreementId, ...more });
      expect(await days(text)).toEqual([]);
    }
  });

  it("is dropped where Lotte says no, with her reason, and is then nobody's task", async () => {
    const { text, agreementId } = await agreement(9, ["mette"]);
    await step("lotte", "lotte", "settleAgreement", { agreementId, ended: "DROPPED", note: "Det kan jeg ikke love" });
    expect(await seen(agreementId)).toMatchObject({
      status: "DROPPED",
      endedOn: inDays(0),
      endNote: "Det kan jeg ikke love",
      keptOn: null,
    });
    const told = await house.ask("lotte", "{ me { decisionsSoFar(first: 1) { nodes { text } } } }");
    expect(told.data.me.decisionsSoFar.nodes[0].text).toBe(
      "En aftale gælder ikke: den blev ikke holdt, faldt bort eller fik et nej.",
    );
    for (const who of ["lotte", "mette"])
      for (const kind of ["AGREE_AGREEMENT", "KEEP_AGREEMENT"])
        expect(await isTaskOf(who, text, kind), who).toBe(false);
    for (const [change, more] of [
      ["agreeAgreement", {}],
      ["keepAgreement", {}],
      ["settleAgreement", { ended: "DROPPED" }],
    ] as const)
      expect(await refused("mette", "lotte", change, { agreementId, ...more })).toEqual(["AGREEMENT_ENDED"]);
  });

  it("is told broken after its day by the coordinator or who is bound, by nobody else, and not before it was made or tomorrow", async () => {
    const { text, agreementId } = await agreement(-3);
    const broken = { agreementId, ended: "BROKEN" };
    expect(await refused("susanne", "lotte", "settleAgreement", broken)).toEqual(["FORBIDDEN"]);
    expect(await refused("mette", "lotte", "settleAgreement", { ...broken, endedOn: inDays(1) })).toEqual([
      "DATE_FUTURE",
    ]);
    expect(await refused("mette", "lotte", "settleAgreement", { ...broken, endedOn: inDays(-4) })).toEqual([
      "DATE_PAST",
    ]);
    expect(await isTaskOf("lotte", text)).toBe(true);
    const { health } = await step("karen", "lotte", "settleAgreement", { ...broken, endedOn: inDays(-1) });
    expect(health.stalls).not.toContainEqual({ kind: "AGREEMENT_PAST_DUE", subject: text });
    expect(await seen(agreementId)).toMatchObject({ status: "BROKEN", endedOn: inDays(-1) });
    expect(await isTaskOf("lotte", text)).toBe(false);
  });

  it("is the task of all who are bound by it until one of them says that it was kept", async () => {
    const { text, agreementId } = await agreement(3);
    for (const who of ["lotte", "mette"]) expect(await isTaskOf(who, text), who).toBe(true);
    expect(await isTaskOf("susanne", text)).toBe(false);
    const { agreements } = await step("mette", "lotte", "keepAgreement", { agreementId });
    expect(agreements).toContainEqual(
      expect.objectContaining({ id: agreementId, text, dueOn: inDays(3), keptOn: inDays(0), status: "KEPT" }),
    );
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
