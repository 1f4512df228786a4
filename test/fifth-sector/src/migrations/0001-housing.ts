import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { contractTables, dropSectorWorkTables, sectorWorkTables } from "@overligger/shared/sector";

export class Housing1764000000091 implements MigrationInterface {
  name = "Housing1764000000091";

  async up(runner: QueryRunner): Promise<void> {
    await contractTables(runner, "housing_plan");
    await sectorWorkTables(runner, "housing_plan");
    await runner.query(`ALTER TABLE housing_plan ADD wish text`);
    await runner.query(`ALTER TABLE intervention ADD landlord text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropSectorWorkTables(runner, "housing_plan");
    await runner.query(`DROP TABLE housing_plan, goal, intervention, appointment, contact_point, read_log CASCADE`);
    await runner.query(`DROP FUNCTION refuse_change()`);
  }
}
