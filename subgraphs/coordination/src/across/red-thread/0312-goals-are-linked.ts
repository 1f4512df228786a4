import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Which help serves which goal, across sectors. */
export class GoalsAreLinked1764000000312 implements MigrationInterface {
  name = "GoalsAreLinked1764000000312";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE goal_link (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        goal_id uuid NOT NULL REFERENCES plan_goal ON DELETE CASCADE,
        sector_code text NOT NULL REFERENCES sector,
        intervention_id text NOT NULL,
        proposed boolean NOT NULL,
        linked_by text NOT NULL,
        linked_on date NOT NULL,
        UNIQUE (goal_id, sector_code, intervention_id))`);
    await runner.query(`CREATE INDEX ON goal_link (plan_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE goal_link`);
  }
}
