import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** That a flag was settled by the sector joining is said in the reader's language, not kept in one. */
export class JoiningSettles1764000000468 implements MigrationInterface {
  name = "JoiningSettles1764000000468";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sector_flag DROP CONSTRAINT sector_flag_check,
      ADD CONSTRAINT an_outcome_settles CHECK (outcome IS NULL OR settled_on IS NOT NULL)`);
    await runner.query(`UPDATE sector_flag SET outcome = NULL WHERE outcome = 'The sector takes part.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE sector_flag SET outcome = 'The sector takes part.' WHERE settled_on IS NOT NULL AND outcome IS NULL`,
    );
    await runner.query(`ALTER TABLE sector_flag DROP CONSTRAINT an_outcome_settles,
      ADD CHECK ((settled_on IS NULL) = (outcome IS NULL))`);
  }
}
