import type { Context } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import type { Offer } from "./offer.ts";

/**
 * The citizen's plan in the municipality that they moved from: one that is open, or was when the offer was made and closed meanwhile
 * because they moved, for what was offered stands; null where there is none. Locked until the end.
 */
export async function planElsewhere(
  manager: EntityManager,
  { citizenId, municipality, offeredAt }: Pick<Offer, "citizenId" | "municipality" | "offeredAt">,
): Promise<string | null> {
  const [plan] = await manager.query(
    `SELECT id FROM coordinating_plan p WHERE citizen_id = $1 AND municipality <> $2 AND (status IN ('DRAFTING', 'ACTIVE', 'ON_HOLD')
       OR close_reason = 'MOVED' AND EXISTS (SELECT 1 FROM plan_revision c WHERE c.plan_id = p.id AND c.change = 'closePlan' AND c.recorded_at > $3
         AND c.version = (SELECT max(version) FROM plan_revision WHERE plan_id = p.id AND change = 'closePlan')
         AND (SELECT b.snapshot->'coordinating_plan'->>'status' FROM plan_revision b WHERE b.plan_id = p.id AND b.version < c.version
           ORDER BY b.version DESC LIMIT 1) <> 'ENDING_WITHDRAWN')) ORDER BY status = 'CLOSED', accepted_at DESC LIMIT 1 FOR UPDATE`,
    [citizenId, municipality, offeredAt],
  );
  return plan?.id ?? null;
}

/** The citizen's plan that stands in the way of another in a municipality; null where none does. */
export async function planHere(
  manager: EntityManager,
  { citizenId, municipality }: { citizenId: string; municipality: string },
): Promise<string | null> {
  const [plan] = await manager.query(
    `SELECT id FROM coordinating_plan WHERE citizen_id = $1 AND status <> 'CLOSED' AND (municipality = $2 OR status = 'ENDING_WITHDRAWN')`,
    [citizenId, municipality],
  );
  return plan?.id ?? null;
}

/**
 * A citizen takes their plan along to where they live now: what stands in it stays, and everybody of the old municipality has left
 * it. It is a draft again, nobody but the new coordinator is in it, no goal is agreed, and nothing is shared.
 */
export async function takeAlong(
  manager: EntityManager,
  { today, now }: Context,
  { municipality }: Pick<Offer, "municipality">,
  planId: string,
): Promise<void> {
  for (const table of ["coordinator_assignment", "plan_participant"])
    await manager.query(
      `UPDATE ${table} SET ends_on = greatest(starts_on, $2::date) WHERE plan_id = $1 AND (ends_on IS NULL OR ends_on > $2::date)`,
      [planId, today],
    );
  await manager.query(
    `UPDATE participation_obligation SET ends_on = $2, released_on = coalesce(released_on, $2), release_reason = coalesce(release_reason, 'MOVED')
     WHERE plan_id = $1 AND ends_on IS NULL`,
    [planId, today],
  );
  await manager.query(
    `UPDATE plan_goal SET status = 'PROPOSED', agreed_by = '[]', agreed_on = NULL WHERE plan_id = $1 AND status IN ('PROPOSED', 'AGREED')`,
    [planId],
  );
  await manager.query(`UPDATE network_meeting SET status = 'CANCELLED' WHERE plan_id = $1 AND status = 'PLANNED'`, [
    planId,
  ]);
  await manager.query(
    `UPDATE coordinating_plan SET municipality = $2, status = 'DRAFTING', follow_up_due = NULL, initiative_holder_id = NULL, ends_on = NULL, close_reason = NULL, continues_in = NULL,
       accepted_at = $3, updated_at = $3, version = version + 1 WHERE id = $1`,
    [planId, municipality, now.toISOString()],
  );
}
