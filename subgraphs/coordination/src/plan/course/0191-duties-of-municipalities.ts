import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Whose staff have a duty: the plan may go along to another municipality, and the duty stays. */
export class DutiesOfMunicipalities1764000000191 implements MigrationInterface {
  name = "DutiesOfMunicipalities1764000000191";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE duty ADD municipality text REFERENCES municipality`);
    await runner.query(
      `UPDATE duty d SET municipality = p.municipality FROM coordinating_plan p WHERE p.id = d.plan_id`,
    );
    await runner.query(`ALTER TABLE duty ALTER municipality SET NOT NULL`);
    await runner.query(
      `ALTER TABLE duty DROP CONSTRAINT duty_kind_check, ADD CHECK (kind IN ('REASSESSMENT', 'SECTOR_DECISION', 'HAND_OVER'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM duty WHERE kind = 'HAND_OVER'`);
    await runner.query(
      `ALTER TABLE duty DROP municipality, DROP CONSTRAINT duty_kind_check, ADD CHECK (kind IN ('REASSESSMENT', 'SECTOR_DECISION'))`,
    );
  }
}
