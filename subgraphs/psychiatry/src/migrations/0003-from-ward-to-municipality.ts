import type { MigrationInterface, QueryRunner } from "@overligger/shared";

export class FromWardToMunicipality1764000000041 implements MigrationInterface {
  name = "FromWardToMunicipality1764000000041";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE admission (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL,
        municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        ward text NOT NULL,
        admitted_on date NOT NULL,
        adult boolean NOT NULL,
        social_support boolean,
        social_support_source text CHECK ((social_support_source IS NULL) = (social_support IS NULL)),
        social_support_told_on date CHECK ((social_support_told_on IS NULL) = (social_support IS NULL)),
        takes_part boolean,
        discharge_expected_on date CHECK (discharge_expected_on >= admitted_on),
        discharged_on date CHECK (discharged_on >= admitted_on),
        follow_up_needs text,
        noticed_at timestamptz(3),
        received_by text,
        received_on date CHECK ((received_on IS NULL) = (received_by IS NULL)),
        version int NOT NULL)`);
    await runner.query(`CREATE UNIQUE INDEX ON admission (citizen_id) WHERE discharged_on IS NULL`);
    await runner.query(`CREATE INDEX ON admission (citizen_id)`);
    await runner.query(`CREATE INDEX ON admission (municipality, admitted_on DESC, id DESC)`);
    await runner.query(`
      CREATE TABLE coordination_plan (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL,
        municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        admission_id uuid REFERENCES admission,
        legal_basis jsonb NOT NULL,
        made_on date NOT NULL,
        responsible_unit text NOT NULL,
        why text NOT NULL,
        effort text NOT NULL,
        parties jsonb NOT NULL,
        ended_on date CHECK (ended_on >= made_on),
        version int NOT NULL)`);
    await runner.query(`CREATE INDEX ON coordination_plan (citizen_id)`);
    await runner.query(`CREATE INDEX ON coordination_plan (municipality, made_on DESC, id DESC)`);
    // A coordination plan stood among the treatment plans, where every consent to share them showed it.
    await runner.query(
      `INSERT INTO coordination_plan (id, citizen_id, municipality, legal_basis, made_on, responsible_unit, why, effort, parties, ended_on, version)
       SELECT id, citizen_id, municipality, legal_basis, starts_on, responsible_unit, title, coalesce(after_discharge, treatment, title), '[]',
         CASE WHEN status IN ('ENDED', 'REPLACED') THEN coalesce(ends_on, starts_on) END, version
       FROM treatment_plan WHERE kind = 'COORDINATION_PLAN'`,
    );
    await runner.query(`DELETE FROM treatment_plan WHERE kind = 'COORDINATION_PLAN'`);
    await runner.query(
      `ALTER TABLE treatment_plan DROP CONSTRAINT treatment_plan_kind_check, ADD CHECK (kind IN ('TREATMENT_PLAN', 'DISCHARGE_AGREEMENT'))`,
    );
    await runner.query(`
      CREATE TABLE treatment_plan_request (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL,
        municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        coordinating_plan_id uuid NOT NULL,
        requested_by text NOT NULL,
        grant_id uuid NOT NULL,
        requested_at timestamptz(3) NOT NULL,
        purpose text NOT NULL,
        status text NOT NULL CHECK (status IN ('WAITING', 'RELEASED', 'DECLINED')),
        treatment_plan_id uuid REFERENCES treatment_plan,
        parts jsonb NOT NULL,
        decline_reason text,
        answered_at timestamptz(3),
        version int NOT NULL,
        CHECK ((status = 'RELEASED') = (treatment_plan_id IS NOT NULL)),
        CHECK ((status = 'DECLINED') = (decline_reason IS NOT NULL)))`);
    await runner.query(`CREATE UNIQUE INDEX ON treatment_plan_request (coordinating_plan_id) WHERE status = 'WAITING'`);
    await runner.query(`CREATE INDEX ON treatment_plan_request (citizen_id)`);
    await runner.query(`CREATE INDEX ON treatment_plan_request (municipality, requested_at DESC, id DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE treatment_plan_request, coordination_plan, admission`);
    await runner.query(
      `ALTER TABLE treatment_plan DROP CONSTRAINT treatment_plan_kind_check,
         ADD CHECK (kind IN ('TREATMENT_PLAN', 'DISCHARGE_AGREEMENT', 'COORDINATION_PLAN'))`,
    );
  }
}
