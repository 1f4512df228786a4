import type { MigrationInterface, QueryRunner } from "typeorm";
import { CASE_COLUMNS } from "../case-entity.ts";
import { legalTermStatus, legalTermTable } from "../term.ts";

/** What a sector needs to be part of the whole, the same in each: requests from outside, and who asked its feed. */
export class PartOfTheWhole1764000000020 implements MigrationInterface {
  name = "PartOfTheWhole1764000000020";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reschedule_request (
        id uuid PRIMARY KEY,
        appointment_id uuid NOT NULL,
        citizen_id uuid NOT NULL,
        municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        plan_id uuid,
        title text NOT NULL,
        was_at timestamptz(3) NOT NULL,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL CHECK (ends_at > starts_at),
        reason text NOT NULL CHECK (reason <> ''),
        status text NOT NULL CHECK (status IN ('PENDING', 'ACCEPTED', 'DECLINED')),
        asked_at timestamptz(3) NOT NULL,
        asked_by text NOT NULL,
        asked_by_role text NOT NULL,
        idempotency_key text,
        answered_at timestamptz(3),
        answered_by text,
        answer text,
        version int NOT NULL,
        CHECK ((status = 'PENDING') = (answered_at IS NULL)),
        UNIQUE (asked_by, idempotency_key))`);
    await runner.query(
      `CREATE UNIQUE INDEX one_request_at_a_time ON reschedule_request (appointment_id) WHERE status = 'PENDING'`,
    );
    await runner.query(`CREATE INDEX ON reschedule_request (appointment_id, asked_at DESC)`);
    await runner.query(`CREATE INDEX ON reschedule_request (municipality, asked_at DESC, id DESC)`);
    await runner.query(`
      CREATE TABLE feed_log (
        id uuid PRIMARY KEY,
        asked_at timestamptz(3) NOT NULL,
        reader_id text NOT NULL,
        reader_role text NOT NULL,
        grant_id uuid NOT NULL,
        purpose text NOT NULL,
        citizens int NOT NULL,
        known int NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE feed_log, reschedule_request`);
  }
}

/** A key knows what was asked under it, and requests from outside lie under the same keys as all else. */
export class KeysKnowTheirContent1764000000110 implements MigrationInterface {
  name = "KeysKnowTheirContent1764000000110";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE idempotency_key ADD content text`);
    await runner.query(`
      INSERT INTO idempotency_key (caller_id, key, change, about, subject_id)
      SELECT asked_by, idempotency_key, 'receiveRescheduleRequest', appointment_id::text, id
      FROM reschedule_request WHERE idempotency_key IS NOT NULL ON CONFLICT DO NOTHING`);
    await runner.query(`ALTER TABLE reschedule_request DROP idempotency_key`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE reschedule_request ADD idempotency_key text, ADD UNIQUE (asked_by, idempotency_key)`,
    );
    await runner.query(`
      UPDATE reschedule_request r SET idempotency_key = k.key FROM idempotency_key k
      WHERE k.subject_id = r.id AND k.change = 'receiveRescheduleRequest' AND k.caller_id = r.asked_by`);
    await runner.query(`DELETE FROM idempotency_key WHERE change = 'receiveRescheduleRequest'`);
    await runner.query(`ALTER TABLE idempotency_key DROP content`);
  }
}

/** What a sector is told of withdrawals, and must do because of them. */
export class Withdrawals1764000000130 implements MigrationInterface {
  name = "Withdrawals1764000000130";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE withdrawal_notice (plan_id uuid PRIMARY KEY, citizen_id uuid NOT NULL, withdrawn_at timestamptz(3) NOT NULL)`);
    await runner.query(`
      CREATE TABLE withdrawal_duty (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL,
        citizen_id uuid NOT NULL,
        municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        kind text NOT NULL,
        due_on date,
        done boolean NOT NULL)`);
    await runner.query(`CREATE INDEX ON withdrawal_duty (municipality) WHERE NOT done`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE withdrawal_duty, withdrawal_notice`);
  }
}

/** Who wrote a delegation down: somebody else records what was decided on it. */
export class SecondPerson1764000000212 implements MigrationInterface {
  name = "SecondPerson1764000000212";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE delegation ADD registered_by text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE delegation DROP registered_by`);
  }
}

/** What a sector is told of joint decisions. */
export class JointSupportNotices1764000000410 implements MigrationInterface {
  name = "JointSupportNotices1764000000410";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE joint_support_notice (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL,
        municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        intervention_id text NOT NULL,
        purpose text NOT NULL,
        together_with jsonb NOT NULL,
        primary_worker text NOT NULL,
        decided_on date NOT NULL,
        ended_on date)`);
    await runner.query(`CREATE INDEX ON joint_support_notice (citizen_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE joint_support_notice`);
  }
}

/** Codes of a municipality's own, and which help was chosen by one. */
export class LocalCodes1764000000460 implements MigrationInterface {
  name = "LocalCodes1764000000460";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE local_code (
        id uuid PRIMARY KEY,
        citizen_id uuid CHECK (citizen_id IS NULL),
        municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        code text NOT NULL,
        beside text NOT NULL,
        label_en text NOT NULL,
        label_da text NOT NULL,
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on),
        version int NOT NULL)`);
    await runner.query(`CREATE INDEX ON local_code (municipality, code)`);
    await runner.query(`ALTER TABLE intervention ADD local_code_id uuid REFERENCES local_code`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE intervention DROP local_code_id`);
    await runner.query(`DROP TABLE local_code`);
  }
}

/** What a sector is told of decisions. */
export class DecisionNotices1764000000480 implements MigrationInterface {
  name = "DecisionNotices1764000000480";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE decision_notice (
        id uuid PRIMARY KEY,
        decision_id uuid NOT NULL,
        citizen_id uuid NOT NULL,
        municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        title text NOT NULL,
        intervention_id text,
        law jsonb NOT NULL,
        outcome text NOT NULL,
        issued_on date NOT NULL,
        superseded_on date,
        waits boolean NOT NULL,
        number int NOT NULL)`);
    await runner.query(`CREATE INDEX ON decision_notice (citizen_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE decision_notice`);
  }
}

/** Help that was proposed for a sector in an allocation. */
export class InterventionDrafts1764000000481 implements MigrationInterface {
  name = "InterventionDrafts1764000000481";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE intervention_draft (${CASE_COLUMNS},
        allocation_id uuid NOT NULL, kind text NOT NULL, title text NOT NULL, provider_unit text NOT NULL,
        law jsonb NOT NULL, hours_per_week real, goal text, reason text NOT NULL, proposed_at timestamptz(3) NOT NULL,
        status text NOT NULL CHECK (status IN ('LAID', 'CONFIRMED', 'DROPPED')), consent_ended boolean NOT NULL,
        intervention_id uuid, answer text, answered_by text, answered_on date,
        CHECK ((status = 'CONFIRMED') = (intervention_id IS NOT NULL)), CHECK ((status = 'DROPPED') = (answer IS NOT NULL)),
        CHECK ((status = 'LAID') = (answered_on IS NULL)))`);
    await runner.query(`CREATE INDEX ON intervention_draft (citizen_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE intervention_draft`);
  }
}

/** Every sector has numbers of the house's own, and so their table. */
export class EverySectorHasNumbers1764000000492 implements MigrationInterface {
  name = "EverySectorHasNumbers1764000000492";

  async up(runner: QueryRunner): Promise<void> {
    await legalTermTable(runner);
    await legalTermStatus(runner);
  }

  async down(): Promise<void> {
    // Whoever had numbers of their own keeps them.
  }
}

/** What was confirmed stays confirmed: a consent that ended later says nothing of it. */
export class ConfirmedBefore1764000000500 implements MigrationInterface {
  name = "ConfirmedBefore1764000000500";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE intervention_draft SET consent_ended = false WHERE status = 'CONFIRMED'`);
    await runner.query(
      `ALTER TABLE intervention_draft ADD CONSTRAINT confirmed_before CHECK (NOT (consent_ended AND status = 'CONFIRMED'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE intervention_draft DROP CONSTRAINT confirmed_before`);
  }
}
