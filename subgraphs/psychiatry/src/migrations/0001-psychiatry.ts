import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { contractTables } from "@overligger/shared/sector";

export class Psychiatry1764000000003 implements MigrationInterface {
  name = "Psychiatry1764000000003";

  async up(runner: QueryRunner): Promise<void> {
    await contractTables(runner, "treatment_plan");
    await runner.query(`
      ALTER TABLE treatment_plan
        ADD kind text NOT NULL CHECK (kind IN ('TREATMENT_PLAN', 'DISCHARGE_AGREEMENT', 'COORDINATION_PLAN')),
        ADD diagnosis text, ADD treatment_goals text, ADD treatment text, ADD medication_considerations text,
        ADD patient_consents boolean, ADD admitted_on date,
        ADD discharge_expected_on date CHECK (discharge_expected_on >= admitted_on),
        ADD after_discharge text, ADD considerations text`);
    await runner.query(`ALTER TABLE intervention ADD frequency text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE treatment_plan, goal, intervention, appointment, contact_point, read_log`);
    await runner.query(`DROP FUNCTION refuse_change()`);
  }
}
