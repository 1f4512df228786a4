import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Who may say yes for whom; and the answers of several to one offer. */
export class Representation1764000000006 implements MigrationInterface {
  name = "Representation1764000000006";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE representation (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        representative_id uuid NOT NULL REFERENCES citizen CHECK (representative_id <> citizen_id),
        kind text NOT NULL CHECK (kind IN ('PARENT', 'GUARDIAN', 'FUTURE_POWER_OF_ATTORNEY')),
        personal_matters boolean NOT NULL,
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on > starts_on),
        evidence text NOT NULL,
        registered_by text NOT NULL)`);
    await runner.query(`CREATE INDEX ON representation (citizen_id)`);
    await runner.query(`CREATE INDEX ON representation (representative_id)`);
    await runner.query(`
      CREATE TABLE capacity_assessment (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        able boolean NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        assessed_at timestamptz(3) NOT NULL,
        assessed_by text NOT NULL)`);
    await runner.query(`CREATE INDEX ON capacity_assessment (citizen_id)`);
    await runner.query(`ALTER TABLE offer ADD answers jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE offer DROP answers`);
    await runner.query(`DROP TABLE representation, capacity_assessment`);
  }
}
