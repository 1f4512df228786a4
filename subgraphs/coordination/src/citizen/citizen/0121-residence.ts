import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Where a citizen lived and lives, from when, and what shows it. */
export class Residence1764000000121 implements MigrationInterface {
  name = "Residence1764000000121";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE residence (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        municipality text NOT NULL REFERENCES municipality,
        moved_from text NOT NULL REFERENCES municipality,
        starts_on date NOT NULL,
        evidence text NOT NULL CHECK (evidence <> ''),
        registered_at timestamptz(3) NOT NULL,
        registered_by text NOT NULL)`);
    await runner.query(`CREATE INDEX ON residence (citizen_id, starts_on)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE residence`);
  }
}
