import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** A receipt says whose it is in words, and of which day of discharge they were told: another day asks anew. */
export class ReceiptsSayOfWhichDay1764000000452 implements MigrationInterface {
  name = "ReceiptsSayOfWhichDay1764000000452";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE discharge_receipt ADD unit text, ADD discharge_on date`);
    await runner.query(`UPDATE discharge_receipt SET unit = party WHERE party <> received_by`);
    await runner.query(`
      UPDATE discharge_receipt r SET unit = p.party ->> 'unit'
      FROM coordination_plan c CROSS JOIN LATERAL jsonb_array_elements(c.parties) AS p (party)
      WHERE c.admission_id = r.admission_id AND p.party ->> 'caseworkerId' = r.party`);
    // Of an earlier notice the day is not known any more.
    await runner.query(`
      UPDATE discharge_receipt r SET discharge_on = coalesce(a.discharged_on, a.discharge_expected_on)
      FROM admission a WHERE a.id = r.admission_id AND r.received_at >= a.noticed_at`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE discharge_receipt DROP unit, DROP discharge_on`);
  }
}
