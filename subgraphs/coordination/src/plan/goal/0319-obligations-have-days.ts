import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** By when an authority does its part. Who agreed to a goal has; the others have a fortnight from when the plan was last changed. */
export class ObligationsHaveDays1764000000319 implements MigrationInterface {
  name = "ObligationsHaveDays1764000000319";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE participation_obligation
      ADD due_on date, ADD owes text CHECK (owes <> ''), ADD met_on date, ADD contribution text`);
    await runner.query(`UPDATE participation_obligation o SET met_on = coalesce(g.since, o.starts_on) FROM (
        SELECT plan_id, a.sector, min(agreed_on) AS since
        FROM plan_goal, jsonb_array_elements_text(agreed_by) AS a (sector) GROUP BY 1, 2) g
      WHERE g.plan_id = o.plan_id AND g.sector = o.sector_code`);
    await runner.query(`UPDATE participation_obligation o SET due_on = greatest(o.starts_on, p.updated_at::date) + 14
      FROM coordinating_plan p WHERE p.id = o.plan_id AND o.ends_on IS NULL AND o.met_on IS NULL`);
    await runner.query(`CREATE INDEX ON participation_obligation (due_on) WHERE ends_on IS NULL AND met_on IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE participation_obligation DROP due_on, DROP owes, DROP met_on, DROP contribution`);
  }
}
