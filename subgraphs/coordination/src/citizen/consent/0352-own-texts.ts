import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** A municipality's own texts beside those that every one begins with. */
export class OwnTexts1764000000352 implements MigrationInterface {
  name = "OwnTexts1764000000352";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE consent_template
        ADD id uuid UNIQUE,
        ADD municipality text REFERENCES municipality,
        ADD CHECK ((id IS NULL) = (municipality IS NULL))`);
    await runner.query(`CREATE INDEX ON consent_template (municipality) WHERE municipality IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE consent_template DROP id, DROP municipality`);
  }
}
