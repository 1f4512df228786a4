import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Agreements of one day come in the order in which they were written, not in that of their ids. */
export class AgreementsOfOneDay1764000000471 implements MigrationInterface {
  name = "AgreementsOfOneDay1764000000471";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SEQUENCE agreement_written AS int`);
    await runner.query(`ALTER TABLE agreement ADD written int DEFAULT nextval('agreement_written')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE agreement DROP written`);
    await runner.query(`DROP SEQUENCE agreement_written`);
  }
}
