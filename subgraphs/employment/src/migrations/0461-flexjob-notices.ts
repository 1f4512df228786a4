import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { CASE_COLUMNS } from "@overligger/shared/sector";

/** What citizens and employers have told of flexible jobs. */
export class FlexjobNotices1764000000461 implements MigrationInterface {
  name = "FlexjobNotices1764000000461";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE flexjob_notice (${CASE_COLUMNS},
        intervention_id uuid NOT NULL REFERENCES intervention ON DELETE CASCADE,
        about text NOT NULL CHECK (about IN ('LEAVES', 'RETURNS')),
        given_by text NOT NULL CHECK (given_by IN ('CITIZEN', 'EMPLOYER')),
        given_on date NOT NULL,
        starts_on date NOT NULL)`);
    await runner.query(`CREATE INDEX ON flexjob_notice (citizen_id)`);
    await runner.query(`CREATE INDEX ON flexjob_notice (intervention_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE flexjob_notice`);
  }
}
