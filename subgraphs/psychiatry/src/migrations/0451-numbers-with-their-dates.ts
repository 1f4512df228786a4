import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { legalTermStatus, legalTermTable } from "@overligger/shared/sector";

/** Numbers by date, as in the other sectors: for how many days after a discharge its notice asks somebody to act. */
export class NumbersWithTheirDates1764000000451 implements MigrationInterface {
  name = "NumbersWithTheirDates1764000000451";

  async up(runner: QueryRunner): Promise<void> {
    await legalTermTable(runner);
    await legalTermStatus(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE legal_term`);
  }
}
