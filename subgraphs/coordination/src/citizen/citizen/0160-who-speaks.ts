import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** How parents have custody, until when an assessment holds, and why a representation was ended. */
export class WhoSpeaks1764000000160 implements MigrationInterface {
  name = "WhoSpeaks1764000000160";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE representation
        ADD custody text CHECK (custody IS NULL OR custody IN ('SOLE', 'JOINT') AND kind = 'PARENT'),
        ADD ended_for text,
        DROP CONSTRAINT representation_check,
        ADD CHECK (ends_on >= starts_on)`);
    await runner.query(`ALTER TABLE capacity_assessment ADD valid_to date`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE capacity_assessment DROP valid_to`);
    await runner.query(`ALTER TABLE representation DROP custody, DROP ended_for`);
  }
}
