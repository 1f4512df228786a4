import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** The names that citizens had before, and who wrote down another. */
export class FormerNames1764000000211 implements MigrationInterface {
  name = "FormerNames1764000000211";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE former_name (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        name text NOT NULL,
        changed_at timestamptz(3) NOT NULL,
        changed_by text NOT NULL,
        changed_by_role text NOT NULL)`);
    await runner.query(`CREATE INDEX ON former_name (citizen_id, changed_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE former_name`);
  }
}
