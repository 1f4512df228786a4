import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Which sectors read one thing of a plan, where it is not all who take part. */
export class Readers1764000000190 implements MigrationInterface {
  name = "Readers1764000000190";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE plan_readers (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        visible_to jsonb NOT NULL)`);
    await runner.query(`CREATE INDEX ON plan_readers (plan_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE plan_readers`);
  }
}
