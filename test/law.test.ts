import { ACTS, actOn, type LegalReference, LegalStatus, registeredSectors, statusOf } from "@overligger/shared";
import { demoStaff } from "@overligger/shared/demo";
import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { codes, id, inDays } from "./support/steps.ts";
import { story } from "./support/story.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
beforeEach(() => house.rewind());
afterAll(() => house?.stop());

const rows = <Row extends object>(subgraph: string, sql: string) => house.subgraph(subgraph).db.query<Row>(sql);

interface Departure {
  choice: string;
  proposal: boolean;
  da: string;
  en: string;
}
const DEPARTS = `{
  trial: municipality(code: "0260") { policy { preset departures { choice proposal da: message en: message(language: EN) } } }
  ds: municipality(code: "0219") { policy { preset departures { choice } } } }`;
const ADOPT = `mutation ($input: AdoptMunicipalPolicyInput!) { adoptMunicipalPolicy(input: $input) {
  policy { departures { choice proposal } } userErrors { code } } }`;

const RESTS = `{
  ageRules { da: source en: source(language: EN) } candidateSearchPurposes { da: basis en: basis(language: EN) }
}`;

/** Every reference to law that stands in the data of a code list, a number, a scheme, a rule or an age, with where it stands. */
async function everyLaw(): Promise<[where: string, law: LegalReference][]> {
  const found: [string, LegalReference][] = [];
  for (const { subgraph } of registeredSectors()) {
    const codes = await rows<{ list: string; code: string; law: LegalReference[] }>(
      subgraph,
      "SELECT list, code, legal_basis AS law FROM code",
    );
    for (const { list, code, law } of codes) for (const each of law) found.push([`${subgraph} ${list} ${code}`, each]);
    const [{ terms }] = (await rows(subgraph, "SELECT to_regclass('legal_term') IS NOT NULL AS terms")) as [
      { terms: boolean },
    ];
    if (!terms) continue;
    const numbers = await rows<{ code: string; law: LegalReference }>(
      subgraph,
      `SELECT code, jsonb_build_object('act', act, 'paragraph', paragraph, 'validFrom', valid_from, 'validTo', valid_to,
         'status', status, 'source', source) AS law FROM legal_term`,
    );
    for (const { code, law } of numbers) found.push([`${subgraph} ${code}`, law]);
  }
  for (const table of ["coordination_scheme", "joint_support_rule"])
    for (const { code, law } of await rows<{ code: string; law: LegalReference }>(
      "coordination",
      `SELECT code, law FROM ${table}`,
    ))
      found.push([`coordination ${code}`, law]);
  return found;
}

describe("the law in the data", () => {
  it("says of every row whether it is law, in an act that has a name then, and where it was looked up or that it was not", async () => {
    const all = await everyLaw();
    expect(all.length).toBeGreaterThan(100);
    for (const [where, law] of all) {
      expect(Object.values(LegalStatus), where).toContain(law.status);
      expect(law.source?.en && law.source.da, where).toBeTruthy();
      const act = ACTS.find(
        ({ act, from, to }) => act === law.act && from <= law.validFrom && (!to || law.validFrom < to),
      );
      if (law.status !== LegalStatus.LOCAL) expect(act, `${where}: ${law.act} on ${law.validFrom}`).toBeDefined();
      expect(/forslag|§ 141 b/.test(law.paragraph), where).toBe(law.status === LegalStatus.PROPOSAL);
    }
  });

  it("ends a course on one day, wherever it stands: an end that is expected is no law", async () => {
    const ends = (subgraph: string, sql: string) => rows<{ code: string; end: string | null }>(subgraph, sql);
    const of = await ends(
      "coordination",
      `SELECT code, law ->> 'validTo' AS "end" FROM coordination_scheme ORDER BY code`,
    );
    expect(of).toEqual([
      { code: "JOB_CLARIFICATION", end: null },
      { code: "RESOURCE_COURSE", end: "2026-07-01" },
    ]);
    const codes =
      "SELECT code, legal_basis -> 0 ->> 'validTo' AS \"end\" FROM code WHERE list = 'SCHEME' ORDER BY code";
    expect(await ends("employment", codes)).toEqual(of);
  });

  it("knows each act by one name on each day", () => {
    for (const { act, from, to, name, url } of ACTS) {
      expect(name.en && name.da && !/\b[A-Z]{3}\b/.test(name.en), act).toBeTruthy();
      expect(url === null || url.startsWith("https://www.retsinformation.dk/eli/lta/"), act).toBe(true);
      const same = ACTS.filter((other) => other.act === act && other.from < (to ?? "9") && from < (other.to ?? "9"));
      expect(same.length, act).toBe(1);
    }
  });

  it("reads true in records from before it was kept: what was never enacted is no law, and an act that nobody knows is local", () => {
    const old = (act: string, paragraph: string) =>
      statusOf({ act, paragraph, validFrom: "2018-07-01", validTo: null });
    expect(old("SEL", "§ 141")).toBe("LAW");
    expect(old("SEL", "§ 141 b, stk. 5")).toBe("PROPOSAL");
    expect(old("LAB", "forslag: fleksjob på pause")).toBe("PROPOSAL");
    expect(old("Kommunen", "egen frist")).toBe("LOCAL");
    expect(old("Loven om gode naboer", "§ 1")).toBe("LOCAL");
    expect(actOn("KUI", "2018-01-01")?.name.da).toContain("vejledning");
    expect(actOn("KUI", "2024-08-12")?.name.da).toBe("Lov om kommunal indsats for unge under 25 år");
  });
});

it("knows the help that was missing: under the health act, in homes, for children, on the way through school", async () => {
  const kinds = async (word: string, list = "INTERVENTION") => {
    const { data } = await house.ask(
      "anna",
      `query ($list: String!) { ${word}Codes(list: $list) { code label legalBasis { act paragraph status } } }`,
      { list },
    );
    const said = new Map<string, string>();
    for (const { code, legalBasis } of data[`${word}Codes`])
      for (const { act, paragraph } of legalBasis) said.set(`${act} ${paragraph}`, code);
    return said;
  };
  const social = await kinds("social");
  for (const paragraph of ["83", "97", "99", "102", "103", "104", "107", "108", "109"])
    expect(social.has(`SEL § ${paragraph}`), paragraph).toBe(true);
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8])
    expect(social.has(`Barnets lov § 32, stk. 1, nr. ${number}`), String(number)).toBe(true);
  for (const paragraph of [82, 83, 84, 85, 86]) expect(social.has(`Barnets lov § ${paragraph}`)).toBe(true);
  // Alcohol is the health act's, drugs are both acts': neither is ever part of one decision on several areas' help.
  expect(social.get("Sundhedsloven § 141")).toBe("ALCOHOL_TREATMENT");
  expect(social.get("Sundhedsloven § 142")).toBe("MEDICAL_DRUG_TREATMENT");
  const education = await kinds("education");
  for (const law of ["STU § 2", "Folkeskoleloven § 19 a", "Folkeskoleloven § 12, stk. 2", "FGU kapitel 3"])
    expect(education.has(law), law).toBe(true);
  expect([...(await kinds("employment", "FLEXJOB_STEP")).values()].sort()).toEqual([
    "ASSESSED",
    "EMPLOYED",
    "FOLLOWED_UP",
    "LEFT",
    "SUBSIDISED",
  ]);
});

story("Lotte reads what her help rests on, in words she knows", (step) => {
  const LAW = "legalBasis { status actName en: actName(language: EN) paragraph url source }";
  step("an act by its name, and where to read it; what no act asks for says that it is local", async () => {
    const { data } = await house.ask(
      "lotte",
      `{ me { citizen { coordinatingPlan { sectors { sector { code } overlay { plans { ${LAW} } } } } } } }`,
    );
    const of = (code: string) =>
      data.me.citizen.coordinatingPlan.sectors.find(({ sector }: { sector: { code: string } }) => sector.code === code)
        .overlay.plans[0].legalBasis[0];
    expect(of("SEL")).toEqual({
      status: "LAW",
      actName: "Serviceloven (lov om social service)",
      en: "Act on social services",
      paragraph: "§ 141",
      url: "https://www.retsinformation.dk/eli/lta/2024/67",
      source: null,
    });
    expect(of("PSYCHIATRY")).toMatchObject({ status: "LAW", en: "Psychiatry act" });
    expect(of("EDUCATION")).toMatchObject({ status: "LOCAL", actName: "Kommunens egne regler", url: null });
  });

  step("and whoever looks a code up is told what is proposed, and what was not looked up", async () => {
    const { data } = await house.ask(
      "anna",
      `{ employmentCodes(list: "GRANTOR") { ${LAW} } socialCodes { code ${LAW} } employmentTerms { code law { status url source } } ageRules { law { status source(language: DA) } } }`,
    );
    for (const { legalBasis } of data.employmentCodes)
      expect(legalBasis).toEqual([expect.objectContaining({ status: "PROPOSAL", url: null })]);
    const contact = data.socialCodes.find(({ code }: { code: string }) => code === "CONTACT_PERSON");
    expect(contact.legalBasis[0]).toMatchObject({ paragraph: "§ 99", source: "Efter hukommelsen: ikke slået op." });
    const pause = data.employmentTerms.find(({ code }: { code: string }) => code === "FLEXJOB_RETURN_MONTHS");
    expect(pause.law).toMatchObject({ status: "PROPOSAL", url: null });
    expect(data.ageRules[0].law.status).toBe("LAW");
    const rests = await house.ask("karen", RESTS);
    for (const { da, en } of [...rests.data.ageRules, ...rests.data.candidateSearchPurposes]) {
      expect(da).toMatch(/\b(er|at|fra|efter)\b/);
      expect(en).toMatch(/\b(is|from)\b/);
    }
  });
});

type Who = string | { token: string };
type Said = { row: { id: string; version: number } & Record<string, unknown>; codes: string[] };

async function run(who: Who, mutation: string, input: object, thing: string, type = mutation): Promise<Said> {
  const Input = `${type[0]?.toUpperCase()}${type.slice(1)}Input`;
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${Input}!) { ${mutation}(input: $input) { ${thing} userErrors { field code message } } }`,
    { input },
  );
  expect(errors, mutation).toBeUndefined();
  const payload = data[mutation];
  return { row: payload[String(/^\w+/.exec(thing))], codes: codes(payload.userErrors) };
}

/** Somebody of the demo, as they would be in Hillerød. */
const inHilleroed = async (key: string, as: string): Promise<Who> => {
  const { key: _key, title: _title, unit: _unit, ...caller } = demoStaff(key);
  return { token: await signDemoToken({ ...caller, id: as, name: as, municipality: "0219" }) };
};

const DELEGATION = "delegation { id version holds waitsForPolicy missing }";
const OFF = ["PROPOSAL_NOT_SWITCHED_ON"];

it("says of a municipality that began with the law and put on what is only proposed that it departs from it, and in what", async () => {
  const { data } = await house.ask("karen", DEPARTS);
  const { trial, ds } = data as Record<string, { policy: { preset: string; departures: Departure[] } }>;
  expect(trial?.policy.preset).toBe("LAW");
  expect(trial?.policy.departures.map(({ choice, proposal }) => [choice, proposal])).toEqual([
    ["coCoordinators", false],
    ...["delegationActs", "flexjobReturnRight", "flexibleHours", "teamCompetence", "combinedDecision"].map((choice) => [
      choice,
      true,
    ]),
  ]);
  expect(trial?.policy.departures[5]).toMatchObject({
    da: "Kommunen har valgt anderledes: hjælp fra to områder afgjort som én. Det står ikke i nogen lov, men er foreslået.",
    en: "The municipality decided otherwise: help of two areas decided on as one. It is in no act, but proposed.",
  });
  expect(ds?.policy).toEqual({ preset: "DS_PROPOSAL", departures: [] });
  // Lone takes the law as it stands, but for the team: one departure, and it is the only proposal that is on.
  const plain = await house.ask("lone", ADOPT, { input: { preset: "LAW", teamCompetence: true } });
  expect(plain.data.adoptMunicipalPolicy.policy.departures).toEqual([{ choice: "teamCompetence", proposal: true }]);
});

story("What is only proposed works where a municipality's policy has it on, from its first day to its last", (step) => {
  const adopt = (preset: string, from: string, who: Who = "lone", more: object = {}) =>
    run(
      who,
      "adoptMunicipalPolicy",
      { preset, from, followUpDays: 91, ...more },
      "policy { id version: preset caseloadLimit delegationActs flexjobReturnRight flexibleHours teamCompetence combinedDecision coCoordinators }",
    );
  const toSusanne = (startsOn: string) =>
    run(
      "mette",
      "registerEmploymentDelegation",
      { toSector: "SEL", toUnit: "Socialforvaltningen", citizenId: id("lotte"), startsOn, basis: "Hun kender hende." },
      DELEGATION,
      "registerDelegation",
    );
  const flexible = (startsOn: string) =>
    run(
      "susanne",
      "addSocialIntervention",
      {
        ...{ citizenId: id("maria"), kind: "HOME_SUPPORT", providerUnit: "Bostøtten", startsOn, trial: true },
        ...{ supportMode: "FLEXIBLE", minHoursPerWeek: 2, maxHoursPerWeek: 6 },
      },
      "intervention { id version }",
    );
  const team = (startsOn: string) =>
    run(
      "mette",
      "giveTeamCompetence",
      { matter: "FLEXJOB", startsOn, decidedOn: inDays(0), caseReference: "26/7" },
      "competence { id version }",
    );
  const suggestions = async () => {
    const { data } = await house.ask(
      "karen",
      "query ($id: ID!) { citizen(id: $id) { coordinatingPlan { jointSupport { suggestions { rule { law { status } } } } } } }",
      { id: id("lotte") },
    );
    return data.citizen.coordinatingPlan.jointSupport.suggestions;
  };
  /** How many of Lotte's employment plans Susanne reads, who is of social services. */
  const susanneReads = async () =>
    (
      await house.ask(
        "susanne",
        "query ($id: ID!) { employmentPlans(where: { citizenId: { eq: $id } }) { totalCount } }",
        {
          id: id("lotte"),
        },
      )
    ).data.employmentPlans.totalCount;
  const given = async () =>
    (
      await house.ask(
        "mette",
        "{ employmentDelegations(first: 1) { nodes { id version holds waitsForPolicy missing } } }",
      )
    ).data.employmentDelegations.nodes[0];

  step("in Halsnæs there is a trial beside the law: Susanne is let decide in Lotte's case", async () => {
    let { row } = await toSusanne(inDays(0));
    expect(row).toMatchObject({ holds: false, waitsForPolicy: false, missing: ["JOB_CENTRE", "MUNICIPAL_COUNCIL"] });
    for (const grantor of ["MUNICIPAL_COUNCIL", "JOB_CENTRE"]) {
      const decision = {
        delegationId: row.id,
        version: row.version,
        grantor,
        decidedOn: inDays(0),
        caseReference: "26/1",
      };
      const said = await run(
        "lone",
        "recordEmploymentDelegationDecision",
        decision,
        DELEGATION,
        "recordDelegationDecision",
      );
      expect(said.codes).toEqual([]);
      row = said.row;
    }
    expect(row).toMatchObject({ holds: true, waitsForPolicy: false });
    expect(await susanneReads()).toBeGreaterThan(0);
    expect(await suggestions()).toEqual([{ rule: { law: { status: "PROPOSAL" } } }]);
  });

  step(
    "with the law alone nothing of it is: no delegation, no flexible hours, no team that decides, no number of cases",
    async () => {
      const { row } = await adopt("LAW", inDays(0));
      expect(row).toMatchObject({
        ...{ caseloadLimit: null, delegationActs: [], coCoordinators: false, combinedDecision: false },
        ...{ flexjobReturnRight: false, flexibleHours: false, teamCompetence: false },
      });
      expect(await susanneReads()).toBe(0);
      expect(await given()).toMatchObject({ holds: false, waitsForPolicy: true, missing: [] });
      expect((await toSusanne(inDays(0))).codes).toEqual(OFF);
      expect((await flexible(inDays(0))).codes).toEqual(OFF);
      expect((await team(inDays(0))).codes).toEqual(OFF);
      expect(await suggestions()).toEqual([]);
      const help = { citizenId: id("maria"), kind: "HOME_SUPPORT", providerUnit: "Bostøtten", startsOn: inDays(0) };
      const fixed = { ...help, supportMode: "FIXED", hoursPerWeek: 4 };
      expect((await run("susanne", "addSocialIntervention", fixed, "intervention { id version }")).codes).toEqual([]);
    },
  );

  step(
    "the proposal from the day after tomorrow for a week: not the day before, not from the day it ends",
    async () => {
      const [first, last] = [inDays(2), inDays(9)];
      expect((await adopt("DS_PROPOSAL", first)).row).toMatchObject({
        caseloadLimit: 30,
        delegationActs: ["LAB", "SEL"],
      });
      expect((await adopt("LAW", last)).codes).toEqual([]);
      for (const [day, on] of [
        [inDays(1), false],
        [first, true],
        [inDays(8), true],
        [last, false],
      ] as const) {
        house.goTo(day);
        expect((await susanneReads()) > 0, day).toBe(on);
        expect(await given(), day).toMatchObject({ holds: on, waitsForPolicy: !on });
        const { row, codes: wrong } = await flexible(day);
        expect(wrong, day).toEqual(on ? [] : OFF);
        expect((await team(day)).codes, day).toEqual(on ? [] : OFF);
        expect((await suggestions()).length, day).toBe(on ? 1 : 0);
        // It goes by the day on which it begins, not by the day it is written; what was begun goes on after the policy.
        expect((await flexible(day === last ? inDays(8) : last)).codes, day).toEqual(day === last ? [] : OFF);
        if (day !== inDays(8)) continue;
        house.goTo(last);
        const more = { interventionId: row.id, version: row.version, maxHoursPerWeek: 8 };
        expect((await run("susanne", "changeSocialIntervention", more, "intervention { id version }")).codes).toEqual(
          [],
        );
        const moved = { interventionId: row.id, version: row.version + 1, startsOn: last };
        expect((await run("susanne", "changeSocialIntervention", moved, "intervention { id version }")).codes).toEqual(
          OFF,
        );
      }
    },
  );

  step(
    "in Hillerød, with the law alone from tomorrow, Jakob has the way back that he left with, and no new one",
    async () => {
      house.goTo(inDays(0));
      const [jette, leader] = [await inHilleroed("mette", "jette"), await inHilleroed("lone", "lars")];
      const self = { id: "lars", name: "Lars", title: "Leder", unit: "Ledelsen" };
      expect((await run(leader, "registerCaseworker", self, "caseworker { id version: id }")).codes).toEqual([]);
      expect((await adopt("LAW", inDays(1), leader)).codes).toEqual([]);
      const { data } = await house.ask(
        jette,
        "query ($id: ID!) { employmentCase(citizenId: $id) { interventions { id kind } } }",
        { id: id("jakob") },
      );
      const { id: interventionId } = data.employmentCase.interventions.find(
        ({ kind }: { kind: string }) => kind === "FLEXJOB",
      );
      const pause = (on: string) =>
        run(jette, "pauseFlexjob", { interventionId, on, reason: "Fuld tid" }, "pause { id version latestReturnOn }");
      house.goTo(inDays(1));
      expect((await pause(inDays(1))).codes).toEqual(OFF);
      const { row } = await pause(inDays(0));
      expect(row.latestReturnOn).toBeDefined();
      const back = { pauseId: row.id, version: row.version, on: inDays(1) };
      expect((await run(jette, "returnToFlexjob", back, "pause { id version }")).codes).toEqual([]);
    },
  );

  step("which acts there are is asked of the list of sectors; a leader elsewhere decides nothing here", async () => {
    const day = inDays(30);
    expect((await adopt("LAW", day, "lone", { delegationActs: ["Den grønne lov"] })).codes).toEqual(["ACT_UNKNOWN"]);
    expect((await adopt("LAW", day, "lone", { delegationActs: ["SEL"], flexibleHours: true })).row).toMatchObject({
      ...{ delegationActs: ["SEL"], flexibleHours: true, teamCompetence: false },
    });
  });
});

story(
  "A municipality explains consents in its own words, and whoever agreed keeps the words they agreed to",
  (step) => {
    const TEXT = "Du giver lov til, at Halsnæs Kommune henter det, planen skal bruge. Du kan altid fortryde.";
    const EN = "You let the municipality of Halsnæs fetch what the plan needs. You can always change your mind.";
    const adopt = (who: Who, more: object = {}) =>
      run(
        who,
        "adoptConsentTemplate",
        { kind: "HEALTH_RETRIEVAL", title: "Samtykke i Halsnæs", text: TEXT, titleEn: "Consent", textEn: EN, ...more },
        "template { version municipalityCode text startsOn }",
      );
    const shown = async (who: Who, municipality?: string) =>
      (
        await house.ask(
          who,
          "query ($at: ID) { consentTemplate(kind: HEALTH_RETRIEVAL, municipality: $at) { version municipalityCode text } }",
          { at: municipality },
        )
      ).data.consentTemplate;
    const agree = (more: object = {}) =>
      run(
        "lotte",
        "giveHealthConsent",
        { sector: "PSYCHIATRY", ...more },
        "consent { id version: id template { text } }",
      );
    const FIRST = { version: expect.stringMatching(/^HEALTH-2026-/), municipalityCode: null };

    step("a leader's alone to decide, for their own municipality and no other", async () => {
      const refused = await house.ask(
        "karen",
        "mutation ($input: AdoptConsentTemplateInput!) { adoptConsentTemplate(input: $input) { template { version } } }",
        { input: { kind: "HEALTH_RETRIEVAL", title: "x", text: TEXT } },
      );
      expect(refused.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
      const wrong = "Kommunen henter til planen. Du kan ikke trække det tilbage.";
      const slip = await adopt("lone", { text: wrong });
      expect((await agree()).row.template).toEqual({ text: wrong });
      expect((await adopt("lone")).row).toMatchObject({ municipalityCode: "0260", text: TEXT, startsOn: inDays(0) });
      const [kept] = await rows<{ text: string }>(
        "coordination",
        `SELECT text FROM consent_template WHERE version = '${slip.row.version}'`,
      );
      expect(kept?.text, "what Lotte agreed to that morning stays readable").toMatch(/ikke trække/);
      for (const [who, at] of [["lotte"], ["karen"], ["jakob", "0260"]] as const)
        expect(await shown(who, at), who).toMatchObject({ municipalityCode: "0260", text: TEXT });
      for (const [who, at] of [["jakob"], ["lotte", "0219"]] as const)
        expect(await shown(who, at), who).toMatchObject(FIRST);
    });

    step(
      "who reads it, what it is for and that it can be taken back, in both languages, or it is no text",
      async () => {
        for (const [lacking, code] of [
          [{ titleEn: null }, "TEXT_IN_ONE_LANGUAGE"],
          [{ textEn: null }, "TEXT_IN_ONE_LANGUAGE"],
          [{ textEn: "Yes." }, "TEXT_WITHOUT_READERS"],
          [{ text: "Ja tak." }, "TEXT_WITHOUT_READERS"],
          [{ text: "Kommunen må læse det. Du kan fortryde." }, "TEXT_WITHOUT_PURPOSE"],
          [{ text: "Kommunen må læse det til planen." }, "TEXT_WITHOUT_WITHDRAWAL"],
          [{ textEn: "The municipality reads it for the plan." }, "TEXT_WITHOUT_WITHDRAWAL"],
        ] as const)
          expect((await adopt("lone", lacking)).codes, JSON.stringify(lacking)).toEqual([code]);
        expect(await shown("lotte")).toMatchObject({ text: TEXT });
        const { data } = await house.ask(
          "lotte",
          "{ own: consentTemplate(kind: HEALTH_RETRIEVAL) { text(language: EN) } house: consentTemplate(kind: JOINING) { text(language: EN) } }",
        );
        expect(data.own.text).toBe(EN);
        expect(data.house.text).toContain("you can always change your mind");
      },
    );

    step("Lotte agrees to those words, and still has when the municipality has found better ones", async () => {
      const { row } = await agree();
      expect(row.template).toEqual({ text: TEXT });
      const better = `${TEXT} Spørg din koordinator, hvis noget er svært at forstå.`;
      expect((await adopt("lone", { text: better, from: inDays(1) })).codes).toEqual([]);
      expect(await shown("lotte")).toMatchObject({ text: TEXT });
      house.goTo(inDays(1));
      const now = await shown("lotte");
      expect(now.text).toBe(better);
      const { data } = await house.ask("lotte", "{ me { citizen { consents { nodes { id template { text } } } } } }");
      expect(data.me.citizen.consents.nodes).toContainEqual({ id: row.id, template: { text: TEXT } });
      expect((await agree({ templateVersion: `HEALTH_RETRIEVAL-0260-${inDays(0)}` })).codes).toEqual([
        "TEMPLATE_OUTDATED",
      ]);
      expect((await agree({ templateVersion: now.version })).row.template).toEqual({ text: better });
    });
  },
);

story("A municipality has names of its own for help that the law knows, and no law of its own", (step) => {
  const CODE = "code { id version municipality code beside label period { from to } }";
  const HOUSE = { code: "FAMILY_HOUSE", labelDa: "Familiehuset", labelEn: "The family house", beside: "HOME_SUPPORT" };
  const adopt = (who: Who, more: object = {}, sector = "Social") =>
    run(who, `adopt${sector}Code`, { ...HOUSE, ...more }, CODE, "adoptCode");
  const refused = async (who: Who, mutation: string, input: object, type = mutation) => {
    const Input = `${type[0]?.toUpperCase()}${type.slice(1)}Input`;
    const { errors } = await house.ask(
      who,
      `mutation ($input: ${Input}!) { ${mutation}(input: $input) { userErrors { code } } }`,
      { input },
    );
    return errors?.[0]?.extensions.code;
  };
  const HELP = "intervention { id version kind kindLabel en: kindLabel(language: EN) title legalBasis { paragraph } }";
  const help = (who: Who, citizen: string, more: object = {}) =>
    run(
      who,
      "addSocialIntervention",
      { citizenId: id(citizen), kind: HOUSE.code, providerUnit: "Familieafdelingen", startsOn: inDays(0), ...more },
      HELP,
    );
  const seen = async (who: Who, validOn?: string) => {
    const { data } = await house.ask(
      who,
      `query ($on: Date) { socialCodes { code local(validOn: $on) { code municipality label(language: DA) } } }`,
      { on: validOn },
    );
    return data.socialCodes.flatMap(({ code, local }: { code: string; local: object[] }) =>
      local.map((one) => ({ beside: code, ...one })),
    );
  };
  const SEEN = [{ beside: "HOME_SUPPORT", code: "FAMILY_HOUSE", municipality: "0260", label: "Familiehuset" }];

  step("which nobody adopts but who leads the sector there today", async () => {
    for (const who of ["lotte", "anna", "mette", "peter"])
      expect(await refused(who, "adoptSocialCode", HOUSE, "adoptCode"), who).toBe("FORBIDDEN");
    expect((await adopt("susanne")).codes).toEqual(["LEADER_NEEDED"]);
    const claims = demoStaff("lone");
    const as = async (more: object) => ({ token: await signDemoToken({ ...claims, ...more } as never) });
    const ofTheRegion = { municipality: null, region: "1084", sector: "PSYCHIATRY" };
    for (const other of [{ sector: "LAB" }, { id: "leder-uden-tilknytning" }, ofTheRegion])
      expect(
        await refused(await as(other), "adoptSocialCode", { ...HOUSE, municipality: "0260" }, "adoptCode"),
        JSON.stringify(other),
      ).toBe("FORBIDDEN");
    expect(await refused("lone", "adoptSocialCode", { ...HOUSE, municipality: "0219" }, "adoptCode")).toBe("FORBIDDEN");
    expect(await seen("susanne")).toEqual([]);
  });

  step("which stands beside one kind the law knows, under words and days that mean something", async () => {
    for (const [more, wrong] of [
      [{ code: "familiehus" }, "CODE_FORM"],
      [{ code: "HOME_SUPPORT" }, "CODE_TAKEN"],
      [{ beside: "NO_SUCH_HELP" }, "KIND_UNKNOWN"],
      [{ beside: "FAMILY_HOUSE" }, "KIND_UNKNOWN"],
      [{ from: inDays(-1) }, "DATE_PAST"],
      [{ to: inDays(0) }, "END_BEFORE_START"],
    ] as const)
      expect((await adopt("lone", more)).codes, wrong).toEqual([wrong]);
    expect((await adopt("lone", { to: inDays(40) })).row).toMatchObject({
      ...{ municipality: "0260", code: "FAMILY_HOUSE", beside: "HOME_SUPPORT", label: "Familiehuset", version: 1 },
      period: { from: inDays(0), to: inDays(40) },
    });
    expect((await adopt("lone", { from: inDays(39) })).codes).toEqual(["ADOPTED_ALREADY"]);
    expect((await adopt("lone", { from: inDays(40), labelDa: "Huset" })).codes).toEqual([]);
    const [kept] = await rows<{ change: string; changed_by: string }>(
      "social",
      "SELECT change, changed_by FROM revision WHERE change = 'adoptSocialCode'",
    );
    expect(kept).toEqual({ change: "adoptSocialCode", changed_by: id("lone") });
  });

  step("which its staff give help under as under any other: its words, and the law it stands beside", async () => {
    expect(await seen("susanne", inDays(0))).toEqual(SEEN);
    const { row } = await help("susanne", "maria");
    expect(row).toMatchObject({
      ...{ kind: "HOME_SUPPORT", kindLabel: "Familiehuset", en: "The family house", title: "Familiehuset" },
      legalBasis: [{ paragraph: "§ 85" }],
    });
    // Its rules are those of what it stands beside: flexible hours are not escaped by another name.
    const hours = { supportMode: "FLEXIBLE", minHoursPerWeek: 2, maxHoursPerWeek: 6, trial: false };
    const plain = await help("susanne", "maria", { kind: "HOME_SUPPORT", ...hours });
    expect((await help("susanne", "maria", hours)).codes).toEqual(plain.codes);
    expect(plain.codes.length).toBeGreaterThan(0);
    const moved = { interventionId: row.id, version: row.version, startsOn: inDays(-1) };
    expect((await run("susanne", "changeSocialIntervention", moved, HELP)).codes).toEqual(["KIND_UNKNOWN"]);
  });

  step("which Hillerød neither sees nor can use or end", async () => {
    const [stine, lars] = [await inHilleroed("susanne", "stine"), await inHilleroed("lone", "lars")];
    expect(await seen(stine)).toEqual([]);
    expect(await seen("lotte")).toEqual([]);
    expect((await help(stine, "jakob")).codes).toEqual(["KIND_UNKNOWN"]);
    const [code] = await rows<{ id: string; version: number }>(
      "social",
      "SELECT id, version FROM local_code ORDER BY starts_on LIMIT 1",
    );
    const end = { codeId: code?.id, version: code?.version };
    for (const who of [lars, stine, "lotte", "mette"])
      expect(await refused(who, "endSocialCode", end, "endCode")).toBe("NOT_FOUND");
    expect((await run("susanne", "endSocialCode", end, CODE, "endCode")).codes).toEqual(["LEADER_NEEDED"]);
  });

  step("which ends by a date: help keeps the name it was given under, and new help has it no more", async () => {
    const [code] = await rows<{ id: string; version: number }>(
      "social",
      "SELECT id, version FROM local_code ORDER BY starts_on LIMIT 1",
    );
    const end = (endsOn: string) =>
      run("lone", "endSocialCode", { codeId: code?.id, version: code?.version, endsOn }, CODE, "endCode");
    expect((await end(inDays(-1))).codes).toEqual(["DATE_PAST"]);
    expect((await end(inDays(41))).codes).toEqual(["ENDS_BEFORE"]);
    const { row } = await help("susanne", "maria", { startsOn: inDays(4) });
    expect((await end(inDays(5))).row).toMatchObject({ version: 2, period: { to: inDays(5) } });
    house.goTo(inDays(5));
    expect((await help("susanne", "maria", { startsOn: inDays(5) })).codes).toEqual(["KIND_UNKNOWN"]);
    const { data } = await house.ask(
      "susanne",
      "query ($id: ID!) { socialCase(citizenId: $id) { interventions { id kindLabel } } }",
      { id: id("maria") },
    );
    expect(data.socialCase.interventions).toContainEqual({ id: row.id, kindLabel: "Familiehuset" });
    expect(await seen("susanne", inDays(5))).toEqual([]);
    expect(await seen("susanne", inDays(4))).toEqual(SEEN);
  });

  step("and so in every sector; in a regional one the region's leader says for which municipality", async () => {
    const head = { id: "klinikchef", municipality: null, region: "1084", sector: "PSYCHIATRY" };
    const chief = { token: await signDemoToken({ ...demoStaff("lone"), ...head } as never) };
    const made = { id: head.id, name: "Bo", title: "Klinikchef", unit: "Ledelsen", region: "1084" };
    expect((await run("lone", "registerCaseworker", made, "caseworker { id version: id }")).codes).toEqual([]);
    for (const { subgraph, regional } of registeredSectors()) {
      const Word = `${subgraph[0]?.toUpperCase()}${subgraph.slice(1)}`;
      const [kind] = await rows<{ code: string }>(
        subgraph,
        "SELECT code FROM code WHERE list = 'INTERVENTION' AND legal_basis -> 0 ->> 'validTo' IS NULL ORDER BY code LIMIT 1",
      );
      const own = { code: "OWN_NAME", beside: kind?.code };
      if (!regional) expect((await adopt("lone", own, Word)).row, subgraph).toMatchObject(own);
      else {
        expect(await refused("lone", `adopt${Word}Code`, { ...HOUSE, ...own }, "adoptCode")).toBe("FORBIDDEN");
        expect((await adopt(chief, own, Word)).codes).toEqual(["REQUIRED"]);
        expect((await adopt(chief, { ...own, municipality: "0260" }, Word)).row).toMatchObject(own);
      }
    }
  });
});
