import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** That somebody told of a pause or a return, and it came to nothing, is said with the reason. */
export class NoticesThatCameToNothing1764000000462 implements MigrationInterface {
  name = "NoticesThatCameToNothing1764000000462";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE flexjob_notice ADD dropped_on date, ADD dropped_why text CHECK (dropped_why <> ''), ADD CHECK ((dropped_on IS NULL) = (dropped_why IS NULL))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE flexjob_notice DROP dropped_on, DROP dropped_why`);
  }
}
