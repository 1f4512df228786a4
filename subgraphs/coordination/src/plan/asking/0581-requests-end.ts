import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** A request ends by what was asked for, by the plan's end, or taken back; and each who speaks for a citizen asks for themself. */
export class RequestsEnd1764000000581 implements MigrationInterface {
  name = "RequestsEnd1764000000581";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX citizen_request_citizen_id_kind_coalesce_idx`);
    await runner.query(`
      ALTER TABLE citizen_request
        ADD asked_at timestamptz(3),
        ADD lead_id text,
        ADD taken_back_on date CHECK (taken_back_on >= asked_on)`);
    await runner.query(`
      UPDATE citizen_request r SET asked_at = r.asked_on, lead_id = (SELECT l.caseworker_id FROM coordinator_assignment l
        WHERE l.plan_id = r.plan_id AND l.role = 'LEAD' AND l.starts_on <= r.asked_on ORDER BY l.starts_on DESC LIMIT 1)`);
    await runner.query(`ALTER TABLE citizen_request ALTER asked_at SET NOT NULL`);
    await runner.query(`CREATE INDEX ON citizen_request (citizen_id)`);
    // When a meeting was called, or called for another time: of older ones nobody knows.
    await runner.query(`ALTER TABLE network_meeting ADD planned_at timestamptz(3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE network_meeting DROP planned_at`);
    await runner.query(`DROP INDEX citizen_request_citizen_id_idx`);
    await runner.query(`ALTER TABLE citizen_request DROP asked_at, DROP lead_id, DROP taken_back_on`);
    await runner.query(
      `CREATE UNIQUE INDEX ON citizen_request (citizen_id, kind, coalesce(plan_id, citizen_id)) WHERE answered_on IS NULL`,
    );
  }
}
