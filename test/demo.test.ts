import { DEMO_CITIZENS } from "@overligger/shared/demo";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { id, type Payload } from "./support/steps.ts";

// The demo keeps the product's own rules: it would be let through by the doors that the people in it go through.

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());

/** What only time brings to a plan that was in order. */
const BY_TIME = ["FOLLOW_UP"];
const PLAN = `status legalBasis { act paragraph } readiness { missing { element } } participants { sector { code } }
  goals { title status agreedBy } obligations { sector { code } }`;

async function plans(): Promise<[string, Payload][]> {
  const found: [string, Payload][] = [];
  for (const { key } of DEMO_CITIZENS) {
    const { data } = await house.ask(key, `{ me { plan { ${PLAN} } } }`);
    if (data.me.plan) found.push([key, data.me.plan]);
  }
  return found;
}

describe("the plans of the demo", () => {
  it("are in force with all that a plan in force has: two sectors at least, and goals that those agreed to who are in it", async () => {
    const all = await plans();
    expect(all.length).toBeGreaterThan(4);
    for (const [key, { status, readiness, participants, goals, obligations }] of all) {
      expect(status, key).toBe("ACTIVE");
      const missing = readiness.missing.map(({ element }: { element: string }) => element);
      expect(
        missing.filter((element: string) => !BY_TIME.includes(element)),
        key,
      ).toEqual([]);
      const sectors = [...new Set(participants.map(({ sector }: Payload) => sector.code))].sort();
      for (const { title, status: agreed, agreedBy } of goals)
        expect([title, agreedBy.toSorted()], key).toEqual([title, agreed === "AGREED" ? ["CITIZEN", ...sectors] : []]);
      expect(obligations.map(({ sector }: Payload) => sector.code).toSorted(), key).toEqual(sectors);
    }
  });

  it("rest on consents that everybody gave whose yes they need: the citizen for themself, a parent for a child", async () => {
    const kinds = new Map<string, string>();
    const parents: Record<string, string> = { lukas: "sanne", mille: "sanne" };
    for (const { key, caller } of DEMO_CITIZENS.map(({ key }) => person(key))) {
      const { data } = await house.ask(
        parents[key] ?? key,
        "query ($id: ID!) { citizen(id: $id) { consents(first: 50) { nodes { kind status neededParties approvals { party } } } } }",
        { id: caller.id },
      );
      for (const { kind, status, neededParties, approvals } of data.citizen.consents?.nodes ?? []) {
        expect(approvals.map(({ party }: Payload) => party).toSorted(), `${key}: ${kind}`).toEqual(
          neededParties.toSorted(),
        );
        if (status === "IN_FORCE") kinds.set(`${key} ${kind}`, neededParties.join());
      }
    }
    for (const [key] of await plans()) expect(kinds.get(`${key} JOINING`), key).toBe("CITIZEN");
    for (const key of ["lukas", "mille"]) expect(kinds.get(`${key} SHARING`), key).toContain("PARENT");
  });

  it("supplement, and rest on no law for plans that replace", async () => {
    for (const [key, { legalBasis }] of await plans())
      expect(
        legalBasis.map(({ paragraph }: { paragraph: string }) => paragraph),
        key,
      ).not.toContain("§ 40, stk. 3");
  });
});

describe("the families of the demo", () => {
  it("are there, with their children, for whom a parent may act", async () => {
    for (const [key, children] of [
      ["lotte", ["Frida Holm", "Liv Holm", "Oskar Holm"]],
      ["karsten", ["Viggo Bruun"]],
      ["sanne", ["Lukas Krogh", "Mille Krogh"]],
    ] as const) {
      const { data } = await house.ask(
        key,
        "{ me { represents { citizen { name } } citizen { family { members { role citizen { name } } } } } }",
      );
      const names = (rows: Payload[]) => rows.map(({ citizen }) => citizen?.name).toSorted();
      expect(names(data.me.represents), key).toEqual(children);
      const { members } = data.me.citizen.family;
      expect(names(members.filter(({ role }: Payload) => role === "CHILD")), key).toEqual(children);
    }
  });

  it("have parents whose right to act ends on the day the child is 18", async () => {
    let children = 0;
    for (const key of ["lotte", "karsten", "sanne"]) {
      const { data } = await house.ask(key, "{ me { represents { until citizen { bornOn } } } }");
      for (const { until, citizen } of data.me.represents) {
        children++;
        expect(until, key).toBe(`${Number(citizen.bornOn.slice(0, 4)) + 18}${citizen.bornOn.slice(4)}`);
      }
    }
    expect(children).toBe(6);
  });

  it("have an adult for each who is under age and in one", async () => {
    for (const key of ["lukas", "mille", "frida", "oskar", "liv", "viggo"]) {
      const { data } = await house.ask(
        "karen",
        'query ($id: ID!) { citizen(id: $id, reason: "Har henvendt sig") { representations { kind } } }',
        {
          id: id(key),
        },
      );
      expect(data.citizen.representations, key).toEqual([{ kind: "PARENT" }]);
    }
  });
});

describe("the numbers of the demo's people", () => {
  it("are nobody's: no CPR number begins with a day after the 31st; and no two have the same", () => {
    const numbers = DEMO_CITIZENS.map(({ cpr }) => cpr);
    for (const [index, number] of numbers.entries()) {
      const day = Number(number.slice(0, 2));
      expect(day >= 61 && day <= 91 && /^\d{6}-\d{4}$/.test(number), `number ${index}`).toBe(true);
    }
    expect(new Set(numbers).size === numbers.length).toBe(true);
  });

  it("find them for staff who say why, stand nowhere, and register nobody anew", async () => {
    const FIND = 'query ($cpr: String!) { citizenByCpr(cpr: $cpr, reason: "Har henvendt sig") { id bornOn } }';
    const REGISTER =
      "mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { citizen { id } warnings { code } userErrors { code } } }";
    for (const { key, id: citizenId, cpr, bornOn, name, municipality } of DEMO_CITIZENS) {
      if (municipality !== person("karen").caller.municipality) continue;
      const { data } = await house.ask("karen", FIND, { cpr });
      expect(data.citizenByCpr, key).toEqual({ id: citizenId, bornOn });
      const again = await house.ask("karen", REGISTER, { input: { cpr, name } });
      expect(again.data.registerCitizen, key).toEqual({ citizen: { id: citizenId }, warnings: [], userErrors: [] });
    }
    const lotte = DEMO_CITIZENS.find(({ key }) => key === "lotte");
    for (const who of ["lotte", "lone", "anna"])
      expect((await house.ask(who, FIND, { cpr: lotte?.cpr })).errors?.[0]?.extensions.code, who).toBe("FORBIDDEN");
    const digits = String(lotte?.cpr.replace("-", ""));
    const { db } = house.subgraph("coordination");
    const tables = await db.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
    );
    for (const { name } of tables) {
      const [found] = await db.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM "${name}" t WHERE t::text LIKE $1 OR t::text LIKE $2`,
        [`%${digits}%`, `%${lotte?.cpr}%`],
      );
      expect(found?.count, name).toBe(0);
    }
  });
});
