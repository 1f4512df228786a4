import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Offers expire and are taken back; an offer answers all open needs of a citizen. */
export class OffersEnd1764000000140 implements MigrationInterface {
  name = "OffersEnd1764000000140";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE offer DROP CONSTRAINT offer_status_check, DROP CONSTRAINT offer_check`);
    await runner.query(`
      ALTER TABLE offer ADD expires_on date, ADD withdrawn_for text,
        ADD CONSTRAINT offer_status_check CHECK (status IN ('OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')),
        ADD CONSTRAINT offer_check CHECK ((status IN ('ACCEPTED', 'DECLINED')) = (answered_at IS NOT NULL)),
        ADD CHECK ((status = 'WITHDRAWN') = (withdrawn_for IS NOT NULL))`);
    await runner.query(`
      ALTER TABLE coordination_need ADD offer_id uuid,
        ADD before_offer text CHECK (before_offer IN ('NOMINATED', 'REGISTERED'))`);
    await runner.query(
      `UPDATE coordination_need n SET offer_id = o.id, before_offer = 'REGISTERED' FROM offer o WHERE o.need_id = n.id`,
    );
    await runner.query(`ALTER TABLE municipal_policy ADD offer_days int CHECK (offer_days BETWEEN 1 AND 365)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE municipal_policy DROP offer_days`);
    await runner.query(`ALTER TABLE coordination_need DROP offer_id, DROP before_offer`);
    await runner.query(
      `UPDATE offer SET status = 'DECLINED', answered_at = offered_at, withdrawn_for = NULL WHERE status IN ('WITHDRAWN', 'EXPIRED')`,
    );
    await runner.query(
      `ALTER TABLE offer DROP expires_on, DROP withdrawn_for, DROP CONSTRAINT offer_status_check, DROP CONSTRAINT offer_check`,
    );
    await runner.query(`
      ALTER TABLE offer
        ADD CONSTRAINT offer_status_check CHECK (status IN ('OFFERED', 'ACCEPTED', 'DECLINED')),
        ADD CONSTRAINT offer_check CHECK ((status = 'OFFERED') = (answered_at IS NULL))`);
  }
}
