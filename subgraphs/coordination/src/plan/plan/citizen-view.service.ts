import {
  type Context,
  claimKey,
  doneBefore,
  inOneGo,
  Refusal,
  Role,
  type UserError,
  updateVersion,
} from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { CHANGES } from "./changes.ts";
import { CitizenView } from "./citizen-view.ts";
import { CoordinatingPlan } from "./coordinating-plan.ts";
import { readPlan } from "./plan.service.ts";
import { keepRevision, LOCKED } from "./plan-change.ts";
import { OPEN } from "./plan-step.ts";

export interface ViewChange {
  planId: string;
  version: number;
  attitude?: string | null;
  wishes?: string | null;
  dreams?: string | null;
}

/** Writes the citizen's own view in a plan that is open for work, if it is still the version the change was built on (0: there is none yet). */
export async function recordView(
  context: Context,
  change: ViewChange,
): Promise<{ plan: CoordinatingPlan | null; userErrors: UserError[] }> {
  const { caller, now } = context;
  const plan = await readPlan(context, change.planId);
  if (!plan) throw new Refusal("NOT_FOUND");
  if (caller.role !== Role.CITIZEN) throw new Refusal("FORBIDDEN", "The citizen's own view is the citizen's to write.");
  const { planId, version, attitude, wishes, dreams } = change;
  const patch = { attitude, wishes, dreams, recordedAt: now.toISOString(), authoredBy: caller.role };
  const userErrors = await inOneGo(context, [LOCKED, planId], async ({ manager, problem }) => {
    const current = await manager.findOneByOrFail(CoordinatingPlan, { id: planId });
    if ((await doneBefore(context, planId)) !== null) return;
    if (!OPEN.includes(current.status))
      return problem("planId", "PLAN_STATUS", `This cannot be done while the plan is ${current.status}.`);
    await claimKey(context, planId, planId);
    const done =
      version > 0
        ? await updateVersion(manager, CitizenView, { id: planId, version }, patch)
        : await firstView(manager, planId, patch);
    if (!done) throw new Refusal("CONFLICT");
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

async function firstView(manager: EntityManager, id: string, view: Partial<CitizenView>): Promise<boolean> {
  const inserted = await manager
    .createQueryBuilder()
    .insert()
    .into(CitizenView)
    .values({ id, ...view })
    .orIgnore()
    .returning("id")
    .execute();
  return (inserted.raw as unknown[]).length === 1;
}
