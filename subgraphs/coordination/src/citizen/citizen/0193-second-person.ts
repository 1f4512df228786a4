import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Who else of the staff confirmed what gives somebody a say for a citizen. What was written down before needed nobody. */
export class SecondPerson1764000000193 implements MigrationInterface {
  name = "SecondPerson1764000000193";

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ["representation", "capacity_assessment"]) {
      await runner.query(
        `ALTER TABLE ${table} ADD second_id text, ADD confirmed_by text, ADD confirmed_at timestamptz(3)`,
      );
      await runner.query(
        `UPDATE ${table} SET confirmed_by = 'before it needed a second person', confirmed_at = '2026-11-27T00:00:00Z'`,
      );
      await runner.query(`ALTER TABLE ${table} ADD CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))`);
    }
    await runner.query(`ALTER TABLE representation ADD CHECK (confirmed_by <> registered_by)`);
    await runner.query(`ALTER TABLE capacity_assessment ADD CHECK (confirmed_by <> assessed_by)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // What nobody confirmed must not count once nobody asks for it.
    for (const table of ["representation", "capacity_assessment"]) {
      await runner.query(`DELETE FROM ${table} WHERE confirmed_at IS NULL`);
      await runner.query(`ALTER TABLE ${table} DROP second_id, DROP confirmed_by, DROP confirmed_at`);
    }
  }
}
