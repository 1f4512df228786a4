import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Complaints over issued decisions: one number for all of it, and a course of its own for each part. */
export class Complaints1764000000510 implements MigrationInterface {
  name = "Complaints1764000000510";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE complaint_rule ADD COLUMN own_route boolean NOT NULL DEFAULT false`);
    await runner.query(`
      CREATE TABLE complaint (
        id uuid PRIMARY KEY, number text NOT NULL UNIQUE, decision_id uuid NOT NULL REFERENCES decision,
        citizen_id uuid NOT NULL, municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        scope text NOT NULL CHECK (scope IN ('WHOLE', 'PARTS')), text text,
        medium text NOT NULL CHECK (medium IN ('ONLINE', 'DIGITAL_POST', 'MAIL', 'LETTER', 'PHONE', 'IN_PERSON')),
        received_on date NOT NULL, filed_by text NOT NULL,
        filed_as text NOT NULL CHECK (filed_as IN ('CITIZEN', 'PARENT', 'PROXY', 'STAFF')),
        filed_at timestamptz(3) NOT NULL, version int NOT NULL)`);
    await runner.query(`CREATE INDEX ON complaint (citizen_id)`);
    await runner.query(`CREATE INDEX ON complaint (decision_id)`);
    await runner.query(`
      CREATE TABLE complaint_part (
        id uuid PRIMARY KEY, complaint_id uuid NOT NULL REFERENCES complaint,
        decision_part_id uuid NOT NULL REFERENCES decision_part, position int NOT NULL,
        sector text NOT NULL, municipality text NOT NULL,
        status text NOT NULL
          CHECK (status IN ('NOT_TAKEN', 'RECEIVED', 'KEPT', 'CHANGED', 'FORWARDED', 'ANSWERED', 'WITHDRAWN')),
        not_taken text CHECK (not_taken IN ('NOBODY', 'OWN_ROUTE', 'OPEN_ALREADY')),
        late boolean NOT NULL, due_on date NOT NULL,
        reassessed_on date, reassessed_by text, reasons text, changed_by_id uuid REFERENCES decision,
        forwarded_on date, forwarded_by text, reminded_on jsonb NOT NULL,
        answer text CHECK (answer IN ('UPHELD', 'CHANGED', 'SENT_BACK', 'DISMISSED')),
        answer_words text, answered_on date, answer_recorded_by text,
        delegation_id uuid, withdrawn_on date, withdrawn_by text,
        CHECK ((status = 'NOT_TAKEN') = (not_taken IS NOT NULL)),
        CHECK ((status = 'CHANGED') = (changed_by_id IS NOT NULL)),
        CHECK ((status = 'ANSWERED') = (answer IS NOT NULL AND answered_on IS NOT NULL)),
        CHECK (status NOT IN ('FORWARDED', 'ANSWERED') OR forwarded_on IS NOT NULL))`);
    await runner.query(`CREATE INDEX ON complaint_part (complaint_id)`);
    // Two complaints at once about one part would go two ways: the second is told of the first.
    await runner.query(`
      CREATE UNIQUE INDEX ON complaint_part (decision_part_id) WHERE status IN ('RECEIVED', 'KEPT', 'FORWARDED')`);
    await runner.query(`
      CREATE INDEX ON complaint_part (municipality, sector, due_on) WHERE status IN ('RECEIVED', 'KEPT')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE complaint_part, complaint`);
    await runner.query(`ALTER TABLE complaint_rule DROP COLUMN own_route`);
  }
}
