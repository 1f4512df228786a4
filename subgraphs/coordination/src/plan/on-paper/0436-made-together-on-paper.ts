import type { MigrationInterface, QueryRunner } from "@overligger/shared";

const subjects = (more: string) =>
  `ALTER TABLE recorded_statement DROP CONSTRAINT recorded_statement_subject_check,
   ADD CONSTRAINT recorded_statement_subject_check
     CHECK (subject IN ('ANSWER', 'CONSENT', 'WITHDRAWAL', 'VIEW', 'GOAL', 'PARTICIPANT', 'AGREEMENT'${more}))`;

/** Somebody who cannot sign in says whether the plan was made with them, too: nobody else says it for them. */
export class MadeTogetherOnPaper1764000000436 implements MigrationInterface {
  name = "MadeTogetherOnPaper1764000000436";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(subjects(", 'CO_PRODUCTION'"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(subjects(""));
  }
}
