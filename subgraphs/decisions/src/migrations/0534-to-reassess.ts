import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** That a consent an assessment rests on has ended: coordination says so, and what was completed never changes. */
export class ToReassess1764000000534 implements MigrationInterface {
  name = "ToReassess1764000000534";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assessment_ended (assessment_id uuid PRIMARY KEY REFERENCES assessment ON DELETE CASCADE, ended_on date NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE assessment_ended`);
  }
}
