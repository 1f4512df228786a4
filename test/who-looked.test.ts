import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { id, type Payload } from "./support/steps.ts";

// The citizen sees who looked: all of it, in plain words, by authority, unit and role.

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());
beforeEach(() => house.rewind());

const LOG =
  "readLog(first: 100) { totalCount nodes { operation text readerRole unit own purpose readerSector { code } } }";
const mine = async (who: string): Promise<Payload[]> =>
  (await house.ask(who, `{ me { citizen { ${LOG} } } }`)).data.me.citizen.readLog.nodes;
/** What came to be in somebody's log by something that was done. */
async function left(who: string, act: () => Promise<unknown>): Promise<Payload[]> {
  const before = (await mine(who)).length;
  await act();
  const after = await mine(who);
  // The look at the log before is a line, too: it was there when it was answered.
  return after.slice(0, after.length - before).filter(({ own }) => !own);
}

describe("Lotte sees in her log", () => {
  it("that Karen's unit read the plan, when it was asked for by itself, in a list, or for its minutes alone", async () => {
    const { id: planId } = (
      await house.ask("karen", "query ($id: ID!) { citizen(id: $id) { coordinatingPlan { id } } }", { id: id("lotte") })
    ).data.citizen.coordinatingPlan;
    for (const [query, variables] of [
      ["query ($id: ID!) { coordinatingPlan(id: $id) { summary } }", { id: planId }],
      ["query ($id: ID!) { coordinatingPlan(id: $id) { meetings { nodes { minutes } } } }", { id: planId }],
      ["{ coordinatingPlans(first: 50) { nodes { summary } } }", {}],
      ["{ tasks(first: 50) { nodes { subject } } }", {}],
    ] as const) {
      const lines = await left("lotte", () => house.ask("karen", query, variables));
      expect(
        lines.filter(({ operation }) => operation === "COORDINATING_PLAN_READ"),
        query,
      ).toMatchObject([
        {
          text: expect.stringContaining("Læste i din koordinerende plan"),
          readerRole: "COORDINATOR",
          unit: "Socialforvaltningen, Halsnæs",
          readerSector: { code: "SEL" },
        },
      ]);
    }
  });

  it("that she was looked up, and found by a search", async () => {
    const looked = await left("lotte", () =>
      house.ask("kim", "query ($id: ID!) { citizen(id: $id) { name } }", { id: id("lotte") }),
    );
    expect(looked).toMatchObject([{ operation: "CITIZEN_READ", readerRole: "CASEWORKER", unit: "Jobcenter Halsnæs" }]);
    const found = await left("lotte", () =>
      house.ask(
        "karen",
        `{ candidateCitizens(first: 50, where: { minSectors: 2 }, purpose: "Hvem kan have brug for en plan") { nodes { citizen { name } } } }`,
      ),
    );
    for (const line of found.filter(({ operation }) => operation === "CANDIDATE_FOUND"))
      expect(line.purpose).toContain("Hvem kan have brug for en plan");
  });

  it("her own reading, this one among it, and of one plan what was read of that plan", async () => {
    const lines = await mine("lotte");
    expect(lines[0]).toMatchObject({ own: true, unit: null });
    const { data } = await house.ask("lotte", `{ me { plan { ${LOG} } } }`);
    expect(new Set(data.me.plan.readLog.nodes.map(({ operation }: Payload) => operation))).toEqual(
      new Set(["COORDINATING_PLAN_READ"]),
    );
  });

  it("and nobody else does: neither her coordinator nor a sibling, a leader or a stranger", async () => {
    const query = `query ($id: ID!) { citizen(id: $id) { ${LOG} } }`;
    for (const who of ["karen", "mette", "kim"]) {
      const { data, errors } = await house.ask(who, query, { id: id("lotte") });
      expect([data.citizen?.readLog ?? null, errors?.[0].extensions.code], who).toEqual([null, "FORBIDDEN"]);
    }
    for (const who of ["sanne", "lone", "anna", "soeren"])
      expect((await house.ask(who, query, { id: id("lotte") })).data.citizen, who).toBeNull();
  });
});

describe("a child's log", () => {
  it("is her mother's to see while she speaks for her, hers from ten, and hers alone from eighteen", async () => {
    const query = `query ($id: ID!) { citizen(id: $id) { ${LOG} } }`;
    const sees = async (who: string) => {
      const { data, errors } = await house.ask(who, query, { id: id("lukas") });
      return errors?.[0].extensions.code ?? (data.citizen ? "SEEN" : null);
    };
    for (const [day, mother, child] of [
      ["2029-01-19", "SEEN", "FORBIDDEN"],
      ["2029-01-20", "SEEN", "SEEN"],
      ["2037-01-19", "SEEN", "SEEN"],
      ["2037-01-20", null, "SEEN"],
    ] as const) {
      house.goTo(day);
      expect([await sees("sanne"), await sees("lukas")], day).toEqual([mother, child]);
    }
  });
});
