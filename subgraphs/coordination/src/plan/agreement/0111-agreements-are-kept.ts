import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** The day on which an agreement was kept. */
export class AgreementsAreKept1764000000111 implements MigrationInterface {
  name = "AgreementsAreKept1764000000111";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE agreement ADD kept_on date CHECK (kept_on >= made_on)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE agreement DROP kept_on`);
  }
}
