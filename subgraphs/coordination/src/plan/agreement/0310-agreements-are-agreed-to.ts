import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/**
 * Who said yes to an agreement, and how it ended where it was not kept. What was made at a meeting counts as agreed to by all; of
 * what a coordinator wrote down between meetings nobody knows that the citizen said yes, so they are asked.
 */
export class AgreementsAreAgreedTo1764000000310 implements MigrationInterface {
  name = "AgreementsAreAgreedTo1764000000310";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE agreement
      ADD agreed_by jsonb NOT NULL DEFAULT '[]',
      ADD ended text CHECK (ended IN ('BROKEN', 'DROPPED')),
      ADD ended_on date CHECK (ended_on >= made_on),
      ADD end_note text,
      ADD CHECK ((ended IS NULL) = (ended_on IS NULL)),
      ADD CHECK (ended IS NULL OR kept_on IS NULL)`);
    await runner.query(
      `UPDATE agreement SET agreed_by = CASE WHEN meeting_id IS NOT NULL OR kept_on IS NOT NULL THEN parties ELSE parties - 'CITIZEN' END`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE agreement DROP agreed_by, DROP ended, DROP ended_on, DROP end_note`);
  }
}
