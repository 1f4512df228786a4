import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/**
 * What is only proposed works where a policy switches it on; none that took the law as its starting point does. No law has a number of
 * cases: where the law's preset put 30, there is none.
 */
export class Proposals1764000000351 implements MigrationInterface {
  name = "Proposals1764000000351";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE municipal_policy
        ADD delegation_acts text[] NOT NULL DEFAULT '{}',
        ADD flexjob_return_right boolean NOT NULL DEFAULT false,
        ADD flexible_hours boolean NOT NULL DEFAULT false,
        ADD team_competence boolean NOT NULL DEFAULT false,
        ADD combined_decision boolean NOT NULL DEFAULT false,
        ALTER caseload_limit DROP NOT NULL`);
    await runner.query(`
      UPDATE municipal_policy SET delegation_acts = '{LAB,SEL}', flexjob_return_right = true, flexible_hours = true, team_competence = true,
        combined_decision = true WHERE preset = 'DS_PROPOSAL'`);
    await runner.query(
      `UPDATE municipal_policy SET caseload_limit = NULL WHERE preset = 'LAW' AND caseload_limit = 30 AND NOT caseload_hard`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE municipal_policy SET caseload_limit = 30 WHERE caseload_limit IS NULL`);
    await runner.query(`
      ALTER TABLE municipal_policy DROP delegation_acts, DROP flexjob_return_right, DROP flexible_hours, DROP team_competence,
        DROP combined_decision, ALTER caseload_limit SET NOT NULL`);
  }
}
