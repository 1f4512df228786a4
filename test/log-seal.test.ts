import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DatabaseAddress, Settings } from "@overligger/shared";
import { authentication, logAnchor, logKeys, logsHold, Subgraph } from "@overligger/shared/serve";
import { parse } from "graphql";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { testAddress, tokenOf } from "./support/house.ts";
import { loadSource } from "./support/load.ts";

const ENV = { DEMO: "true", LOG_KEY: "a key of logs with thirty-two characters and more" };
const demo = new Settings(ENV);

let address: DatabaseAddress;
let folder: string;
let employment: Subgraph;
const undo: (() => unknown)[] = [];

/** A replica of employment over the same database, which anchors in the same folder. */
async function start(env: Record<string, string> = ENV): Promise<Subgraph> {
  const settings = new Settings({ ...env, LOG_ANCHOR_DIR: folder });
  const subgraph = await Subgraph.start(await loadSource("employment"), {
    address,
    authenticate: authentication(demo, true),
    secrets: new Map(),
    logKeys: logKeys(settings, "employment"),
    anchor: logAnchor(settings, "employment", true),
    sealBeside: false,
  });
  undo.push(() => subgraph.close());
  return subgraph;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
  const { address: own, drop } = await testAddress("employment");
  address = own;
  undo.push(() => rmSync(folder, { recursive: true, force: true }), drop);
  employment = await start();
});
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

/** Mette opens her plans, so many times; each time is one statement of lines. */
async function read(by = employment, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) {
    const query = "{ employmentPlans { nodes { title } } }";
    const { errors } = await by.execute({ document: parse(query) } as never, `Bearer ${await tokenOf("mette")}`);
    expect(errors).toBeUndefined();
  }
}

/** Read and sealed, twice over. */
async function sealedTwice(): Promise<void> {
  await read();
  await employment.sealLogs();
  await read();
  await employment.sealLogs();
}

/** Somebody who owns the tables has a hand in them. */
async function tamper(...statements: string[]): Promise<void> {
  for (const table of ["read_log", "log_seal"]) await employment.db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  for (const statement of statements) await employment.db.query(statement);
}

async function verdict(env: Record<string, string> = ENV) {
  const settings = new Settings({ ...env, LOG_ANCHOR_DIR: folder });
  const found = await logsHold(await loadSource("employment"), address, settings, false);
  return found.find(({ log }) => log === "read_log") as (typeof found)[number];
}
const problems = async (env?: Record<string, string>) => (await verdict(env)).problems;

const linesNow = async () =>
  (await employment.db.query<{ id: string; seq: string }>("SELECT id, seq FROM read_log ORDER BY seq")).map(
    ({ id, seq }) => ({ id, seq: Number(seq) }),
  );

describe("a log that nobody had a hand in", () => {
  it("is whole, sealed as far as it was sealed, and counts what was read since", async () => {
    expect(await verdict()).toEqual({ log: "read_log", lines: 0, seals: 0, waiting: 0, problems: [] });
    await sealedTwice();
    const lines = (await linesNow()).length;
    expect(lines).toBeGreaterThan(2);
    expect(await verdict()).toEqual({ log: "read_log", lines, seals: 2, waiting: 0, problems: [] });
    await read();
    expect(await verdict()).toMatchObject({ lines: lines * 1.5, seals: 2, waiting: lines / 2, problems: [] });
  });

  it("is sealed to its end when the house stops, and what was left unsealed when it starts again", async () => {
    await read();
    await employment.close();
    undo.pop();
    expect(await verdict()).toMatchObject({ seals: 1, waiting: 0, problems: [] });
  });

  it("is sealed once, and not on and on, while somebody reads all the time", async () => {
    await read();
    const beside = employment.db.beside.bind(employment.db);
    let seals = 0;
    vi.spyOn(employment.db, "beside").mockImplementation(async (text, values) => {
      const rows = await beside(text, values);
      if (text.startsWith("INSERT INTO log_seal") && ++seals < 5) await read();
      return rows as never;
    });
    onTestFinished(() => void vi.restoreAllMocks());
    await employment.sealLogs();
    expect(seals).toBe(1);
    await employment.sealLogs();
    expect(seals).toBe(2); // what was read meanwhile
  });

  it("has one chain, however many replicas write and seal it at the same time", async () => {
    const replicas = [employment, await start(), await start()];
    for (let round = 0; round < 5; round++)
      await Promise.all(replicas.flatMap((replica) => [read(replica), replica.sealLogs()]));
    await Promise.all(replicas.map((replica) => replica.sealLogs()));
    const { seals, waiting, problems: wrong } = await verdict();
    expect({ waiting, wrong }).toEqual({ waiting: 0, wrong: [] });
    const [chain] = await employment.db.query<{ count: number }>(
      "SELECT count(DISTINCT previous)::int AS count FROM log_seal WHERE log = 'read_log'",
    );
    expect(chain?.count).toBe(seals - 1);
  });

  it("may have numbers of lines that were never written, and lines that were long in coming", async () => {
    await read();
    const last = (await linesNow()).at(-1)?.seq ?? 0;
    // Two numbers are taken by who has not committed; one of them does when later lines are sealed already, the other never.
    await employment.db.query("SELECT setval(pg_get_serial_sequence('read_log', 'seq'), $1)", [last + 2]);
    await read();
    await employment.sealLogs();
    expect(await problems()).toEqual([]);
    const kept = (await linesNow()).at(-1)?.seq ?? 0;
    await employment.db.query("SELECT setval(pg_get_serial_sequence('read_log', 'seq'), $1)", [last]);
    await readOne(last + 1);
    await employment.db.query("SELECT setval(pg_get_serial_sequence('read_log', 'seq'), $1)", [kept]);
    await employment.sealLogs();
    expect(await verdict()).toMatchObject({ seals: 2, waiting: 0, problems: [] });
  });
});

/** Mette opens one case: one line, whose number is this one. */
async function readOne(seq: number): Promise<void> {
  const [plan] = await employment.db.query<{ id: string }>(
    "SELECT id FROM employment_plan WHERE municipality = '0260' LIMIT 1",
  );
  const document = parse(`{ employmentPlan(id: "${plan?.id}") { title } }`);
  const { errors } = await employment.execute({ document } as never, `Bearer ${await tokenOf("mette")}`);
  expect(errors).toBeUndefined();
  expect((await linesNow()).map((line) => line.seq)).toContain(seq);
}

describe("somebody who has the tables is found out, and what they did is named:", () => {
  beforeEach(sealedTwice);

  it("a line that says something else", async () => {
    const [line] = await linesNow();
    await tamper(`UPDATE read_log SET reader_id = 'nobody' WHERE seq = ${line?.seq}`);
    expect(await problems()).toEqual([
      `line ${line?.seq} (${line?.id}) has been altered, or was not written by the house`,
    ]);
  });

  it("a line that says something else, under the mark of another", async () => {
    const [line] = await linesNow();
    await tamper(
      `UPDATE read_log a SET (read_at, citizen_id, mark) = (SELECT read_at, citizen_id, mark FROM read_log b WHERE b.seq = a.seq + 1) WHERE seq = ${line?.seq}`,
    );
    expect(await problems()).not.toEqual([]);
  });

  it("a line that is gone, in the midst and at the end", async () => {
    const lines = await linesNow();
    for (const { seq } of [lines[1], lines.at(-1)] as { seq: number }[]) {
      await tamper(`DELETE FROM read_log WHERE seq = ${seq}`);
      expect(await problems()).toContain(`line ${seq} is gone`);
    }
  });

  const PUT_IN = (columns: string, seq: string) =>
    `INSERT INTO read_log (id, read_at, citizen_id, reader_id, reader_role, operation, purpose, categories, mark${columns})
     OVERRIDING SYSTEM VALUE SELECT gen_random_uuid(), read_at, citizen_id, 'somebody', reader_role, operation, purpose, categories, mark${seq} FROM read_log ORDER BY seq LIMIT 1`;

  it("a line that was put in at the end, at a time that could be, even after it was sealed by the house", async () => {
    await tamper(PUT_IN("", ""));
    const { id, seq } = (await linesNow()).at(-1) as { id: string; seq: number };
    const said = [`line ${seq} (${id}) has been altered, or was not written by the house`];
    expect(await verdict()).toMatchObject({ waiting: 1, problems: said });
    await employment.sealLogs();
    expect(await verdict()).toMatchObject({ waiting: 0, problems: said });
  });

  it("a line that was put in among those that were sealed, in the place of one", async () => {
    const [, line] = await linesNow();
    await tamper(`DELETE FROM read_log WHERE seq = ${line?.seq}`, PUT_IN(", seq", `, ${line?.seq}`));
    expect(await problems()).toEqual([expect.stringMatching(`^line ${line?.seq} .*not written by the house$`)]);
  });

  it("a line that was put in before the first", async () => {
    await tamper(PUT_IN(", seq", ", -1"));
    expect(await problems()).toEqual(["line -1 stands before the first line"]);
  });

  it("a seal that says something else", async () => {
    for (const change of ["lines = lines + 1", "sealed_at = sealed_at - interval '1 day'", "digest = 'hmac:0'"]) {
      await employment.db.query("CREATE TABLE kept AS SELECT * FROM log_seal");
      await tamper(`UPDATE log_seal SET ${change} WHERE number = 1`);
      expect(await problems(), change).toContain("seal 1 has been altered");
      await tamper("DELETE FROM log_seal", "INSERT INTO log_seal SELECT * FROM kept", "DROP TABLE kept");
      expect(await problems(), change).toEqual([]);
    }
  });

  it("a seal that is gone", async () => {
    await tamper("DELETE FROM log_seal WHERE number = 1");
    expect(await problems()).toContain("seal 1 is gone");
  });

  it("the end, cut off with its seal: what was anchored outside the database says so", async () => {
    await tamper(
      "DELETE FROM read_log WHERE seq >= (SELECT first FROM log_seal WHERE number = 2)",
      "DELETE FROM log_seal WHERE number = 2",
    );
    expect(await problems()).toEqual(["seal 2 was anchored and is gone: the end was cut off"]);
    // The house goes on, and seals others under the same number.
    await read();
    await employment.sealLogs();
    expect(await problems()).toEqual(["seal 2 is not the one that was anchored"]);
  });

  it("all of it, written anew by who does not have the key", async () => {
    await tamper("DELETE FROM log_seal", "DELETE FROM read_log");
    await employment.close();
    undo.pop();
    employment = await start({ DEMO: "true" });
    await read();
    await employment.sealLogs();
    expect((await problems()).length).toBeGreaterThan(2);
  });
});

describe("without a key", () => {
  it("lines that say something else are found by their own marks and by their seals", async () => {
    const none = { DEMO: "true" };
    await employment.close();
    undo.pop();
    employment = await start(none);
    await sealedTwice();
    expect(await problems(none)).toEqual([]);
    const [line] = await linesNow();
    await tamper(`UPDATE read_log SET purpose = 'CURIOSITY' WHERE seq = ${line?.seq}`);
    expect(await problems(none)).toHaveLength(1);
  });
});

describe("a log whose lines somebody swallows", () => {
  it("is told of once, as soon as more was answered than was written; who asks a subgraph how it is learns no number", async () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    onTestFinished(() => told.mockRestore());
    const port = await employment.listen(0, new Map());
    await read();
    expect(told).not.toHaveBeenCalled();
    // A trigger that swallows lines, as somebody might make one who owns the table.
    await employment.db.query(
      "CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
    );
    await employment.db.query(
      "CREATE TRIGGER swallow BEFORE INSERT ON read_log FOR EACH ROW EXECUTE FUNCTION swallow()",
    );
    await read();
    await read();
    const line = "employment has answered more openings than its log took lines: somebody takes them away.";
    expect(told.mock.calls).toEqual([[line]]);
    expect(await (await fetch(`http://127.0.0.1:${port}/health`)).json()).toEqual({ status: "ready" });
  });
});

describe("an anchor", () => {
  it("tells of a log how many lines were sealed and by which hash, and nothing of anybody", async () => {
    await sealedTwice();
    const told = readFileSync(join(folder, "employment.jsonl"), "utf8").trim().split("\n");
    const seals = await employment.db.query<{ hash: string }>(
      "SELECT hash FROM log_seal WHERE log = 'read_log' ORDER BY number",
    );
    expect(told.map((line) => JSON.parse(line))).toEqual(
      [1, 2].map((number, at) => ({
        subgraph: "employment",
        log: "read_log",
        number,
        sealedAt: expect.any(String),
        lines: expect.any(Number),
        hash: seals[at]?.hash,
      })),
    );
  });
});

describe("a key that is being changed", () => {
  const [older, newer] = [ENV.LOG_KEY, "another key of logs with thirty-two characters and more"];
  const both = { ...ENV, LOG_KEY: `${newer},${older}` };

  it("marks and seals anew, and what was made with the one before holds as long as that is given", async () => {
    await sealedTwice();
    const next = await start(both);
    await read(next);
    await next.sealLogs();
    expect(await verdict(both)).toMatchObject({ seals: 3, waiting: 0, problems: [] });
    const marks = await employment.db.query<{ mark: string }>("SELECT mark FROM read_log ORDER BY seq");
    expect(new Set(marks.map(({ mark }) => mark.slice(0, 5)))).toEqual(new Set(["hmac:"]));
    expect(await problems({ ...ENV, LOG_KEY: newer })).toContain("seal 1 has been altered");
    expect(await problems(ENV)).toContain("seal 3 has been altered");
  });

  it("is changed replica by replica: who has it second, and who has it first, write and seal beside each other", async () => {
    const replicas = [await start({ ...ENV, LOG_KEY: `${older},${newer}` }), await start(both)];
    for (let round = 0; round < 5; round++)
      await Promise.all(replicas.flatMap((replica) => [read(replica), replica.sealLogs()]));
    await Promise.all(replicas.map((replica) => replica.sealLogs()));
    expect(await verdict(both)).toMatchObject({ waiting: 0, problems: [] });
  });

  it("hides nothing: a line that is changed meanwhile is found, whichever key it was made with", async () => {
    await sealedTwice();
    const next = await start(both);
    await read(next);
    await next.sealLogs();
    const lines = await linesNow();
    const [first, last] = [lines[0]?.seq, lines.at(-1)?.seq];
    await tamper(`UPDATE read_log SET reader_id = 'nobody' WHERE seq IN (${first}, ${last})`);
    const found = (await problems(both)).join("\n");
    for (const seq of [first, last]) expect(found).toContain(`line ${seq} (`);
  });

  it("is two at most, each long enough", () => {
    for (const LOG_KEY of [`${newer},short`, `${newer},${older},${newer}`]) {
      const settings = new Settings({ ...ENV, LOG_KEY });
      logKeys(settings, "employment");
      expect(() => settings.check(), LOG_KEY).toThrow("LOG_KEY must be one secret, or two");
    }
  });
});
