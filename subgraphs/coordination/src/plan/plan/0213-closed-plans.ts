import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** How long staff read a plan that is closed, as each municipality decides it. */
export class ClosedPlans1764000000213 implements MigrationInterface {
  name = "ClosedPlans1764000000213";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE municipal_policy ADD closed_plan_days int CHECK (closed_plan_days BETWEEN 1 AND 3650)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE municipal_policy DROP closed_plan_days`);
  }
}
