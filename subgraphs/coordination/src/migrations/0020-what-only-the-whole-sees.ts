import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Targets as dated data; the order of interventions across sectors; contacts outside the municipality. */
export class WhatOnlyTheWholeSees1764000000020 implements MigrationInterface {
  name = "WhatOnlyTheWholeSees1764000000020";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE municipal_target (
        id uuid PRIMARY KEY,
        municipality text NOT NULL REFERENCES municipality,
        kind text NOT NULL CHECK (kind IN ('APPOINTMENTS_PER_WEEK', 'AUTHORITY_CONTACTS')),
        most int NOT NULL CHECK (most > 0),
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on > starts_on))`);
    await runner.query(`CREATE INDEX ON municipal_target (municipality, kind, starts_on DESC)`);
    await runner.query(`
      CREATE TABLE intervention_dependency (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        kind text NOT NULL CHECK (kind IN ('FINISH_TO_START', 'START_TO_START', 'PARALLEL', 'BLOCKS')),
        before_sector text NOT NULL REFERENCES sector,
        before_id text NOT NULL,
        after_sector text NOT NULL REFERENCES sector,
        after_id text NOT NULL,
        note text,
        made_on date NOT NULL,
        CHECK ((before_sector, before_id) <> (after_sector, after_id)),
        UNIQUE (plan_id, before_sector, before_id, after_sector, after_id))`);
    await runner.query(`
      CREATE TABLE external_contact (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        function text NOT NULL CHECK (function <> ''),
        name text,
        unit text NOT NULL CHECK (unit <> ''),
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on))`);
    await runner.query(`CREATE INDEX ON external_contact (citizen_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE external_contact, intervention_dependency, municipal_target`);
  }
}
