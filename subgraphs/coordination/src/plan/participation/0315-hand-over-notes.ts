import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** What who hands the lead over tells the next. */
export class HandOverNotes1764000000315 implements MigrationInterface {
  name = "HandOverNotes1764000000315";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE coordinator_assignment ADD hand_over_notes text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE coordinator_assignment DROP hand_over_notes`);
  }
}
