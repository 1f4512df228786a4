import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** For what one may search, and who may: nobody, until a leader says so. */
export class WhoMaySearch1764000000340 implements MigrationInterface {
  name = "WhoMaySearch1764000000340";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_purpose (
        code text NOT NULL,
        name_en text NOT NULL,
        name_da text NOT NULL,
        basis text NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        PRIMARY KEY (code, valid_from))`);
    await runner.query(`
      INSERT INTO search_purpose (code, name_en, name_da, basis, valid_from) VALUES
        ('OFFER_A_PLAN', 'Find citizens to whom a coordinating plan may be offered', 'Finde borgere, som kan få tilbudt en koordinerende plan',
         'LOCAL; whether the law lets a municipality search across its areas without each citizen''s consent is not verified (retssikkerhedsloven § 11 a)', '2026-01-01'),
        ('CHECK_OFFER_DUTY', 'See whether everybody to whom the municipality must offer a plan has been offered one', 'Se, om alle, som kommunen skal tilbyde en plan, har fået tilbuddet',
         'LOCAL: the municipality''s own decision that it must offer; the same is not verified', '2026-01-01')`);
    await runner.query(`
      CREATE TABLE search_permission (
        id uuid PRIMARY KEY,
        municipality text NOT NULL REFERENCES municipality,
        caseworker_id text NOT NULL REFERENCES caseworker,
        starts_on date NOT NULL,
        ends_on date NOT NULL CHECK (ends_on >= starts_on),
        given_by text NOT NULL CHECK (given_by <> caseworker_id),
        given_at timestamptz(3) NOT NULL,
        ended_by text)`);
    await runner.query(`CREATE INDEX ON search_permission (caseworker_id)`);
    await runner.query(`CREATE INDEX ON search_permission (municipality, given_at DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE search_permission, search_purpose`);
  }
}
