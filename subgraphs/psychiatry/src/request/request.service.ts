import { randomUUID } from "node:crypto";
import {
  claimKey,
  DataCategory,
  doneBefore,
  isUuid,
  oneBy,
  Refusal,
  Role,
  selectList,
  UserError,
} from "@overligger/shared";
import { askCoordination, type Changed, keepRevision, question, type SectorContext } from "@overligger/shared/sector";
import { type EntityManager, In } from "typeorm";
import { RequestStatus, TreatmentPlanRequest } from "./treatment-plan-request.ts";

export interface Asked {
  citizenId: string;
  coordinatingPlanId: string;
  purpose: string;
}

const MY_GRANT = question(
  "query ($plan: ID!) { coordinatingPlan(id: $plan) { sectors { overlay { ... on PsychiatryOverlay { grant } } } } }",
);

interface Granted {
  coordinatingPlan: { sectors: { overlay: { grant?: string } | null }[] } | null;
}

/** Coordination's word that psychiatry is open to the caller in this plan now: a grant of this very request, or null. */
async function grantNow(context: SectorContext, plan: string) {
  const { coordinatingPlan } = await askCoordination<Granted>(context, MY_GRANT, { plan });
  const token = coordinatingPlan?.sectors.find(({ overlay }) => overlay?.grant)?.overlay?.grant;
  return token ? context.verified(token) : null;
}

/**
 * A coordinator asks for the treatment plan (SHR-07). Who coordinates and what was consented to is coordination's to know: it is asked
 * for a grant, which it mints only while the sharing consent and the written health consent are in force. What was opened before
 * carries nothing. NOT_CHECKED while coordination does not answer.
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
  const grant = await grantNow(context, coordinatingPlanId);
  if (!grant || grant.citizen !== citizenId || grant.plan !== coordinatingPlanId) throw new Refusal("FORBIDDEN");
  if (!grant.categories.includes(DataCategory.HEALTH)) {
    const first = new UserError(
      "coordinatingPlanId",
      "HEALTH_NOT_SHARED",
      "The citizen has not agreed to share health information here: ask them first.",
      "Borgeren har ikke sagt ja til at dele helbredsoplysninger i planen: spørg først.",
    );
    return { row: null, userErrors: [first] };
  }
  if (before !== null) return { row: await oneBy(context, TreatmentPlanRequest, "id").load(before), userErrors: [] };
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
        grant.id,
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
