import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** A consent of its own kind to one assessment by several sectors. */
export class AssessmentConsents1764000000455 implements MigrationInterface {
  name = "AssessmentConsents1764000000455";

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ["consent", "consent_template"])
      await runner.query(`
        ALTER TABLE ${table} DROP CONSTRAINT ${table}_kind_check,
        ADD CHECK (kind IN ('JOINING', 'SHARING', 'HEALTH_RETRIEVAL', 'HOLISTIC_ASSESSMENT'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ["consent", "consent_template"]) {
      await runner.query(`DELETE FROM ${table} WHERE kind = 'HOLISTIC_ASSESSMENT'`);
      await runner.query(`
        ALTER TABLE ${table} DROP CONSTRAINT ${table}_kind_check,
        ADD CHECK (kind IN ('JOINING', 'SHARING', 'HEALTH_RETRIEVAL'))`);
    }
  }
}
