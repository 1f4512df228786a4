import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Of two ways up that both parties agreed to, the one agreed to last stands in the other's place. */
export class OneWayUp1764000000501 implements MigrationInterface {
  name = "OneWayUp1764000000501";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ramp_up_agreement ADD replaced_on date`);
    await runner.query(`
      UPDATE ramp_up_agreement r SET replaced_on = (SELECT min((n.steps -> 0 ->> 'from')::date) FROM ramp_up_agreement n
        WHERE n.intervention_id = r.intervention_id
          AND (greatest(n.citizen_agreed_on, n.employer_agreed_on), n.id) > (greatest(r.citizen_agreed_on, r.employer_agreed_on), r.id)
          AND n.citizen_agreed_on IS NOT NULL AND n.employer_agreed_on IS NOT NULL)
      WHERE r.citizen_agreed_on IS NOT NULL AND r.employer_agreed_on IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE ramp_up_agreement DROP replaced_on`);
  }
}
