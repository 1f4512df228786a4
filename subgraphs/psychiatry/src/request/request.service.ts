import { randomUUID } from "node:crypto";
import {
  claimKey,
  DataCategory,
  doneBefore,
  GRANT_SECONDS,
  isUuid,
  oneBy,
  Refusal,
  Role,
  selectList,
} from "@overligger/shared";
import { type Changed, keepRevision, type SectorContext } from "@overligger/shared/sector";
import { type EntityManager, In } from "typeorm";
import { RequestStatus, TreatmentPlanRequest } from "./treatment-plan-request.ts";

export interface Asked {
  citizenId: string;
  coordinatingPlanId: string;
  purpose: string;
}

/**
 * A coordinator asks for the treatment plan (SHR-07). Psychiatry does not ask coordination who coordinates and what was consented to:
 * a grant is minted only while the sharing consent and the written health consent are in force, so one that opened psychiatry to this
 * very coordinator, under this plan, within its own short life, carries the authority; and none does from before a withdrawal.
 */
export async function requestTreatmentPlan(
  context: SectorContext,
  { citizenId, coordinatingPlanId, purpose }: Asked,
): Promise<Changed<TreatmentPlanRequest>> {
  const { caller, db, now } = context;
  if (
    caller.role !== Role.COORDINATOR ||
    caller.municipality === null ||
    !isUuid(citizenId) ||
    !isUuid(coordinatingPlanId)
  )
    throw new Refusal("FORBIDDEN");
  const before = await doneBefore(context, coordinatingPlanId);
  if (before !== null) return { row: await oneBy(context, TreatmentPlanRequest, "id").load(before), userErrors: [] };
  const [opened] = await db.query<{ grantId: string; categories: DataCategory[] }>(
    `SELECT grant_id AS "grantId", categories FROM read_log
     WHERE citizen_id = $1 AND plan_id = $2 AND reader_id = $3 AND reader_role = $4 AND operation = 'OVERLAY_OPENED'
       AND grant_id IS NOT NULL AND read_at > $5
       AND NOT EXISTS (SELECT 1 FROM withdrawal_notice w WHERE w.plan_id = $2 AND w.withdrawn_at >= read_at)
     ORDER BY read_at DESC LIMIT 1`,
    [
      citizenId,
      coordinatingPlanId,
      caller.id,
      caller.role,
      new Date(now.getTime() - GRANT_SECONDS * 1_000).toISOString(),
    ],
  );
  if (!opened)
    throw new Refusal("FORBIDDEN", "Open psychiatry in the coordinating plan first: it is asked on consents in force.");
  if (!opened.categories.includes(DataCategory.HEALTH)) {
    const message = "The citizen has not agreed to share health information here: ask them first.";
    return { row: null, userErrors: [{ field: ["input", "coordinatingPlanId"], code: "HEALTH_NOT_SHARED", message }] };
  }
  const id = randomUUID();
  await db.transaction(async (manager) => {
    const added: unknown[] = await manager.query(
      `INSERT INTO treatment_plan_request
         (id, citizen_id, municipality, coordinating_plan_id, requested_by, grant_id, requested_at, purpose, status, parts, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '[]', 1)
       ON CONFLICT (coordinating_plan_id) WHERE status = 'WAITING' DO NOTHING RETURNING id`,
      [
        id,
        citizenId,
        caller.municipality,
        coordinatingPlanId,
        caller.id,
        opened.grantId,
        now.toISOString(),
        purpose,
        RequestStatus.WAITING,
      ],
    );
    if (added.length === 0) return;
    await claimKey(context, coordinatingPlanId, id);
    await keepRevision(context, manager, TreatmentPlanRequest, id, "requestTreatmentPlan", null);
  });
  context.forget();
  // One waits already: asking again is the same question.
  const [row] = await db.query<TreatmentPlanRequest>(
    `SELECT ${selectList(db, TreatmentPlanRequest)} FROM treatment_plan_request WHERE coordinating_plan_id = $1 AND status = $2`,
    [coordinatingPlanId, RequestStatus.WAITING],
  );
  return { row: row ?? null, userErrors: [] };
}

/** What was asked on a consent that was withdrawn is answered no more, and what was released is taken back. */
export async function lapse(
  context: SectorContext,
  manager: EntityManager,
  { planId }: { planId: string },
): Promise<void> {
  const open = { coordinatingPlanId: planId, status: In([RequestStatus.WAITING, RequestStatus.RELEASED]) };
  for (const { id } of await manager.findBy(TreatmentPlanRequest, open)) {
    const lapsed = {
      status: RequestStatus.LAPSED,
      treatmentPlanId: null,
      parts: [],
      answeredAt: context.now.toISOString(),
    };
    await manager.update(TreatmentPlanRequest, { id }, lapsed);
    await keepRevision(context, manager, TreatmentPlanRequest, id, "withdrawConsent", null);
  }
}
