import type { MigrationInterface, QueryRunner } from "@overligger/shared";

const TABLES = ["municipal_policy", "municipal_target", "consent_template"];

/** What a municipality decided and took back, or corrected on its first day, is kept: it holds on no day. */
export class DecisionsAreTakenBack1764000000480 implements MigrationInterface {
  name = "DecisionsAreTakenBack1764000000480";

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(
        `ALTER TABLE ${table} DROP CONSTRAINT ${table}_check, ADD CONSTRAINT ${table}_period CHECK (ends_on >= starts_on)`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    // A text that somebody agreed to stays.
    await runner.query(`UPDATE consent_template SET ends_on = starts_on + 1 WHERE ends_on = starts_on`);
    for (const table of TABLES) {
      await runner.query(`DELETE FROM ${table} WHERE ends_on = starts_on`);
      await runner.query(
        `ALTER TABLE ${table} DROP CONSTRAINT ${table}_period, ADD CONSTRAINT ${table}_check CHECK (ends_on > starts_on)`,
      );
    }
  }
}
