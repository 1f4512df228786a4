import type { MigrationInterface, QueryRunner } from "typeorm";

/** Every log of a subgraph is numbered, marked and sealed. Runs in each, after its own tables are there. */
export class LogSeals1764000000200 implements MigrationInterface {
  name = "LogSeals1764000000200";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE log_seal (
        log text NOT NULL,
        number int NOT NULL CHECK (number > 0),
        sealed_at timestamptz(3) NOT NULL,
        first bigint NOT NULL,
        last bigint NOT NULL,
        late jsonb NOT NULL,
        missing jsonb NOT NULL,
        lines int NOT NULL CHECK (lines > 0),
        digest text NOT NULL,
        previous text,
        hash text NOT NULL,
        PRIMARY KEY (log, number))`);
    await stays(runner, "log_seal");
    for (const log of await logs(runner)) {
      await runner.query(
        `ALTER TABLE ${log} ADD seq bigint GENERATED ALWAYS AS IDENTITY, ADD mark text, ADD CONSTRAINT ${log}_seq UNIQUE (seq)`,
      );
      // Lines from before stay without a mark; no new one does.
      await runner.query(`ALTER TABLE ${log} ADD CONSTRAINT ${log}_is_marked CHECK (mark IS NOT NULL) NOT VALID`);
      if (log !== "read_log") await stays(runner, log);
    }
    // A log outlives what it names.
    await runner.query(
      `ALTER TABLE IF EXISTS candidate_search DROP CONSTRAINT IF EXISTS candidate_search_municipality_fkey`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const log of await logs(runner)) {
      await runner.query(`ALTER TABLE ${log} DROP seq, DROP mark`);
      if (log !== "read_log") await runner.query(`DROP TRIGGER ${log}_stays ON ${log}`);
    }
    await runner.query(`DROP TABLE log_seal`);
  }
}

async function logs(runner: QueryRunner): Promise<string[]> {
  const found = (await runner.query(
    `SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace
     AND relname IN ('read_log', 'feed_log', 'candidate_search') ORDER BY 1`,
  )) as { relname: string }[];
  return found.map(({ relname }) => relname);
}

const stays = (runner: QueryRunner, table: string) =>
  runner.query(`
    CREATE TRIGGER ${table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
