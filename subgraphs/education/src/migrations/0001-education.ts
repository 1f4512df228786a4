import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { contractTables } from "@overligger/shared/sector";

export class Education1764000000004 implements MigrationInterface {
  name = "Education1764000000004";

  async up(runner: QueryRunner): Promise<void> {
    await contractTables(runner, "education_plan");
    await runner.query(`
      ALTER TABLE education_plan
        ADD kind text NOT NULL CHECK (kind IN ('EDUCATION_PLAN', 'ADULT_EDUCATION_PLAN')),
        ADD education_goal text, ADD schooling_status text, ADD duty_fulfilled_by text,
        ADD absence_percent real CHECK (absence_percent BETWEEN 0 AND 100),
        ADD guidance_notes text, ADD school_support text, ADD learning_considerations text`);
    await runner.query(`ALTER TABLE intervention ADD school text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE education_plan, goal, intervention, appointment, contact_point, read_log`);
    await runner.query(`DROP FUNCTION refuse_change()`);
  }
}
