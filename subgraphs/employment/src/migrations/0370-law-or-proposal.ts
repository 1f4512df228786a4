import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { legalTermStatus } from "@overligger/shared/sector";

/** Each number says whether it is law, and where it was looked up. */
export class LawOrProposal1764000000370 implements MigrationInterface {
  name = "LawOrProposal1764000000370";

  async up(runner: QueryRunner): Promise<void> {
    await legalTermStatus(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE legal_term DROP status, DROP source`);
  }
}
