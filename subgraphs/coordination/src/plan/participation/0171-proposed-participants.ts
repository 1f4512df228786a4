import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Who is proposed to take part in a plan, until the citizen has answered; and why somebody's part ended. */
export class ProposedParticipants1764000000171 implements MigrationInterface {
  name = "ProposedParticipants1764000000171";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE participant_proposal (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        caseworker_id text NOT NULL REFERENCES caseworker,
        sector_code text NOT NULL REFERENCES sector,
        replaces_id text REFERENCES caseworker,
        reason text NOT NULL CHECK (reason <> ''),
        status text NOT NULL CHECK (status IN ('PROPOSED', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
        proposed_at timestamptz(3) NOT NULL,
        proposed_by text NOT NULL,
        answered_at timestamptz(3) CHECK (answered_at >= proposed_at),
        answered_as text CHECK (answered_as IN ('CITIZEN', 'PARENT', 'PROXY')))`);
    await runner.query(`CREATE INDEX ON participant_proposal (plan_id)`);
    await runner.query(
      `CREATE UNIQUE INDEX ON participant_proposal (plan_id, caseworker_id) WHERE status = 'PROPOSED'`,
    );
    await runner.query(`
      ALTER TABLE plan_participant
        ADD end_reason text CHECK (end_reason IN ('CHANGED_JOBS', 'MOVED', 'NOT_WANTED', 'NOT_NEEDED', 'REPLACED'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE plan_participant DROP end_reason`);
    await runner.query(`DROP TABLE participant_proposal`);
  }
}
