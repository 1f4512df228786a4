import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Contacts with the citizen and their family, and after how many days without one a leader looks. */
export class ContactsAreLogged1764000000320 implements MigrationInterface {
  name = "ContactsAreLogged1764000000320";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE citizen_contact (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        happened_on date NOT NULL,
        channel text NOT NULL CHECK (channel IN ('PHONE', 'MESSAGE', 'MEETING', 'VISIT')),
        partner text NOT NULL CHECK (partner IN ('CITIZEN', 'FAMILY', 'BOTH')),
        about text NOT NULL CHECK (about <> ''),
        outcome text,
        party text NOT NULL,
        written_by text NOT NULL,
        written_on date NOT NULL CHECK (written_on >= happened_on),
        taken_back_on date CHECK (taken_back_on >= written_on),
        taken_back_why text,
        CHECK ((taken_back_on IS NULL) = (taken_back_why IS NULL)))`);
    await runner.query(`CREATE INDEX ON citizen_contact (plan_id, happened_on DESC, id DESC)`);
    await runner.query(`ALTER TABLE municipal_target DROP CONSTRAINT municipal_target_kind_check,
      ADD CHECK (kind IN ('APPOINTMENTS_PER_WEEK', 'AUTHORITY_CONTACTS', 'OBLIGATION_DAYS', 'DAYS_WITHOUT_CONTACT'))`);
    await runner.query(`
      INSERT INTO coordination_term (kind, days, status, source_en, source_da, valid_from) VALUES
        ('DAYS_WITHOUT_CONTACT', 30, 'LOCAL',
         'No act says how often a coordinator speaks with the citizen; the Danish Association of Social Workers asks for a running dialogue, without a number. A municipality sets its own.',
         'Ingen lov siger, hvor ofte koordinatoren taler med borgeren; Dansk Socialrådgiverforening beder om løbende dialog, uden et tal. Kommunen kan sætte sit eget.',
         '2026-01-01')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM coordination_term WHERE kind = 'DAYS_WITHOUT_CONTACT'`);
    await runner.query(`DELETE FROM municipal_target WHERE kind = 'DAYS_WITHOUT_CONTACT'`);
    await runner.query(`ALTER TABLE municipal_target DROP CONSTRAINT municipal_target_kind_check,
      ADD CHECK (kind IN ('APPOINTMENTS_PER_WEEK', 'AUTHORITY_CONTACTS', 'OBLIGATION_DAYS'))`);
    await runner.query(`DROP TABLE citizen_contact`);
  }
}
