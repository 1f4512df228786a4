import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** The walk through a municipality's citizens, and who walked and why. */
export class Candidates1764000000022 implements MigrationInterface {
  name = "Candidates1764000000022";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX ON citizen (municipality, id)`);
    await runner.query(`
      CREATE TABLE candidate_search (
        id uuid PRIMARY KEY,
        searched_at timestamptz(3) NOT NULL,
        searched_by text NOT NULL,
        municipality text NOT NULL REFERENCES municipality,
        purpose text NOT NULL CHECK (purpose <> ''),
        conditions jsonb NOT NULL,
        looked_at int NOT NULL,
        found int NOT NULL)`);
    await runner.query(`CREATE INDEX ON candidate_search (municipality, searched_at DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE candidate_search`);
    await runner.query(`DROP INDEX citizen_municipality_id_idx`);
  }
}
