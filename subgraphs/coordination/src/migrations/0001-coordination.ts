import { type MigrationInterface, type QueryRunner, readLogTable } from "@overligger/shared";

export class Coordination1764000000000 implements MigrationInterface {
  name = "Coordination1764000000000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE municipality (code text PRIMARY KEY CHECK (code ~ '^[0-9]{4}$'), name text NOT NULL)`,
    );
    await runner.query(`
      CREATE TABLE sector (
        code text PRIMARY KEY, name_en text NOT NULL, name_da text NOT NULL, act text NOT NULL,
        needs_health_consent boolean NOT NULL, overlay text NOT NULL UNIQUE)`);
    await runner.query(`
      CREATE TABLE caseworker (id text PRIMARY KEY, name text NOT NULL, title text NOT NULL, unit text NOT NULL, sector_code text)`);
    await runner.query(`
      CREATE TABLE citizen (
        id uuid PRIMARY KEY, name text NOT NULL, born_on date NOT NULL, municipality text NOT NULL REFERENCES municipality)`);
    await runner.query(`
      CREATE TABLE consent (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        kind text NOT NULL CHECK (kind IN ('JOINING', 'SHARING', 'HEALTH_RETRIEVAL')),
        sector_code text REFERENCES sector,
        categories jsonb NOT NULL,
        purpose text NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        given_at timestamptz(3) NOT NULL,
        given_by text NOT NULL,
        template_version text NOT NULL,
        replaced_at timestamptz(3),
        withdrawn_at timestamptz(3),
        idempotency_key text,
        version int NOT NULL,
        CHECK ((kind = 'JOINING') = (sector_code IS NULL)),
        CHECK (kind <> 'HEALTH_RETRIEVAL' OR valid_to <= valid_from + interval '1 year'),
        UNIQUE (given_by, idempotency_key))`);
    await runner.query(`CREATE INDEX ON consent (citizen_id, given_at DESC, id DESC)`);
    await runner.query(`
      CREATE UNIQUE INDEX consent_newest ON consent (citizen_id, kind, sector_code) WHERE withdrawn_at IS NULL AND replaced_at IS NULL`);
    await runner.query(`
      CREATE TABLE coordinating_plan (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        municipality text NOT NULL REFERENCES municipality,
        status text NOT NULL CHECK (status IN ('DRAFTING', 'ACTIVE', 'ON_HOLD', 'CLOSED')),
        summary text,
        legal_basis jsonb NOT NULL,
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on),
        accepted_at timestamptz(3) NOT NULL,
        follow_up_due date,
        updated_at timestamptz(3) NOT NULL,
        version int NOT NULL)`);
    await runner.query(`CREATE UNIQUE INDEX one_open_plan ON coordinating_plan (citizen_id) WHERE status <> 'CLOSED'`);
    await runner.query(`CREATE INDEX ON coordinating_plan (citizen_id)`);
    await runner.query(`CREATE INDEX ON coordinating_plan (municipality, starts_on DESC, id DESC)`);
    await runner.query(`
      CREATE TABLE plan_goal (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        parent_id uuid REFERENCES plan_goal,
        kind text NOT NULL CHECK (kind IN ('OVERALL', 'SUB_GOAL', 'PROGRESSION')),
        title text NOT NULL CHECK (title <> ''),
        intention text,
        status text NOT NULL CHECK (status IN ('PROPOSED', 'AGREED')),
        agreed_by jsonb NOT NULL,
        agreed_on date,
        position int NOT NULL,
        CHECK ((kind = 'OVERALL') = (parent_id IS NULL)),
        CHECK ((status = 'AGREED') = (agreed_on IS NOT NULL)))`);
    await runner.query(`CREATE INDEX ON plan_goal (plan_id)`);
    await runner.query(`
      CREATE TABLE agreement (
        id uuid PRIMARY KEY, plan_id uuid NOT NULL REFERENCES coordinating_plan,
        text text NOT NULL CHECK (text <> ''), parties jsonb NOT NULL, made_on date NOT NULL, due_on date)`);
    await runner.query(`CREATE INDEX ON agreement (plan_id)`);
    await runner.query(`
      CREATE TABLE citizen_view (
        id uuid PRIMARY KEY REFERENCES coordinating_plan,
        attitude text, wishes text, dreams text,
        recorded_at timestamptz(3) NOT NULL, authored_by text NOT NULL, version int NOT NULL)`);
    await runner.query(`
      CREATE TABLE coordinator_assignment (
        id uuid PRIMARY KEY, plan_id uuid NOT NULL REFERENCES coordinating_plan, caseworker_id text NOT NULL REFERENCES caseworker,
        role text NOT NULL CHECK (role IN ('LEAD', 'CO')), starts_on date NOT NULL, ends_on date CHECK (ends_on >= starts_on))`);
    await runner.query(`CREATE INDEX ON coordinator_assignment (plan_id)`);
    await runner.query(`CREATE INDEX ON coordinator_assignment (caseworker_id)`);
    await runner.query(`
      CREATE TABLE plan_participant (
        id uuid PRIMARY KEY, plan_id uuid NOT NULL REFERENCES coordinating_plan, caseworker_id text NOT NULL REFERENCES caseworker,
        sector_code text NOT NULL REFERENCES sector, starts_on date NOT NULL, ends_on date CHECK (ends_on >= starts_on))`);
    await runner.query(`CREATE INDEX ON plan_participant (plan_id)`);
    await runner.query(`CREATE INDEX ON plan_participant (caseworker_id)`);
    await readLogTable(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE plan_participant, coordinator_assignment, citizen_view, agreement, plan_goal, coordinating_plan, consent, citizen, caseworker, sector, municipality, read_log`,
    );
    await runner.query(`DROP FUNCTION refuse_change()`);
  }
}
