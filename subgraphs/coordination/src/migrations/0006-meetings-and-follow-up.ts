import type { MigrationInterface, QueryRunner } from "@overligger/shared";

export class MeetingsAndFollowUp1764000000009 implements MigrationInterface {
  name = "MeetingsAndFollowUp1764000000009";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE network_meeting (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        status text NOT NULL CHECK (status IN ('PLANNED', 'HELD', 'CANCELLED')),
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL CHECK (ends_at > starts_at),
        place text NOT NULL,
        agenda jsonb NOT NULL,
        invited_ids jsonb NOT NULL,
        others jsonb NOT NULL,
        present_ids jsonb,
        citizen_present boolean,
        minutes text,
        roles jsonb NOT NULL,
        CHECK ((status = 'HELD') = (citizen_present IS NOT NULL AND minutes IS NOT NULL AND present_ids IS NOT NULL)),
        CHECK (jsonb_array_length(roles) = 0 OR citizen_present))`);
    await runner.query(`CREATE INDEX ON network_meeting (plan_id, starts_at DESC, id DESC)`);
    await runner.query(`ALTER TABLE agreement ADD meeting_id uuid REFERENCES network_meeting`);
    await runner.query(`
      CREATE TABLE follow_up (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        held_on date NOT NULL,
        citizen_took_part boolean NOT NULL,
        note text NOT NULL CHECK (note <> ''),
        recorded_by text NOT NULL)`);
    await runner.query(`CREATE INDEX ON follow_up (plan_id, held_on DESC, id DESC)`);
    await runner.query(`
      CREATE TABLE follow_up_framework (
        id uuid PRIMARY KEY,
        municipality text NOT NULL REFERENCES municipality,
        form text NOT NULL CHECK (form <> ''),
        roles text NOT NULL CHECK (roles <> ''),
        obligations text NOT NULL CHECK (obligations <> ''),
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on))`);
    await runner.query(`CREATE INDEX ON follow_up_framework (municipality, starts_on DESC)`);
    await runner.query(`
      CREATE TABLE sector_flag (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        sector_code text NOT NULL REFERENCES sector,
        reason text NOT NULL CHECK (reason <> ''),
        raised_on date NOT NULL,
        raised_by text NOT NULL,
        settled_on date,
        outcome text,
        CHECK ((settled_on IS NULL) = (outcome IS NULL)))`);
    await runner.query(`CREATE INDEX ON sector_flag (plan_id)`);
    await runner.query(`CREATE INDEX ON coordinating_plan (municipality, follow_up_due) WHERE status = 'ACTIVE'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE agreement DROP meeting_id`);
    await runner.query(`DROP TABLE sector_flag, follow_up_framework, follow_up, network_meeting`);
  }
}
