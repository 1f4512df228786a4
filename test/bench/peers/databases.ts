import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type EntityClass, registeredSubgraphs, settingOf } from "@overligger/shared";
import { EmbeddedServer } from "@overligger/shared/embedded";
import pg from "pg";
import { DataSource } from "typeorm";
import { dropping, fill, fillEmbedded, onServer, PREFIX } from "../databases.ts";
import { CITIZENS, SEED } from "../workloads.ts";

/** The same rows for each target, in databases that nobody else uses: so their CPU can be told apart, and no log grows for another. */
export interface Copies {
  /** What a target's process is told of its databases. */
  environment(target: string): Readonly<Record<string, string>>;
  /** In the command lines of the server's sessions that work for a target; null where there is no server. */
  title(target: string): string | null;
  readonly description: string;
  /** Throws where the read logs of the targets have not taken the same lines since; only a server lets somebody else look. */
  sameLines(since: Date, targets: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function prepareCopies(server: string | undefined, targets: readonly string[]): Promise<Copies> {
  const folder = mkdtempSync(join(tmpdir(), "overligger-bench-"));
  const names = registeredSubgraphs();
  const copies = targets.flatMap((target) => names.map((name) => `${target}_${name}`));
  const close = async () => {
    rmSync(folder, { recursive: true, force: true });
    if (server) await onServer(server, [...copies, ...names].map(dropping));
  };
  try {
    if (server) {
      for (const name of names) {
        await onServer(server, [dropping(name), `CREATE DATABASE "${PREFIX}${name}"`]);
        await fill(name, { url: databaseOn(server, name) });
        for (const target of targets)
          await onServer(server, [
            dropping(`${target}_${name}`),
            `CREATE DATABASE "${PREFIX}${target}_${name}" TEMPLATE "${PREFIX}${name}"`,
          ]);
      }
    } else {
      await fillEmbedded(join(folder, "rows"), names);
      for (const target of targets) cpSync(join(folder, "rows"), join(folder, target, HOUSE), { recursive: true });
    }
  } catch (error) {
    await close();
    throw error;
  }
  const where = server ? "a database for each sector on a PostgreSQL server" : "an embedded PostgreSQL in its process";
  return {
    environment: (target) => ({
      DEMO: "true",
      PORT: "0",
      SUBGRAPH_TIMEOUT_MS: "20000", // the others give up on nobody, and what is measured shall be whole
      DATA_DIR: join(folder, target),
      ...(server
        ? Object.fromEntries(names.map((name) => [urlOf(name), databaseOn(server, `${target}_${name}`)]))
        : {}),
    }),
    title: (target) => (server ? `${PREFIX}${target}_` : null),
    description: `${CITIZENS} generated citizens (seed ${SEED}). Each in one process, with the same rows in databases of its own: ${where}.`,
    async sameLines(since, asked) {
      if (!server) return;
      let lines = 0;
      for (const name of names) {
        const logs = await Promise.all(asked.map((target) => linesIn(databaseOn(server, `${target}_${name}`), since)));
        lines += logs[0]?.length ?? 0;
        const other = logs.findIndex((lines) => !isDeepStrictEqual(lines, logs[0]));
        if (other > 0) throw new Error(`${asked[other]} logs other lines than ${asked[0]} in ${name}`);
      }
      if (lines === 0) throw new Error("Nobody has logged anything");
    },
    close,
  };
}

/** Where a house looks for its embedded database under DATA_DIR. */
const HOUSE = "house";

const urlOf = (name: string) => `${settingOf(name)}_DATABASE_URL`;

function databaseOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${PREFIX}${name}`;
  return url.href;
}

/** What a read log says, but for when, and for numbers that are drawn. */
async function linesIn(url: string, since: Date): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const said =
      "reader_id, reader_role, reader_sector, operation, purpose, citizen_id, plan_id, categories, grant_id IS NULL";
    const text = `SELECT ${said}, count(*) FROM read_log WHERE read_at >= $1 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9`;
    return (await client.query(text, [since])).rows;
  } finally {
    await client.end();
  }
}

/** The table of a sector's plans, by its code. */
export const TABLES: Readonly<Record<string, string>> = {
  EDUCATION: "education_plan",
  LAB: "employment_plan",
  PSYCHIATRY: "treatment_plan",
  SEL: "social_plan",
};

/** A peer's own way to the databases: the plain driver, as many connections as ours has. */
export interface Pools {
  readonly of: (subgraph: string) => pg.Pool;
  /** Whether statements may be prepared by name: the seats of an embedded server share one session. */
  readonly named: boolean;
  close(): Promise<void>;
}

export async function openPools(env = process.env): Promise<Pools> {
  const names = registeredSubgraphs();
  const onServer = names.every((name) => env[urlOf(name)]);
  const embedded = onServer ? null : await EmbeddedServer.open({ dataDir: join(env.DATA_DIR ?? "", HOUSE) });
  const pools = new Map<string, pg.Pool>();
  for (const name of names) {
    const config = embedded ? await embedded.seat(name) : { connectionString: env[urlOf(name)], max: 8 };
    pools.set(name, new pg.Pool(config));
  }
  return {
    of: (name) => pools.get(name) as pg.Pool,
    named: embedded === null,
    async close() {
      for (const pool of pools.values()) await pool.end();
      await embedded?.close();
    },
  };
}

/** The same by TypeORM. */
export interface Sources {
  readonly of: (subgraph: string) => DataSource;
  close(): Promise<void>;
}

export async function openSources(
  entities: ReadonlyMap<string, readonly EntityClass<object>[]>,
  env = process.env,
): Promise<Sources> {
  const names = registeredSubgraphs();
  const onServer = names.every((name) => env[urlOf(name)]);
  const embedded = onServer ? null : await EmbeddedServer.open({ dataDir: join(env.DATA_DIR ?? "", HOUSE) });
  const sources = new Map<string, DataSource>();
  for (const name of names) {
    const pool = await embedded?.seat(name);
    const source = new DataSource({
      type: "postgres",
      entities: [...(entities.get(name) ?? [])],
      installExtensions: false,
      poolSize: 8,
      ...(pool ? { extra: pool } : { url: env[urlOf(name)] ?? "" }),
    });
    sources.set(name, await source.initialize());
  }
  return {
    of: (name) => sources.get(name) as DataSource,
    async close() {
      for (const source of sources.values()) await source.destroy();
      await embedded?.close();
    },
  };
}
