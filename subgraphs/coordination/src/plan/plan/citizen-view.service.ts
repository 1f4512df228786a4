import { randomUUID } from "node:crypto";
import {
  type Context,
  claimKey,
  doneBefore,
  inOneGo,
  isAsItIs,
  NOTHING_CHANGED,
  Refusal,
  type UserError,
  updateVersion,
} from "@overligger/shared";
import type { SpeaksAs } from "../../citizen/citizen/speaks-as.ts";
import { PLAN_STATUS } from "../../said.ts";
import { CHANGES } from "./changes.ts";
import { CitizenView } from "./citizen-view.ts";
import { CoordinatingPlan } from "./coordinating-plan.ts";
import { partIn } from "./part.ts";
import { readPlan } from "./plan.service.ts";
import { keepRevision, LOCKED } from "./plan-change.ts";
import { OPEN } from "./plan-step.ts";

export interface ViewChange {
  planId: string;
  viewVersion?: number | null;
  version?: number | null;
  attitude?: string | null;
  wishes?: string | null;
  dreams?: string | null;
}

/**
 * Writes a view in a plan that is open for work, if it is still the version the change was built on (none: there is none yet). The
 * citizen and each who speaks for them has one of their own: a parent's words never take the place of the child's.
 */
export async function recordView(
  context: Context,
  change: ViewChange,
): Promise<{ plan: CoordinatingPlan | null; userErrors: UserError[] }> {
  const { now } = context;
  const plan = await readPlan(context, change.planId);
  if (!plan) throw new Refusal("NOT_FOUND");
  const { voice } = await partIn(context, plan);
  if (!voice)
    throw new Refusal("FORBIDDEN", [
      "The citizen's own view is the citizen's to write.",
      "Kun den, planen handler om, skriver sit eget syn på den.",
    ]);
  const { planId, attitude, wishes, dreams } = change;
  const version = change.viewVersion ?? change.version ?? 0;
  const authoredBy = voice as SpeaksAs;
  const patch = { attitude, wishes, dreams, recordedAt: now.toISOString() };
  const userErrors = await inOneGo(context, [LOCKED, planId], async ({ manager, problem }) => {
    const current = await manager.findOneByOrFail(CoordinatingPlan, { id: planId });
    if ((await doneBefore(context, planId)) !== null) return;
    if (!OPEN.includes(current.status)) return problem("planId", ...PLAN_STATUS);
    await claimKey(context, planId, planId);
    const own = await manager.findOneBy(CitizenView, { planId, authoredBy });
    if ((own?.version ?? 0) !== version) throw new Refusal("CONFLICT");
    const said = { attitude: attitude ?? null, wishes: wishes ?? null, dreams: dreams ?? null };
    if (isAsItIs(own ?? { attitude: null, wishes: null, dreams: null }, said))
      return problem("planId", ...NOTHING_CHANGED);
    if (own) await updateVersion(manager, CitizenView, { id: own.id, version }, patch);
    else await manager.insert(CitizenView, { ...patch, id: randomUUID(), planId, authoredBy });
    // The view is a part of the plan: whoever read the plan before has not read this.
    const updatedAt = now.toISOString();
    await manager
      .createQueryBuilder()
      .update(CoordinatingPlan)
      .set({ updatedAt })
      .where("id = :id", { id: planId })
      .execute();
    await keepRevision(manager, context, planId, CHANGES.recordCitizenView);
    return undefined;
  });
  return { plan: userErrors.length > 0 ? null : await readPlan(context, planId), userErrors };
}
