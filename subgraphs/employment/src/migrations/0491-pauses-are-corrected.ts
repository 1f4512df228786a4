import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** A pause that was written down wrongly is taken back with the reason, stays readable, and counts no more. */
export class PausesAreCorrected1764000000491 implements MigrationInterface {
  name = "PausesAreCorrected1764000000491";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE flexjob_pause ADD taken_back_on date, ADD taken_back_why text CHECK (taken_back_why <> ''),
         ADD CHECK ((taken_back_on IS NULL) = (taken_back_why IS NULL))`,
    );
    await runner.query(`DROP INDEX flexjob_pause_intervention_id_idx`);
    await runner.query(
      `CREATE UNIQUE INDEX one_pause_at_a_time ON flexjob_pause (intervention_id) WHERE returned_on IS NULL AND taken_back_on IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX one_pause_at_a_time`);
    await runner.query(`DELETE FROM flexjob_pause WHERE taken_back_on IS NOT NULL`);
    await runner.query(`CREATE UNIQUE INDEX ON flexjob_pause (intervention_id) WHERE returned_on IS NULL`);
    await runner.query(`ALTER TABLE flexjob_pause DROP taken_back_on, DROP taken_back_why`);
  }
}
