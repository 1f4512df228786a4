import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** What becomes of goals, how far one has come, and what binds an authority to a plan. */
export class GoalsAndObligations1764000000007 implements MigrationInterface {
  name = "GoalsAndObligations1764000000007";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE plan_goal DROP CONSTRAINT plan_goal_status_check, DROP CONSTRAINT plan_goal_check1`,
    );
    await runner.query(`
      ALTER TABLE plan_goal
        ADD citizen_comment text,
        ADD scale_from int,
        ADD scale_to int,
        ADD finished_on date,
        ADD outcome text,
        ADD CONSTRAINT plan_goal_status_check CHECK (status IN ('PROPOSED', 'AGREED', 'MET', 'DROPPED')),
        ADD CONSTRAINT plan_goal_agreed CHECK (status NOT IN ('AGREED', 'MET') OR agreed_on IS NOT NULL),
        ADD CONSTRAINT plan_goal_finished CHECK ((status IN ('MET', 'DROPPED')) = (finished_on IS NOT NULL AND outcome IS NOT NULL))`);
    await runner.query(`UPDATE plan_goal SET scale_from = 0, scale_to = 10 WHERE kind = 'PROGRESSION'`);
    await runner.query(`
      ALTER TABLE plan_goal ADD CONSTRAINT plan_goal_scale
        CHECK (CASE WHEN kind = 'PROGRESSION' THEN scale_from < scale_to ELSE scale_from IS NULL AND scale_to IS NULL END)`);
    await runner.query(`
      CREATE TABLE progress_measurement (
        id uuid PRIMARY KEY,
        goal_id uuid NOT NULL REFERENCES plan_goal,
        value real NOT NULL,
        measured_on date NOT NULL,
        party text NOT NULL,
        note text,
        recorded_by text NOT NULL,
        idempotency_key text,
        UNIQUE (recorded_by, idempotency_key))`);
    await runner.query(`CREATE INDEX ON progress_measurement (goal_id, measured_on DESC, id DESC)`);
    await runner.query(`
      CREATE TABLE participation_obligation (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        sector_code text NOT NULL REFERENCES sector,
        starts_on date NOT NULL,
        released_on date,
        release_reason text,
        ends_on date CHECK (ends_on >= starts_on),
        CHECK ((released_on IS NULL) = (release_reason IS NULL)),
        CHECK (ends_on IS NULL OR released_on IS NOT NULL))`);
    await runner.query(
      `CREATE UNIQUE INDEX one_open_obligation ON participation_obligation (plan_id, sector_code) WHERE ends_on IS NULL`,
    );
    await runner.query(`
      INSERT INTO participation_obligation (id, plan_id, sector_code, starts_on)
      SELECT gen_random_uuid(), p.plan_id, p.sector_code, min(p.starts_on) FROM plan_participant p
      JOIN coordinating_plan c ON c.id = p.plan_id AND c.status <> 'CLOSED'
      WHERE p.ends_on IS NULL GROUP BY p.plan_id, p.sector_code`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE participation_obligation, progress_measurement`);
    await runner.query(
      `ALTER TABLE plan_goal DROP citizen_comment, DROP scale_from, DROP scale_to, DROP finished_on, DROP outcome`,
    );
  }
}
