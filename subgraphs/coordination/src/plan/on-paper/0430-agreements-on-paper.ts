import type { MigrationInterface, QueryRunner } from "@overligger/shared";

const subjects = (more: string) =>
  `ALTER TABLE recorded_statement DROP CONSTRAINT recorded_statement_subject_check,
   ADD CONSTRAINT recorded_statement_subject_check CHECK (subject IN ('ANSWER', 'CONSENT', 'WITHDRAWAL', 'VIEW', 'GOAL', 'PARTICIPANT'${more}))`;

/** Somebody who cannot sign in says yes to an agreement, too. */
export class AgreementsOnPaper1764000000430 implements MigrationInterface {
  name = "AgreementsOnPaper1764000000430";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(subjects(", 'AGREEMENT'"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(subjects(""));
  }
}
