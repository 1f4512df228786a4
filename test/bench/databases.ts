import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DatabaseAddress, Refusal, registeredSubgraphs } from "@overligger/shared";
import { EmbeddedServer } from "@overligger/shared/embedded";
import { Subgraph } from "@overligger/shared/serve";
import pg from "pg";
import { loadBuilt } from "../../gateway/src/load-built.ts";
import { CITIZENS, SEED } from "./workloads.ts";

/** The names of the bench's own databases on a server begin like this; nothing else there is touched. */
export const PREFIX = "overligger_bench_";

/** The same citizens several times over: for the house, and for the subgraphs that are processes of their own. */
export interface Databases {
  /** DATA_DIR of every process. */
  readonly folder: string;
  /** By subgraph; empty where each process has an embedded database. */
  readonly urls: ReadonlyMap<string, string>;
  /** In the command lines of a server's sessions; null where there is no server. */
  readonly title: string | null;
  readonly description: string;
  close(): Promise<void>;
}

export async function prepareDatabases(server: string | undefined): Promise<Databases> {
  const folder = mkdtempSync(join(tmpdir(), "overligger-bench-"));
  const names = registeredSubgraphs();
  const urls = new Map<string, string>();
  const close = async () => {
    rmSync(folder, { recursive: true, force: true });
    if (server) await onServer(server, [...urls.keys()].map(dropping));
  };
  try {
    await fillEmbedded(join(folder, "house"), names); // where the house looks for it
    for (const name of names) {
      if (!server) {
        await fillEmbedded(join(folder, `process-${name}`), [name]); // where a subgraph's process looks for it
        continue;
      }
      const url = new URL(server);
      url.pathname = `/${PREFIX}${name}`;
      urls.set(name, url.href);
      await onServer(server, [dropping(name), `CREATE DATABASE "${PREFIX}${name}"`]);
      await fill(name, { url: url.href });
    }
  } catch (error) {
    await close();
    throw error;
  }
  const kind = server ? "a database each on a PostgreSQL server" : "an embedded PostgreSQL each";
  return {
    folder,
    urls,
    title: server ? PREFIX : null,
    description: `${CITIZENS} generated citizens (seed ${SEED}). In-process: one embedded PostgreSQL. The subgraphs that both gateways call over HTTP: ${kind}.`,
    close,
  };
}

export async function fillEmbedded(dataDir: string, names: readonly string[]): Promise<void> {
  const embedded = await EmbeddedServer.open({ dataDir });
  try {
    for (const name of names) await fill(name, { pool: await embedded.seat(name) });
  } finally {
    await embedded.close();
  }
}

export async function fill(name: string, address: DatabaseAddress): Promise<void> {
  const subgraph = await Subgraph.start(await loadBuilt(name), {
    address,
    authenticate: () => Promise.reject(new Refusal("UNAUTHENTICATED")), // nobody is served here
    secrets: new Map(),
  });
  await subgraph.seedGenerated(SEED, 0, CITIZENS);
  await subgraph.db.query("ANALYZE");
  await subgraph.close();
}

export const dropping = (name: string) => `DROP DATABASE IF EXISTS "${PREFIX}${name}" WITH (FORCE)`;

export async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
