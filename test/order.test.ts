import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";
import { story } from "./support/story.ts";

const misbehaving = new Misbehaving();
let house: TestHouse;
let planId: string;
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap, deadline: 20_000 });
  const { data } = await house.ask("karen", PLANS);
  planId = data.coordinatingPlans.nodes.find(
    (plan: { citizen: { name: string } }) => plan.citizen.name === "Lotte Holm",
  ).id;
});
beforeEach(() => house.rewind());
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
});

const PLANS = "{ coordinatingPlans { nodes { id citizen { name } } } }";
const ORDER = `query ($id: ID!) { coordinatingPlan(id: $id) { version order {
  steps { place intervention { id title sector { code } status } blockedBy { title } uncertain { id title sector { code } } }
  dependencies { id kind before { title } after { title } note } mutualBlocks { interventions { title } }
  warnings { kind message(language: DA) } sectors { sector { code } state } } } }`;

interface Named {
  id: string;
  title: string;
  sector: { code: string };
}
interface Step {
  place: number | null;
  intervention: Named;
  blockedBy: Named[];
  uncertain: Named[];
}

async function order(who = "karen") {
  const { data, errors } = await house.ask(who, ORDER, { id: planId });
  expect(errors).toBeUndefined();
  return data.coordinatingPlan as {
    version: number;
    order: {
      steps: Step[];
      dependencies: { id: string; kind: string; before: Named; after: Named }[];
      mutualBlocks: { interventions: Named[] }[];
      warnings: { kind: string; message: string }[];
      sectors: { sector: { code: string }; state: string }[];
    };
  };
}

const named = async (title: string) => {
  const found = (await order()).order.steps.find(({ intervention }) => intervention.title === title)?.intervention;
  if (!found) throw new Error(`Lotte has no ${title}`);
  return { sector: found.sector.code, id: found.id };
};

async function change(who: string, mutation: string, input: object) {
  const { version } = await order();
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { plan { version } userErrors { field code message(language: EN) } } }`,
    { input: { planId, version, ...input } },
  );
  return { ...(data?.[mutation] ?? {}), code: errors?.[0].extensions.code };
}

const lean = async (who: string, kind: string, first: string, then: string, more: object = {}) => {
  const [before, after] = [await named(first), await named(then)];
  return change(who, "addInterventionDependency", {
    kind,
    beforeSector: before.sector,
    beforeId: before.id,
    afterSector: after.sector,
    afterId: after.id,
    ...more,
  });
};
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

story("the order of Lotte's interventions", (then) => {
  then("knows every intervention that is not over, of all open sectors", async () => {
    const { order: found } = await order();
    expect(found.steps.map(({ intervention }) => intervention.title).sort()).toEqual([
      "FVU-dansk",
      "Familiebehandling",
      "Jobtræning i kantine",
      "Mentor",
      "Psykologforløb",
      "Samtaleforløb",
      "Støtte til post og økonomi",
    ]);
    expect(found.steps.every(({ place }) => place === 1)).toBe(true);
  });

  then("is written down by the coordinator and by participants, and by nobody else", async () => {
    expect(await lean("karen", "BLOCKS", "Familiebehandling", "Jobtræning i kantine")).toMatchObject({
      userErrors: [],
    });
    expect(await lean("mette", "FINISH_TO_START", "Jobtræning i kantine", "FVU-dansk")).toMatchObject({
      userErrors: [],
    });
    expect((await lean("lotte", "BLOCKS", "Mentor", "FVU-dansk")).code).toBe("FORBIDDEN");
    expect((await lean("kim", "BLOCKS", "Mentor", "FVU-dansk")).code).toBe("NOT_FOUND");
  });

  then("says what comes first, what waits for what, and warns of what runs though it should wait (V20)", async () => {
    const { order: found } = await order();
    const step = (title: string) => found.steps.find(({ intervention }) => intervention.title === title);
    expect([step("Familiebehandling")?.place, step("Jobtræning i kantine")?.place, step("FVU-dansk")?.place]).toEqual([
      1, 2, 3,
    ]);
    expect(step("Jobtræning i kantine")?.blockedBy).toEqual([{ title: "Familiebehandling" }]);
    expect(found.warnings.map(({ message }) => message)).toContain(
      "»Jobtræning i kantine« er i gang, selv om »Familiebehandling« ikke er afsluttet.",
    );
  });

  then("refuses a circle, however long, and names the way round by titles", async () => {
    const long = await lean("karen", "FINISH_TO_START", "FVU-dansk", "Familiebehandling");
    expect(codes(long)).toEqual(["CYCLE"]);
    expect(long.userErrors[0].message).toBe(
      "They would wait for each other: FVU-dansk → Familiebehandling → Jobtræning i kantine → FVU-dansk.",
    );
    expect(codes(await lean("karen", "BLOCKS", "Jobtræning i kantine", "Familiebehandling"))).toEqual(["CYCLE"]);
    expect(codes(await lean("karen", "BLOCKS", "Mentor", "Mentor"))).toEqual(["SAME_INTERVENTION"]);
    expect((await order()).order.dependencies).toHaveLength(2);
  });

  then("finds what blocks each other: side by side, though the one waits for the other", async () => {
    expect(await lean("karen", "PARALLEL", "FVU-dansk", "Familiebehandling")).toMatchObject({ userErrors: [] });
    const { order: found } = await order();
    expect(found.mutualBlocks.map(({ interventions }) => interventions.map(({ title }) => title).sort())).toEqual([
      ["FVU-dansk", "Familiebehandling", "Jobtræning i kantine"],
    ]);
    expect(found.steps.at(-1)?.place).toBeNull();
  });

  then("takes a dependency back, and keeps a revision of each step", async () => {
    const { id } = (await order()).order.dependencies.find(({ kind }) => kind === "PARALLEL") ?? {};
    expect(await change("karen", "removeInterventionDependency", { dependencyId: id })).toMatchObject({
      userErrors: [],
    });
    expect(codes(await change("karen", "removeInterventionDependency", { dependencyId: id }))).toEqual([
      "DEPENDENCY_UNKNOWN",
    ]);
    expect((await order()).order.mutualBlocks).toEqual([]);
    const { data } = await house.ask(
      "karen",
      "query ($id: ID!) { coordinatingPlan(id: $id) { revisions { nodes { change } } } }",
      { id: planId },
    );
    expect(data.coordinatingPlan.revisions.nodes.map(({ change: name }: { change: string }) => name)).toEqual([
      "removeInterventionDependency",
      "addInterventionDependency",
      "addInterventionDependency",
      "addInterventionDependency",
      "answerOffer",
    ]);
  });

  then("does the same thing once for the same key, and nothing on a stale version", async () => {
    const key = { idempotencyKey: "once" };
    expect(await lean("karen", "START_TO_START", "Psykologforløb", "Mentor", key)).toMatchObject({ userErrors: [] });
    const again = await lean("karen", "START_TO_START", "Psykologforløb", "Mentor", key);
    expect(again.userErrors).toEqual([]);
    expect((await lean("karen", "BLOCKS", "Mentor", "FVU-dansk", { version: 1 })).code).toBe("CONFLICT");
    expect((await order()).order.dependencies).toHaveLength(3);
  });

  then("does not know what others would have to tell: a stranger's intervention is refused", async () => {
    expect(
      codes(
        await change("karen", "addInterventionDependency", {
          kind: "BLOCKS",
          beforeSector: "SEL",
          beforeId: "00000000-0000-4000-8000-000000000000",
          afterSector: "LAB",
          afterId: (await named("Mentor")).id,
        }),
      ),
    ).toEqual(["INTERVENTION_UNKNOWN"]);
  });

  then("keeps the order with a sector down, names it, and leaves open what it would have told", async () => {
    const [mentor, home] = [await named("Mentor"), await named("Støtte til post og økonomi")];
    await misbehaving.while("social", "silent", async () => {
      const { order: found } = await order();
      expect(found.sectors).toContainEqual({ sector: { code: "SEL" }, state: "SILENT" });
      const waiting = found.steps.find(({ intervention }) => intervention.title === "Jobtræning i kantine");
      expect(waiting).toMatchObject({ place: 2, blockedBy: [], uncertain: [{ title: null, sector: { code: "SEL" } }] });
      expect(found.warnings.map(({ message }) => message).join()).not.toContain("Familiebehandling");
      const tried = await change("karen", "addInterventionDependency", {
        kind: "BLOCKS",
        beforeSector: "SEL",
        beforeId: home.id,
        afterSector: "LAB",
        afterId: mentor.id,
      });
      expect(codes(tried)).toEqual(["SECTOR_SILENT"]);
    });
  });
});
