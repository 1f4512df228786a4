import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Whether a rule is law: the one there is was proposed, in 2018. */
export class OnWhatItRests1764000000350 implements MigrationInterface {
  name = "OnWhatItRests1764000000350";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE joint_support_rule ADD law jsonb`);
    await runner.query(
      `UPDATE joint_support_rule SET law = jsonb_build_object(
         'act', 'SEL', 'paragraph', 'forslag: samlet støtte efter SEL § 85 og LAB § 167', 'validFrom', valid_from, 'validTo', valid_to,
         'status', 'PROPOSAL', 'source', jsonb_build_object(
           'en', 'The proposal of the Danish Association of Social Workers of 2018. That one person gives both is allowed already, as far as we know; one decision on both is in no act.',
           'da', 'Dansk Socialrådgiverforenings forslag fra 2018. At én person giver begge dele, er tilladt i forvejen, så vidt vi ved; én afgørelse om begge står i ingen lov.'))`,
    );
    await runner.query(`ALTER TABLE joint_support_rule ALTER law SET NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE joint_support_rule DROP law`);
  }
}
