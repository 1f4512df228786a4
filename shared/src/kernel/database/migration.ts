import type { QueryRunner } from "typeorm";

export type { MigrationInterface, QueryRunner } from "typeorm";

/** Lines are only ever added: the table refuses to be changed or emptied. */
export async function readLogTable(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE read_log (
      id uuid PRIMARY KEY,
      read_at timestamptz(3) NOT NULL,
      citizen_id uuid NOT NULL,
      reader_id text NOT NULL,
      reader_role text NOT NULL,
      reader_sector text,
      operation text NOT NULL,
      purpose text NOT NULL,
      categories jsonb NOT NULL,
      grant_id uuid,
      plan_id uuid)`);
  await runner.query(`CREATE INDEX ON read_log (citizen_id, read_at DESC, id DESC)`);
  await runner.query(`
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the read log is never changed'; END $$`);
  await runner.query(`
    CREATE TRIGGER read_log_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON read_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
}
