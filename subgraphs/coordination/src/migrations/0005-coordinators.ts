import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Who may coordinate and why they were chosen, who stands in for whom, and the schemes that ask for one coordinator. */
export class Coordinators1764000000008 implements MigrationInterface {
  name = "Coordinators1764000000008";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE caseworker ADD municipality text REFERENCES municipality`);
    await runner.query(`CREATE INDEX ON caseworker (municipality, id)`);
    await runner.query(`
      CREATE TABLE qualification (
        id uuid PRIMARY KEY,
        caseworker_id text NOT NULL REFERENCES caseworker,
        level text NOT NULL CHECK (level IN ('COURSE', 'DIPLOMA', 'MASTER')),
        title text NOT NULL CHECK (title <> ''),
        obtained_on date NOT NULL)`);
    await runner.query(`CREATE INDEX ON qualification (caseworker_id)`);
    await runner.query(`
      ALTER TABLE municipal_policy
        ADD required_qualification text CHECK (required_qualification IN ('COURSE', 'DIPLOMA', 'MASTER')),
        ADD co_coordinators boolean NOT NULL DEFAULT true`);
    await runner.query(`ALTER TABLE coordinator_assignment DROP CONSTRAINT coordinator_assignment_role_check`);
    await runner.query(`
      ALTER TABLE coordinator_assignment
        ADD basis text CHECK (basis IN ('MAIN_TASK', 'SPECIAL_KNOWLEDGE')),
        ADD assessment text,
        ADD CONSTRAINT coordinator_assignment_role_check CHECK (role IN ('LEAD', 'CO', 'DEPUTY'))`);
    await runner.query(`
      CREATE TABLE absence (
        id uuid PRIMARY KEY,
        caseworker_id text NOT NULL REFERENCES caseworker,
        deputy_id text NOT NULL REFERENCES caseworker CHECK (deputy_id <> caseworker_id),
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on > starts_on))`);
    await runner.query(`CREATE INDEX ON absence (caseworker_id)`);
    await runner.query(`
      CREATE TABLE coordination_scheme (
        code text PRIMARY KEY, name_da text NOT NULL, name_en text NOT NULL, law jsonb NOT NULL,
        starts_on date NOT NULL, ends_on date CHECK (ends_on > starts_on))`);
    await runner.query(`
      ALTER TABLE coordinating_plan
        ADD scheme_code text REFERENCES coordination_scheme,
        ADD scheme_since date,
        ADD continues_in text REFERENCES sector,
        ADD CONSTRAINT coordinating_plan_scheme CHECK ((scheme_code IS NULL) = (scheme_since IS NULL))`);
    await runner.query(
      `ALTER TABLE coordination_need ADD dismissed_for text, ADD CHECK (status <> 'DISMISSED' OR dismissed_for IS NOT NULL)`,
    );
    await runner.query(
      `ALTER TABLE offer ADD basis text CHECK (basis IN ('MAIN_TASK', 'SPECIAL_KNOWLEDGE')), ADD assessment text`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE coordination_need DROP dismissed_for`);
    await runner.query(`ALTER TABLE offer DROP basis, DROP assessment`);
    await runner.query(`ALTER TABLE coordinating_plan DROP scheme_code, DROP scheme_since, DROP continues_in`);
    await runner.query(`DROP TABLE coordination_scheme, absence, qualification`);
    await runner.query(`ALTER TABLE coordinator_assignment DROP basis, DROP assessment`);
    await runner.query(`ALTER TABLE municipal_policy DROP required_qualification, DROP co_coordinators`);
    await runner.query(`ALTER TABLE caseworker DROP municipality`);
  }
}
