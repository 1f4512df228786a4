import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { committedSdl, openSupergraph, type SupergraphSource } from "@overligger/gateway";
import { registeredSubgraphs } from "@overligger/shared";
import { httpLink } from "@overligger/shared/serve";
import { buildSchema, isObjectType } from "graphql";
import { afterEach, describe, expect, it } from "vitest";

const HEAD = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])`;
const sdl = (fields: string, more = "") => `${HEAD}\ntype Query { ${fields} }\n${more}`;
const TOWN = sdl("towns: Int");
const SCHOOL = sdl("pupils: Int", 'type Citizen @key(fields: "id") { id: ID! grade: Int @shareable }');
const HOSPITAL = sdl("beds: Int", 'type Citizen @key(fields: "id") { id: ID! ward: String }');
/** Fits nobody who speaks of a citizen's grade as a number. */
const HOSPITAL_AT_ODDS = sdl("beds: Int", 'type Citizen @key(fields: "id") { id: ID! grade: String @shareable }');
const SCHOOL_CHANGED_WITH_IT = sdl(
  "pupils: Int",
  'type Citizen @key(fields: "id") { id: ID! grade: String @shareable }',
);

const taken: (() => void)[] = [];
afterEach(() => {
  while (taken.length > 0) taken.pop()?.();
});

/** Subgraphs that say what a test has them say: their SDL, or, for null, nothing. */
class Town {
  readonly says: Record<string, string | null>;
  readonly committed: Record<string, string>;
  readonly told: string[] = [];
  readonly changes: string[] = [];
  readonly remember: string;

  constructor(says: Record<string, string | null>, committed: Record<string, string> = {}) {
    this.says = says;
    this.committed = committed;
    const folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
    taken.push(() => rmSync(folder, { recursive: true, force: true }));
    this.remember = join(folder, "schemas");
  }

  /** A gateway's start; it never looks by itself. */
  async open(more: { remember?: string; deadline?: number } = { remember: this.remember }): Promise<SupergraphSource> {
    this.told.length = 0;
    const opened = await openSupergraph({
      links: Object.keys(this.says).map((name) => ({ name, sdl: () => this.#say(name) })),
      committed: (name) => this.committed[name],
      log: (line) => this.told.push(line),
      every: 2 ** 31 - 1,
      ...more,
    });
    taken.push(() => opened.close());
    opened.onChange((supergraph) => this.changes.push(supergraph));
    return opened;
  }

  async #say(name: string): Promise<string> {
    const said = this.says[name];
    if (said === "hangs") return new Promise(() => undefined);
    if (typeof said !== "string") throw new Error("connect ECONNREFUSED 10.1.2.3:4001");
    return said;
  }
}

/** What can be asked of a supergraph: its root fields, and of whom a citizen's fields come. */
function asked({ supergraph }: { supergraph: string }): { query: string[]; citizen: string[] } {
  const schema = buildSchema(supergraph, { assumeValid: true });
  const fields = (name: string) => {
    const type = schema.getType(name);
    return isObjectType(type) ? Object.keys(type.getFields()).sort() : [];
  };
  return { query: fields("Query"), citizen: fields("Citizen") };
}

describe("A gateway that starts", () => {
  it("composes what all of them say", async () => {
    const town = new Town({ town: TOWN, school: SCHOOL, hospital: HOSPITAL });
    const opened = await town.open();
    expect(asked(opened)).toEqual({ query: ["beds", "pupils", "towns"], citizen: ["grade", "id", "ward"] });
    expect(opened.silent()).toEqual([]);
    expect(opened.problems()).toEqual([]);
    expect(town.told).toEqual([]);
    expect(opened.services()).toEqual([
      { name: "town", sdl: TOWN },
      { name: "school", sdl: SCHOOL },
      { name: "hospital", sdl: HOSPITAL },
    ]);
  });

  it("while one is away takes the schema that was committed, and names it", async () => {
    const town = new Town({ town: TOWN, school: SCHOOL, hospital: null }, { hospital: HOSPITAL });
    const opened = await town.open();
    expect(asked(opened).query).toEqual(["beds", "pupils", "towns"]);
    expect(opened.silent()).toEqual(["hospital"]);
    expect(town.told).toEqual(["hospital does not say its schema: its last known schema stands in for it."]);
  });

  it("while one is away takes rather the last that it said itself, as an earlier start heard it", async () => {
    const town = new Town({ town: TOWN, hospital: HOSPITAL }, { hospital: sdl("oldBeds: Int") });
    (await town.open()).close();
    town.says.hospital = null;
    expect(asked(await town.open()).query).toEqual(["beds", "towns"]);
    expect(asked(await town.open({})).query).toEqual(["oldBeds", "towns"]); // without a folder that remembers
  });

  it("while all are away is the same as if all were there", async () => {
    const town = new Town({ town: TOWN, school: SCHOOL, hospital: HOSPITAL });
    const { supergraph } = await town.open();
    for (const name of Object.keys(town.says)) town.says[name] = null;
    const alone = await town.open();
    expect(alone.supergraph).toBe(supergraph);
    expect(alone.silent()).toEqual(["town", "school", "hospital"]);
  });

  it("leaves out who is away and was never heard of, and takes them in once they come", async () => {
    const town = new Town({ town: TOWN, school: SCHOOL, hospital: null });
    const opened = await town.open();
    expect(asked(opened)).toEqual({ query: ["pupils", "towns"], citizen: ["grade", "id"] });
    expect(town.told).toEqual(["hospital does not say its schema: nothing is known of it, it is left out."]);
    town.says.hospital = HOSPITAL;
    await opened.look();
    expect(asked(opened)).toEqual({ query: ["beds", "pupils", "towns"], citizen: ["grade", "id", "ward"] });
    expect(opened.silent()).toEqual([]);
    expect(town.changes).toEqual([opened.supergraph]);
    expect(town.told.slice(1)).toEqual(["hospital says its schema again.", "hospital has a new schema."]);
  });

  it("does not wait for ever for one that hangs", async () => {
    const town = new Town({ town: TOWN, hospital: "hangs" });
    const opened = await town.open({ deadline: 1 });
    expect(opened.silent()).toContain("hospital");
  });

  it.each([
    ["does not fit the others", HOSPITAL_AT_ODDS, /grade/],
    ["cannot be read", "type Query {", /\[hospital\]/],
    ["is empty", "", /\[hospital\]/],
  ])("with one whose schema %s keeps the committed one, and says which and why", async (_what, said, why) => {
    const committed = { town: TOWN, school: SCHOOL, hospital: HOSPITAL };
    const town = new Town({ ...committed, hospital: said }, committed);
    const opened = await town.open();
    expect(asked(opened)).toEqual({ query: ["beds", "pupils", "towns"], citizen: ["grade", "id", "ward"] });
    expect(opened.problems()).toEqual([{ subgraph: "hospital", reason: expect.stringMatching(why) }]);
    expect(town.told).toHaveLength(1);
    expect(town.told[0]).toMatch(
      /^The schema of hospital does not fit the others, the last that did stands in for it\. /,
    );
  });

  it("with one that nobody can read and nobody knows starts without it", async () => {
    const opened = await new Town({ town: TOWN, hospital: "type Query {" }).open();
    expect(asked(opened).query).toEqual(["towns"]);
    expect(opened.problems()).toMatchObject([{ subgraph: "hospital" }]);
  });

  it("is not held up by what it remembers from before everybody was upgraded", async () => {
    const town = new Town({ town: TOWN, school: SCHOOL, hospital: HOSPITAL });
    (await town.open()).close();
    writeFileSync(join(town.remember, "hospital.graphql"), HOSPITAL_AT_ODDS);
    town.says.hospital = null;
    town.committed.hospital = HOSPITAL;
    expect(asked(await town.open()).citizen).toEqual(["grade", "id", "ward"]);
  });

  it("where nothing at all is known does not start, in words", async () => {
    await expect(new Town({ town: null, hospital: null }).open()).rejects.toThrow("no subgraph answers");
    await expect(new Town({ hospital: "type Query {" }).open()).rejects.toThrow(/\[hospital\]/);
  });

  it("does without a folder that it may not write to, and says so once", async () => {
    const town = new Town({ town: TOWN, hospital: HOSPITAL });
    const file = `${town.remember}-file`;
    writeFileSync(file, "");
    expect(asked(await town.open({ remember: join(file, "below") })).query).toEqual(["beds", "towns"]);
    expect(town.told).toEqual([expect.stringMatching(/^The subgraphs' schemas cannot be kept: /)]);
  });
});

describe("While a gateway runs", () => {
  it("one that falls silent stays in the graph, is named once, and is told to be back", async () => {
    const town = new Town({ town: TOWN, hospital: HOSPITAL });
    const opened = await town.open();
    const { supergraph } = opened;
    town.says.hospital = null;
    await opened.look();
    await opened.look();
    expect(opened.silent()).toEqual(["hospital"]);
    town.says.hospital = HOSPITAL;
    await opened.look();
    expect(opened.silent()).toEqual([]);
    expect(opened.supergraph).toBe(supergraph);
    expect(town.changes).toEqual([]);
    expect(town.told).toEqual([
      "hospital does not say its schema: its last known schema stands in for it.",
      "hospital says its schema again.",
    ]);
  });

  it("one that is upgraded is taken in, and remembered", async () => {
    const town = new Town({ town: TOWN, hospital: HOSPITAL });
    const opened = await town.open();
    town.says.hospital = sdl("beds: Int wards: Int");
    await opened.look();
    expect(asked(opened).query).toEqual(["beds", "towns", "wards"]);
    expect(town.changes).toEqual([opened.supergraph]);
    expect(town.told).toEqual(["hospital has a new schema."]);
    town.says.hospital = null;
    expect(asked(await town.open()).query).toEqual(["beds", "towns", "wards"]);
  });

  it("one whose upgrade does not fit stays as it was, is said to, and hinders nobody else's", async () => {
    const town = new Town({ town: TOWN, school: SCHOOL, hospital: HOSPITAL });
    const opened = await town.open();
    town.says.hospital = HOSPITAL_AT_ODDS;
    await opened.look();
    await opened.look();
    expect(asked(opened).citizen).toEqual(["grade", "id", "ward"]);
    expect(opened.problems()).toEqual([{ subgraph: "hospital", reason: expect.stringMatching(/grade/) }]);
    expect(JSON.stringify(opened.problems())).not.toMatch(/\.invalid|10\.1\.2\.3/);
    expect(town.told).toHaveLength(1);
    expect(town.changes).toEqual([]);
    town.says.town = sdl("towns: Int villages: Int");
    await opened.look();
    expect(asked(opened).query).toEqual(["beds", "pupils", "towns", "villages"]);
    expect(opened.problems()).toMatchObject([{ subgraph: "hospital" }]);
    town.says.hospital = HOSPITAL;
    await opened.look();
    expect(opened.problems()).toEqual([]);
  });

  it("two that are upgraded together, and fit only so, are taken in together", async () => {
    const before = HOSPITAL_AT_ODDS.replace("grade: String", "grade: Int");
    const town = new Town({ town: TOWN, school: SCHOOL, hospital: before });
    const opened = await town.open();
    town.says.hospital = HOSPITAL_AT_ODDS;
    await opened.look();
    expect(opened.problems()).toMatchObject([{ subgraph: "hospital" }]);
    town.says.school = SCHOOL_CHANGED_WITH_IT;
    await opened.look();
    expect(opened.problems()).toEqual([]);
    expect(opened.services().slice(1)).toEqual([
      { name: "school", sdl: SCHOOL_CHANGED_WITH_IT },
      { name: "hospital", sdl: HOSPITAL_AT_ODDS },
    ]);
    expect(town.changes).toHaveLength(1);
  });

  it("two looks at the same time are one", async () => {
    const town = new Town({ town: TOWN, hospital: HOSPITAL });
    const opened = await town.open();
    town.says.hospital = sdl("wards: Int");
    await Promise.all([opened.look(), opened.look(), opened.look()]);
    expect(town.changes).toHaveLength(1);
  });

  it("nobody is told of a change once it is closed", async () => {
    const town = new Town({ town: TOWN, hospital: HOSPITAL });
    const opened = await town.open();
    opened.close();
    town.says.hospital = sdl("wards: Int");
    await opened.look();
    expect(town.changes).toEqual([]);
  });
});

describe("Our own subgraphs", () => {
  it("are asked at the whole address that is set, with what stands behind its question mark", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.end(JSON.stringify({ data: { _service: { sdl: TOWN } } }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    taken.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    const link = httpLink(
      "town",
      `http://127.0.0.1:${port}/api/graphql?key=a%20b&version=2`,
      60_000,
      async () => "signed",
    );
    expect(await link.sdl()).toBe(TOWN);
    expect(asked).toEqual(["POST /api/graphql?key=a%20b&version=2"]);
    await link.close();
  });

  it("are all known by their committed schemas while nobody answers", async () => {
    const names = registeredSubgraphs();
    const opened = await openSupergraph({
      links: names.map((name) => ({ name, sdl: () => Promise.reject(new Error("away")) })),
      committed: committedSdl,
      log: () => undefined,
      every: 2 ** 31 - 1,
    });
    opened.close();
    expect(opened.services().map(({ name }) => name)).toEqual(names);
    expect(opened.silent()).toEqual(names);
    expect(opened.problems()).toEqual([]);
  });
});
