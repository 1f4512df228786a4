import { cursor, Role } from "@overligger/shared";
import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";
import { id } from "./support/steps.ts";
import { story } from "./support/story.ts";

/** A municipality of a hundred thousand, beside those of the demo. */
const LARGE = "9999";
const CITIZENS = 100_000;
const PURPOSE = "Kortlægning af borgere uden samlet plan, sag 2026-114";

const misbehaving = new Misbehaving();
let house: TestHouse;
let large: { token: string };
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap, deadline: 20_000 });
  large = { token: await signDemoToken(staff(LARGE)) };
  const citizen = "md5('large ' || i)::uuid";
  const { db } = house.subgraph("coordination");
  await db.query("INSERT INTO municipality VALUES ($1, 'Storby')", [LARGE]);
  await db.query(
    `INSERT INTO citizen (id, name, born_on, municipality) SELECT ${citizen}, 'Borger ' || i, '1980-01-01', '${LARGE}' FROM generate_series(1, ${CITIZENS}) i`,
  );
  // Every third is helped by the job centre, every fourth by social services: every twelfth by both.
  for (const [name, nth] of [
    ["employment", 3],
    ["social", 4],
    ["psychiatry", 5],
  ] as const)
    await house.subgraph(name).db.query(
      `INSERT INTO intervention (id, citizen_id, kind, title, status, legal_basis, provider_unit)
         SELECT gen_random_uuid(), ${citizen}, 'MENTOR', 'Mentor', 'RUNNING', '[]', 'Enheden' FROM generate_series(1, ${CITIZENS}) i WHERE i % ${nth} = 0`,
    );
  for (const name of ["coordination", "employment", "social", "psychiatry"])
    await house.subgraph(name).db.query("ANALYZE");
});
beforeEach(() => house.subgraph("coordination").db.query("DELETE FROM consent WHERE citizen_id = $1", [id("maria")]));
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
});

const staff = (municipality: string | null, role: Role = Role.CASEWORKER) => ({
  id: `staff-of-${municipality}`,
  name: "Somebody",
  role,
  sector: "SEL",
  municipality,
});

const QUERY = `query ($purpose: String!, $where: CandidateFilter, $first: Int!, $after: String) {
  candidateCitizens(purpose: $purpose, where: $where, first: $first, after: $after) {
    nodes { citizen { id name } sectors { sector { code } plans interventions } reasons { code count message(language: EN) } }
    lookedAt pageInfo { hasNextPage endCursor } sectors { sector { code } state } } }`;

interface Candidate {
  citizen: { id: string; name: string };
  sectors: { sector: { code: string }; plans: number; interventions: number }[];
  reasons: { code: string; count: number; message: string }[];
}

async function search(who: string | { token: string }, variables: object = {}) {
  const answer = await house.ask(who, QUERY, { purpose: PURPOSE, first: 50, ...variables });
  const page = answer.data?.candidateCitizens;
  return { answer, page, nodes: (page?.nodes ?? []) as Candidate[], code: answer.errors?.[0].extensions.code };
}
const names = (nodes: Candidate[]) => nodes.map(({ citizen }) => citizen.name).sort();

describe("the search for who may need a plan", () => {
  it("finds in Halsnæs who is helped by several sectors and has no plan, with reasons and counts", async () => {
    const { nodes, answer } = await search("karen");
    expect(answer.errors).toBeUndefined();
    // Lotte, Sanne, Karsten and Ida have a plan; Anders and Henrik need none; of Maria's psychiatry nothing is known here.
    expect(names(nodes)).toEqual([
      "Birthe Holst",
      "Emil Friis",
      "Fatima Yilmaz",
      "Lukas Krogh",
      "Maria Sol",
      "Mille Krogh",
    ]);
    const fatima = nodes.find(({ citizen }) => citizen.name === "Fatima Yilmaz");
    expect(fatima).toEqual({
      citizen: { id: person("fatima").caller.id, name: "Fatima Yilmaz" },
      sectors: [
        { sector: { code: "LAB" }, plans: 1, interventions: 2 },
        { sector: { code: "SEL" }, plans: 0, interventions: 1 },
      ],
      reasons: [
        { code: "SEVERAL_SECTORS", count: 2, message: "2 sectors help at once." },
        { code: "CONCURRENT_INTERVENTIONS", count: 3, message: "3 interventions at once." },
      ],
    });
  });

  it("takes conditions: more sectors, certain sectors, more interventions", async () => {
    expect(names((await search("karen", { where: { minSectors: 3 } })).nodes)).toEqual([]);
    expect(names((await search("karen", { where: { sectors: ["EDUCATION"] } })).nodes)).toEqual([
      "Emil Friis",
      "Lukas Krogh",
      "Mille Krogh",
    ]);
    expect(names((await search("karen", { where: { minInterventions: 3 } })).nodes)).toContain("Fatima Yilmaz");
    expect((await search("karen", { where: { minSectors: 1 } })).code).toBe("BAD_USER_INPUT");
  });

  it("is logged with its purpose, and with whom it found; without a purpose there is none", async () => {
    const { nodes } = await search("karen");
    const { db } = house.subgraph("coordination");
    const [line] = await db.query(
      "SELECT searched_by, municipality, purpose, found FROM candidate_search ORDER BY searched_at DESC LIMIT 1",
    );
    expect(line).toEqual({
      searched_by: person("karen").caller.id,
      municipality: "0260",
      purpose: PURPOSE,
      found: nodes.length,
    });
    const read = await db.query(
      "SELECT citizen_id FROM read_log WHERE operation = 'CANDIDATE_FOUND' ORDER BY read_at DESC LIMIT $1",
      [nodes.length],
    );
    expect(new Set(read.map((row) => (row as { citizen_id: string }).citizen_id))).toEqual(
      new Set(nodes.map(({ citizen }) => citizen.id)),
    );
    expect((await search("karen", { purpose: "nysgerrig" })).code).toBe("BAD_USER_INPUT");
  });

  it("is answered not at all where it cannot be logged", async () => {
    const { db } = house.subgraph("coordination");
    await db.query("ALTER TABLE candidate_search RENAME TO elsewhere");
    const { code, page } = await search("karen");
    await db.query("ALTER TABLE elsewhere RENAME TO candidate_search");
    expect(code).toBe("LOG_UNAVAILABLE");
    expect(page ?? null).toBeNull();
  });

  it("is for staff of a municipality, in their own alone", async () => {
    for (const who of ["lotte", "anna", "peter"]) expect((await search(who)).code, who).toBe("FORBIDDEN");
    const hilleroed = names((await search("soeren")).nodes);
    expect(hilleroed).toEqual(["Bent Dam", "Oliver Lund"]);
  });

  it("makes nothing: no plan, no need, no offer (V30)", async () => {
    const { db } = house.subgraph("coordination");
    const count = async () => {
      const counts = [];
      for (const table of ["coordinating_plan", "coordination_need", "offer"])
        counts.push((await db.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`))[0]?.count);
      return counts;
    };
    const before = await count();
    await search("karen");
    expect(await count()).toEqual(before);
  });

  it("cannot be had past coordination: the sectors' feed is no part of the graph", async () => {
    const { errors } = await house.ask("karen", `{ candidateFeed(grant: "x", citizens: []) { grant } }`);
    expect(errors?.[0].message).toContain('Cannot query field "candidateFeed"');
  });
});

story("The search, once Maria shares what psychiatry has,", (then) => {
  then("counts psychiatry for those alone who agreed to share it, and to have health fetched", async () => {
    const maria = async () =>
      (await search("karen")).nodes
        .find(({ citizen }) => citizen.name === "Maria Sol")
        ?.sectors.map(({ sector }) => sector.code);
    expect(await maria()).toEqual(["LAB", "SEL"]);
    const give = (mutation: string, input: object) =>
      house.ask(
        "maria",
        `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { userErrors { code } } }`,
        { input: { sector: "PSYCHIATRY", ...input } },
      );
    await give("giveSharingConsent", { categories: ["PLAN", "INTERVENTIONS"] });
    expect(await maria()).toEqual(["LAB", "SEL"]);
    await give("giveHealthConsent", {});
    expect(await maria()).toEqual(["LAB", "PSYCHIATRY", "SEL"]);
    expect(names((await search("karen", { where: { minSectors: 3 } })).nodes)).toEqual(["Maria Sol"]);
  });

  then("asks psychiatry about nobody else: it does not learn whom the municipality looks at", async () => {
    const [line] = await house
      .subgraph("psychiatry")
      .db.query<{ citizens: number; purpose: string }>(
        "SELECT citizens, purpose FROM feed_log ORDER BY asked_at DESC LIMIT 1",
      );
    expect(line).toEqual({ citizens: 1, purpose: `CANDIDATE_SEARCH: ${PURPOSE}` });
  });

  then("finds the rest with one sector down, and names it", async () => {
    const { nodes, page, answer } = await misbehaving.while("social", "silent", () => search("karen"));
    expect(answer.errors).toBeUndefined();
    expect(page.sectors).toContainEqual({ sector: { code: "SEL" }, state: "SILENT" });
    expect(names(nodes)).toEqual(["Maria Sol"]); // by the job centre and psychiatry
  });
});

describe("over a municipality of a hundred thousand", () => {
  it("a page of fifty is the fifty that a plain join finds first", async () => {
    const { nodes, page } = await search(large);
    expect(nodes).toHaveLength(50);
    expect(page.pageInfo.hasNextPage).toBe(true);
    const expected = await bothHelped();
    expect(nodes.map(({ citizen }) => citizen.id)).toEqual(expected.slice(0, 50));
  });

  it("is walked to the end page by page: everybody once, whatever the size of the pages", async () => {
    const found: string[] = [];
    let after: string | null = null;
    // From near the end, so that the walk ends in this test.
    const all = await bothHelped();
    const before = String(all.at(-161));
    after = cursor("coordination.candidates", before, before);
    for (;;) {
      const { nodes, page } = await search(large, { first: 37, after });
      found.push(...nodes.map(({ citizen }) => citizen.id));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(found).toEqual(all.slice(-160));
  });

  it("costs few statements a page: no more than its stretches need", async () => {
    const { db } = house.subgraph("social");
    const before = db.statements;
    await search(large);
    // Six hundred citizens or so are looked at for fifty: two stretches, each one count and one line in the log.
    expect(db.statements - before).toBeLessThanOrEqual(6);
  });

  /** Who is helped by the job centre and by social services, worked out from the numbers, in the order of their ids. */
  async function bothHelped(): Promise<string[]> {
    const rows = await house
      .subgraph("coordination")
      .db.query<{ id: string }>(
        `SELECT md5('large ' || i)::uuid AS id FROM generate_series(1, ${CITIZENS}) i WHERE i % 12 = 0 ORDER BY 1`,
      );
    return rows.map(({ id }) => id);
  }
});
