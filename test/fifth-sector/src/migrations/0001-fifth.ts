import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { contractTables, dropSectorWorkTables, sectorWorkTables } from "@overligger/shared/sector";

export class Fifth1764000000001 implements MigrationInterface {
  name = "Fifth1764000000001";

  async up(runner: QueryRunner): Promise<void> {
    await contractTables(runner, "fifth_plan");
    await sectorWorkTables(runner, "fifth_plan");
    await runner.query(`ALTER TABLE fifth_plan ADD aim text`);
    await runner.query(`ALTER TABLE intervention ADD reference text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropSectorWorkTables(runner, "fifth_plan");
    await runner.query(`DROP TABLE fifth_plan, goal, intervention, appointment, contact_point, read_log CASCADE`);
    await runner.query(`DROP FUNCTION refuse_change()`);
  }
}
