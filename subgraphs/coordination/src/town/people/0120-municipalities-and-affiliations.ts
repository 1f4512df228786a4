import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Regions, municipalities as dated rows, and who works for which of them when. */
export class MunicipalitiesAndAffiliations1764000000120 implements MigrationInterface {
  name = "MunicipalitiesAndAffiliations1764000000120";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE region (
        code text PRIMARY KEY CHECK (code ~ '^[0-9]{4}$'), name text NOT NULL,
        starts_on date NOT NULL, ends_on date CHECK (ends_on > starts_on))`);
    await runner.query(`
      ALTER TABLE municipality
        ADD region_code text REFERENCES region,
        ADD starts_on date NOT NULL DEFAULT '2007-01-01',
        ADD ends_on date CHECK (ends_on > starts_on)`);
    await runner.query(`
      CREATE TABLE caseworker_affiliation (
        id uuid PRIMARY KEY,
        caseworker_id text NOT NULL REFERENCES caseworker,
        municipality text NOT NULL REFERENCES municipality,
        region text REFERENCES region,
        sector_code text REFERENCES sector,
        title text NOT NULL,
        unit text NOT NULL,
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on),
        registered_by text NOT NULL)`);
    await runner.query(`CREATE INDEX ON caseworker_affiliation (caseworker_id)`);
    await runner.query(`CREATE INDEX ON caseworker_affiliation (municipality, caseworker_id)`);
    // Who was known before works where they were known, or, as regional staff, where they are in a plan.
    await runner.query(`
      INSERT INTO caseworker_affiliation (id, caseworker_id, municipality, sector_code, title, unit, starts_on, registered_by)
      SELECT gen_random_uuid(), w.id, w.municipality, w.sector_code, w.title, w.unit, DATE '2007-01-01', w.id FROM caseworker w WHERE w.municipality IS NOT NULL
      UNION ALL
      SELECT gen_random_uuid(), w.id, p.municipality, w.sector_code, w.title, w.unit, DATE '2007-01-01', w.id
      FROM caseworker w JOIN (
        SELECT DISTINCT a.caseworker_id, p.municipality
        FROM (SELECT caseworker_id, plan_id FROM coordinator_assignment UNION SELECT caseworker_id, plan_id FROM plan_participant) a
        JOIN coordinating_plan p ON p.id = a.plan_id) p ON p.caseworker_id = w.id
      WHERE w.municipality IS NULL`);
    await runner.query(`ALTER TABLE caseworker DROP municipality, DROP sector_code`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE caseworker ADD municipality text REFERENCES municipality, ADD sector_code text`);
    await runner.query(`CREATE INDEX ON caseworker (municipality, id)`);
    await runner.query(`
      UPDATE caseworker w SET municipality = a.municipality, sector_code = a.sector_code
      FROM caseworker_affiliation a WHERE a.caseworker_id = w.id`);
    await runner.query(`DROP TABLE caseworker_affiliation`);
    await runner.query(`ALTER TABLE municipality DROP region_code, DROP starts_on, DROP ends_on`);
    await runner.query(`DROP TABLE region`);
  }
}
