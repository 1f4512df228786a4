import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Each part says by when the citizen was to answer about it, and each answer whose it is. */
export class EachIsHeard1764000000571 implements MigrationInterface {
  name = "EachIsHeard1764000000571";

  async up(runner: QueryRunner): Promise<void> {
    // What was issued stays as it was told: the same words, in another place.
    await runner.query(`ALTER TABLE decision_part DISABLE TRIGGER decision_part_stays`);
    await runner.query(`
      ALTER TABLE decision_part ADD reply_by date, ADD answers jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`
      UPDATE decision_part p SET
        reply_by = CASE WHEN p.outcome <> 'GRANTED' AND p.no_hearing IS NULL THEN d.reply_by END,
        answers = CASE WHEN p.answer IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(jsonb_build_object(
          'text', p.answer, 'saidAs', 'CITIZEN', 'answeredOn', p.answered_on::text, 'answeredBy', p.answered_by, 'evidence', NULL)) END
      FROM decision d WHERE d.id = p.decision_id`);
    await runner.query(`ALTER TABLE decision_part DROP answer, DROP answered_by, DROP answered_on`);
    await runner.query(`ALTER TABLE decision_part ENABLE TRIGGER decision_part_stays`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE decision_part DISABLE TRIGGER decision_part_stays`);
    await runner.query(`ALTER TABLE decision_part ADD answer text, ADD answered_by text, ADD answered_on date`);
    await runner.query(`
      UPDATE decision_part SET
        answer = (SELECT string_agg(a ->> 'text', E'\\n\\n') FROM jsonb_array_elements(answers) a),
        answered_by = answers -> -1 ->> 'answeredBy', answered_on = (answers -> -1 ->> 'answeredOn')::date`);
    await runner.query(`ALTER TABLE decision_part DROP reply_by, DROP answers`);
    await runner.query(`ALTER TABLE decision_part ENABLE TRIGGER decision_part_stays`);
  }
}
