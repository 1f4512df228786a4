import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** A consent's text in English beside the Danish one, where there is one. */
export class TextsInBothLanguages1764000000470 implements MigrationInterface {
  name = "TextsInBothLanguages1764000000470";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE consent_template ADD title_en text, ADD text_en text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE consent_template DROP title_en, DROP text_en`);
  }
}
