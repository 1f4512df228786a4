import { type Context, newestRevision, pastOf, Refusal, Role } from "@overligger/shared";
import { CoordinatingPlan } from "./coordinating-plan.ts";
import { askForPlan, readPlan } from "./plan.service.ts";
import type { PlanRevision } from "./plan-revision.ts";

/** What a plan said then; null where there was none. */
export async function planAsOf(
  context: Context,
  id: string,
  validAt: string | null,
  knownAt: string | null,
): Promise<CoordinatingPlan | null> {
  if (!(await askForPlan(context, id))) return null;
  const [revision] = await context.db.query<PlanRevision>(newestRevision("plan_revision", "plan_id"), [
    id,
    validAt,
    knownAt,
  ]);
  return revision ? pastOf(context.db, CoordinatingPlan, revision.snapshot) : null;
}

/** The citizen tells that they have seen a named version; only the newest can be acknowledged, and once. */
export async function acknowledge(context: Context, planId: string, version: number): Promise<CoordinatingPlan> {
  const plan = await readPlan(context, planId);
  if (!plan) throw new Refusal("NOT_FOUND");
  if (context.caller.role !== Role.CITIZEN)
    throw new Refusal("FORBIDDEN", [
      "Only the citizen acknowledges a version.",
      "Kun den, planen handler om, bekræfter at have læst den.",
    ]);
  if (plan.version !== version)
    throw new Refusal("CONFLICT", [
      "Only the newest version can be acknowledged: read the plan again.",
      "Kun den nyeste udgave kan bekræftes: læs planen igen.",
    ]);
  await context.db.query(
    `UPDATE plan_revision SET acknowledged_at = coalesce(acknowledged_at, $3::timestamptz) WHERE plan_id = $1 AND version = $2`,
    [planId, version, context.now.toISOString()],
  );
  return plan;
}
