import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Who receives what a consent opens. */
export class Recipients1764000000170 implements MigrationInterface {
  name = "Recipients1764000000170";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE consent ADD recipients jsonb NOT NULL DEFAULT '[]'`);
    // What was agreed to before was shown to who coordinated and took part: to those it goes on being shown, and to nobody who comes.
    await runner.query(`
      UPDATE consent c SET recipients = '["COORDINATOR"]'::jsonb || coalesce((
        SELECT jsonb_agg(DISTINCT t.sector_code) FROM plan_participant t JOIN coordinating_plan p ON p.id = t.plan_id
        WHERE p.citizen_id = c.citizen_id AND p.status <> 'CLOSED' AND (t.ends_on IS NULL OR t.ends_on > now()::date)), '[]')
      WHERE c.kind <> 'JOINING'`);
    await runner.query(`ALTER TABLE consent ALTER recipients DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE consent DROP recipients`);
  }
}
