import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Who else of the staff looked at what gives a team competence. What was written down before needed nobody. */
export class CompetenceSeenTwice1764000000240 implements MigrationInterface {
  name = "CompetenceSeenTwice1764000000240";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE team_competence ADD registered_by text, ADD confirmed_by text`);
    await runner.query(`UPDATE team_competence SET confirmed_by = 'before it needed a second person'`);
    await runner.query(`ALTER TABLE team_competence ADD CHECK (confirmed_by <> registered_by)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // What nobody confirmed must not count once nobody asks for it.
    await runner.query(`DELETE FROM team_competence WHERE confirmed_by IS NULL`);
    await runner.query(`ALTER TABLE team_competence DROP registered_by, DROP confirmed_by`);
  }
}
