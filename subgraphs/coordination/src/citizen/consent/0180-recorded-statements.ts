import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** What people without a digital identity said, as staff wrote it down. */
export class RecordedStatements1764000000180 implements MigrationInterface {
  name = "RecordedStatements1764000000180";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recorded_statement (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        subject text NOT NULL CHECK (subject IN ('ANSWER', 'CONSENT', 'WITHDRAWAL', 'VIEW', 'GOAL', 'PARTICIPANT')),
        ref_id uuid NOT NULL,
        spoken_by uuid NOT NULL REFERENCES citizen,
        spoken_as text NOT NULL CHECK (spoken_as IN ('CITIZEN', 'PARENT', 'PROXY')),
        medium text NOT NULL CHECK (medium IN ('PAPER', 'SPOKEN')),
        given_on date NOT NULL,
        evidence text NOT NULL CHECK (evidence <> ''),
        language text NOT NULL CHECK (language <> ''),
        interpreter text,
        witness_id text REFERENCES caseworker,
        recorded_by_id text NOT NULL REFERENCES caseworker,
        recorded_at timestamptz(3) NOT NULL,
        disputed_at timestamptz(3),
        CHECK (medium = 'PAPER' OR witness_id IS NOT NULL),
        CHECK (witness_id <> recorded_by_id))`);
    await runner.query(`CREATE INDEX ON recorded_statement (citizen_id)`);
    await runner.query(`CREATE INDEX ON recorded_statement (ref_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE recorded_statement`);
  }
}
