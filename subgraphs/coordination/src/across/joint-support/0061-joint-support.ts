import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Joint decisions on support, and the rule that allows them as data. */
export class JointSupport1764000000061 implements MigrationInterface {
  name = "JointSupport1764000000061";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE joint_support_rule (
        code text NOT NULL,
        name_en text NOT NULL,
        name_da text NOT NULL,
        basis text NOT NULL,
        parts jsonb NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        PRIMARY KEY (code, valid_from))`);
    await runner.query(
      `INSERT INTO joint_support_rule (code, name_en, name_da, basis, parts, valid_from) VALUES
         ('MENTOR_AND_SOCIAL_SUPPORT', 'Mentor support and social support as one', 'Mentorstøtte og socialpædagogisk støtte samlet',
          'Proposal of 2018; one person may already give both',
          '[{"sector": "LAB", "kinds": ["MENTOR"]}, {"sector": "SEL", "kinds": ["HOME_SUPPORT", "CONTACT_PERSON"]}]', '2018-07-01')`,
    );
    await runner.query(`
      CREATE TABLE joint_support (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        rule_code text NOT NULL,
        written jsonb NOT NULL,
        primary_worker_id text NOT NULL REFERENCES caseworker,
        decided_on date NOT NULL,
        ended_on date CHECK (ended_on >= decided_on))`);
    await runner.query(`CREATE UNIQUE INDEX ON joint_support (plan_id, rule_code) WHERE ended_on IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE joint_support, joint_support_rule`);
  }
}
