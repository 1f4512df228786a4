import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** A family is neither a household nor a case: memberships with roles and periods, and each member's own yes. */
export class Family1764000000021 implements MigrationInterface {
  name = "Family1764000000021";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE family (
        id uuid PRIMARY KEY,
        municipality text NOT NULL REFERENCES municipality,
        name text NOT NULL CHECK (name <> ''),
        registered_at timestamptz(3) NOT NULL,
        registered_by text NOT NULL,
        version int NOT NULL)`);
    await runner.query(`
      CREATE TABLE family_membership (
        id uuid PRIMARY KEY,
        family_id uuid NOT NULL REFERENCES family,
        citizen_id uuid NOT NULL REFERENCES citizen,
        role text NOT NULL CHECK (role IN ('PARENT', 'CHILD', 'PARTNER', 'RELATIVE')),
        household text NOT NULL CHECK (household <> ''),
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on))`);
    await runner.query(`CREATE INDEX ON family_membership (family_id)`);
    await runner.query(
      `CREATE UNIQUE INDEX one_family_at_a_time ON family_membership (citizen_id) WHERE ends_on IS NULL`,
    );
    await runner.query(`
      CREATE TABLE family_consent (
        id uuid PRIMARY KEY,
        family_id uuid NOT NULL REFERENCES family,
        citizen_id uuid NOT NULL REFERENCES citizen,
        party text NOT NULL CHECK (party IN ('CITIZEN', 'PARENT', 'PROXY')),
        agreed boolean NOT NULL,
        answered_at timestamptz(3) NOT NULL,
        answered_by text NOT NULL)`);
    await runner.query(`CREATE INDEX ON family_consent (family_id, answered_at DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE family_consent, family_membership, family`);
  }
}
