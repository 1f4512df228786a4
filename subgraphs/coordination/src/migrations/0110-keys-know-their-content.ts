import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** A key knows what was asked under it, and all that a person does here lies under the same keys. */
export class KeysKnowTheirContent1764000000110 implements MigrationInterface {
  name = "KeysKnowTheirContent1764000000110";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE idempotency_key ADD about text, ADD subject_id uuid, ADD content text`);
    await runner.query(`UPDATE idempotency_key SET about = plan_id::text, subject_id = plan_id`);
    await runner.query(
      `ALTER TABLE idempotency_key ALTER about SET NOT NULL, ALTER subject_id SET NOT NULL, DROP plan_id`,
    );
    await runner.query(`
      INSERT INTO idempotency_key (caller_id, key, change, about, subject_id)
      SELECT given_by, idempotency_key, CASE kind WHEN 'SHARING' THEN 'giveSharingConsent' ELSE 'giveHealthConsent' END, citizen_id::text, id
      FROM consent WHERE idempotency_key IS NOT NULL ON CONFLICT DO NOTHING`);
    await runner.query(`
      INSERT INTO idempotency_key (caller_id, key, change, about, subject_id)
      SELECT recorded_by, idempotency_key, 'recordProgress', goal_id::text, id
      FROM progress_measurement WHERE idempotency_key IS NOT NULL ON CONFLICT DO NOTHING`);
    await runner.query(`ALTER TABLE consent DROP idempotency_key`);
    await runner.query(`ALTER TABLE progress_measurement DROP idempotency_key`);
    // Ids are equal in capitals and in small letters; what was kept out in capitals was shown all the same.
    await runner.query(`UPDATE consent SET except_items = lower(except_items::text)::jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE progress_measurement ADD idempotency_key text, ADD UNIQUE (recorded_by, idempotency_key)`,
    );
    await runner.query(`ALTER TABLE consent ADD idempotency_key text, ADD UNIQUE (given_by, idempotency_key)`);
    for (const [table, who, change] of [
      ["consent", "given_by", "give%Consent"],
      ["progress_measurement", "recorded_by", "recordProgress"],
    ]) {
      await runner.query(`
        UPDATE ${table} t SET idempotency_key = k.key FROM idempotency_key k
        WHERE k.subject_id = t.id AND k.caller_id = t.${who} AND k.change LIKE '${change}'`);
    }
    await runner.query(`DELETE FROM idempotency_key WHERE subject_id NOT IN (SELECT id FROM coordinating_plan)`);
    await runner.query(`ALTER TABLE idempotency_key ADD plan_id uuid`);
    await runner.query(`UPDATE idempotency_key SET plan_id = subject_id`);
    await runner.query(
      `ALTER TABLE idempotency_key ALTER plan_id SET NOT NULL, DROP about, DROP subject_id, DROP content`,
    );
  }
}
