import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** From whom it is kept who a citizen is and where they live. */
export class Protection1764000000230 implements MigrationInterface {
  name = "Protection1764000000230";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity_protection (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL REFERENCES citizen,
        starts_on date NOT NULL,
        ends_on date NOT NULL CHECK (ends_on > starts_on),
        known_to text[] NOT NULL,
        evidence text NOT NULL,
        registered_by text NOT NULL,
        registered_at timestamptz(3) NOT NULL,
        ended_by text CHECK (ended_by <> registered_by),
        ended_for text)`);
    await runner.query(`CREATE INDEX ON identity_protection (citizen_id, starts_on)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const [{ count }] = await runner.query(`SELECT count(*)::int FROM identity_protection WHERE ended_for IS NULL`);
    // Who is hidden must not come to light because a program was turned back.
    if (count > 0) throw new Error("Some people's identity is protected: end that first.");
    await runner.query(`DROP TABLE identity_protection`);
  }
}
