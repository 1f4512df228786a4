import { plainId, registeredSectors } from "@overligger/shared";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";
import { inDays, type Payload } from "./support/steps.ts";
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

const today = inDays(0);
const planless = "00000000-0000-8000-a000-000000000000";
const id = (key: string) => person(key).caller.id;
const VIEW = `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { id version jointSupport {
  suggestions { rule { code nameDa basis } interventions { id title sector { code } } }
  jointSupports { id decided parts { purpose decidedOn intervention { id title sector { code } } } primaryWorker { name } stillActive decidedOn }
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

const WITH_DECISION = `query ($id: ID!) { citizen(id: $id, reason: "Vil se afgørelsen") { decisions { id }
  jointSupports { decision { id status issuedOn receivedOn supersededOn combined explanation guidance
    parts { title reasons outcome sector { code } law { act } complaint { deadline } } } } } }`;

/** What somebody is told of a citizen's joint decisions. */
async function told(who: string, citizen = "lotte") {
  const ASK = `jointSupports { id decidedOn endedOn primaryWorker { name } parts { sector { code } purpose } text complaint complaintLaw { actName status } }`;
  const { data } = await house.ask(
    who,
    `query ($id: ID!) { citizen(id: $id, reason: "Vil se afgørelsen") { ${ASK} } }`,
    { id: id(citizen) },
  );
  return data?.citizen?.jointSupports ?? [];
}

/** What stands of it in a sector's own case. */
const inCase = async (who: string, word: string, citizen = "lotte") =>
  (
    await house.ask(
      who,
      `query ($id: ID!) { ${word}Case(citizenId: $id) { jointSupports { purpose primaryWorker endedOn together { code } } } }`,
      { id: id(citizen) },
    )
  ).data[`${word}Case`].jointSupports;

async function run(who: string, mutation: string, input: object, asked = "plan { version }") {
  const { planId, version } = asked.startsWith("plan") ? await view() : {};
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${asked} userErrors { code } } }`,
    { input: { ...(planId ? { planId, version } : {}), ...input } },
  );
  return {
    refused: errors?.[0].extensions.code as string | undefined,
    ...(asked.startsWith("plan") ? {} : { thing: data?.[mutation]?.jointSupport }),
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
      // Nor is it known whether Karen may decide under its law.
      expect((await decide()).refused).toBe("NOT_CHECKED");
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

      await rules.query("UPDATE municipal_policy SET combined_decision = false WHERE municipality = '0260'");
      expect((await view()).suggestions, "proposed, and not switched on").toEqual([]);
      expect((await decide()).codes).toEqual(["PROPOSAL_NOT_SWITCHED_ON"]);
      await rules.query("UPDATE municipal_policy SET combined_decision = true WHERE municipality = '0260'");

      // Under a law of which nobody knows how one complains it is refused at once, and waits for nobody to find out.
      const law = house.subgraph("decisions").db;
      await law.query("UPDATE complaint_rule SET act = 'SEL, glemt' WHERE act = 'SEL'");
      expect((await decide()).codes).toEqual(["COMPLAINT_ROUTE_UNKNOWN"]);
      await law.query("UPDATE complaint_rule SET act = 'SEL' WHERE act = 'SEL, glemt'");
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
    "wait for who may decide under each law (V16): Karen writes it down and decides her own part, which alone holds nothing and is told to nobody",
    async () => {
      expect(await decide({ idempotencyKey: "en gang" })).toEqual({ refused: undefined, codes: [] });
      expect(await decide({ idempotencyKey: "en gang" })).toEqual({ refused: undefined, codes: [] });
      expect((await decide()).codes).toEqual(["ALREADY_DECIDED"]);
      const [joint] = (await view()).jointSupports;
      expect(joint).toMatchObject({ decided: false, parts: [{ decidedOn: null }, { decidedOn: today }] });
      expect(await told("lotte")).toEqual([]);
      expect([await inCase("mette", "employment"), await inCase("susanne", "social")]).toEqual([[], []]);
      const waits = async (who: string, kind = "DECIDE_JOINT_SUPPORT") =>
        (await house.ask(who, `{ tasks(first: 50, where: { kind: { eq: ${kind} } }) { nodes { subject } } }`)).data
          .tasks.nodes;
      expect([await waits("mette"), await waits("susanne"), await waits("kim")]).toEqual([[{ subject: LAB }], [], []]);
      // Karen has no competence under the employment act, nor has Susanne; who is not in the plan does not learn of it.
      const agree = (who: string, jointSupportId = joint.id) => run(who, "agreeJointSupport", { jointSupportId });
      for (const who of ["karen", "susanne", "lotte"]) expect((await agree(who)).refused, who).toBe("FORBIDDEN");
      for (const who of ["kim", "soeren", "lone", "sanne"]) expect((await agree(who)).refused, who).toBe("NOT_FOUND");
      expect((await agree("mette", planless)).codes).toEqual(["JOINT_SUPPORT_UNKNOWN"]);
      await misbehaving.while("employment", "silent", async () => {
        expect((await agree("mette")).refused).toBe("NOT_CHECKED");
      });
      // A sector that is silent is told when somebody next looks, and so are decisions.
      await misbehaving.while("decisions", "silent", () =>
        misbehaving.while("social", "silent", async () => {
          expect(await agree("mette")).toEqual({ refused: undefined, codes: [] });
          // Until it is issued it is somebody's: whoever takes part for one of its sectors, and nobody else.
          const issuing = (who: string) => waits(who, "ISSUE_JOINT_SUPPORT");
          expect([await issuing("mette"), await issuing("kim")]).toEqual([[{ subject: LAB }], []]);
        }),
      );
      expect((await agree("mette")).codes).toEqual(["DECIDED_ALREADY"]);
      expect([await waits("mette"), await waits("mette", "ISSUE_JOINT_SUPPORT")]).toEqual([[], []]);
    },
  );

  then("are told to Lotte, with how to complain, and stand in each sector's own case", async () => {
    const [mine] = await told("lotte");
    expect(mine).toMatchObject({ decidedOn: today, endedOn: null, primaryWorker: { name: "Susanne Kjær" } });
    expect(mine.text).toMatch(/^Mentorstøtte og socialpædagogisk støtte samlet: .* du .*Susanne Kjær/);
    expect(mine.complaint).toMatch(/4 uger.*Ankestyrelsen/);
    expect(mine.complaintLaw).toEqual({ actName: expect.stringContaining("Retssikkerhedsloven"), status: "LAW" });
    expect(mine.parts).toEqual([
      { sector: { code: "LAB" }, purpose: LAB },
      { sector: { code: "SEL" }, purpose: SEL },
    ]);
    const decisions = await house.ask("lotte", "{ me { decisionsSoFar(first: 2) { nodes { change } } } }");
    expect(decisions.data.me.decisionsSoFar.nodes).toEqual([
      { change: "agreeJointSupport" },
      { change: "decideJointSupport" },
    ]);
    // It is a decision like any other: with its parts, each by who decided it, how to complain about each, and in each sector's case.
    const { data: hers } = await house.ask("lotte", WITH_DECISION, { id: id("lotte") });
    const [{ decision }] = hers.citizen.jointSupports;
    expect(decision).toMatchObject({
      ...{ status: "ISSUED", issuedOn: today, receivedOn: today, combined: true, explanation: mine.text },
      guidance: expect.stringContaining("Du kan klage over det hele på én gang"),
      parts: [
        { sector: { code: "LAB" }, title: "Mentor", reasons: LAB, outcome: "GRANTED", law: { act: "LAB" } },
        { sector: { code: "SEL" }, reasons: SEL, outcome: "GRANTED", law: { act: "SEL" } },
      ],
    });
    for (const part of decision.parts) expect(part.complaint.deadline > inDays(27), part.title).toBe(true);
    expect(hers.citizen.decisions.map((each: Payload) => each.id)).toContain(decision.id);
    // Who decided one part reads it where their sight goes so far; who sees nothing of it there is told nothing of it here either.
    const { data: his } = await house.ask("mette", WITH_DECISION, { id: id("lotte") });
    expect(his.citizen.jointSupports[0].decision.id).toBe(decision.id);
    for (const [who, field] of [
      ["kim", "employmentCase"],
      ["susanne", "socialCase"],
    ] as const) {
      const query = `query ($id: ID!) { ${field}(citizenId: $id) { decisions { decisionId supersededOn } } }`;
      const { data } = await house.ask(who, query, { id: id("lotte") });
      expect(data[field].decisions, who).toContainEqual({ decisionId: decision.id, supersededOn: null });
    }
    const filed = await house.ask(
      "lotte",
      `mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { complaint { number parts { about { title } } } userErrors { code } } }`,
      { input: { decisionId: decision.id, text: "Jeg vil have to" } },
    );
    expect(filed.data.fileComplaint).toMatchObject({ complaint: { parts: [{}, {}] }, userErrors: [] });
    expect(await inCase("kim", "employment")).toMatchObject([
      { purpose: LAB, together: [{ code: "SEL" }], primaryWorker: "Susanne Kjær", endedOn: null },
    ]);
    expect(await inCase("susanne", "social")).toMatchObject([{ purpose: SEL, together: [{ code: "LAB" }] }]);
    // Whoever decided a part sees it; no colleague, no other sector, no parent of hers, no child.
    expect(await told("mette")).toHaveLength(1);
    for (const who of ["kim", "ulla", "frida", "lone"]) expect(await told(who), who).toEqual([]);
    // Nor does anybody in the plan read of help that she no longer shares with them, or what it is for.
    const read = async (who: string) => {
      const text = JSON.stringify([(await view(who)).jointSupports, await told(who)]);
      return ["kantinen", "regninger"].filter((word) => text.includes(word));
    };
    const share = (recipients: string[] | null) =>
      house.ask(
        "lotte",
        `mutation ($input: GiveSharingConsentInput!) { giveSharingConsent(input: $input) { userErrors { code } } }`,
        { input: { sector: "SEL", categories: ["PLAN", "GOALS", "INTERVENTIONS", "APPOINTMENTS"], recipients } },
      );
    expect(await read("mette")).toEqual(["kantinen", "regninger"]);
    await share(["SEL"]);
    expect([await read("mette"), await read("lotte")]).toEqual([["kantinen"], ["kantinen", "regninger"]]);
    await share(null);
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
      for (const who of ["karen", "mette", "lotte"]) {
        const { suggestions, jointSupports } = await view(who);
        expect(suggestions).toEqual([]);
        expect(jointSupports).toMatchObject([
          {
            primaryWorker: { name: "Susanne Kjær" },
            decided: true,
            stillActive: true,
            parts: [
              { purpose: LAB, decidedOn: today, intervention: { sector: { code: "LAB" } } },
              { purpose: SEL, decidedOn: today, intervention: { sector: { code: "SEL" } } },
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

  then(
    "end as one by who may decide a part of it, once, and what was decided stays in the plan's history",
    async () => {
      const [joint] = (await view()).jointSupports;
      const end = (who: string) => run(who, "endJointSupport", { jointSupportId: joint.id });
      // Not by who it is about, nor by who may decide under one of the laws and does not take part.
      expect((await end("lotte")).refused).toBe("FORBIDDEN");
      for (const who of ["kim", "ulla", "soeren", "lone"]) expect((await end(who)).refused, who).toBe("NOT_FOUND");
      // Not either while the sector she decides for does not say whether she still may.
      await misbehaving.while("employment", "silent", async () => {
        expect((await end("mette")).refused).toBe("NOT_CHECKED");
      });
      expect((await end("mette")).codes).toEqual([]);
      expect((await end("karen")).codes).toEqual(["JOINT_SUPPORT_UNKNOWN"]);
      expect((await told("lotte"))[0]).toMatchObject({ endedOn: today, text: expect.stringContaining("ikke længere") });
      expect(await inCase("susanne", "social")).toMatchObject([{ endedOn: today }]);
      const { data } = await house.ask("lotte", WITH_DECISION, { id: id("lotte") });
      expect(data.citizen.jointSupports[0].decision).toMatchObject({ status: "ISSUED", supersededOn: today });
      const now = await view();
      expect(now.jointSupports).toEqual([]);
      expect(now.suggestions).toHaveLength(1);
      const [kept] = await house
        .subgraph("coordination")
        .db.query<{ written: unknown }>(
          "SELECT snapshot #> '{joint_support,0,written}' AS written FROM plan_revision WHERE plan_id = $1 AND change = 'decideJointSupport'",
          [now.planId],
        );
      expect(kept?.written).toMatchObject(
        parts.map((part) => ({ ...part, interventionId: plainId(part.interventionId) })),
      );
    },
  );
});

describe("a mentor and a support worker of somebody who has no plan (SUP-01)", () => {
  const anders = () => id("anders");
  async function done(who: string, mutation: string, input: object, asked: string) {
    const type = mutation.replace("Social", mutation.includes("Delegation") ? "" : "Social");
    const { data, errors } = await house.ask(
      who,
      `mutation ($input: ${type[0]?.toUpperCase()}${type.slice(1)}Input!) { ${mutation}(input: $input) { ${asked} userErrors { code } } }`,
      { input },
    );
    expect(errors, mutation).toBeUndefined();
    return data[mutation];
  }

  it("is decided by who may decide under both laws, and by nobody else; it opens nothing they might not read, and is told to him and to both cases", async () => {
    const help = async (who: string, word: string, kind: string) =>
      (
        await done(
          who,
          `add${word}Intervention`,
          { citizenId: anders(), kind, providerUnit: "Halsnæs", startsOn: today },
          "intervention { id version }",
        )
      ).intervention;
    const mentor = await help("mette", "Employment", "MENTOR");
    const home = await help("susanne", "Social", "HOME_SUPPORT");
    for (const [name, { id: row }] of [
      ["employment", mentor],
      ["social", home],
    ] as const)
      await house.subgraph(name).db.query("UPDATE intervention SET status = 'RUNNING' WHERE id = $1", [row]);
    const parts = [
      { sector: "LAB", interventionId: mentor.id, purpose: LAB },
      { sector: "SEL", interventionId: home.id, purpose: SEL },
    ];
    const decideFor = (who: string, more: object = {}) =>
      run(
        who,
        "decideJointSupportOutsidePlan",
        {
          ...{ citizenId: anders(), rule: RULE, primaryWorkerId: id("susanne"), parts, ...more },
        },
        "jointSupport { id text complaint }",
      );
    // Neither of them alone may, nor does who is not the municipality's learn that there is such a person.
    for (const who of ["mette", "susanne", "karen"])
      expect((await decideFor(who)).codes, who).toEqual(["MANDATE_MISSING"]);
    for (const who of ["peter", "ulla"]) expect((await decideFor(who)).codes, who).toEqual(["MANDATE_MISSING"]);
    for (const who of ["soeren", "lone", "anna", "anders", "lotte"])
      expect((await decideFor(who)).refused, who).toMatch(/NOT_FOUND|FORBIDDEN/);

    const { delegation } = await done(
      "susanne",
      "registerSocialDelegation",
      {
        ...{ toSector: "LAB", toUnit: "Jobcenter Halsnæs", toCaseworkerId: id("mette"), citizenId: anders() },
        ...{ startsOn: today, endsOn: inDays(2), basis: "Hun kender ham" },
      },
      "delegation { id version }",
    );
    expect((await decideFor("mette")).codes, "before the council has decided").toEqual(["MANDATE_MISSING"]);
    const granted = { delegationId: delegation.id, version: delegation.version, grantor: "MUNICIPAL_COUNCIL" };
    await done(
      "lone",
      "recordSocialDelegationDecision",
      { ...granted, decidedOn: today, caseReference: "26/3" },
      "delegation { holds }",
    );
    await misbehaving.while("social", "silent", async () => {
      expect((await decideFor("mette")).refused).toBe("NOT_CHECKED");
    });
    expect((await decideFor("kim")).codes, "a colleague of hers").toEqual(["MANDATE_MISSING"]);
    for (const [more, codes] of [
      [{ primaryWorkerId: id("soeren") }, ["WORKER_NOT_HERE"]],
      [{ rule: "EVERYTHING" }, ["RULE_UNKNOWN"]],
      [{ parts: [parts[0]] }, ["PARTS_MISMATCH"]],
      [{ parts: [{ ...parts[0], interventionId: home.id }, parts[1]] }, ["INTERVENTION_UNKNOWN"]],
    ] as const)
      expect((await decideFor("mette", more)).codes).toEqual(codes);
    const made = await decideFor("mette", { idempotencyKey: "en gang" });
    expect(made.codes).toEqual([]);
    expect((await decideFor("mette", { idempotencyKey: "en gang" })).thing.id).toBe(made.thing.id);
    expect((await decideFor("mette")).codes).toEqual(["ALREADY_DECIDED"]);

    const [mine] = await told("anders", "anders");
    expect(mine).toMatchObject({
      id: made.thing.id,
      text: made.thing.text,
      complaint: expect.stringContaining("4 uger"),
    });
    // Both cases have it; neither is told that the other helps, for Anders has let nobody know.
    expect(await inCase("susanne", "social", "anders")).toMatchObject([{ purpose: SEL, together: [] }]);
    expect(await inCase("kim", "employment", "anders")).toMatchObject([{ purpose: LAB, together: [] }]);
    expect((await told("mette", "anders"))[0].parts).toHaveLength(2); // she decided both
    const log = await house.ask(
      "anders",
      "{ me { citizen { readLog(first: 100) { nodes { purpose sector { code } } } } } }",
    );
    expect(log.data.me.citizen.readLog.nodes).toContainEqual({ purpose: "DELEGATED_CASE", sector: { code: "SEL" } });

    // Mette's competence is over; Susanne's part is hers to end; what is over is told again.
    house.goTo(inDays(2));
    const end = (who: string) =>
      run(who, "endJointSupportOutsidePlan", { jointSupportId: made.thing.id }, "jointSupport { endedOn }");
    for (const who of ["peter", "soeren", "anders", "lone"]) expect((await end(who)).refused, who).toBe("NOT_FOUND");
    expect((await end("susanne")).codes).toEqual([]);
    expect((await end("mette")).codes, "over is over").toEqual([]);
    expect(await inCase("kim", "employment", "anders")).toMatchObject([{ endedOn: inDays(2) }]);
    expect((await decideFor("mette")).codes).toEqual(["MANDATE_MISSING"]);
  });
});
