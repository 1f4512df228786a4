import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** That the citizen said on paper that an assessment is complete, and which paper shows it. */
export class SaidOnPaper1764000000521 implements MigrationInterface {
  name = "SaidOnPaper1764000000521";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assessment ADD citizen_said_evidence text,
        ADD CHECK (citizen_said_evidence IS NULL OR citizen_said_by IS DISTINCT FROM professional_said_by)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE assessment DROP citizen_said_evidence`);
  }
}
