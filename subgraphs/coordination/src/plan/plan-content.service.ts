import { randomUUID } from "node:crypto";
import { type Context, Refusal, Role, updateVersion } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { sectors } from "../overlay/registry.service.ts";
import { Agreement } from "./agreement.ts";
import { CitizenView } from "./citizen-view.ts";
import { CoordinatingPlan } from "./coordinating-plan.ts";
import { involvedSectors } from "./part.ts";
import { readPlan } from "./plan.service.ts";
import { type ChangeInput, keepRevision } from "./plan-change.ts";
import { PlanGoal, PlanGoalKind, PlanGoalStatus } from "./plan-goal.ts";
import { anyone, coordinator, OPEN, planStep } from "./plan-step.ts";

export const writeSummary = (context: Context, input: ChangeInput & { summary: string }) =>
  planStep(context, input, "writePlanSummary", coordinator, OPEN, async ({ patch }) => {
    patch.summary = input.summary;
  });

export interface GoalInput extends ChangeInput {
  title: string;
  intention?: string | null;
  parentId?: string | null;
  progression?: boolean;
}

/** Anybody in the plan may propose a goal; it becomes the plan's only when all agree. */
export const proposeGoal = (context: Context, input: GoalInput) =>
  planStep(context, input, "proposeGoal", anyone, OPEN, async ({ manager, plan, problem }) => {
    const parent = input.parentId ? await manager.findOneBy(PlanGoal, { id: input.parentId, planId: plan.id }) : null;
    if (input.parentId && parent?.kind !== PlanGoalKind.OVERALL)
      return problem("parentId", "GOAL_UNKNOWN", "There is no such overall goal in this plan.");
    const kind = !parent ? PlanGoalKind.OVERALL : input.progression ? PlanGoalKind.PROGRESSION : PlanGoalKind.SUB_GOAL;
    await manager.insert(PlanGoal, {
      id: randomUUID(),
      planId: plan.id,
      parentId: parent?.id ?? null,
      kind,
      title: input.title,
      intention: input.intention ?? null,
      status: PlanGoalStatus.PROPOSED,
      agreedBy: [],
      position: await manager.countBy(PlanGoal, { planId: plan.id }),
    });
    return undefined;
  });

/** The caller agrees for themself or for the sectors they take part for. Agreed is what the citizen and every sector agreed to (V08). */
export const agreeGoal = (context: Context, input: ChangeInput & { goalId: string }) =>
  planStep(
    context,
    input,
    "agreeGoal",
    (part) => part.citizen || part.sectors.size > 0,
    OPEN,
    async ({ manager, plan, problem }, part) => {
      const goal = await manager.findOneBy(PlanGoal, { id: input.goalId, planId: plan.id });
      if (!goal) return problem("goalId", "GOAL_UNKNOWN", "There is no such goal in this plan.");
      const agreedBy = [...new Set([...goal.agreedBy, ...(part.citizen ? ["CITIZEN"] : []), ...part.sectors])].sort();
      const all = ["CITIZEN", ...(await involvedSectors(context, plan))].every((party) => agreedBy.includes(party));
      await manager.update(
        PlanGoal,
        { id: goal.id },
        {
          agreedBy,
          status: all ? PlanGoalStatus.AGREED : PlanGoalStatus.PROPOSED,
          agreedOn: all ? context.today : null,
        },
      );
      return undefined;
    },
  );

export interface AgreementInput extends ChangeInput {
  text: string;
  parties: string[];
  dueOn?: string | null;
}

export const addAgreement = (context: Context, input: AgreementInput) =>
  planStep(context, input, "addAgreement", coordinator, OPEN, async ({ manager, plan, problem }) => {
    const known = new Set(["CITIZEN", ...(await sectors(context)).keys()]);
    const unknown = input.parties.filter((party) => !known.has(party));
    if (input.parties.length === 0 || unknown.length > 0)
      problem("parties", "PARTY_UNKNOWN", "Name the parties: CITIZEN and codes of registered sectors.");
    if (input.dueOn != null && input.dueOn < context.today)
      problem("dueOn", "DATE_PAST", "The day must not lie in the past.");
    await manager.insert(Agreement, {
      id: randomUUID(),
      planId: plan.id,
      text: input.text,
      parties: input.parties,
      madeOn: context.today,
      dueOn: input.dueOn ?? null,
    });
  });

export interface ViewChange {
  planId: string;
  version: number;
  attitude?: string | null;
  wishes?: string | null;
  dreams?: string | null;
}

/** Writes the citizen's own view, if it is still the version the change was built on (0: there is none yet). */
export async function recordView(context: Context, change: ViewChange): Promise<CoordinatingPlan> {
  const { caller, now } = context;
  const plan = await readPlan(context, change.planId);
  if (!plan) throw new Refusal("NOT_FOUND");
  if (caller.role !== Role.CITIZEN) throw new Refusal("FORBIDDEN", "The citizen's own view is the citizen's to write.");
  const { planId, version, ...text } = change;
  const patch = { ...text, recordedAt: now.toISOString(), authoredBy: caller.role };
  await context.db.transaction(async (manager) => {
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
    await keepRevision(manager, context, planId, "recordCitizenView");
  });
  context.forget();
  return (await readPlan(context, planId)) as CoordinatingPlan;
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
