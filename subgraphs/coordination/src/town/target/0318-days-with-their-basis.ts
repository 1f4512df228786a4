import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Within how many days something is owed, where no act says so: the house's number, until a municipality sets its own. */
export class DaysWithTheirBasis1764000000318 implements MigrationInterface {
  name = "DaysWithTheirBasis1764000000318";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE coordination_term (
        kind text NOT NULL,
        days int NOT NULL CHECK (days > 0),
        status text NOT NULL CHECK (status IN ('LAW', 'LOCAL', 'PROPOSAL')),
        source_en text NOT NULL,
        source_da text NOT NULL,
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        PRIMARY KEY (kind, valid_from))`);
    await runner.query(`ALTER TABLE municipal_target DROP CONSTRAINT municipal_target_kind_check,
      ADD CHECK (kind IN ('APPOINTMENTS_PER_WEEK', 'AUTHORITY_CONTACTS', 'OBLIGATION_DAYS'))`);
    await runner.query(`
      INSERT INTO coordination_term (kind, days, status, source_en, source_da, valid_from) VALUES
        ('OBLIGATION_DAYS', 14, 'LOCAL',
         'No act sets a day for an authority''s part in a coordinating plan; that it should be bound and held to it is proposed by the Danish Association of Social Workers, without a number. A municipality sets its own.',
         'Ingen lov sætter en frist for en myndigheds del i en koordinerende plan; at den forpligtes og følges op, foreslår Dansk Socialrådgiverforening uden et tal. Kommunen kan sætte sit eget.',
         '2026-01-01')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM municipal_target WHERE kind = 'OBLIGATION_DAYS'`);
    await runner.query(`ALTER TABLE municipal_target DROP CONSTRAINT municipal_target_kind_check,
      ADD CHECK (kind IN ('APPOINTMENTS_PER_WEEK', 'AUTHORITY_CONTACTS'))`);
    await runner.query(`DROP TABLE coordination_term`);
  }
}
