import { type MigrationInterface, type QueryRunner, readLogTable } from "@overligger/shared";

/** Decisions of one or more parts, the law on complaining about them, and what every subgraph has. */
export class Decisions1764000000001 implements MigrationInterface {
  name = "Decisions1764000000001";

  async up(runner: QueryRunner): Promise<void> {
    await readLogTable(runner);
    await runner.query(`
      CREATE TABLE idempotency_key (
        caller_id text NOT NULL, key text NOT NULL, change text NOT NULL, about text NOT NULL, subject_id uuid NOT NULL,
        content text, PRIMARY KEY (caller_id, key))`);
    await runner.query(`
      CREATE TABLE complaint_rule (
        code text NOT NULL, act text NOT NULL, paragraph text, body text NOT NULL, body_da text NOT NULL, body_en text NOT NULL,
        weeks int CHECK (weeks > 0), years int CHECK (years > 0), reassess_weeks int CHECK (reassess_weeks > 0),
        suspensive boolean NOT NULL, send_to_da text NOT NULL, send_to_en text NOT NULL, law jsonb NOT NULL,
        valid_from date NOT NULL, valid_to date CHECK (valid_to > valid_from), PRIMARY KEY (code, valid_from))`);
    await runner.query(`
      CREATE TABLE never_combined (
        code text NOT NULL, sector text, act text CHECK (sector IS NOT NULL OR act IS NOT NULL),
        reason_da text NOT NULL, reason_en text NOT NULL, law jsonb NOT NULL,
        valid_from date NOT NULL, valid_to date CHECK (valid_to > valid_from), PRIMARY KEY (code, valid_from))`);
    await runner.query(`
      CREATE TABLE decision (
        id uuid PRIMARY KEY, citizen_id uuid NOT NULL, municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        page_id uuid NOT NULL, status text NOT NULL CHECK (status IN ('DRAFT', 'HEARING', 'ISSUED', 'DROPPED')),
        sectors text[] NOT NULL, explanation text, supersedes_id uuid REFERENCES decision,
        begun_by text NOT NULL, begun_at timestamptz(3) NOT NULL, reply_by date,
        issued_by text, issued_at timestamptz(3), issued_on date, received_on date,
        superseded_at timestamptz(3), superseded_on date, version int NOT NULL,
        CHECK ((status = 'ISSUED') = (issued_on IS NOT NULL AND issued_at IS NOT NULL AND received_on IS NOT NULL)))`);
    await runner.query(`CREATE INDEX ON decision (citizen_id)`);
    await runner.query(`CREATE INDEX ON decision (page_id)`);
    await runner.query(`CREATE INDEX ON decision (municipality, begun_at DESC, id DESC)`);
    await runner.query(`CREATE UNIQUE INDEX ON decision (supersedes_id) WHERE status = 'ISSUED'`);
    await runner.query(`
      CREATE TABLE decision_part (
        id uuid PRIMARY KEY, decision_id uuid NOT NULL REFERENCES decision ON DELETE CASCADE, position int NOT NULL,
        sector text NOT NULL, law jsonb NOT NULL, title text NOT NULL, intervention_id text,
        outcome text NOT NULL CHECK (outcome IN ('GRANTED', 'PARTLY', 'REFUSED', 'ENDED')),
        reasons text NOT NULL, facts text, no_hearing text,
        decided_by text NOT NULL, delegation_id uuid, decided_on date NOT NULL,
        answer text, answered_by text, answered_on date, complaint jsonb)`);
    await runner.query(`CREATE INDEX ON decision_part (decision_id)`);
    // What was issued is what the citizen was told: it is superseded, never changed.
    await runner.query(`
      CREATE FUNCTION refuse_change_of_issued() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF OLD.status = 'ISSUED' AND to_jsonb(NEW) - '{superseded_at,superseded_on,version}'::text[]
          IS DISTINCT FROM to_jsonb(OLD) - '{superseded_at,superseded_on,version}'::text[]
        THEN RAISE EXCEPTION 'an issued decision is never changed'; END IF;
        RETURN NEW; END $$`);
    await runner.query(`
      CREATE FUNCTION refuse_change_of_issued_part() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT 1 FROM decision d WHERE d.id = OLD.decision_id AND d.status = 'ISSUED')
        THEN RAISE EXCEPTION 'an issued decision is never changed'; END IF;
        RETURN NEW; END $$`);
    await runner.query(`
      CREATE TRIGGER decision_stays BEFORE UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued()`);
    await runner.query(`
      CREATE TRIGGER decision_part_stays BEFORE UPDATE ON decision_part
      FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued_part()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE decision_part, decision, never_combined, complaint_rule, idempotency_key, read_log`);
    await runner.query(`DROP FUNCTION refuse_change()`);
    await runner.query(`DROP FUNCTION refuse_change_of_issued()`);
    await runner.query(`DROP FUNCTION refuse_change_of_issued_part()`);
  }
}
