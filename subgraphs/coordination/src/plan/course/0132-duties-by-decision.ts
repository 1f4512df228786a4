import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Why a sector has a duty, by when it is met and by which decision, and what the sector was told of it. */
export class DutiesByDecision1764000000132 implements MigrationInterface {
  name = "DutiesByDecision1764000000132";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE duty
        ADD basis jsonb NOT NULL DEFAULT '["TAKES_PART"]',
        ADD due_on date,
        ADD decision_reference text,
        ADD decision_made_on date,
        ADD nothing_to_decide text,
        ADD told_at timestamptz(3),
        ADD CHECK ((decision_reference IS NULL) = (decision_made_on IS NULL)),
        ADD CHECK (decision_reference IS NULL OR nothing_to_decide IS NULL)`);
    await runner.query(`ALTER TABLE duty ALTER basis DROP DEFAULT`);
    await runner.query(`
      CREATE TABLE withdrawal_to_tell (
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        sector_code text NOT NULL REFERENCES sector,
        joining boolean NOT NULL,
        withdrawn_at timestamptz(3) NOT NULL,
        PRIMARY KEY (plan_id, sector_code))`);
    await runner.query(
      `ALTER TABLE municipal_policy ADD reassessment_days int CHECK (reassessment_days BETWEEN 1 AND 365)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE municipal_policy DROP reassessment_days`);
    await runner.query(`DROP TABLE withdrawal_to_tell`);
    await runner.query(
      `ALTER TABLE duty DROP basis, DROP due_on, DROP decision_reference, DROP decision_made_on, DROP nothing_to_decide, DROP told_at`,
    );
  }
}
