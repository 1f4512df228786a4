import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { CASE_COLUMNS, legalTermTable } from "@overligger/shared/sector";

export class EducationOwn1764000000051 implements MigrationInterface {
  name = "EducationOwn1764000000051";

  async up(runner: QueryRunner): Promise<void> {
    await legalTermTable(runner);
    await runner.query(`
      CREATE TABLE youth (${CASE_COLUMNS},
        born_on date NOT NULL,
        school text,
        grade int CHECK (grade BETWEEN 0 AND 10),
        UNIQUE (citizen_id, municipality))`);
    await runner.query(`CREATE INDEX ON youth (municipality, born_on)`);
    await runner.query(`
      CREATE TABLE youth_activity (${CASE_COLUMNS},
        kind text NOT NULL,
        place text NOT NULL,
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on),
        hours_per_week real CHECK (hours_per_week BETWEEN 0 AND 168),
        end_reason text)`);
    await runner.query(`
      CREATE TABLE youth_transition (${CASE_COLUMNS},
        ready_by date NOT NULL,
        to_unit text NOT NULL,
        to_caseworker_id text,
        agreed text NOT NULL,
        youth_agreed_on date,
        taken_over_on date,
        UNIQUE (citizen_id, municipality))`);
    await runner.query(`
      CREATE TABLE school_absence (${CASE_COLUMNS},
        school text NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL CHECK (ends_on > starts_on),
        school_days int NOT NULL CHECK (school_days > 0),
        ill_days int NOT NULL CHECK (ill_days >= 0),
        leave_days int NOT NULL CHECK (leave_days >= 0),
        unauthorised_days int NOT NULL CHECK (unauthorised_days >= 0),
        CHECK (ill_days + leave_days + unauthorised_days <= school_days))`);
    await runner.query(`
      CREATE TABLE absence_notice (${CASE_COLUMNS},
        quarter date NOT NULL,
        given_on date NOT NULL,
        to_unit text NOT NULL,
        UNIQUE (citizen_id, municipality, quarter))`);
    await runner.query(`
      CREATE TABLE ppr_referral (${CASE_COLUMNS},
        question text NOT NULL,
        referred_on date NOT NULL,
        parents_agreed_on date NOT NULL CHECK (parents_agreed_on <= referred_on),
        assessed_on date CHECK (assessed_on >= referred_on),
        assessment text,
        recommended_hours real CHECK (recommended_hours BETWEEN 0 AND 168))`);
    await runner.query(`
      CREATE TABLE fgu_assessment (${CASE_COLUMNS},
        assessed_on date NOT NULL,
        academic text NOT NULL,
        social text NOT NULL,
        personal text NOT NULL,
        in_target_group boolean NOT NULL)`);
    for (const table of ["youth_activity", "school_absence", "ppr_referral", "fgu_assessment"])
      await runner.query(`CREATE INDEX ON ${table} (citizen_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE fgu_assessment, ppr_referral, absence_notice, school_absence, youth_transition, youth_activity, youth, legal_term`,
    );
  }
}
