import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { contractTables } from "@overligger/shared/sector";

export class Social1764000000002 implements MigrationInterface {
  name = "Social1764000000002";

  async up(runner: QueryRunner): Promise<void> {
    await contractTables(runner, "social_plan");
    await runner.query(`
      ALTER TABLE social_plan
        ADD kind text NOT NULL CHECK (kind IN ('ACTION_PLAN', 'HOMELESS_PLAN', 'CHILD_PLAN', 'YOUTH_PLAN')),
        ADD purpose text, ADD effort text, ADD expected_duration text, ADD other_conditions text,
        ADD temporary_stay text, ADD functional_ability text`);
    await runner.query(`ALTER TABLE intervention ADD support_mode text CHECK (support_mode IN ('FIXED', 'FLEXIBLE'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE social_plan, goal, intervention, appointment, contact_point, read_log`);
    await runner.query(`DROP FUNCTION refuse_change()`);
  }
}
