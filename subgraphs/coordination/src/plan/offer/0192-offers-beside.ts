import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** Who does not know of another's offer may make one beside it; of one's own, one waits at a time. */
export class OffersBeside1764000000192 implements MigrationInterface {
  name = "OffersBeside1764000000192";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX one_open_offer`);
    await runner.query(`CREATE UNIQUE INDEX one_open_offer ON offer (citizen_id, offered_by) WHERE status = 'OFFERED'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX one_open_offer`);
    await runner.query(
      `UPDATE offer o SET status = 'EXPIRED' WHERE status = 'OFFERED' AND EXISTS
         (SELECT 1 FROM offer p WHERE p.citizen_id = o.citizen_id AND p.status = 'OFFERED' AND (p.offered_at, p.id) < (o.offered_at, o.id))`,
    );
    await runner.query(`CREATE UNIQUE INDEX one_open_offer ON offer (citizen_id) WHERE status = 'OFFERED'`);
  }
}
