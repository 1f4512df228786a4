import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { dropSectorWorkTables, sectorWorkTables } from "@overligger/shared/sector";

export class PsychiatryWork1764000000013 implements MigrationInterface {
  name = "PsychiatryWork1764000000013";

  up(runner: QueryRunner): Promise<void> {
    return sectorWorkTables(runner, "treatment_plan");
  }

  down(runner: QueryRunner): Promise<void> {
    return dropSectorWorkTables(runner, "treatment_plan");
  }
}
