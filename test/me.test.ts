import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { inDays } from "./support/steps.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());

interface Task {
  id: string;
  kind: string;
  dueOn: string | null;
  subject: string | null;
  citizen: { name: string } | null;
}

const TASKS = `query ($first: Int = 50, $after: String, $where: TaskFilter) { tasks(first: $first, after: $after, where: $where) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id kind dueOn subject da: title en: title(language: EN) citizen { name } plan { id } } } }`;
const tasks = async (who: string, where?: object): Promise<Task[]> =>
  (await house.ask(who, TASKS, { where })).data.tasks.nodes;

describe("Lotte's own entry", () => {
  it("tells her plan in plain words, in Danish or English, with who coordinates by name", async () => {
    const { data, errors } = await house.ask(
      "lotte",
      "{ me { plan { da: inPlainWords en: inPlainWords(language: EN) } people { name title } rights { code text } } }",
    );
    expect(errors).toBeUndefined();
    expect(data.me.plan.da).toContain(
      "Du har haft en koordinerende plan siden 16. marts 2026. Den gælder nu. Karen Mikkelsen samler trådene for dig",
    );
    expect(data.me.plan.da).toContain("»Et arbejde, jeg kan holde til«");
    expect(data.me.plan.en).toContain("You have had a coordinating plan since 16 March 2026.");
    expect(data.me.people.map(({ name }: { name: string }) => name)).toEqual([
      "Karen Mikkelsen",
      "Mette Juul",
      "Susanne Kjær",
    ]);
    expect(data.me.people.map(({ title }: { title: string }) => title)).toEqual([
      "Koordinerende sagsbehandler",
      "Sagsbehandler i jobcentret",
      "Socialrådgiver",
    ]);
    expect(data.me.rights.map(({ code }: { code: string }) => code)).toContain("WITHDRAW");
  });

  it("tells a follow-up whose day has passed as overdue, and of its deadline where the plan's health is told", async () => {
    const { data } = await house.ask(
      "karsten",
      "{ me { plan { da: inPlainWords en: inPlainWords(language: EN) health { stalls { kind message } } } } }",
    );
    expect(data.me.plan.da).toMatch(/I skulle have fulgt op sammen senest \d+\. \w+ \d{4}; det er ikke sket endnu\./);
    expect(data.me.plan.en).toMatch(/You were to follow up together by .*; that has not happened yet\./);
    expect(data.me.plan.da).not.toContain("Næste gang");
    expect(data.me.plan.health.stalls).toContainEqual({
      kind: "FOLLOW_UP_OVERDUE",
      message: "Fristen for den fælles opfølgning er overskredet.",
    });
  });

  it("shows nothing of how the authorities are set up: no codes, no law, no English in the Danish", async () => {
    const { data } = await house.ask("lotte", "{ me { plan { inPlainWords } rights { text } } }");
    const words = [data.me.plan.inPlainWords, ...data.me.rights.map(({ text }: { text: string }) => text)].join(" ");
    expect(words).not.toMatch(/[A-Z]{3,}|§|\bthe\b/);
  });

  it("speaks to her as you where a door is closed, and of her to who works with her; of a sector it says authority", async () => {
    const ASK = "coordinatingPlan { sectors { access { message } } health { sectors { message } } }";
    const own = JSON.stringify(
      (await house.ask("lotte", `{ me { citizen { ${ASK} sectors { access { message } } } } }`)).data,
    );
    expect(own).not.toMatch(/orgeren|sektor/i);
    const karsten = person("karsten").caller.id;
    const [hers, theirs] = [
      await house.ask("karsten", `query ($id: ID!) { citizen(id: $id) { ${ASK} } }`, { id: karsten }),
      await house.ask("karen", `query ($id: ID!) { citizen(id: $id) { ${ASK} } }`, { id: karsten }),
    ].map(({ data }) => JSON.stringify(data.citizen));
    expect(hers).not.toMatch(/orgeren|sektor/i);
    expect(theirs).not.toMatch(/sektor/i);
  });

  it("lists what is hers to do, and no longer when she has done it", async () => {
    const before = await tasks("lotte");
    const goal = before.find(({ kind }) => kind === "AGREE_GOAL");
    expect(goal?.subject).toBe("Overblik over økonomien");
    const plan = (await house.ask("lotte", "{ me { plan { id version goals { id title } } } }")).data.me.plan;
    const goalId = plan.goals.find(({ title }: { title: string }) => title === goal?.subject).id;
    const done = await house.ask(
      "lotte",
      `mutation ($input: AgreeGoalInput!) { agreeGoal(input: $input) { userErrors { code } } }`,
      {
        input: { planId: plan.id, version: plan.version, goalId },
      },
    );
    expect(done.data.agreeGoal.userErrors).toEqual([]);
    expect((await tasks("lotte")).map(({ id }) => id)).toEqual(
      before.map(({ id }) => id).filter((id) => id !== goal?.id),
    );
  });

  it("lists the days to come, the nearest first, in her own words and language", async () => {
    const { data } = await house.ask(
      "lotte",
      "{ me { nextDates { kind on startsAt da: text en: text(language: EN) } } }",
    );
    const dates: { kind: string; on: string; da: string; en: string }[] = data.me.nextDates;
    expect(dates.map(({ on }) => on)).toEqual([...dates.map(({ on }) => on)].sort());
    expect(dates.find(({ kind }) => kind === "FOLLOW_UP")).toMatchObject({
      da: "I følger op på din plan sammen, senest denne dag",
      en: "You follow your plan up together, by this day",
    });
    expect(dates.find(({ kind }) => kind === "CONSENT_ENDS")?.da).toContain("Psykiatri");
    expect((await house.ask("sanne", "{ me { nextDates { kind } } }")).data.me.nextDates).not.toContainEqual({
      kind: "CONSENT_ENDS",
    });
  });

  it("tells what has been decided, as sentences, and not what was merely edited", async () => {
    const plan = (await house.ask("lotte", "{ me { plan { id version } } }")).data.me.plan;
    const change = async (mutation: string, type: string, input: object) => {
      const { version } = (await house.ask("karen", "query ($id: ID!) { coordinatingPlan(id: $id) { version } }", plan))
        .data.coordinatingPlan;
      const answer = await house.ask(
        "karen",
        `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`,
        { input: { planId: plan.id, version, ...input } },
      );
      expect(answer.data[mutation].userErrors).toEqual([]);
    };
    await change("writePlanSummary", "WritePlanSummaryInput", { summary: "Kort" });
    await change("addAgreement", "AddAgreementInput", { text: "Vi ringes ved", parties: ["LAB"] });
    await change("holdPlan", "PlanChangeInput", {});
    const { data } = await house.ask(
      "lotte",
      "{ me { decisionsSoFar(first: 50) { totalCount nodes { change da: text en: text(language: EN) at } } } }",
    );
    const { nodes, totalCount } = data.me.decisionsSoFar;
    expect(nodes.map(({ da }: { da: string }) => da)).toEqual([
      "Planen blev sat på pause.",
      "Der blev skrevet en aftale.",
      "Der blev sagt ja til en koordinerende plan.",
    ]);
    expect(nodes[0].en).toBe("The plan was put on hold.");
    expect(totalCount).toBe(3);
    await change("activatePlan", "PlanChangeInput", {});
  });

  it("is empty for staff, who have an entry of their own", async () => {
    const { data } = await house.ask(
      "karen",
      "{ me { plan { id } people { id } rights { code } nextDates { kind } decisionsSoFar { totalCount } caseworker { name } } }",
    );
    expect(data.me).toEqual({
      plan: null,
      people: [],
      rights: [],
      nextDates: [],
      decisionsSoFar: null,
      caseworker: { name: "Karen Mikkelsen" },
    });
  });
});

describe("a caseworker's morning list", () => {
  it("has what is due first at the top: Karsten's overdue follow-up before Lotte's", async () => {
    const calls = await tasks("karen", { kind: { eq: "CALL_FOLLOW_UP" } });
    const days = calls.map(({ dueOn }) => String(dueOn));
    expect(days).toEqual([...days].sort());
    expect(calls[0]?.citizen?.name).toBe("Karsten Bruun");
    expect(calls.map(({ citizen }) => citizen?.name)).toContain("Lotte Holm");
  });

  it("asks each sector for its own word on a goal and its own part of an agreement", async () => {
    expect((await tasks("susanne")).map(({ kind, subject }) => [kind, subject])).toContainEqual([
      "KEEP_AGREEMENT",
      "Familiebehandleren flytter besøget, når psykologen har tid samme dag",
    ]);
    expect((await tasks("mette", { kind: { in: ["AGREE_GOAL"] } })).map(({ subject }) => subject)).toContain(
      "Overblik over økonomien",
    );
  });

  it("is nobody else's: Kim, who takes no part, and the analyst have none", async () => {
    expect(await tasks("kim")).toEqual([]);
    expect((await house.ask("anna", "{ tasks { totalCount } }")).errors?.[0].extensions.code).toBe("FORBIDDEN");
  });

  it("is walked page by page without a gap, also through tasks that have no day", async () => {
    const all = (await tasks("karen")).map(({ id }) => id);
    expect(all.length).toBeGreaterThan(2);
    const walked: string[] = [];
    let after: string | null = null;
    do {
      const page: { nodes: Task[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = (
        await house.ask("karen", TASKS, { first: 1, after })
      ).data.tasks;
      walked.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(walked).toEqual(all);
    expect((await house.ask("karen", TASKS, { after: "nonsense" })).errors?.[0].extensions.code).toBe("BAD_USER_INPUT");
  });

  it("tells a month before that a health consent lapses, to the citizen and to who coordinates", async () => {
    const soon = inDays(10);
    await house
      .subgraph("coordination")
      .db.query(
        "UPDATE consent SET valid_from = $2::date - 355, valid_to = $2 WHERE citizen_id = $1 AND kind = 'HEALTH_RETRIEVAL'",
        [person("lotte").caller.id, soon],
      );
    for (const who of ["lotte", "karen"]) {
      expect(await tasks(who, { kind: { eq: "RENEW_HEALTH_CONSENT" } }), who).toMatchObject([
        { dueOn: soon, subject: "PSYCHIATRY" },
      ]);
    }
    await house.ask("lotte", `mutation { giveHealthConsent(input: { sector: "PSYCHIATRY" }) { userErrors { code } } }`);
    expect(await tasks("lotte", { kind: { eq: "RENEW_HEALTH_CONSENT" } })).toEqual([]);
  });
});
