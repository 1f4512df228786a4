import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { dropSectorWorkTables, sectorWorkTables } from "@overligger/shared/sector";

export class EducationWork1764000000014 implements MigrationInterface {
  name = "EducationWork1764000000014";

  up(runner: QueryRunner): Promise<void> {
    return sectorWorkTables(runner, "education_plan");
  }

  down(runner: QueryRunner): Promise<void> {
    return dropSectorWorkTables(runner, "education_plan");
  }
}
