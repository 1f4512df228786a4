import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** What was written down wrongly of a body's answer can be put right, and what stood there stays. */
export class AnswersAreCorrected1764000000570 implements MigrationInterface {
  name = "AnswersAreCorrected1764000000570";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE complaint_part ADD answers_before jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE complaint_part DROP answers_before`);
  }
}
