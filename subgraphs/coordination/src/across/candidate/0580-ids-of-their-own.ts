import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** What a search tells of citizens, it tells under ids of its own: those of its candidates, and where it stopped. */
export class IdsOfTheirOwn1764000000580 implements MigrationInterface {
  name = "IdsOfTheirOwn1764000000580";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE candidate_mark (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        found boolean NOT NULL,
        made_for text NOT NULL,
        made_at timestamptz(3) NOT NULL)`);
    await runner.query(`CREATE INDEX ON candidate_mark (made_for, made_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE candidate_mark`);
  }
}
