import type { QueryRunner } from "typeorm";
import { readLogTable } from "../kernel/database/migration.ts";

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

/** What a sector's own people need to work in it: versions and municipalities, code lists, revisions, keys, delegations. */
export async function sectorWorkTables(runner: QueryRunner, planTable: string): Promise<void> {
  await runner.query(`ALTER TABLE ${planTable} ADD end_reason text`);
  await runner.query(
    `ALTER TABLE intervention ADD municipality text, ADD end_reason text, ADD version int NOT NULL DEFAULT 1`,
  );
  await runner.query(
    `ALTER TABLE appointment ADD municipality text, ADD cancelled_at timestamptz(3), ADD version int NOT NULL DEFAULT 1`,
  );
  await runner.query(
    `ALTER TABLE contact_point ADD municipality text, ADD ends_on date, ADD version int NOT NULL DEFAULT 1`,
  );
  // As far as a plan tells where the citizen lives; what was there without any plan waits for its own people to say.
  for (const table of ["intervention", "appointment", "contact_point"]) {
    await runner.query(
      `UPDATE ${table} t SET municipality =
         (SELECT p.municipality FROM ${planTable} p WHERE p.citizen_id = t.citizen_id ORDER BY p.starts_on DESC LIMIT 1)`,
    );
  }
  await runner.query(`
    CREATE TABLE code (
      list text NOT NULL,
      code text NOT NULL,
      label_en text NOT NULL,
      label_da text NOT NULL,
      legal_basis jsonb NOT NULL,
      PRIMARY KEY (list, code))`);
  await runner.query(`
    CREATE TABLE revision (
      id uuid PRIMARY KEY,
      subject_id uuid NOT NULL,
      citizen_id uuid,
      version int NOT NULL,
      recorded_at timestamptz(3) NOT NULL,
      changed_by text NOT NULL,
      changed_by_role text NOT NULL,
      changed_by_sector text,
      delegation_id uuid,
      change text NOT NULL,
      snapshot jsonb NOT NULL,
      UNIQUE (subject_id, version))`);
  await runner.query(`CREATE INDEX ON revision (subject_id, recorded_at DESC, id DESC)`);
  await runner.query(
    `INSERT INTO revision (id, subject_id, citizen_id, version, recorded_at, changed_by, changed_by_role, change, snapshot)
     SELECT gen_random_uuid(), p.id, p.citizen_id, p.version, p.updated_at, 'migration', 'CASEWORKER', 'migration', jsonb_build_object(
       '${planTable}', to_jsonb(p),
       'goal', (SELECT jsonb_agg(to_jsonb(t)) FROM goal t WHERE t.plan_id = p.id),
       'intervention', (SELECT jsonb_agg(to_jsonb(t)) FROM intervention t WHERE t.plan_id = p.id))
     FROM ${planTable} p`,
  );
  await runner.query(`
    CREATE TABLE idempotency_key (
      caller_id text NOT NULL,
      key text NOT NULL,
      change text NOT NULL,
      about text NOT NULL,
      subject_id uuid NOT NULL,
      PRIMARY KEY (caller_id, key))`);
  await runner.query(`
    CREATE TABLE delegation (
      id uuid PRIMARY KEY,
      municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
      to_sector text NOT NULL,
      to_unit text NOT NULL,
      to_caseworker_id text,
      citizen_id uuid,
      starts_on date NOT NULL,
      ends_on date CHECK (ends_on >= starts_on),
      basis text NOT NULL,
      version int NOT NULL)`);
  await runner.query(`CREATE INDEX ON delegation (municipality, to_sector)`);
  await runner.query(`
    CREATE TABLE delegation_decision (
      id uuid PRIMARY KEY,
      delegation_id uuid NOT NULL REFERENCES delegation ON DELETE CASCADE,
      grantor text NOT NULL,
      decided_on date NOT NULL,
      case_reference text NOT NULL,
      UNIQUE (delegation_id, grantor))`);
}

/** Takes {@link sectorWorkTables} back. */
export async function dropSectorWorkTables(runner: QueryRunner, planTable: string): Promise<void> {
  await runner.query(`DROP TABLE delegation_decision, delegation, idempotency_key, revision, code`);
  await runner.query(`ALTER TABLE contact_point DROP municipality, DROP ends_on, DROP version`);
  await runner.query(`ALTER TABLE appointment DROP municipality, DROP cancelled_at, DROP version`);
  await runner.query(`ALTER TABLE intervention DROP municipality, DROP end_reason, DROP version`);
  await runner.query(`ALTER TABLE ${planTable} DROP end_reason`);
}
