import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** That a plan was made together with the citizen, in their word or in that of who coordinates. */
export class MadeTogether1764000000317 implements MigrationInterface {
  name = "MadeTogether1764000000317";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE co_production (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        participated_on date NOT NULL,
        understands boolean NOT NULL,
        meaningful boolean NOT NULL,
        said_by text NOT NULL,
        said_at timestamptz NOT NULL)`);
    await runner.query(`CREATE INDEX ON co_production (plan_id, said_at DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE co_production`);
  }
}
