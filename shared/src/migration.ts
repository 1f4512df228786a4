import type { QueryRunner } from "typeorm";

export type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The tables of the sector contract, as they were at first. A migration that has run anywhere is never edited:
 * a change to the contract becomes a new function here and a new migration in every sector.
 */
export async function contractTables(runner: QueryRunner, planTable: string): Promise<void> {
  await runner.query(`
    CREATE TABLE ${planTable} (
      id uuid PRIMARY KEY,
      citizen_id uuid NOT NULL,
      municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
      title text NOT NULL CHECK (title <> ''),
      status text NOT NULL CHECK (status IN ('DRAFT', 'ACTIVE', 'ON_HOLD', 'ENDED', 'REPLACED')),
      legal_basis jsonb NOT NULL,
      starts_on date NOT NULL,
      ends_on date CHECK (ends_on >= starts_on),
      responsible_unit text NOT NULL,
      follow_up_due date,
      updated_at timestamptz(3) NOT NULL,
      version int NOT NULL)`);
  await runner.query(`CREATE INDEX ON ${planTable} (citizen_id)`);
  await runner.query(`CREATE INDEX ON ${planTable} (municipality, starts_on DESC, id DESC)`);
  await runner.query(`CREATE INDEX ON ${planTable} (municipality, follow_up_due) WHERE follow_up_due IS NOT NULL`);
  await runner.query(`
    CREATE TABLE goal (
      id uuid PRIMARY KEY,
      plan_id uuid NOT NULL REFERENCES ${planTable} ON DELETE CASCADE,
      title text NOT NULL CHECK (title <> ''),
      status text NOT NULL CHECK (status IN ('PROPOSED', 'ACTIVE', 'REACHED', 'ABANDONED')),
      target_date date,
      position int NOT NULL)`);
  await runner.query(`CREATE INDEX ON goal (plan_id)`);
  await runner.query(`
    CREATE TABLE intervention (
      id uuid PRIMARY KEY,
      citizen_id uuid NOT NULL,
      plan_id uuid REFERENCES ${planTable} ON DELETE SET NULL,
      kind text NOT NULL,
      title text NOT NULL,
      status text NOT NULL CHECK (status IN ('PLANNED', 'RUNNING', 'PAUSED', 'ENDED')),
      legal_basis jsonb NOT NULL,
      starts_on date,
      ends_on date CHECK (ends_on >= starts_on),
      provider_unit text NOT NULL,
      hours_per_week real CHECK (hours_per_week >= 0))`);
  await runner.query(`CREATE INDEX ON intervention (citizen_id)`);
  await runner.query(`CREATE INDEX ON intervention (plan_id)`);
  await runner.query(`
    CREATE TABLE appointment (
      id uuid PRIMARY KEY,
      citizen_id uuid NOT NULL,
      intervention_id uuid REFERENCES intervention ON DELETE SET NULL,
      title text NOT NULL,
      starts_at timestamptz(3) NOT NULL,
      ends_at timestamptz(3) NOT NULL CHECK (ends_at > starts_at),
      place text)`);
  await runner.query(`CREATE INDEX ON appointment (citizen_id, starts_at)`);
  await runner.query(`
    CREATE TABLE contact_point (
      id uuid PRIMARY KEY,
      citizen_id uuid NOT NULL,
      role text NOT NULL CHECK (role IN ('AUTHORITY', 'PROVIDER', 'EXTERNAL')),
      function text NOT NULL,
      name text,
      unit text NOT NULL)`);
  await runner.query(`CREATE INDEX ON contact_point (citizen_id)`);
  await readLogTable(runner);
}

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
