import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Days that stood in the code: until a municipality sets its own they are the house's, and say so. */
export class DaysOfOurOwn1764000000469 implements MigrationInterface {
  name = "DaysOfOurOwn1764000000469";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE municipal_target DROP CONSTRAINT municipal_target_kind_check,
      ADD CHECK (kind IN ('APPOINTMENTS_PER_WEEK', 'AUTHORITY_CONTACTS', 'OBLIGATION_DAYS', 'DAYS_WITHOUT_CONTACT',
        'RENEWAL_NOTICE_DAYS', 'REPLY_DAYS'))`);
    await runner.query(`
      INSERT INTO coordination_term (kind, days, status, source_en, source_da, valid_from) VALUES
        ('REPLY_DAYS', 14, 'LOCAL',
         'Ours: no act sets a day for the answer to a citizen who asks for a plan, another coordinator or a meeting. A municipality sets its own.',
         'Vores egen: ingen lov sætter en frist for svaret til en borger, der beder om en plan, en anden koordinator eller et møde. Kommunen kan sætte sit eget.',
         '2026-01-01'),
        ('RENEWAL_NOTICE_DAYS', 30, 'LOCAL',
         'Ours: no act says how long before a health consent lapses the citizen is reminded. A municipality sets its own.',
         'Vores egen: ingen lov siger, hvor længe før et helbredssamtykke udløber borgeren bliver mindet om det. Kommunen kan sætte sit eget.',
         '2026-01-01')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM coordination_term WHERE kind IN ('RENEWAL_NOTICE_DAYS', 'REPLY_DAYS')`);
    await runner.query(`DELETE FROM municipal_target WHERE kind IN ('RENEWAL_NOTICE_DAYS', 'REPLY_DAYS')`);
    await runner.query(`ALTER TABLE municipal_target DROP CONSTRAINT municipal_target_kind_check,
      ADD CHECK (kind IN ('APPOINTMENTS_PER_WEEK', 'AUTHORITY_CONTACTS', 'OBLIGATION_DAYS', 'DAYS_WITHOUT_CONTACT'))`);
  }
}
