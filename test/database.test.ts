import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type DatabaseAddress, ROOT } from "@overligger/shared";
import { EmbeddedServer } from "@overligger/shared/embedded";
import { Subgraph, storedBy } from "@overligger/shared/serve";
import pg from "pg";
import { rolldown } from "rolldown";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { lockFolder } from "../shared/src/embedded/lock.ts";
import { loadSource } from "./support/load.ts";
import { createDatabase, dropDatabase } from "./support/template.ts";

/** What a test took, given back when it ends, the last thing first. */
const taken: (() => unknown)[] = [];
afterEach(async () => {
  while (taken.length > 0) await taken.pop()?.();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
  taken.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function open(where: Parameters<typeof EmbeddedServer.open>[0]): Promise<EmbeddedServer> {
  const server = await EmbeddedServer.open(where);
  taken.push(() => server.close());
  return server;
}

async function seat(server: EmbeddedServer, name: string): Promise<pg.Pool> {
  const pool = new pg.Pool(await server.seat(name));
  pool.on("error", () => undefined);
  taken.push(() => pool.end());
  return pool;
}

/** A program that keeps writing: one transaction after the other over two tables, each number printed once it is acknowledged. */
const WRITER = `
  import pg from "pg";
  import { EmbeddedServer } from "./server.mjs";
  const server = await EmbeddedServer.open({ dataDir: process.argv[2] });
  const pool = new pg.Pool(await server.seat("writer"));
  await pool.query("CREATE TABLE IF NOT EXISTS first (id int PRIMARY KEY, filler text)");
  await pool.query("CREATE TABLE IF NOT EXISTS second (id int PRIMARY KEY, filler text)");
  let id = (await pool.query("SELECT coalesce(max(id), 0)::int AS id FROM first")).rows[0].id;
  console.log("open");
  for (;;) {
    id += 1;
    const client = await pool.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO first VALUES ($1, repeat('x', 500))", [id]);
    await client.query("INSERT INTO second VALUES ($1, repeat('y', 500))", [id]);
    await client.query("COMMIT");
    client.release();
    process.stdout.write(id + "\\n");
  }
`;

/** A program that tries to lock each folder it is told, and says whether it got it. */
const CONTENDER = `
  import { createInterface } from "node:readline";
  import { lockFolder } from "./lock.mjs";
  console.log("ready");
  for await (const folder of createInterface({ input: process.stdin })) {
    console.log(await lockFolder(folder, -1).then(() => "mine", () => "refused"));
  }
`;

let programs: string;
beforeAll(async () => {
  // In the checkout, where the packages are found.
  mkdirSync(join(ROOT, "dist"), { recursive: true });
  programs = mkdtempSync(join(ROOT, "dist/test-"));
  const bundle = await rolldown({
    cwd: ROOT,
    input: { server: "shared/src/embedded/server.ts", lock: "shared/src/embedded/lock.ts" },
    platform: "node",
    external: (id) => !id.startsWith(".") && !id.startsWith("/"),
    tsconfig: "tsconfig.json",
    logLevel: "silent",
  });
  await bundle.write({ dir: programs, format: "esm", entryFileNames: "[name].mjs" });
  await bundle.close();
  writeFileSync(join(programs, "writer.mjs"), WRITER);
  writeFileSync(join(programs, "contender.mjs"), CONTENDER);
});
afterAll(() => programs && rmSync(programs, { recursive: true, force: true }));

interface Writer {
  readonly child: ChildProcess;
  /** What was acknowledged so far. */
  readonly acknowledged: number[];
  /** Resolves when that many are acknowledged. */
  reached(count: number): Promise<void>;
  /** Kills it, which it cannot prepare for, and waits for its end. */
  kill(): Promise<void>;
}

function startWriter(dataDir: string): Writer {
  const child = spawn(process.execPath, [join(programs, "writer.mjs"), dataDir], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const acknowledged: number[] = [];
  let opened = false;
  let complaint = "";
  child.stderr?.on("data", (chunk) => (complaint += chunk));
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const waiting = new Set<() => void>();
  lines.on("line", (line) => {
    if (line === "open") opened = true;
    else acknowledged.push(Number(line));
    for (const check of waiting) check();
  });
  const writer: Writer = {
    child,
    acknowledged,
    reached: (count) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!opened || acknowledged.length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
        void ended.then(() => reject(new Error(`The writer ended: ${complaint}`)));
      }),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
  taken.push(() => writer.kill());
  return writer;
}

describe("A data folder", () => {
  it("is refused to a second process, in words that say who has it and what to do; once the first has died, it is free", async () => {
    const dataDir = join(temporaryFolder(), "data");
    const lock = `${dataDir}.lock`;
    const writer = startWriter(dataDir);
    await writer.reached(0);
    const refusal = await lockFolder(dataDir, 100).catch((error: Error) => error.message);
    expect(refusal).toContain(`in use by process ${writer.child.pid}`);
    expect(refusal).toContain("Stop it, or set DATA_DIR");
    expect(refusal).toContain(dataDir);
    await writer.reached(writer.acknowledged.length + 5); // whoever has it was not disturbed
    await writer.kill();
    expect(readFileSync(lock, "utf8")).toMatch(new RegExp(`^${writer.child.pid}\\b`)); // left by the dead process
    const unlock = await lockFolder(dataDir, 0);
    expect(readFileSync(lock, "utf8")).toMatch(new RegExp(`^${process.pid}\\b`));
    unlock();
  });

  it("is refused a second time to the same process, and free again once its database is closed", async () => {
    const dataDir = join(temporaryFolder(), "data");
    const server = await open({ dataDir });
    await expect(lockFolder(dataDir, 0)).rejects.toThrow(`in use by process ${process.pid}`);
    await server.close();
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
    (await lockFolder(dataDir, 0))();
  });

  it.skipIf(!existsSync("/proc/self/stat"))(
    "is taken over when the number of the dead process now belongs to another (told by when it began: Linux)",
    async () => {
      const folder = temporaryFolder();
      const living = [process.pid, process.ppid, 1];
      for (const pid of living) {
        const dataDir = join(folder, String(pid));
        // No process begins at such a tick, not even the first of its container.
        writeFileSync(`${dataDir}.lock`, `${pid} -1`);
        (await lockFolder(dataDir, 0))();
        expect(existsSync(`${dataDir}.lock`)).toBe(false);
      }
    },
  );

  it("is taken over from a machine that lost power before the lock was written, and waits for one that is being written", async () => {
    const dataDir = join(temporaryFolder(), "data");
    writeFileSync(`${dataDir}.lock`, "");
    await expect(lockFolder(dataDir, -1)).rejects.toThrow("in use");
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(`${dataDir}.lock`, longAgo, longAgo);
    (await lockFolder(dataDir, -1))();
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
  });

  it("goes to one alone of several processes that find a dead one's lock at the same time", async () => {
    const folder = temporaryFolder();
    const contenders = Array.from({ length: 4 }, () => {
      const child = spawn(process.execPath, [join(programs, "contender.mjs")], { stdio: ["pipe", "pipe", "inherit"] });
      taken.push(() => child.kill("SIGKILL"));
      return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
    });
    const answers = () => Promise.all(contenders.map(async ({ lines }) => (await lines.next()).value as string));
    expect(await answers()).toEqual(["ready", "ready", "ready", "ready"]);
    for (let round = 0; round < 200; round += 1) {
      const dataDir = join(folder, String(round));
      writeFileSync(`${dataDir}.lock`, "999999999 17");
      for (const { child } of contenders) child.stdin.write(`${dataDir}\n`);
      expect((await answers()).filter((answer) => answer === "mine")).toHaveLength(1);
    }
  });
});

describe("What was acknowledged", () => {
  it("survives kill -9 in the middle of writes, and no half transaction does", async () => {
    const dataDir = join(temporaryFolder(), "data");
    const acknowledged: number[] = [];
    for (const kills of [1, 50, 160]) {
      const writer = startWriter(dataDir);
      await writer.reached(kills);
      await writer.kill();
      acknowledged.push(...writer.acknowledged);
    }
    const pool = await seat(await open({ dataDir }), "writer");
    const ids = async (table: string) =>
      (await pool.query<{ id: number }>(`SELECT id FROM ${table} ORDER BY id`)).rows.map(({ id }) => id);
    const stored = await ids("first");
    expect(await ids("second")).toEqual(stored);
    expect(new Set(stored).size).toBe(stored.length);
    const there = new Set(stored);
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(1 + 50 + 160);
  });
});

describe("After much writing", () => {
  it("the write-ahead log shrinks once it is tidied, and the planner has statistics", async () => {
    const dataDir = join(temporaryFolder(), "data");
    const server = await open({ dataDir });
    const pool = await seat(server, "writer");
    const log = join(dataDir, "pg_wal");
    const megabytes = () =>
      readdirSync(log).reduce((sum, file) => sum + statSync(join(log, file)).size, 0) / (1024 * 1024);
    await pool.query("CREATE TABLE much (id int PRIMARY KEY, filler text)");
    await pool.query("ALTER TABLE much ALTER filler SET STORAGE EXTERNAL"); // as long in the log as it is
    await pool.query("INSERT INTO much SELECT g, repeat('x', 7000) FROM generate_series(1, 20000) g");
    expect(megabytes()).toBeGreaterThan(120);
    await server.tidy();
    expect(megabytes()).toBeLessThan(90);
    const { rows } = await pool.query("SELECT reltuples::int AS rows FROM pg_class WHERE oid = 'much'::regclass");
    expect(rows).toEqual([{ rows: 20_000 }]);
    const statistics = await pool.query("SELECT attname FROM pg_stats WHERE tablename = 'much' ORDER BY attname");
    expect(statistics.rows).toEqual([{ attname: "filler" }, { attname: "id" }]);
  });
});

describe("The seats of one embedded server", () => {
  let server: EmbeddedServer;
  beforeAll(async () => {
    server = await EmbeddedServer.open({});
  });
  afterAll(() => server?.close());

  /** Two subgraphs, each with a table of the same name. */
  const seats = async () => {
    await server.run("DROP SCHEMA IF EXISTS blue, red CASCADE");
    const [blue, red] = [await seat(server, "blue"), await seat(server, "red")];
    for (const [pool, name] of [
      [blue, "blue"],
      [red, "red"],
    ] as const) {
      await pool.query("CREATE TABLE note (text text NOT NULL)");
      await pool.query("INSERT INTO note VALUES ($1)", [`of ${name}`]);
    }
    return { blue, red };
  };
  const notes = async (pool: pg.Pool) =>
    (await pool.query<{ text: string }>("SELECT text FROM note ORDER BY text")).rows.map(({ text }) => text);

  it("cannot read, write, change or drop each other's tables", async () => {
    const { blue, red } = await seats();
    for (const statement of [
      "SELECT * FROM red.note",
      "INSERT INTO red.note VALUES ('of blue')",
      "UPDATE red.note SET text = 'of blue'",
      "DELETE FROM red.note",
      "TRUNCATE red.note",
      "DROP TABLE red.note",
      "ALTER TABLE red.note ADD COLUMN more text",
      "CREATE TABLE red.other (id int)",
      "GRANT ALL ON red.note TO blue",
    ]) {
      await expect(blue.query(statement), statement).rejects.toMatchObject({ code: "42501" });
    }
    expect(await notes(red)).toEqual(["of red"]);
  });

  it("see their own tables of the same name, used in turn", async () => {
    const { blue, red } = await seats();
    for (let turn = 0; turn < 5; turn += 1) {
      expect(await Promise.all([notes(blue), notes(red), notes(blue), notes(red)])).toEqual([
        ["of blue"],
        ["of red"],
        ["of blue"],
        ["of red"],
      ]);
    }
  });

  it("keep a search path or a role that one of them sets away from the next", async () => {
    const { blue, red } = await seats();
    const who = async (pool: pg.Pool) =>
      (await pool.query("SELECT current_user::text AS role, current_schema()::text AS schema")).rows[0];
    await blue.query("SET search_path TO public");
    expect(await who(red)).toEqual({ role: "red", schema: "red" });
    await blue.query("SET search_path TO red");
    expect(await notes(red)).toEqual(["of red"]);
    expect(await who(blue)).toEqual({ role: "blue", schema: "blue" });
    // In a transaction that is rolled back, the path of before comes back: it must be the seat's own.
    const client = await blue.connect();
    await client.query("BEGIN; SET LOCAL search_path TO red");
    await client.query("ROLLBACK");
    client.release();
    expect(await notes(blue)).toEqual(["of blue"]);
    expect(await notes(red)).toEqual(["of red"]);
  });

  it("run transactions at the same time that do not mix", async () => {
    const { blue, red } = await seats();
    for (const pool of [blue, red]) {
      await pool.query("CREATE TABLE counter (value int NOT NULL)");
      await pool.query("INSERT INTO counter VALUES (0)");
    }
    const countOne = async (pool: pg.Pool, keep: boolean) => {
      const client = await pool.connect();
      try {
        await client.query("BEGIN");
        const before = (await client.query("SELECT value FROM counter")).rows[0].value as number;
        await client.query("UPDATE counter SET value = $1", [before + 1]);
        const during = (await client.query("SELECT value FROM counter")).rows[0].value as number;
        expect(during).toBe(before + 1);
        await client.query(keep ? "COMMIT" : "ROLLBACK");
      } finally {
        client.release();
      }
    };
    const work: Promise<void>[] = [];
    for (let round = 0; round < 30; round += 1) {
      work.push(countOne(blue, true), countOne(red, round % 3 !== 0), countOne(blue, false));
    }
    await Promise.all(work);
    const value = async (pool: pg.Pool) => (await pool.query("SELECT value FROM counter")).rows[0].value;
    expect([await value(blue), await value(red)]).toEqual([30, 20]);
  });

  it("are not held up by a transaction that failed and was rolled back", async () => {
    const { blue, red } = await seats();
    const client = await blue.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO note VALUES ('half')");
    await expect(client.query("INSERT INTO note VALUES (NULL)")).rejects.toMatchObject({ code: "23502" });
    const other = notes(red); // waits for the session, which blue still has
    await expect(client.query("SELECT 1")).rejects.toMatchObject({ code: "25P02" });
    await client.query("ROLLBACK");
    client.release();
    expect(await other).toEqual(["of red"]);
    expect(await notes(blue)).toEqual(["of blue"]);
  });

  it("leave nothing behind of a client that was dropped in the middle of a transaction", async () => {
    const { blue, red } = await seats();
    const client = await blue.connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO note VALUES ('half')");
    const waiting = notes(red);
    client.release(true);
    expect(await waiting).toEqual(["of red"]);
    expect(await notes(blue)).toEqual(["of blue"]);
  });

  it.each([
    ["BEGIN", "BEGIN"],
    ["a statement within its transaction", "BEGIN; INSERT INTO note VALUES ('half'); SELECT pg_sleep(0.2)"],
  ])("leave nothing behind of a client that was dropped while %s was under way", async (_what, statement) => {
    const { blue, red } = await seats();
    const client = await blue.connect();
    client.on("error", () => undefined);
    const cut = expect(client.query(statement)).rejects.toThrow();
    client.release(true);
    await cut;
    expect(await notes(red)).toEqual(["of red"]);
    expect(await notes(blue)).toEqual(["of blue"]);
  });

  it("go on after one of them sent what the server does not understand", async () => {
    const { blue, red } = await seats();
    await expect(blue.query("SELEKT")).rejects.toMatchObject({ code: "42601" });
    await expect(blue.query("SELECT $1::int", ["no number"])).rejects.toMatchObject({ code: "22P02" });
    expect(await notes(blue)).toEqual(["of blue"]);
    expect(await notes(red)).toEqual(["of red"]);
  });
});

const unserved = {
  authenticate: () => Promise.reject(new Error("nobody is served here")),
  secrets: new Map<string, string[]>(),
};

async function start(name: string, address: DatabaseAddress): Promise<Subgraph> {
  const subgraph = await Subgraph.start(await loadSource(name), { address, ...unserved });
  taken.push(() => subgraph.close());
  return subgraph;
}

const server = process.env.DATABASE_URL;

async function emptyDatabase(url: string): Promise<DatabaseAddress> {
  const database = `overligger_test_${randomBytes(4).toString("hex")}`;
  taken.push(() => dropDatabase(url, database));
  return { url: await createDatabase(url, database) };
}

describe("The database of each subgraph", () => {
  const subgraphs = readdirSync(join(ROOT, "subgraphs")).filter((name) =>
    existsSync(join(ROOT, "subgraphs", name, "src/subgraph.ts")),
  );
  let embedded: EmbeddedServer | undefined;
  beforeAll(async () => {
    if (!server) embedded = await EmbeddedServer.open({});
  });
  afterAll(() => embedded?.close());

  const address = async (name: string): Promise<DatabaseAddress> =>
    embedded ? { pool: await embedded.seat(name) } : emptyDatabase(server ?? "");

  it.each(subgraphs)(
    "has exactly the columns of its entities, with their types, empty where they may be: %s",
    async (name) => {
      const { db } = await start(name, await address(name));
      const { entities } = storedBy(await loadSource(name));
      const declared = entities
        .map((entity) => db.metadata(entity))
        .flatMap(({ tableName, columns }) =>
          columns.map((column) => {
            const type = db.source.driver.normalizeType(column) + (column.isArray ? "[]" : "");
            return `${tableName}.${column.databaseName} ${type}${column.isNullable ? "" : " NOT NULL"}`;
          }),
        );
      const stored = await db.query<{ line: string }>(`
      SELECT table_name || '.' || column_name || ' '
        || CASE data_type WHEN 'ARRAY' THEN format_type(to_regtype(substr(udt_name, 2)), NULL) || '[]' ELSE data_type END
        || CASE is_nullable WHEN 'YES' THEN '' ELSE ' NOT NULL' END AS line
      FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> 'migrations'`);
      expect(declared.length).toBeGreaterThan(0);
      expect(declared.sort()).toEqual(stored.map(({ line }) => line).sort());
    },
  );

  it.each(subgraphs)("is left as it is by migrations that ran before: %s", async (name) => {
    const where = await address(name);
    const state = async ({ db }: Subgraph) => ({
      tables: await db.query(
        `SELECT oid::int, relname, relfilenode::int FROM pg_class
         WHERE relnamespace = current_schema()::regnamespace ORDER BY oid`,
      ),
      migrations: await db.query("SELECT * FROM migrations ORDER BY id"),
    });
    const first = await start(name, where);
    const before = await state(first);
    await first.close();
    taken.pop();
    const second = await start(name, where);
    expect(await state(second)).toEqual(before);
    expect(before.migrations).toHaveLength(storedBy(await loadSource(name)).migrations.length);
    expect(await second.db.source.showMigrations()).toBe(false);
  });

  it.skipIf(!server).each(subgraphs)(
    "is migrated once when replicas start at the same time (needs a server, DATABASE_URL: an embedded one has a single session): %s",
    async (name) => {
      const where = await emptyDatabase(server ?? "");
      const replicas = await Promise.all([start(name, where), start(name, where), start(name, where)]);
      const rows = await replicas[0]?.db.query("SELECT name FROM migrations");
      expect(rows).toHaveLength(storedBy(await loadSource(name)).migrations.length);
    },
  );
});
