import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** What was issued stays as it was told in every way: nothing is put to it, nothing taken away, and that it no longer holds is said once. */
export class IssuedStays1764000000533 implements MigrationInterface {
  name = "IssuedStays1764000000533";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_to_touch_issued() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP = 'INSERT' THEN
          IF EXISTS (SELECT 1 FROM decision d WHERE d.id = NEW.decision_id AND d.status = 'ISSUED')
          THEN RAISE EXCEPTION 'an issued decision is never changed'; END IF;
          RETURN NEW;
        END IF;
        IF EXISTS (SELECT 1 FROM decision d WHERE d.id = OLD.decision_id AND d.status = 'ISSUED')
        THEN RAISE EXCEPTION 'an issued decision is never changed'; END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        IF EXISTS (SELECT 1 FROM decision d WHERE d.id = NEW.decision_id AND d.status = 'ISSUED')
        THEN RAISE EXCEPTION 'an issued decision is never changed'; END IF;
        RETURN NEW; END $$`);
    await runner.query(`DROP TRIGGER decision_part_stays ON decision_part`);
    await runner.query(`DROP FUNCTION refuse_change_of_issued_part()`);
    await runner.query(`
      CREATE TRIGGER decision_part_stays BEFORE INSERT OR UPDATE OR DELETE ON decision_part
      FOR EACH ROW EXECUTE FUNCTION refuse_to_touch_issued()`);
    await runner.query(`
      CREATE FUNCTION refuse_end_of_issued() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'an issued decision is never changed'; END $$`);
    await runner.query(`
      CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision
      FOR EACH ROW WHEN (OLD.status = 'ISSUED') EXECUTE FUNCTION refuse_end_of_issued()`);
    await runner.query(`
      CREATE TRIGGER decision_is_over_once BEFORE UPDATE OF superseded_on, superseded_at ON decision
      FOR EACH ROW WHEN (OLD.superseded_on IS NOT NULL AND
        (NEW.superseded_on IS DISTINCT FROM OLD.superseded_on OR NEW.superseded_at IS DISTINCT FROM OLD.superseded_at))
      EXECUTE FUNCTION refuse_end_of_issued()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER decision_is_over_once ON decision`);
    await runner.query(`DROP TRIGGER decision_is_kept ON decision`);
    await runner.query(`DROP TRIGGER decision_part_stays ON decision_part`);
    await runner.query(`DROP FUNCTION refuse_end_of_issued()`);
    await runner.query(`DROP FUNCTION refuse_to_touch_issued()`);
    await runner.query(`
      CREATE FUNCTION refuse_change_of_issued_part() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT 1 FROM decision d WHERE d.id = OLD.decision_id AND d.status = 'ISSUED')
        THEN RAISE EXCEPTION 'an issued decision is never changed'; END IF;
        RETURN NEW; END $$`);
    await runner.query(`
      CREATE TRIGGER decision_part_stays BEFORE UPDATE ON decision_part
      FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued_part()`);
  }
}
