import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** A plan has a view of everybody who speaks on the citizen's side, none written over another's. */
export class WhoseView1764000000161 implements MigrationInterface {
  name = "WhoseView1764000000161";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE citizen_view ADD plan_id uuid REFERENCES coordinating_plan, DROP CONSTRAINT citizen_view_id_fkey,
        ADD CHECK (authored_by IN ('CITIZEN', 'PARENT', 'PROXY', 'CASEWORKER'))`);
    await runner.query(`UPDATE citizen_view SET plan_id = id`);
    await runner.query(`
      ALTER TABLE citizen_view ALTER plan_id SET NOT NULL, ADD UNIQUE (plan_id, authored_by)`);
    await runner.query(`
      ALTER TABLE plan_goal ADD citizen_comment_by text CHECK (citizen_comment_by IN ('CITIZEN', 'PARENT', 'PROXY'))`);
    await runner.query(`UPDATE plan_goal SET citizen_comment_by = 'CITIZEN' WHERE citizen_comment IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE plan_goal DROP citizen_comment_by`);
    await runner.query(`DELETE FROM citizen_view WHERE id <> plan_id`);
    await runner.query(
      `ALTER TABLE citizen_view DROP plan_id, ADD CONSTRAINT citizen_view_id_fkey FOREIGN KEY (id) REFERENCES coordinating_plan`,
    );
  }
}
