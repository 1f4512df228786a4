import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Where the summary comes from, and what helps and stands in the way. */
export class Situation1764000000011 implements MigrationInterface {
  name = "Situation1764000000011";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE coordinating_plan ADD summary_sources jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`
      CREATE TABLE situation_item (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        kind text NOT NULL CHECK (kind IN ('RESOURCE', 'BARRIER')),
        text text NOT NULL CHECK (text <> ''),
        party text NOT NULL,
        written_by text NOT NULL,
        written_on date NOT NULL)`);
    await runner.query(`CREATE INDEX ON situation_item (plan_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE situation_item`);
    await runner.query(`ALTER TABLE coordinating_plan DROP summary_sources`);
  }
}
