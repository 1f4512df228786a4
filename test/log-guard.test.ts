import { isOurs, registeredSubgraphs, Settings, settingOf } from "@overligger/shared";
import { logsHold, tellOfOpenLogs } from "@overligger/shared/serve";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { loadSource } from "./support/load.ts";
import { POSTGRES_IS_HERE, startPostgres } from "./support/postgres.ts";

if (!POSTGRES_IS_HERE) console.log("log-guard.test.ts needs an installed PostgreSQL: skipped");

const NAMES = registeredSubgraphs().filter((name) => isOurs(name));

describe.skipIf(!POSTGRES_IS_HERE)("a house whose roles do not own the tables", () => {
  let server: Awaited<ReturnType<typeof startPostgres>>;
  let house: TestHouse;
  const urls = new Map<string, string>();
  const settings: Record<string, string> = { DEMO: "true" };

  const addressOf = (database: string, role: string) => {
    const url = new URL(server.url);
    url.username = role;
    url.pathname = `/${database}`;
    return url.href;
  };
  /** As somebody who has got hold of a role's password. */
  async function as<T extends object>(role: string, database: string, statement: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: addressOf(database, role) });
    await client.connect();
    try {
      return (await client.query(statement)).rows as T[];
    } finally {
      await client.end();
    }
  }

  beforeAll(async () => {
    server = await startPostgres(["--locale=C"], {});
    for (const name of NAMES) {
      await as("postgres", "postgres", `CREATE ROLE "${name}_owner" LOGIN`);
      await as("postgres", "postgres", `CREATE ROLE "${name}" LOGIN`);
      await as("postgres", "postgres", `CREATE DATABASE "${name}" OWNER "${name}_owner"`);
      urls.set(name, addressOf(name, name));
      settings[`${settingOf(name)}_MIGRATION_DATABASE_URL`] = addressOf(name, `${name}_owner`);
    }
    house = await startHouse({ database: { urls }, settings: new Settings(settings), seed: true });
  });
  afterAll(async () => {
    await house?.stop();
    server?.stop();
  });

  it("works: who reads leaves a line, who changes has changed it, and the lines are sealed", async () => {
    const read = await house.ask(
      "lotte",
      "{ me { citizen { coordinatingPlan { id sectors { overlay { plans { title } } } } } } }",
    );
    expect(read.errors).toBeUndefined();
    const changed = await house.ask(
      "lotte",
      "mutation ($input: GiveSharingConsentInput!) { giveSharingConsent(input: $input) { userErrors { code } } }",
      { input: { sector: "LAB", categories: ["PLAN"] } },
    );
    expect(changed.errors).toBeUndefined();
    expect(changed.data.giveSharingConsent.userErrors).toEqual([]);
    const OPENED = ["coordination", "employment", "social", "psychiatry", "education"];
    for (const name of NAMES) {
      await house.subgraph(name).sealLogs();
      const address = { url: String(urls.get(name)) };
      const found = await logsHold(await loadSource(name), address, new Settings({ DEMO: "true" }), false);
      expect(found.find(({ log }) => log === "read_log")).toMatchObject({ waiting: 0, problems: [] });
      // A sector that has joined is not in Lotte's plan.
      if (OPENED.includes(name)) expect(found.find(({ log }) => log === "read_log")?.seals, name).toBeGreaterThan(0);
    }
  });

  const ATTACKS = [
    "UPDATE LOG SET seq = DEFAULT",
    "UPDATE LOG SET MARK = 'x'",
    "DELETE FROM LOG",
    "TRUNCATE LOG",
    "DROP TABLE LOG",
    "ALTER TABLE LOG DISABLE TRIGGER ALL",
    "ALTER TABLE LOG DROP COLUMN MARK",
    "ALTER TABLE LOG RENAME TO elsewhere",
    "DROP TRIGGER LOG_stays ON LOG",
    "CREATE TRIGGER mine BEFORE INSERT ON LOG FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    "CREATE RULE mine AS ON INSERT TO LOG DO INSTEAD NOTHING",
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
    "DELETE FROM migrations",
    "SET session_replication_role = replica",
    "SET ROLE SUBGRAPH_owner",
    "GRANT UPDATE ON LOG TO PUBLIC",
  ];
  /** What is logged beside; a sector is searched. */
  const OTHER: Record<string, string[]> = { coordination: ["candidate_search"], decisions: [] };
  it.each(ATTACKS)("refuses its own role: %s", async (attack) => {
    for (const name of NAMES)
      for (const log of ["read_log", "log_seal", ...(OTHER[name] ?? ["feed_log"])]) {
        if (log === "log_seal" && attack.includes("seq")) continue;
        const statement = attack
          .replaceAll("LOG", log)
          .replaceAll("MARK", log === "log_seal" ? "hash" : "mark")
          .replaceAll("SUBGRAPH", name);
        if (statement.startsWith("GRANT")) {
          // PostgreSQL only warns; nothing is given.
          await as(name, name, statement).catch(() => undefined);
          const [may] = await as<{ may: boolean }>(name, name, `SELECT has_table_privilege('${log}', 'UPDATE') AS may`);
          expect(may?.may, statement).toBe(false);
        } else
          await expect(as(name, name, statement), `${name}: ${statement}`).rejects.toThrow(
            /permission denied|must be owner|must be able to SET ROLE/,
          );
      }
  });

  it("says nothing of logs that are guarded, and says it where the role that serves is the one that owns them", async () => {
    const said: string[] = [];
    const told = vi.spyOn(console, "error").mockImplementation((line: string) => void said.push(line));
    try {
      const { db } = house.subgraph("social");
      await tellOfOpenLogs(db);
      expect(said).toEqual([]);
      await as("postgres", "social", "GRANT UPDATE (purpose) ON read_log TO social");
      await tellOfOpenLogs(db);
      expect(said).toEqual([expect.stringMatching(/^social: the logs are not guarded/)]);
      await as("postgres", "social", "REVOKE UPDATE (purpose) ON read_log FROM social");
    } finally {
      told.mockRestore();
    }
  });

  it("starts again without the other role, once its tables are there", async () => {
    await house.stop();
    house = await startHouse({ database: { urls }, seed: false });
    const { errors } = await house.ask("mette", "{ employmentPlans { nodes { title } } }");
    expect(errors).toBeUndefined();
  });
});
