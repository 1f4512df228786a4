import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** A request lapses with the consent it was asked on. */
export class RequestsLapse1764000000131 implements MigrationInterface {
  name = "RequestsLapse1764000000131";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE treatment_plan_request DROP CONSTRAINT treatment_plan_request_status_check`);
    await runner.query(`
      ALTER TABLE treatment_plan_request ADD CONSTRAINT treatment_plan_request_status_check
        CHECK (status IN ('WAITING', 'RELEASED', 'DECLINED', 'LAPSED'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM treatment_plan_request WHERE status = 'LAPSED'`);
    await runner.query(`ALTER TABLE treatment_plan_request DROP CONSTRAINT treatment_plan_request_status_check`);
    await runner.query(`
      ALTER TABLE treatment_plan_request ADD CONSTRAINT treatment_plan_request_status_check
        CHECK (status IN ('WAITING', 'RELEASED', 'DECLINED'))`);
  }
}
