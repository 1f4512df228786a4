import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Who was told of a discharge and has taken it on, or was told by the ward by other means. */
export class DischargesAreReceived1764000000450 implements MigrationInterface {
  name = "DischargesAreReceived1764000000450";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE discharge_receipt (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL,
        municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        admission_id uuid NOT NULL REFERENCES admission,
        party text NOT NULL,
        words text NOT NULL CHECK (words <> ''),
        received_by text NOT NULL,
        received_at timestamptz(3) NOT NULL)`);
    await runner.query(`CREATE INDEX ON discharge_receipt (admission_id, party)`);
    await runner.query(`CREATE INDEX ON discharge_receipt (citizen_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE discharge_receipt`);
  }
}
