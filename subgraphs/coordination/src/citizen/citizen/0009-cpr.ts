import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Citizens are found by a keyed hash of their CPR number; the number itself is kept nowhere. */
export class Cpr1764000000012 implements MigrationInterface {
  name = "Cpr1764000000012";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE citizen ADD cpr_hash text UNIQUE`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE citizen DROP cpr_hash`);
  }
}
