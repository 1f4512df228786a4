import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** How somebody who works for a citizen is reached: whoever one trusts must be somebody one can get hold of. */
export class ContactDetails1764000000314 implements MigrationInterface {
  name = "ContactDetails1764000000314";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE caseworker ADD phone text, ADD email text, ADD hours text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE caseworker DROP phone, DROP email, DROP hours`);
  }
}
