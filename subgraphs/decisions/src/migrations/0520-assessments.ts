import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** One assessment by several sectors: findings by theme, what is reused of them, and what the citizen says. */
export class Assessments1764000000520 implements MigrationInterface {
  name = "Assessments1764000000520";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assessment_theme (
        code text NOT NULL, position int NOT NULL, name_da text NOT NULL, name_en text NOT NULL, law jsonb NOT NULL,
        valid_from date NOT NULL, valid_to date CHECK (valid_to > valid_from), PRIMARY KEY (code, valid_from))`);
    await runner.query(`
      CREATE TABLE assessment (
        id uuid PRIMARY KEY, citizen_id uuid NOT NULL, municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        status text NOT NULL CHECK (status IN ('RUNNING', 'COMPLETED', 'STOPPED')),
        sectors text[] NOT NULL CHECK (cardinality(sectors) > 0), words jsonb NOT NULL,
        continues_id uuid REFERENCES assessment UNIQUE,
        because text CHECK (because IN ('WITHDRAWN', 'LIFE_CHANGED', 'DATE_CAME')),
        begun_by text NOT NULL, begun_at timestamptz(3) NOT NULL, begun_on date NOT NULL,
        citizen_said_on date, citizen_said_by text, professional_said_on date, professional_said_by text,
        valid_to date, completed_on date, stopped_for text, version int NOT NULL,
        CHECK ((continues_id IS NULL) = (because IS NULL)),
        CHECK ((status = 'STOPPED') = (stopped_for IS NOT NULL)),
        CHECK ((status = 'COMPLETED') = (completed_on IS NOT NULL)),
        CHECK (status <> 'COMPLETED' OR (citizen_said_by IS NOT NULL AND professional_said_by IS NOT NULL AND valid_to IS NOT NULL)))`);
    await runner.query(`CREATE INDEX ON assessment (citizen_id)`);
    // Somebody is assessed once at a time: two who begin at the same moment do not both.
    await runner.query(
      `CREATE UNIQUE INDEX assessment_running ON assessment (citizen_id, municipality) WHERE status = 'RUNNING'`,
    );
    await runner.query(`
      CREATE TABLE assessment_finding (
        id uuid PRIMARY KEY, assessment_id uuid NOT NULL REFERENCES assessment ON DELETE CASCADE,
        citizen_id uuid NOT NULL, municipality text NOT NULL, sector text NOT NULL, theme_code text NOT NULL,
        text text NOT NULL, level int CHECK (level BETWEEN 0 AND 4), intervention_id text, source text NOT NULL,
        source_on date NOT NULL, asked_again_because text,
        written_by text NOT NULL, written_at timestamptz(3) NOT NULL, written_on date NOT NULL)`);
    await runner.query(`CREATE INDEX ON assessment_finding (assessment_id)`);
    await runner.query(`CREATE INDEX ON assessment_finding (citizen_id)`);
    await runner.query(`
      CREATE TABLE assessment_reuse (
        id uuid PRIMARY KEY, assessment_id uuid NOT NULL REFERENCES assessment ON DELETE CASCADE,
        finding_id uuid NOT NULL REFERENCES assessment_finding, sector text NOT NULL,
        used_by text NOT NULL, used_on date NOT NULL, UNIQUE (assessment_id, finding_id, sector))`);
    await runner.query(`CREATE INDEX ON assessment_reuse (finding_id)`);
    await runner.query(`
      CREATE TABLE assessment_comment (
        id uuid PRIMARY KEY, assessment_id uuid NOT NULL REFERENCES assessment ON DELETE CASCADE,
        finding_id uuid REFERENCES assessment_finding, text text NOT NULL, life_changed boolean NOT NULL,
        party text CHECK (party IN ('CITIZEN', 'PARENT', 'PROXY')), said_by text NOT NULL, said_at timestamptz(3) NOT NULL)`);
    await runner.query(`CREATE INDEX ON assessment_comment (assessment_id)`);
    await runner.query(`
      CREATE FUNCTION refuse_change_of_assessed() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'what was assessed and said is never changed'; END $$`);
    for (const table of ["assessment_finding", "assessment_comment"])
      await runner.query(`
        CREATE TRIGGER ${table}_stays BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change_of_assessed()`);
    await runner.query(`
      CREATE TRIGGER assessment_stays BEFORE UPDATE ON assessment
      FOR EACH ROW WHEN (OLD.status <> 'RUNNING') EXECUTE FUNCTION refuse_change_of_assessed()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE assessment_comment, assessment_reuse, assessment_finding, assessment, assessment_theme`,
    );
    await runner.query(`DROP FUNCTION refuse_change_of_assessed()`);
  }
}
