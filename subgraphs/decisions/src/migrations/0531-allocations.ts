import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** What assessments lead to: help that is proposed in several sectors, and what became of it there. */
export class Allocations1764000000531 implements MigrationInterface {
  name = "Allocations1764000000531";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE allocation (
        id uuid PRIMARY KEY, assessment_id uuid NOT NULL REFERENCES assessment, citizen_id uuid NOT NULL,
        municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        proposed_by text NOT NULL, proposed_at timestamptz(3) NOT NULL, proposed_on date NOT NULL)`);
    await runner.query(`CREATE INDEX ON allocation (assessment_id)`);
    await runner.query(`CREATE INDEX ON allocation (citizen_id)`);
    await runner.query(`
      CREATE TABLE allocation_item (
        id uuid PRIMARY KEY, allocation_id uuid NOT NULL REFERENCES allocation ON DELETE CASCADE, position int NOT NULL,
        sector text NOT NULL, kind text NOT NULL, title text NOT NULL, provider_unit text NOT NULL, law jsonb NOT NULL,
        hours_per_week real, goal_ids jsonb NOT NULL, goal text, reason text NOT NULL,
        status text NOT NULL CHECK (status IN ('WAITING', 'LAID', 'CONFIRMED', 'DROPPED')), closed boolean NOT NULL,
        intervention_id text, drop_reason text, answered_on date, UNIQUE (allocation_id, position),
        CHECK (jsonb_array_length(goal_ids) > 0 OR goal IS NOT NULL),
        CHECK ((status = 'CONFIRMED') = (intervention_id IS NOT NULL)),
        CHECK ((status = 'DROPPED') = (drop_reason IS NOT NULL)))`);
    // What was proposed stays as it was said; what becomes of it is the sector's to say.
    await runner.query(`
      CREATE TRIGGER allocation_item_stays
      BEFORE UPDATE OF allocation_id, position, sector, kind, title, provider_unit, law, hours_per_week, goal_ids, goal, reason
      ON allocation_item FOR EACH ROW EXECUTE FUNCTION refuse_change_of_assessed()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE allocation_item, allocation`);
  }
}
