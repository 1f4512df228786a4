import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** That who proposed something took it back, and why: its sector is told, and says how it stands. */
export class TakenBack1764000000535 implements MigrationInterface {
  name = "TakenBack1764000000535";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE allocation_item ADD taken_back_for text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE allocation_item DROP taken_back_for`);
  }
}
