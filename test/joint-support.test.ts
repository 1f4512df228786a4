import { plainId, registeredSectors } from "@overligger/shared";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";
import { story } from "./support/story.ts";

const misbehaving = new Misbehaving();
let house: TestHouse;
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap });
});
beforeEach(() => house.rewind());
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
});

const id = (key: string) => person(key).caller.id;
const VIEW = `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { id version jointSupport {
  suggestions { rule { code nameDa basis } interventions { id title sector { code } } }
  jointSupports { id parts { purpose intervention { id title sector { code } } } primaryWorker { name } stillActive decidedOn }
  sectors { sector { code } state } } } } }`;

interface Help {
  id: string;
  title: string | null;
  sector: { code: string };
}

async function view(who = "karen", citizen = "lotte") {
  const { data, errors } = await house.ask(who, VIEW, { id: id(citizen) });
  expect(errors).toBeUndefined();
  const plan = data.citizen.coordinatingPlan;
  return { planId: plan?.id as string, version: plan?.version as number, ...plan?.jointSupport };
}

const helpOf = async (sector: string): Promise<Help> =>
  (await view()).suggestions[0].interventions.find((each: Help) => each.sector.code === sector);

const RULE = "MENTOR_AND_SOCIAL_SUPPORT";
const LAB = "At Lotte møder i kantinen seks timer om ugen";
const SEL = "At Lotte får ro om post og regninger";
let parts: { sector: string; interventionId: string; purpose: string }[];

async function run(who: string, mutation: string, input: object) {
  const { planId, version } = await view();
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { plan { version } userErrors { code } } }`,
    { input: { planId, version, ...input } },
  );
  return {
    refused: errors?.[0].extensions.code as string | undefined,
    codes: (data?.[mutation]?.userErrors ?? []).map(({ code }: { code: string }) => code) as string[],
  };
}
const decide = (more: object = {}, who = "karen") =>
  run(who, "decideJointSupport", { rule: RULE, primaryWorkerId: id("susanne"), parts, ...more });

story("a mentor and a support worker in the same home (SUP, V26)", (then) => {
  then(
    "are found for Lotte, who has both, and suggested as one; for nobody who has one of them or does not share it",
    async () => {
      const { suggestions, sectors } = await view();
      expect(suggestions).toHaveLength(1);
      expect(suggestions[0].rule).toMatchObject({
        code: RULE,
        nameDa: "Mentorstøtte og socialpædagogisk støtte samlet",
      });
      expect(suggestions[0].interventions.map((each: Help) => each.sector.code)).toEqual(["LAB", "SEL"]);
      expect(sectors).toHaveLength(registeredSectors().length);
      // Sanne has no support at home, and Karsten keeps what the job centre does to himself.
      for (const citizen of ["sanne", "karsten"])
        expect((await view("karen", citizen)).suggestions, citizen).toEqual([]);
      parts = [
        { sector: "LAB", interventionId: (await helpOf("LAB")).id, purpose: LAB },
        { sector: "SEL", interventionId: (await helpOf("SEL")).id, purpose: SEL },
      ];
    },
  );

  then("are not guessed at while a sector is silent, which is named", async () => {
    await misbehaving.while("social", "silent", async () => {
      const { suggestions, sectors } = await view();
      expect(suggestions).toEqual([]);
      expect(sectors).toContainEqual({ sector: { code: "SEL" }, state: "SILENT" });
      expect((await decide()).codes).toEqual(["SECTOR_SILENT"]);
    });
  });

  then(
    "are decided on as one only when both run, each keeps its purpose, and the worker takes part in the plan",
    async () => {
      const [lab, sel] = parts as [(typeof parts)[0], (typeof parts)[0]];
      const others = (
        await house.ask(
          "karen",
          `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { sectors { sector { code } overlay { interventions { id kind } } } } } }`,
          { id: id("lotte") },
        )
      ).data.citizen.coordinatingPlan.sectors.find(({ sector }: Help) => sector.code === "SEL").overlay.interventions;
      const family = others.find(({ kind }: { kind: string }) => kind === "FAMILY_TREATMENT").id;
      for (const [more, codes] of [
        [{ parts: [lab] }, ["PARTS_MISMATCH"]],
        [{ parts: [lab, lab] }, ["PARTS_MISMATCH"]],
        [{ parts: [lab, sel, sel] }, ["PARTS_MISMATCH"]],
        [{ parts: [lab, { ...sel, purpose: ` ${LAB.toUpperCase()} ` }] }, ["PURPOSES_MERGED"]],
        [{ parts: [lab, { ...sel, interventionId: lab.interventionId }] }, ["INTERVENTION_UNKNOWN"]],
        [{ parts: [lab, { ...sel, interventionId: family }] }, ["KIND_NOT_IN_RULE"]],
        [{ rule: "EVERYTHING" }, ["RULE_UNKNOWN"]],
        [{ primaryWorkerId: id("kim") }, ["WORKER_NOT_IN_PLAN"]],
      ] as const)
        expect((await decide(more)).codes, JSON.stringify(more)).toEqual(codes);
      for (const purpose of ["", "   "])
        expect((await decide({ parts: [lab, { ...sel, purpose }] })).refused).toBe("BAD_USER_INPUT");

      const { db } = house.subgraph("social");
      await db.query("UPDATE intervention SET status = 'PAUSED' WHERE id = $1", [plainId(sel.interventionId)]);
      expect((await view()).suggestions).toEqual([]);
      expect((await decide()).codes).toEqual(["NOT_RUNNING"]);
      await db.query("UPDATE intervention SET status = 'RUNNING' WHERE id = $1", [plainId(sel.interventionId)]);

      const rules = house.subgraph("coordination").db;
      await rules.query("UPDATE joint_support_rule SET valid_to = '2020-01-01'");
      expect((await view()).suggestions, "no rule in force").toEqual([]);
      expect((await decide()).codes).toEqual(["RULE_UNKNOWN"]);
      await rules.query("UPDATE joint_support_rule SET valid_to = NULL");
    },
  );

  then("are the coordinator's to write down: a participant may not, and to others there is no plan", async () => {
    expect((await decide({}, "mette")).refused).toBe("FORBIDDEN");
    expect((await decide({}, "lotte")).refused).toBe("FORBIDDEN");
    for (const who of ["kim", "soeren", "sanne", "anna"])
      expect((await decide({}, who)).refused, who).toBe("NOT_FOUND");
    expect((await decide({ version: 9_999 })).refused).toBe("CONFLICT");
  });

  then(
    "have one worker and both purposes from then on, and are suggested no more; each sector's own records are untouched",
    async () => {
      const rows = () =>
        Promise.all(
          ["social", "employment"].map((name) =>
            house
              .subgraph(name)
              .db.query("SELECT * FROM intervention WHERE citizen_id = $1 ORDER BY id", [id("lotte")]),
          ),
        );
      const before = await rows();
      expect(await decide({ idempotencyKey: "en gang" })).toEqual({ refused: undefined, codes: [] });
      expect(await decide({ idempotencyKey: "en gang" })).toEqual({ refused: undefined, codes: [] });
      expect((await decide()).codes).toEqual(["ALREADY_DECIDED"]);
      for (const who of ["karen", "mette", "lotte"]) {
        const { suggestions, jointSupports } = await view(who);
        expect(suggestions).toEqual([]);
        expect(jointSupports).toMatchObject([
          {
            primaryWorker: { name: "Susanne Kjær" },
            stillActive: true,
            parts: [
              { purpose: LAB, intervention: { sector: { code: "LAB" } } },
              { purpose: SEL, intervention: { sector: { code: "SEL" } } },
            ],
          },
        ]);
      }
      expect(await rows()).toEqual(before);
      await misbehaving.while("employment", "silent", async () => {
        const [joint] = (await view()).jointSupports;
        expect(joint).toMatchObject({
          stillActive: null,
          parts: [{ purpose: LAB, intervention: { title: null } }, {}],
        });
      });
    },
  );

  then("end as one when the coordinator says so, once, and what was decided stays in the plan's history", async () => {
    const [joint] = (await view()).jointSupports;
    expect((await run("karen", "endJointSupport", { jointSupportId: joint.id })).codes).toEqual([]);
    expect((await run("karen", "endJointSupport", { jointSupportId: joint.id })).codes).toEqual([
      "JOINT_SUPPORT_UNKNOWN",
    ]);
    const now = await view();
    expect(now.jointSupports).toEqual([]);
    expect(now.suggestions).toHaveLength(1);
    const [kept] = await house
      .subgraph("coordination")
      .db.query<{ written: unknown }>(
        "SELECT snapshot #> '{joint_support,0,written}' AS written FROM plan_revision WHERE plan_id = $1 AND change = 'decideJointSupport'",
        [now.planId],
      );
    expect(kept?.written).toEqual(parts.map((part) => ({ ...part, interventionId: plainId(part.interventionId) })));
  });
});
