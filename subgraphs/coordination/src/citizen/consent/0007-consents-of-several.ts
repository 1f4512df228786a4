import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** The texts that are agreed to, consents that need several people's yes, and items that stay out. */
export class ConsentsOfSeveral1764000000010 implements MigrationInterface {
  name = "ConsentsOfSeveral1764000000010";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE consent_template (
        version text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('JOINING', 'SHARING', 'HEALTH_RETRIEVAL')),
        title text NOT NULL CHECK (title <> ''),
        text text NOT NULL CHECK (text <> ''),
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on > starts_on))`);
    await runner.query(`
      ALTER TABLE consent
        ADD needed_parties jsonb NOT NULL DEFAULT '[]',
        ADD approvals jsonb NOT NULL DEFAULT '[]',
        ADD complete boolean NOT NULL DEFAULT true,
        ADD except_items jsonb NOT NULL DEFAULT '[]',
        ADD CHECK (complete OR kind <> 'JOINING')`);
    // What came before was given by one person, whose yes was enough then.
    await runner.query(`
      UPDATE consent SET
        needed_parties = jsonb_build_array(CASE WHEN given_by = citizen_id::text THEN 'CITIZEN' ELSE 'PROXY' END),
        approvals = jsonb_build_array(jsonb_build_object(
          'party', CASE WHEN given_by = citizen_id::text THEN 'CITIZEN' ELSE 'PROXY' END, 'at', given_at, 'by', given_by))`);
    await runner.query(
      `ALTER TABLE consent ALTER complete DROP DEFAULT, ALTER needed_parties DROP DEFAULT, ALTER approvals DROP DEFAULT, ALTER except_items DROP DEFAULT`,
    );
    await runner.query(`DROP INDEX consent_newest`);
    await runner.query(`
      CREATE UNIQUE INDEX consent_newest ON consent (citizen_id, kind, sector_code, complete) WHERE withdrawn_at IS NULL AND replaced_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM consent WHERE NOT complete`);
    await runner.query(`DROP INDEX consent_newest`);
    await runner.query(`
      CREATE UNIQUE INDEX consent_newest ON consent (citizen_id, kind, sector_code) WHERE withdrawn_at IS NULL AND replaced_at IS NULL`);
    await runner.query(`ALTER TABLE consent DROP needed_parties, DROP approvals, DROP complete, DROP except_items`);
    await runner.query(`DROP TABLE consent_template`);
  }
}
