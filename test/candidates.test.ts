import { cursor, Role } from "@overligger/shared";
import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { maySearch } from "./support/may-search.ts";
import { Misbehaving } from "./support/silence.ts";
import { id, inDays } from "./support/steps.ts";
import { story } from "./support/story.ts";

/** A municipality of a hundred thousand, beside those of the demo. */
const LARGE = "9999";
const CITIZENS = 100_000;
const PURPOSE = "OFFER_A_PLAN";

const misbehaving = new Misbehaving();
let house: TestHouse;
let large: { token: string };
/** The search names nobody, and by ids of its own: who they are is read past it. */
const nameOfCitizen = new Map<string, string>();
const citizenOf = new Map<string, string>();
const nameOf = (candidateId: string): string => String(nameOfCitizen.get(String(citizenOf.get(candidateId))));
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap, deadline: 20_000 });
  large = { token: await signDemoToken(staff(LARGE)) };
  const citizen = "md5('large ' || i)::uuid";
  const { db } = house.subgraph("coordination");
  await db.query("INSERT INTO municipality VALUES ($1, 'Storby')", [LARGE]);
  await db.query(
    `INSERT INTO citizen (id, name, born_on, municipality) SELECT ${citizen}, 'Borger ' || i, '1980-01-01', '${LARGE}' FROM generate_series(1, ${CITIZENS}) i`,
  );
  await db.query(maySearch(staff(LARGE).id, LARGE));
  for (const { id, name } of await db.query<{ id: string; name: string }>("SELECT id, name FROM citizen"))
    nameOfCitizen.set(id, name);
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
    nodes { candidateId sectors { sector { code } plans interventions } reasons { code count message(language: EN) } }
    lookedAt pageInfo { hasNextPage endCursor } sectors { sector { code } state } } }`;

interface Candidate {
  candidateId: string;
  sectors: { sector: { code: string }; plans: number; interventions: number }[];
  reasons: { code: string; count: number; message: string }[];
}

async function search(who: string | { token: string }, variables: object = {}) {
  const answer = await house.ask(who, QUERY, { purpose: PURPOSE, first: 50, ...variables });
  const page = answer.data?.candidateCitizens;
  const { db } = house.subgraph("coordination");
  for (const mark of await db.query<{ id: string; citizen: string }>(
    "SELECT id, citizen_id AS citizen FROM candidate_mark WHERE id::text = ANY($1)",
    [((page?.nodes ?? []) as Candidate[]).map(({ candidateId }) => candidateId)],
  ))
    citizenOf.set(mark.id, mark.citizen);
  return { answer, page, nodes: (page?.nodes ?? []) as Candidate[], code: answer.errors?.[0].extensions.code };
}
const names = (nodes: Candidate[]) => nodes.map(({ candidateId }) => nameOf(candidateId)).sort();

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
    const fatima = nodes.find(({ candidateId }) => nameOf(candidateId) === "Fatima Yilmaz");
    expect(fatima).toEqual({
      candidateId: expect.any(String),
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
      new Set(nodes.map(({ candidateId }) => citizenOf.get(candidateId))),
    );
    for (const purpose of ["nysgerrighed om naboer", "offer_a_plan", ""])
      expect((await search("karen", { purpose })).code, purpose).toBe("BAD_USER_INPUT");
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

const GIVE = `mutation ($input: GiveSearchPermissionInput!) { giveSearchPermission(input: $input) {
  permission { id caseworker { name } giver { name } period { from to } } userErrors { code } } }`;
const OPEN = `mutation ($input: OpenCandidateInput!) { openCandidate(input: $input) { citizen { name } userErrors { code } } }`;
const open = (who: string | { token: string }, candidateId: string, reason = "Vil ringe og tilbyde en plan") =>
  house.ask(who, OPEN, { input: { candidateId, reason } });
/** Under which id a search found somebody. */
const idOf = (nodes: Candidate[], name: string): string =>
  String(nodes.find(({ candidateId }) => nameOf(candidateId) === name)?.candidateId);
const codeOf = ({ errors }: Awaited<ReturnType<typeof open>>) => errors?.[0]?.extensions.code ?? null;

story("Who may search is a leader's to say,", (then) => {
  then("and nobody else's: staff without a permission are told what is missing, and let nobody search", async () => {
    const { answer, code } = await search("kim");
    expect(code).toBe("SEARCH_PERMISSION_REQUIRED");
    expect(answer.errors?.[0]?.extensions.messageDa).toContain("en leder i din kommune");
    const kim = { caseworkerId: id("kim"), to: inDays(30) };
    for (const who of ["kim", "karen", "lotte", "anna", "peter"]) {
      expect(codeOf(await house.ask(who, GIVE, { input: kim })), who).toBe("FORBIDDEN");
      for (const list of ["candidateSearches", "candidateSearchPermissions"])
        expect(codeOf(await house.ask(who, `{ ${list} { totalCount } }`)), who).toBe("FORBIDDEN");
    }
    expect((await search("kim")).code).toBe("SEARCH_PERMISSION_REQUIRED");
  });

  then("for their own people alone, not themself, not backwards and not for ever", async () => {
    const tried = async (input: object) => {
      const answer = await house.ask("lone", GIVE, { input: { to: inDays(30), ...input } });
      return codeOf(answer) ?? answer.data.giveSearchPermission.userErrors[0]?.code;
    };
    expect(await tried({ caseworkerId: id("soeren") })).toBe("NOT_FOUND"); // of Hillerød
    expect(await tried({ caseworkerId: id("lone") })).toBe("OWN_PERMISSION");
    expect(await tried({ caseworkerId: id("peter") })).toBe("REGIONAL_STAFF"); // who never could
    expect(await tried({ caseworkerId: id("kim"), from: inDays(-1) })).toBe("DATE_PAST");
    expect(await tried({ caseworkerId: id("kim"), to: inDays(900) })).toBe("PERIOD_TOO_LONG");
    expect(await tried({ caseworkerId: id("kim"), to: inDays(0) })).toBe("PERIOD_EMPTY");
    expect((await search("kim")).code).toBe("SEARCH_PERMISSION_REQUIRED");
  });

  then("holds from its day until it is taken back, or they no longer work there", async () => {
    const { data } = await house.ask("lone", GIVE, { input: { caseworkerId: id("kim"), to: inDays(180) } });
    const { permission } = data.giveSearchPermission;
    expect(permission).toMatchObject({ giver: { name: "Lone Friis" }, period: { to: inDays(180) } });
    expect((await search("kim")).nodes.length).toBeGreaterThan(0);
    // Nor two at a time: taking one back would leave the other.
    const twice = await Promise.all(
      [30, 60].map((days) => house.ask("lone", GIVE, { input: { caseworkerId: id("kim"), to: inDays(days) } })),
    );
    for (const each of twice)
      expect(each.data.giveSearchPermission).toEqual({ permission: null, userErrors: [{ code: "PERMITTED_ALREADY" }] });
    const { db } = house.subgraph("coordination");
    const leave = (day: string | null) =>
      db.query("UPDATE caseworker_affiliation SET ends_on = $2 WHERE caseworker_id = $1", [id("kim"), day]);
    await leave("2026-01-02");
    expect((await search("kim")).code).toBe("SEARCH_PERMISSION_REQUIRED");
    // Who comes back after some days is let anew: what was said of the time before is over.
    const back = (day: string) =>
      db.query(
        `INSERT INTO caseworker_affiliation (id, caseworker_id, municipality, title, unit, sector_code, starts_on, registered_by)
         SELECT gen_random_uuid(), caseworker_id, municipality, title, unit, sector_code, $2, registered_by FROM caseworker_affiliation
         WHERE caseworker_id = $1 LIMIT 1`,
        [id("kim"), day],
      );
    await back(inDays(0));
    await db.query("UPDATE search_permission SET given_at = given_at - interval '9 days' WHERE id = $1", [
      permission.id,
    ]);
    expect((await search("kim")).code).toBe("SEARCH_PERMISSION_REQUIRED");
    await db.query("DELETE FROM caseworker_affiliation WHERE caseworker_id = $1 AND starts_on = $2", [
      id("kim"),
      inDays(0),
    ]);
    await db.query("UPDATE search_permission SET given_at = given_at + interval '9 days' WHERE id = $1", [
      permission.id,
    ]);
    await leave(null);
    expect((await search("kim")).code).toBeUndefined();
    const END = `mutation ($id: ID!) { endSearchPermission(input: { permissionId: $id }) { userErrors { code } } }`;
    expect(codeOf(await house.ask("karen", END, { id: permission.id }))).toBe("FORBIDDEN");
    const elsewhere = { token: await signDemoToken({ ...staff(LARGE, Role.LEADER), id: "leder-i-storby" }) };
    await house.ask(
      elsewhere,
      'mutation { registerCaseworker(input: { id: "leder-i-storby", name: "Leder", title: "Leder", unit: "Ledelsen" }) { userErrors { code } } }',
    );
    expect(codeOf(await house.ask(elsewhere, END, { id: permission.id }))).toBe("NOT_FOUND");
    expect((await search("kim")).code).toBeUndefined();
    expect(codeOf(await house.ask("lone", END, { id: permission.id }))).toBeNull();
    expect((await search("kim")).code).toBe("SEARCH_PERMISSION_REQUIRED");
  });

  then(
    "who sees who may, and which searches were made with how many, and never whom, nor so few that one can guess",
    async () => {
      await search("karen", { where: { sectors: ["EDUCATION"] } }); // three
      await search("karen"); // six
      const { data, errors } = await house.ask(
        "lone",
        `{ candidateSearchPermissions { nodes { caseworker { name } period { to } } }
         candidateSearches(first: 2) { nodes { searcher { name } purpose lookedAt foundCount } pageInfo { hasNextPage } } }`,
      );
      expect(errors).toBeUndefined();
      expect(
        data.candidateSearchPermissions.nodes.map(
          ({ caseworker }: { caseworker: { name: string } }) => caseworker.name,
        ),
      ).toEqual([person("kim").caller.name, person("karen").caller.name]);
      // What the demo gives is counted from the day it was made: it does not lapse at a new year.
      expect(data.candidateSearchPermissions.nodes[1].period.to > inDays(180)).toBe(true);
      const line = { searcher: { name: person("karen").caller.name }, purpose: PURPOSE };
      expect(data.candidateSearches.nodes).toMatchObject([
        { ...line, foundCount: 6 },
        { ...line, foundCount: null },
      ]);
      expect(data.candidateSearches.pageInfo.hasNextPage).toBe(true);
      expect((await search("lone")).code).toBe("FORBIDDEN");
    },
  );

  then("a candidate has a name after a reason, which stands in their own log", async () => {
    const { nodes, answer } = await search("karen");
    expect(answer.text).not.toContain("Fatima");
    const found = idOf(nodes, "Fatima Yilmaz");
    expect(codeOf(await open("karen", found, "OFFER_A_PLAN"))).toBe("BAD_USER_INPUT");
    expect((await open("karen", found)).data.openCandidate.citizen).toEqual({ name: "Fatima Yilmaz" });
    const log = await house.ask("fatima", "{ me { citizen { readLog(first: 50) { nodes { operation purpose } } } } }");
    expect(log.data.me.citizen.readLog.nodes).toContainEqual({
      operation: "CITIZEN_READ",
      purpose: "Vil ringe og tilbyde en plan",
    });
  });

  then(
    "and is in each search under another id, never the citizen's own: no list of who is known tells who it is",
    async () => {
      const { db } = house.subgraph("coordination");
      const [one, other] = [await search("karen"), await search("karen")];
      for (const { nodes, answer, page } of [one, other]) {
        const told = `${answer.text} ${Buffer.from(page.pageInfo.endCursor, "base64url")}`;
        for (const citizen of nameOfCitizen.keys()) expect(told.includes(citizen), citizen).toBe(false);
        const order = nodes.map(({ candidateId }) => candidateId);
        expect(order).toEqual([...order].sort());
      }
      const ids = [one, other].flatMap(({ nodes }) => nodes.map(({ candidateId }) => candidateId));
      expect(new Set(ids).size).toBe(ids.length);
      // The citizen's own id opens nobody, nor an id that stands for where the search stopped, nor one of another's search or of another day.
      expect(codeOf(await open("karen", id("fatima")))).toBe("NOT_FOUND");
      const [stopped] = await db.query<{ id: string }>(
        "SELECT id FROM candidate_mark WHERE NOT found ORDER BY made_at DESC LIMIT 1",
      );
      expect(codeOf(await open("karen", String(stopped?.id)))).toBe("NOT_FOUND");
      const found = idOf(other.nodes, "Fatima Yilmaz");
      await db.query("UPDATE candidate_mark SET made_at = made_at - interval '25 hours'");
      expect(codeOf(await open("karen", found))).toBe("NOT_FOUND");
      const stale = other.page.pageInfo.endCursor;
      expect((await search("karen", { after: stale })).code).toBe("BAD_USER_INPUT");
      await search("karen");
      expect(await db.query("SELECT 1 FROM candidate_mark WHERE id::text = $1", [ids[0]])).toEqual([]);
      const { page } = await search("karen", { first: 1 });
      expect((await search("soeren", { after: page.pageInfo.endCursor })).code).toBe("BAD_USER_INPUT");
    },
  );

  then("but not to who may not search, whose search did not find them, nor where it cannot be logged", async () => {
    const fatima = idOf((await search("karen")).nodes, "Fatima Yilmaz");
    expect(codeOf(await open("kim", fatima))).toBe("SEARCH_PERMISSION_REQUIRED");
    for (const who of ["lone", "sanne", "peter"]) expect(codeOf(await open(who, fatima)), who).toBe("FORBIDDEN");
    const nobody = await open("karen", "00000000-0000-8000-a000-000000000000");
    expect(codeOf(nobody)).toBe("NOT_FOUND");
    // Henrik was not found; Lotte has a plan; Bent lives in Hillerød: all three as if there were nobody.
    for (const who of ["henrik", "lotte", "bent"])
      expect((await open("karen", id(who))).errors, who).toEqual(nobody.errors);
    expect(codeOf(await open("soeren", fatima))).toBe("NOT_FOUND");
    // Karen's search found her; Mette, who may search too, has not looked.
    await house.ask("lone", GIVE, { input: { caseworkerId: id("mette"), to: inDays(30) } });
    expect(codeOf(await open("mette", fatima))).toBe("NOT_FOUND");
    const { db } = house.subgraph("coordination");
    await db.query("ALTER TABLE read_log RENAME COLUMN purpose TO elsewhere");
    const unlogged = await open("karen", fatima);
    await db.query("ALTER TABLE read_log RENAME COLUMN elsewhere TO purpose");
    expect(codeOf(unlogged)).toBe("LOG_UNAVAILABLE");
    expect(unlogged.text).not.toContain("Fatima");
  });
});

story("The search, once Maria shares what psychiatry has,", (then) => {
  then("counts psychiatry for those alone who agreed to share it, and to have health fetched", async () => {
    const maria = async () =>
      (await search("karen")).nodes
        .find(({ candidateId }) => nameOf(candidateId) === "Maria Sol")
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
    expect(citizensIn(nodes)).toEqual(expected.slice(0, 50));
  });

  it("is walked to the end page by page: everybody once, whatever the size of the pages", async () => {
    const found: string[] = [];
    let after: string | null = null;
    // From near the end, so that the walk ends in this test.
    const all = await bothHelped();
    const [before] = await house
      .subgraph("coordination")
      .db.query<{ id: string }>(
        `INSERT INTO candidate_mark (id, citizen_id, found, made_for, made_at) VALUES (gen_random_uuid(), $1, false, $2, now()) RETURNING id`,
        [all.at(-161), staff(LARGE).id],
      );
    after = cursor("coordination.candidates", String(before?.id), String(before?.id));
    for (;;) {
      const { nodes, page } = await search(large, { first: 37, after });
      found.push(...citizensIn(nodes));
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

  const citizensIn = (nodes: Candidate[]) => nodes.map(({ candidateId }) => String(citizenOf.get(candidateId))).sort();

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
