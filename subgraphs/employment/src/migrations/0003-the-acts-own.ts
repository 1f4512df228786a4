import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { CASE_COLUMNS, legalTermTable } from "@overligger/shared/sector";

export class EmploymentOwn1764000000021 implements MigrationInterface {
  name = "EmploymentOwn1764000000021";

  async up(runner: QueryRunner): Promise<void> {
    await legalTermTable(runner);
    await runner.query(`
      ALTER TABLE employment_plan
        ADD author text CHECK (author IN ('CITIZEN', 'JOB_CENTRE', 'UNEMPLOYMENT_FUND')),
        ADD author_since date,
        ADD preparatory_part text, ADD preparatory_health text, ADD preparatory_done_on date,
        ADD action_part text CHECK (action_part IN ('NOT_BEGUN', 'IN_FORCE', 'REPLACED')), ADD action_aim text`);
    await runner.query(`
      CREATE TABLE flexjob_pause (${CASE_COLUMNS},
        intervention_id uuid NOT NULL REFERENCES intervention ON DELETE CASCADE,
        starts_on date NOT NULL,
        latest_return_on date NOT NULL CHECK (latest_return_on > starts_on),
        reason text NOT NULL,
        ordinary_hours real CHECK (ordinary_hours BETWEEN 0 AND 168),
        returned_on date CHECK (returned_on BETWEEN starts_on AND latest_return_on))`);
    await runner.query(`CREATE UNIQUE INDEX ON flexjob_pause (intervention_id) WHERE returned_on IS NULL`);
    await runner.query(`
      CREATE TABLE ramp_up_agreement (${CASE_COLUMNS},
        intervention_id uuid NOT NULL REFERENCES intervention ON DELETE CASCADE,
        employer text NOT NULL,
        start_hours real NOT NULL,
        target_hours real NOT NULL CHECK (target_hours > start_hours),
        steps jsonb NOT NULL,
        citizen_agreed_on date,
        employer_agreed_on date)`);
    await runner.query(`
      CREATE TABLE duty_timer (${CASE_COLUMNS},
        kind text NOT NULL,
        every_days int NOT NULL CHECK (every_days > 0),
        last_met_on date NOT NULL,
        ends_on date)`);
    await runner.query(`CREATE UNIQUE INDEX ON duty_timer (citizen_id, municipality, kind) WHERE ends_on IS NULL`);
    await runner.query(`
      CREATE TABLE effort_pause (${CASE_COLUMNS},
        reason text NOT NULL CHECK (reason IN ('SUBSTANCE_TREATMENT', 'PSYCHIATRIC_TREATMENT')),
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on),
        treatment_unit text NOT NULL,
        treatment_from date NOT NULL CHECK (treatment_from <= starts_on),
        treatment_to date CHECK (treatment_to >= treatment_from))`);
    await runner.query(`
      CREATE TABLE statutory_scheme (${CASE_COLUMNS},
        kind text NOT NULL,
        keeps_plan_id uuid NOT NULL REFERENCES employment_plan ON DELETE CASCADE,
        starts_on date NOT NULL,
        latest_end_on date NOT NULL CHECK (latest_end_on > starts_on),
        ends_on date CHECK (ends_on BETWEEN starts_on AND latest_end_on),
        legal_basis jsonb NOT NULL,
        end_reason text)`);
    await runner.query(`CREATE UNIQUE INDEX ON statutory_scheme (citizen_id, municipality) WHERE ends_on IS NULL`);
    await runner.query(`
      CREATE TABLE scheme_coordinator (
        id uuid PRIMARY KEY,
        scheme_id uuid NOT NULL REFERENCES statutory_scheme ON DELETE CASCADE,
        caseworker_id text NOT NULL,
        name text NOT NULL,
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on))`);
    await runner.query(`CREATE UNIQUE INDEX ON scheme_coordinator (scheme_id) WHERE ends_on IS NULL`);
    await runner.query(`
      CREATE TABLE rehabilitation_case (${CASE_COLUMNS},
        matter text NOT NULL,
        raised_on date NOT NULL,
        heard_on date CHECK (heard_on >= raised_on),
        recommendation text,
        decided_by text CHECK (decided_by IN ('MUNICIPALITY', 'TEAM')),
        decided_on date CHECK (decided_on >= raised_on),
        outcome text CHECK (outcome IN ('GRANTED', 'REFUSED')))`);
    await runner.query(`
      CREATE TABLE team_competence (
        id uuid PRIMARY KEY,
        citizen_id uuid,
        municipality text NOT NULL,
        matter text NOT NULL,
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on),
        decided_on date NOT NULL,
        case_reference text NOT NULL,
        version int NOT NULL)`);
    for (const table of [
      "flexjob_pause",
      "ramp_up_agreement",
      "duty_timer",
      "effort_pause",
      "statutory_scheme",
      "rehabilitation_case",
    ])
      await runner.query(`CREATE INDEX ON ${table} (citizen_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE team_competence, rehabilitation_case, scheme_coordinator, statutory_scheme, effort_pause, duty_timer,
      ramp_up_agreement, flexjob_pause, legal_term`);
    await runner.query(`ALTER TABLE employment_plan DROP author, DROP author_since, DROP preparatory_part, DROP preparatory_health,
      DROP preparatory_done_on, DROP action_part, DROP action_aim`);
  }
}
