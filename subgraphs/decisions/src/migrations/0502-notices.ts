import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Which sectors are still to be told how their part of a decision stands. */
export class Notices1764000000502 implements MigrationInterface {
  name = "Notices1764000000502";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        part_id uuid PRIMARY KEY REFERENCES decision_part ON DELETE CASCADE, citizen_id uuid NOT NULL,
        number int NOT NULL, told int NOT NULL CHECK (told <= number))`);
    await runner.query(`CREATE INDEX ON notice (citizen_id) WHERE told < number`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE notice`);
  }
}
