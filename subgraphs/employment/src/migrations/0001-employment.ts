import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { contractTables } from "@overligger/shared/sector";

export class Employment1764000000001 implements MigrationInterface {
  name = "Employment1764000000001";

  async up(runner: QueryRunner): Promise<void> {
    await contractTables(runner, "employment_plan");
    await runner.query(`
      ALTER TABLE employment_plan
        ADD kind text NOT NULL CHECK (kind IN ('MIN_PLAN', 'REHABILITATION_PLAN')),
        ADD job_goal text, ADD education_goal text, ADD job_search_agreement text, ADD stabilising_activities text,
        ADD other_efforts text, ADD follow_up_note text, ADD health_considerations text, ADD next_interview date`);
    await runner.query(`ALTER TABLE intervention ADD employer text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE employment_plan, goal, intervention, appointment, contact_point, read_log`);
    await runner.query(`DROP FUNCTION refuse_change()`);
  }
}
