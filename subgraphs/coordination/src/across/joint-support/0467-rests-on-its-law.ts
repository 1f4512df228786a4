import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** What a rule rests on stands in its law, in both languages: it was said twice, once in English alone. */
export class RestsOnItsLaw1764000000467 implements MigrationInterface {
  name = "RestsOnItsLaw1764000000467";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE joint_support_rule DROP basis`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE joint_support_rule ADD basis text NOT NULL DEFAULT ''`);
  }
}
