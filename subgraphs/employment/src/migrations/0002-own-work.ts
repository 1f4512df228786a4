import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { dropSectorWorkTables, sectorWorkTables } from "@overligger/shared/sector";

export class EmploymentWork1764000000011 implements MigrationInterface {
  name = "EmploymentWork1764000000011";

  up(runner: QueryRunner): Promise<void> {
    return sectorWorkTables(runner, "employment_plan");
  }

  down(runner: QueryRunner): Promise<void> {
    return dropSectorWorkTables(runner, "employment_plan");
  }
}
