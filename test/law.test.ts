import { ACTS, actOn, type LegalReference, LegalStatus, registeredSectors, statusOf } from "@overligger/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { story } from "./support/story.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());

const rows = <Row extends object>(subgraph: string, sql: string) => house.subgraph(subgraph).db.query<Row>(sql);

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
  });
});
