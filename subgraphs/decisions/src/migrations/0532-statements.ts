import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** What each who complains over a part said, by themself: two parents over one part are two who said something, and one complaint. */
export class Statements1764000000532 implements MigrationInterface {
  name = "Statements1764000000532";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE complaint_statement (
        id uuid PRIMARY KEY, complaint_part_id uuid NOT NULL REFERENCES complaint_part,
        text text, medium text NOT NULL, received_on date NOT NULL, filed_by text NOT NULL, said_by text,
        filed_as text NOT NULL CHECK (filed_as IN ('CITIZEN', 'PARENT', 'PROXY', 'STAFF')),
        filed_at timestamptz(3) NOT NULL, late boolean NOT NULL, sent_on date,
        withdrawn_on date, withdrawn_by text, withdrawn_evidence text,
        CHECK (said_by IS NULL OR filed_as = 'STAFF'), CHECK (withdrawn_evidence IS NULL OR withdrawn_on IS NOT NULL))`);
    await runner.query(`CREATE INDEX ON complaint_statement (complaint_part_id)`);
    await runner.query(`
      INSERT INTO complaint_statement
      SELECT gen_random_uuid(), p.id, c.text, c.medium, c.received_on, c.filed_by, NULL, c.filed_as, c.filed_at, p.late, p.forwarded_on,
        p.withdrawn_on, p.withdrawn_by, NULL
      FROM complaint_part p JOIN complaint c ON c.id = p.complaint_id WHERE p.status <> 'NOT_TAKEN'`);
    await runner.query(`
      CREATE TRIGGER complaint_statement_stays
      BEFORE UPDATE OF complaint_part_id, text, medium, received_on, filed_by, said_by, filed_as, filed_at ON complaint_statement
      FOR EACH ROW EXECUTE FUNCTION refuse_change_of_assessed()`);
    await runner.query(`
      ALTER TABLE complaint_part DROP CONSTRAINT complaint_part_not_taken_check,
        ADD CONSTRAINT complaint_part_not_taken_check CHECK (not_taken IN ('NOBODY', 'OWN_ROUTE', 'OPEN_ALREADY', 'ANSWERED', 'SENT_BACK'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE complaint_statement`);
    await runner.query(`
      UPDATE complaint_part SET not_taken = 'OPEN_ALREADY' WHERE not_taken IN ('ANSWERED', 'SENT_BACK')`);
    await runner.query(`
      ALTER TABLE complaint_part DROP CONSTRAINT complaint_part_not_taken_check,
        ADD CONSTRAINT complaint_part_not_taken_check CHECK (not_taken IN ('NOBODY', 'OWN_ROUTE', 'OPEN_ALREADY'))`);
  }
}
