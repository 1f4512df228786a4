import { dropSectorWorkTables, type MigrationInterface, type QueryRunner, sectorWorkTables } from "@overligger/shared";

export class EducationWork1764000000014 implements MigrationInterface {
  name = "EducationWork1764000000014";

  up(runner: QueryRunner): Promise<void> {
    return sectorWorkTables(runner, "education_plan");
  }

  down(runner: QueryRunner): Promise<void> {
    return dropSectorWorkTables(runner, "education_plan");
  }
}
