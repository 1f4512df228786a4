import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** What a citizen asks for, and the answer they are owed by a day. */
export class CitizensAsk1764000000316 implements MigrationInterface {
  name = "CitizensAsk1764000000316";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE citizen_request (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        municipality text NOT NULL,
        plan_id uuid REFERENCES coordinating_plan,
        kind text NOT NULL CHECK (kind IN ('PLAN', 'COORDINATOR', 'MEETING')),
        words text NOT NULL CHECK (words <> ''),
        wished_at timestamptz,
        asked_as text NOT NULL,
        asked_by text NOT NULL,
        asked_on date NOT NULL,
        reply_by date NOT NULL CHECK (reply_by > asked_on),
        granted boolean,
        answer text,
        answered_by text,
        answered_on date CHECK (answered_on >= asked_on),
        CHECK ((kind = 'PLAN') = (plan_id IS NULL)),
        CHECK ((granted IS NULL) = (answered_on IS NULL)),
        CHECK ((granted IS NULL) = (answer IS NULL)))`);
    await runner.query(
      `CREATE UNIQUE INDEX ON citizen_request (citizen_id, kind, coalesce(plan_id, citizen_id)) WHERE answered_on IS NULL`,
    );
    await runner.query(`CREATE INDEX ON citizen_request (municipality, reply_by) WHERE answered_on IS NULL`);
    await runner.query(`CREATE INDEX ON citizen_request (plan_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE citizen_request`);
  }
}
