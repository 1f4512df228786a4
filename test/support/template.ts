import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isOurs, registeredSubgraphs, Settings } from "@overligger/shared";
import { EmbeddedServer } from "@overligger/shared/embedded";
import { grantSecrets, Subgraph } from "@overligger/shared/serve";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { loadSource } from "./load.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A database with the people of the demo: a file to open in memory, or a server that has templates of it. */
    template: { file: string } | { server: string };
  }
}

export const TEMPLATE = "overligger_test_template";

/** Once for the whole run: migrated databases with the demo's people, which every test file then starts from a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.DATABASE_URL;
  if (server) {
    const names = registeredSubgraphs().filter((name) => isOurs(name));
    for (const name of names) {
      const url = await createDatabase(server, `${TEMPLATE}_${name}`);
      const subgraph = await Subgraph.start(await loadSource(name), { address: { url }, ...nobody(name) });
      await subgraph.seedDemo();
      await subgraph.close();
    }
    project.provide("template", { server });
    return async () => {
      for (const name of names) await dropDatabase(server, `${TEMPLATE}_${name}`);
    };
  }
  const folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
  const embedded = await EmbeddedServer.open({});
  for (const name of registeredSubgraphs().filter((name) => isOurs(name))) {
    const address = { pool: await embedded.seat(name) };
    const subgraph = await Subgraph.start(await loadSource(name), { address, ...nobody(name) });
    await subgraph.seedDemo();
    await subgraph.close();
  }
  const file = join(folder, "template.tar");
  writeFileSync(file, await embedded.snapshot());
  await embedded.close();
  project.provide("template", { file });
  return async () => rmSync(folder, { recursive: true, force: true });
}

const DEMO = new Settings({ DEMO: "true" });

/** A subgraph that serves nobody yet, with the secrets of the houses to come: the demo's people are found by their numbers. */
const nobody = (name: string) => ({
  authenticate: () => Promise.reject(new Error("nobody is served while the template is made")),
  secrets: grantSecrets(DEMO, name, true),
});

/** A new database on a server, from a template where one is named; an old one of the same name goes. Its name says test. */
export async function createDatabase(server: string, name: string, template = "template1"): Promise<string> {
  if (!name.startsWith("overligger_test_")) throw new Error(`${name} is no test database`);
  await onServer(
    server,
    `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`,
    `CREATE DATABASE "${name}" TEMPLATE "${template}"`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export function dropDatabase(server: string, name: string): Promise<void> {
  return onServer(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

async function onServer(server: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
