import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { dropSectorWorkTables, sectorWorkTables } from "@overligger/shared/sector";

export class SocialWork1764000000012 implements MigrationInterface {
  name = "SocialWork1764000000012";

  up(runner: QueryRunner): Promise<void> {
    return sectorWorkTables(runner, "social_plan");
  }

  down(runner: QueryRunner): Promise<void> {
    return dropSectorWorkTables(runner, "social_plan");
  }
}
