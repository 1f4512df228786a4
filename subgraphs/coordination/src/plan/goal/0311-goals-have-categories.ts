import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Which part of life a goal is about: nobody said so of the goals there are. */
export class GoalsHaveCategories1764000000311 implements MigrationInterface {
  name = "GoalsHaveCategories1764000000311";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE plan_goal ADD category text
      CHECK (category IN ('LIFE_MASTERY', 'EMPLOYMENT', 'EDUCATION', 'HEALTH', 'FAMILY', 'HOUSING', 'ECONOMY'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE plan_goal DROP category`);
  }
}
