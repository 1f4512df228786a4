import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { id, inDays, type Payload, steps } from "./support/steps.ts";

// The citizen sees who looked: all of it, in plain words, by authority, unit and role.

let house: TestHouse;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house?.stop());
beforeEach(() => house.rewind());

const { done, tried } = steps(() => house, "id");

const LOG =
  "readLog(first: 100) { totalCount nodes { id operation text readerRole unit own purpose readerSector { code } } }";
const mine = async (who: string): Promise<Payload[]> =>
  (await house.ask(who, `{ me { citizen { ${LOG} } } }`)).data.me.citizen.readLog.nodes;
/** What came to be in somebody's log by something that was done. */
async function left(who: string, act: () => Promise<unknown>): Promise<Payload[]> {
  const before = new Set((await mine(who)).map((line) => line.id));
  await act();
  return (await mine(who)).filter((line) => !line.own && !before.has(line.id));
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
      house.ask("kim", 'query ($id: ID!) { citizen(id: $id, reason: "Hun har ringet") { name } }', { id: id("lotte") }),
    );
    expect(looked).toMatchObject([
      {
        ...{ operation: "CITIZEN_READ", readerRole: "CASEWORKER", unit: "Jobcenter Halsnæs" },
        purpose: "Hun har ringet",
      },
    ]);
    const found = await left("lotte", () =>
      house.ask(
        "karen",
        `{ candidateCitizens(first: 50, where: { minSectors: 2 }, purpose: "OFFER_A_PLAN") { nodes { candidateId } } }`,
      ),
    );
    for (const line of found.filter(({ operation }) => operation === "CANDIDATE_FOUND"))
      expect(line.purpose).toContain("OFFER_A_PLAN");
  });

  it("why she was looked up by who has nothing to do with her: they say so, or are refused in the words that nobody at all gets", async () => {
    const ask = (who: string, of: string, reason: string | null) =>
      house.ask(who, "query ($id: ID!, $reason: String) { citizen(id: $id, reason: $reason) { name } }", {
        ...{ id: of, reason },
      });
    const nobody = "00000000-0000-8000-a000-000000000000";
    for (const who of ["kim", "ulla", "bodil"]) {
      const [there, nowhere] = [await ask(who, id("lotte"), null), await ask(who, nobody, null)];
      expect(there.errors, who).toEqual(nowhere.errors);
      expect(there.errors?.[0]?.extensions, who).toMatchObject({
        ...{ code: "REASON_REQUIRED", messageDa: expect.stringContaining("Skriv, hvorfor") },
      });
    }
    expect(await left("lotte", () => ask("kim", id("lotte"), null))).toMatchObject([{ operation: "CITIZEN_REFUSED" }]);
    for (const reason of [
      "",
      "ok  ",
      "x".repeat(501),
      "Bad om det, 010190-1234",
      ".....",
      "OWN_ACCESS",
      "IDENTIFICATION",
    ])
      expect((await ask("kim", id("lotte"), reason)).errors?.[0]?.extensions.code, reason).toBe("BAD_USER_INPUT");
    for (const who of ["karen", "mette", "lotte"]) // who coordinates, who takes part, and she herself
      expect((await ask(who, id("lotte"), null)).data.citizen, who).toEqual({ name: "Lotte Holm" });
    const reason = "Hun har ringet om sin sygedagpenge";
    expect(await left("lotte", () => ask("kim", id("lotte"), reason))).toMatchObject([{ purpose: reason }]);
  });

  it("nothing more of who has a need or an offer open with her, or was named to confirm something: they need no reason while it is", async () => {
    const ask = async (who: string, of: string) =>
      (await house.ask(who, "query ($id: ID!) { citizen(id: $id) { name } }", { id: id(of) })).errors?.[0]?.extensions
        .code ?? null;
    expect(await ask("kim", "henrik")).toBe("REASON_REQUIRED");
    const { need } = await done(
      "kim",
      "registerCoordinationNeed",
      { citizenId: id("henrik"), basis: "To sagsbehandlere, to planer", findings: [] },
      "need { id }",
    );
    expect([await ask("kim", "henrik"), await ask("ulla", "henrik")]).toEqual([null, "REASON_REQUIRED"]);
    await done("kim", "dismissNeed", { needId: need.id, reason: "Han vil selv" }, "need { id }");
    expect(await ask("kim", "henrik")).toBe("REASON_REQUIRED");
    const assessment = { citizenId: id("henrik"), able: false, reason: "Svær demens", secondId: id("ulla") };
    const found = await done("kim", "assessCapacity", assessment, "assessment { id }");
    expect([await ask("ulla", "henrik"), await ask("bodil", "henrik")]).toEqual([null, "REASON_REQUIRED"]);
    await done("ulla", "confirmCapacityAssessment", { id: found.assessment.id }, "assessment { id }");
    expect(await ask("ulla", "henrik")).toBe("REASON_REQUIRED");
    // Nobody has to do with somebody by naming themself, nor by what was written down and is over.
    await done("kim", "assessCapacity", { ...assessment, secondId: id("kim") }, "assessment { id }");
    expect(await ask("kim", "henrik")).toBe("REASON_REQUIRED");
    await done(
      "kim",
      "assessCapacity",
      { ...assessment, validTo: inDays(3), secondId: id("ulla") },
      "assessment { id }",
    );
    expect(await ask("ulla", "henrik")).toBeNull();
    house.goTo(inDays(3));
    expect(await ask("ulla", "henrik")).toBe("REASON_REQUIRED");
  });

  it("who tried to give or write down a consent for somebody: they are told nothing of them, neither a name nor who is in a plan", async () => {
    const sharing = (citizen: string, recipients: string[]) => ({
      ...{ citizenId: id(citizen), sector: "LAB", categories: ["PLAN"], recipients },
    });
    const shown = "citizen { name bornOn } consent { id }";
    for (const who of ["kim", "birthe"])
      for (const recipients of [["SEL"], ["PSYCHIATRY"], ["XX"]])
        expect((await tried(who, "giveSharingConsent", sharing("lotte", recipients), shown)).code, who).toBe(
          "FORBIDDEN",
        );
    const aloud = { medium: "SPOKEN", givenOn: inDays(0), evidence: "Sag 26/77", language: "dansk" };
    const health = { kind: "HEALTH_RETRIEVAL", sector: "PSYCHIATRY", categories: ["HEALTH"], statement: aloud };
    const refused = await tried("kim", "recordConsentOnPaper", { citizenId: id("henrik"), ...health }, shown);
    expect(refused.citizen ?? null).toBeNull();
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
    const query = `query ($id: ID!) { citizen(id: $id, reason: "Har henvendt sig") { ${LOG} } }`;
    for (const who of ["karen", "mette", "kim"]) {
      const { data, errors } = await house.ask(who, query, { id: id("lotte") });
      expect([data.citizen?.readLog ?? null, errors?.[0].extensions.code], who).toEqual([null, "FORBIDDEN"]);
    }
    for (const who of ["sanne", "lone", "anna", "soeren"])
      expect((await house.ask(who, query, { id: id("lotte") })).data.citizen, who).toBeNull();
  });
});

describe("Lotte sees in the same log who looked in the sectors", () => {
  const EVERYWHERE = `readLog(first: 100) { totalCount decisions sectors { sector { code } state }
    nodes { id readAt operation text own purpose unit categories readerRole sector { code } readerSector { code } } }`;
  const everywhere = async (who: string, of = who): Promise<Payload> =>
    (await house.ask(who, `query ($id: ID!) { citizen(id: $id) { ${EVERYWHERE} } }`, { id: id(of) })).data.citizen
      .readLog;

  it("in words, with authority and purpose, and also who was refused", async () => {
    await house.ask("karen", "{ coordinatingPlans(first: 50) { nodes { sectors { overlay { plans { title } } } } } }");
    await house.ask("kim", "query ($id: ID!) { employmentCase(citizenId: $id) { plans { title } } }", {
      id: id("lotte"),
    });
    await house.ask("ulla", "query ($id: ID!) { socialCase(citizenId: $id) { plans { title } } }", { id: id("lotte") });
    const { nodes, sectors } = await everywhere("lotte");
    expect(new Set(sectors.map(({ state }: Payload) => state))).toEqual(new Set(["ANSWERED"]));
    const others = nodes.filter(({ own, sector }: Payload) => !own && sector);
    const karen = others.find(
      ({ readerRole, sector }: Payload) => readerRole === "COORDINATOR" && sector.code === "LAB",
    );
    expect(karen).toMatchObject({
      operation: "SECTOR_READ",
      text: "Så dine oplysninger hos beskæftigelse",
      unit: null,
    });
    expect(karen.categories).toContain("PLAN");
    expect(others).toContainEqual(
      expect.objectContaining({ purpose: "OWN_SECTOR_CASE", sector: { code: "LAB" }, readerSector: { code: "LAB" } }),
    );
    expect(others).toContainEqual(
      expect.objectContaining({
        operation: "SECTOR_REFUSED",
        sector: { code: "SEL" },
        readerSector: { code: "EDUCATION" },
      }),
    );
    expect(
      nodes.filter(({ own, sector }: Payload) => own && sector).map(({ operation }: Payload) => operation),
    ).toContain("SECTOR_LOG_READ");
  });

  it("the latest first, page by page without a gap and none twice, whatever lies in which log", async () => {
    for (const who of ["karen", "kim", "lotte", "karen"])
      await house.ask(
        who,
        "{ coordinatingPlans(first: 50) { nodes { summary sectors { overlay { plans { title } } } } } }",
      );
    const paged: string[] = [];
    let after: string | null = null;
    let page: Payload;
    do {
      const { data } = await house.ask(
        "lotte",
        "query ($after: String) { me { citizen { readLog(first: 3, after: $after) { nodes { id readAt } pageInfo { hasNextPage endCursor } } } } }",
        { after },
      );
      page = data.me.citizen.readLog;
      const times = page.nodes.map(({ readAt }: Payload) => Date.parse(readAt));
      expect(times).toEqual([...times].sort((a, b) => b - a));
      paged.push(...page.nodes.map((node: Payload) => node.id));
      after = page.pageInfo.endCursor;
    } while (page.pageInfo.hasNextPage);
    expect(new Set(paged).size).toBe(paged.length);
    const whole = (await everywhere("lotte")).nodes.map((node: Payload) => node.id);
    // The looks at the pages are lines, too, and came after the first of them.
    expect(whole.filter((line: string) => paged.includes(line))).toEqual(paged.filter((line) => whole.includes(line)));
    expect(paged.length).toBeGreaterThan(9);
  });

  it("no line is left out though others go on looking while she turns the pages", async () => {
    const look = (who: string) => house.ask(who, "query ($id: ID!) { citizen(id: $id) { name } }", { id: id("lotte") });
    const page = async (after: string | null): Promise<Payload> =>
      (
        await house.ask(
          "lotte",
          "query ($after: String) { me { citizen { readLog(first: 4, after: $after) { nodes { id readAt } pageInfo { endCursor } } } } }",
          { after },
        )
      ).data.me.citizen.readLog;
    await house.ask("karen", "{ coordinatingPlans(first: 50) { nodes { sectors { overlay { plans { title } } } } } }");
    for (const who of ["karen", "kim", "karen"]) await look(who); // in coordination alone
    const paged: Payload[] = [];
    let after: string | null = null;
    for (let turned = 0; turned < 4; turned += 1) {
      const { nodes, pageInfo } = await page(after);
      paged.push(...nodes);
      after = pageInfo.endCursor;
      for (const who of ["karen", "kim"]) await look(who);
    }
    const [from, to] = [paged.at(0), paged.at(-1)].map((line) => Date.parse((line as Payload).readAt));
    const between = (await everywhere("lotte")).nodes
      .filter(({ readAt }: Payload) => Date.parse(readAt) <= Number(from) && Date.parse(readAt) > Number(to))
      .map((line: Payload) => line.id);
    const seen = paged.map((line) => line.id);
    expect(between.filter((line: string) => !seen.includes(line))).toEqual([]);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("and so does Sanne who read what was decided for her, which stands in none of them", async () => {
    const query = "query ($id: ID!) { citizen(id: $id) { decisions { id complaints { id } } assessments { id } } }";
    for (const who of ["karen", "mette", "peter", "anna"]) await house.ask(who, query, { id: id("sanne") });
    const { nodes, decisions } = await everywhere("sanne");
    const read = nodes.filter(({ operation }: Payload) => operation === "DECISION_READ");
    expect(decisions).toBe("ANSWERED");
    expect(read.map(({ readerRole }: Payload) => readerRole)).toEqual(["CASEWORKER", "COORDINATOR"]);
    expect(read[1]).toMatchObject({
      ...{ text: "Læste en afgørelse om dig eller en klage over den", own: false, unit: null, sector: null },
      ...{ purpose: "OWN_SECTOR_CASE", readerSector: { code: "SEL" }, categories: [] },
    });
    expect(JSON.stringify(read)).not.toMatch(/Karen|Mette/);
    // It is nobody else's: neither staff nor another citizen gets it, and no grant of theirs opens it.
    for (const who of ["karen", "lotte"]) {
      const { data } = await house.ask(who, `query ($id: ID!) { citizen(id: $id) { ${EVERYWHERE} } }`, {
        id: id("sanne"),
      });
      expect(data.citizen?.readLog ?? null, who).toBeNull();
    }
  });

  it("and is told which sector is silent, whose lines come later", async () => {
    const silent = await startHouse({
      wrap: (link) =>
        link.name === "employment" || link.name === "decisions"
          ? { ...link, execute: () => Promise.reject(new Error("down")) }
          : link,
    });
    const { data, errors } = await silent.ask("lotte", `{ me { citizen { ${EVERYWHERE} } } }`);
    expect(errors).toBeUndefined();
    const { sectors, nodes } = data.me.citizen.readLog;
    expect(sectors).toContainEqual({ sector: { code: "LAB" }, state: "SILENT" });
    expect(sectors).toContainEqual({ sector: { code: "SEL" }, state: "ANSWERED" });
    expect(data.me.citizen.readLog.decisions).toBe("SILENT");
    expect(nodes.length).toBeGreaterThan(0);
    await silent.stop();
  });

  it("what a sector answers that is no log takes nothing from the others, and no page without an end", async () => {
    const line = {
      id: id("lotte"),
      readAt: "2099-01-01T00:00:00.000Z",
      readerSector: null,
      purpose: "x",
      categories: [],
    };
    const log = (node: object | null, hasNextPage = false) => ({
      totalCount: 1,
      edges: [{ cursor: "c", node }],
      pageInfo: { hasNextPage },
    });
    let told: unknown = null;
    const odd = await startHouse({
      wrap: (link) =>
        link.name === "employment"
          ? {
              ...link,
              execute: async ({ variables }) => ({
                data: {
                  _entities: [{ ...(variables as { representations: object[] }).representations[0], readLog: told }],
                },
              }),
            }
          : link,
    });
    const seen = async (after: string | null = null) => {
      const { data, errors } = await odd.ask(
        "lotte",
        "query ($after: String) { me { citizen { readLog(first: 2, after: $after) { totalCount sectors { sector { code } state } nodes { id readerRole purpose } pageInfo { endCursor } } } } }",
        { after },
      );
      expect(errors).toBeUndefined();
      const { nodes, sectors, pageInfo } = data.me.citizen.readLog;
      const lab = sectors.find(({ sector }: Payload) => sector.code === "LAB").state;
      return { nodes, lab, next: pageInfo.endCursor as string };
    };
    for (const answer of [
      null,
      { ...log(null), edges: null },
      log(null),
      { ...log({ ...line, readerRole: "CITIZEN" }), pageInfo: null },
      log({ ...line, readerRole: "toString" }),
      log({ ...line, readerRole: "CITIZEN", categories: null }),
      log({ ...line, readerRole: "CITIZEN", purpose: {} }),
    ]) {
      told = answer;
      expect(await seen(), JSON.stringify(answer)).toMatchObject({ lab: "WRONG", nodes: [{}, {}] });
    }
    const { next } = await seen();
    told = log({ ...line, readerRole: "CITIZEN" }, true); // from tomorrow, and again and again
    expect(await seen(next)).toMatchObject({ lab: "SILENT", nodes: [{}, {}] });
    await odd.stop();
  });

  it("a cursor that somebody made up is refused, in whichever log", async () => {
    const made = (places: object) =>
      Buffer.from(JSON.stringify(["Looks", JSON.stringify(places), ""])).toString("base64url");
    for (const after of [
      "x",
      made({ "": "x" }),
      made({ LAB: 3 }),
      made({ "@": "x" }),
      made([]),
      Buffer.from("[1]").toString("base64url"),
    ]) {
      const { errors } = await house.ask(
        "lotte",
        "query ($after: String) { me { citizen { readLog(after: $after) { nodes { id } } } } }",
        { after },
      );
      if (after !== made([])) expect(errors?.[0].extensions.code, after).toBe("BAD_USER_INPUT");
    }
    const { data } = await house.ask(
      "lotte",
      "query ($after: String) { me { citizen { readLog(after: $after) { sectors { sector { code } state } } } } }",
      { after: made({ LAB: "x" }) },
    );
    expect(data.me.citizen.readLog.sectors).toContainEqual({ sector: { code: "LAB" }, state: "WRONG" });
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
