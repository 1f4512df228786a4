import type { MigrationInterface, QueryRunner } from "@overligger/shared";
import { legalTermTable } from "@overligger/shared/sector";

export class SocialLaw1764000000031 implements MigrationInterface {
  name = "SocialLaw1764000000031";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE social_plan ADD offer_ground text, ADD holistic_plan text, ADD holistic_consent_on date,
         ADD CHECK ((status = 'REPLACED') = (holistic_plan IS NOT NULL)),
         ADD CHECK ((holistic_plan IS NULL) = (holistic_consent_on IS NULL))`,
    );
    await runner.query(
      `ALTER TABLE intervention ADD min_hours_per_week real, ADD max_hours_per_week real, ADD trial boolean`,
    );
    // Flexible hours were kept as an average: the least and the most that are known of them.
    await runner.query(
      `UPDATE intervention SET min_hours_per_week = coalesce(hours_per_week, 0), max_hours_per_week = coalesce(hours_per_week, 168),
         trial = true, hours_per_week = NULL WHERE support_mode = 'FLEXIBLE'`,
    );
    await runner.query(
      `ALTER TABLE intervention ADD CHECK (CASE WHEN support_mode = 'FLEXIBLE'
         THEN min_hours_per_week IS NOT NULL AND max_hours_per_week IS NOT NULL AND min_hours_per_week BETWEEN 0 AND max_hours_per_week
           AND trial IS TRUE AND hours_per_week IS NULL
         ELSE min_hours_per_week IS NULL AND max_hours_per_week IS NULL AND trial IS NULL END)`,
    );
    await legalTermTable(runner);
    await runner.query(`
      CREATE TABLE concern (
        id uuid PRIMARY KEY,
        citizen_id uuid NOT NULL,
        municipality text NOT NULL CHECK (municipality ~ '^[0-9]{4}$'),
        received_at timestamptz(3) NOT NULL,
        notifier text NOT NULL,
        text text NOT NULL CHECK (text <> ''),
        assess_by timestamptz(3),
        assessed_at timestamptz(3),
        outcome text,
        assessment text,
        version int NOT NULL,
        CHECK ((assessed_at IS NULL) = (outcome IS NULL)))`);
    await runner.query(`CREATE INDEX ON concern (municipality, received_at DESC, id DESC)`);
    await runner.query(`CREATE INDEX ON concern (citizen_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE concern, legal_term`);
    await runner.query(`ALTER TABLE intervention DROP min_hours_per_week, DROP max_hours_per_week, DROP trial`);
    await runner.query(`ALTER TABLE social_plan DROP offer_ground, DROP holistic_plan, DROP holistic_consent_on`);
  }
}
