import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** From the first sign of need to the end: policy, needs and offers, revisions, duties, keys that make a change happen once. */
export class ThePlanWhole1764000000005 implements MigrationInterface {
  name = "ThePlanWhole1764000000005";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE municipal_policy (
        id uuid PRIMARY KEY,
        municipality text NOT NULL REFERENCES municipality,
        preset text NOT NULL CHECK (preset IN ('DS_PROPOSAL', 'LAW')),
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on > starts_on),
        offer_duty text NOT NULL CHECK (offer_duty IN ('MAY', 'MUST')),
        own_consent_age int NOT NULL CHECK (own_consent_age BETWEEN 15 AND 18),
        parental_consent_required boolean NOT NULL,
        follow_up_days int CHECK (follow_up_days > 0),
        caseload_limit int NOT NULL CHECK (caseload_limit > 0),
        caseload_hard boolean NOT NULL)`);
    await runner.query(`CREATE INDEX ON municipal_policy (municipality, starts_on DESC)`);
    await runner.query(`
      CREATE TABLE coordination_need (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        municipality text NOT NULL REFERENCES municipality,
        origin text NOT NULL CHECK (origin IN ('CASEWORKER', 'CITIZEN', 'SSP', 'YOUTH_GUIDANCE', 'SCHOOL')),
        status text NOT NULL CHECK (status IN ('NOMINATED', 'REGISTERED', 'OFFERED', 'DISMISSED')),
        basis text NOT NULL CHECK (basis <> ''),
        findings jsonb NOT NULL,
        registered_at timestamptz(3) NOT NULL,
        registered_by text NOT NULL,
        offer_required boolean NOT NULL,
        CHECK (NOT (status = 'NOMINATED' AND offer_required)))`);
    await runner.query(`CREATE INDEX ON coordination_need (municipality, registered_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX ON coordination_need (citizen_id)`);
    await runner.query(`
      CREATE TABLE offer (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        municipality text NOT NULL REFERENCES municipality,
        need_id uuid REFERENCES coordination_need,
        status text NOT NULL CHECK (status IN ('OFFERED', 'ACCEPTED', 'DECLINED')),
        explanation text NOT NULL CHECK (explanation <> ''),
        coordinator_id text NOT NULL REFERENCES caseworker,
        offered_at timestamptz(3) NOT NULL,
        offered_by text NOT NULL,
        answered_at timestamptz(3),
        plan_id uuid,
        CHECK ((status = 'OFFERED') = (answered_at IS NULL)),
        CHECK ((status = 'ACCEPTED') = (plan_id IS NOT NULL)))`);
    await runner.query(`CREATE UNIQUE INDEX one_open_offer ON offer (citizen_id) WHERE status = 'OFFERED'`);
    await runner.query(`CREATE INDEX ON offer (citizen_id, offered_at DESC, id DESC)`);
    await runner.query(`ALTER TABLE coordinating_plan DROP CONSTRAINT coordinating_plan_status_check`);
    await runner.query(`
      ALTER TABLE coordinating_plan
        ADD initiative_holder_id text REFERENCES caseworker,
        ADD close_reason text CHECK (close_reason IN ('CONCURRENT_EFFORTS_ENDED', 'GOALS_MET', 'CONSENT_WITHDRAWN', 'MOVED', 'DEATH')),
        ADD CHECK (status IN ('DRAFTING', 'ACTIVE', 'ON_HOLD', 'ENDING_WITHDRAWN', 'CLOSED'))`);
    await runner.query(`
      CREATE TABLE plan_revision (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        version int NOT NULL,
        recorded_at timestamptz(3) NOT NULL,
        changed_by text NOT NULL,
        changed_by_role text NOT NULL,
        change text NOT NULL,
        acknowledged_at timestamptz(3),
        snapshot jsonb NOT NULL,
        UNIQUE (plan_id, version))`);
    await runner.query(`
      CREATE TABLE duty (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        kind text NOT NULL CHECK (kind IN ('REASSESSMENT', 'SECTOR_DECISION')),
        sector_code text NOT NULL REFERENCES sector,
        opened_at timestamptz(3) NOT NULL,
        done_at timestamptz(3),
        note text)`);
    await runner.query(`CREATE INDEX ON duty (plan_id)`);
    await runner.query(`
      CREATE TABLE idempotency_key (
        caller_id text NOT NULL, key text NOT NULL, change text NOT NULL, plan_id uuid NOT NULL, PRIMARY KEY (caller_id, key))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE idempotency_key, duty, plan_revision, offer, coordination_need, municipal_policy`);
    await runner.query(`ALTER TABLE coordinating_plan DROP initiative_holder_id, DROP close_reason`);
  }
}
