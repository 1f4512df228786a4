import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Who of the citizen's side has said that an assessment is complete, or is to stop: of two parents both must. */
export class AllSaySo1764000000530 implements MigrationInterface {
  name = "AllSaySo1764000000530";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assessment ADD citizen_said jsonb NOT NULL DEFAULT '[]', ADD stop_said jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE assessment ALTER citizen_said DROP DEFAULT, ALTER stop_said DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE assessment DROP citizen_said, DROP stop_said`);
  }
}
