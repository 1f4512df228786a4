import { randomUUID } from "node:crypto";
import type { LegalReference } from "../contract/legal-reference.ts";
import { SectorGoal } from "../contract/sector-goal.ts";
import { PlanStatus, SectorPlan } from "../contract/sector-plan.ts";
import { END_BEFORE_START, LASTS_NO_DAY } from "../kernel/refusal/said.ts";
import type { Change } from "./change.ts";
import { PLANS } from "./code.ts";
import { lawFor } from "./law.ts";
import { ownColumns, requireOwn } from "./own-columns.ts";
import type { SectorParts } from "./parts.ts";
import type { EndPlanInput, PlanInput, SectorGoalInput } from "./plan-inputs.ts";

export const OPEN_STATES: readonly PlanStatus[] = [PlanStatus.DRAFT, PlanStatus.ACTIVE, PlanStatus.ON_HOLD];

/** What a sector brings to the rules of its plans. */
export type PlanParts<P extends SectorPlan> = Pick<SectorParts<P, never>, "plan" | "checkPlan">;

const kindOf = (plan: object): string | null | undefined => (plan as { kind?: string | null }).kind;

/** Whether a plan is open for work; else notes it as something to mend. */
export function openForWork(change: Change, plan: SectorPlan, field: string): boolean {
  if (OPEN_STATES.includes(plan.status)) return true;
  change.problem(
    field,
    "PLAN_ENDED",
    `The plan is ${plan.status} and cannot be changed.`,
    "Planen er afsluttet og kan ikke ændres.",
  );
  return false;
}

/** The columns of a new plan, which is DRAFT or ACTIVE; what is wrong with it is noted. */
export async function newPlan<P extends SectorPlan>(
  change: Change,
  { plan: Plan, checkPlan }: PlanParts<P>,
  id: string,
  input: PlanInput & { title: string; status: PlanStatus; startsOn: string; responsibleUnit: string },
): Promise<P | undefined> {
  const { context } = change;
  if (input.status !== PlanStatus.DRAFT && input.status !== PlanStatus.ACTIVE)
    return change.problem(
      "status",
      "STATUS_NOT_ALLOWED",
      "A new plan is either a draft or in force.",
      "En ny plan er enten et udkast eller gældende.",
    );
  const own = ownColumns(context, Plan, SectorPlan, input);
  requireOwn(change, Plan, SectorPlan, own);
  const kind = kindOf(own);
  const given = input.legalBasis as LegalReference[] | null | undefined;
  const legalBasis = kind ? await lawFor(change, PLANS, kind, input.startsOn, given as LegalReference[]) : given;
  const plan = {
    ...own,
    title: input.title,
    status: input.status,
    startsOn: input.startsOn,
    endsOn: input.endsOn ?? null,
    responsibleUnit: input.responsibleUnit,
    followUpDue: input.followUpDue ?? null,
    legalBasis: legalBasis ?? [],
    endReason: null,
    updatedAt: context.now.toISOString(),
  } as unknown as P;
  await check(change, checkPlan, plan, null);
  change.afterwards(() => writeGoals(change, id, [], input.goals ?? []));
  return plan;
}

/** What changes in a plan that is open; what is wrong with it then is noted. Another kind or another first day is another law. */
export async function changedPlan<P extends SectorPlan>(
  change: Change,
  { plan: Plan, checkPlan }: PlanParts<P>,
  row: P,
  input: PlanInput,
): Promise<Partial<P> | undefined> {
  if (!openForWork(change, row, "planId")) return undefined;
  if (input.status !== undefined && !OPEN_STATES.includes(input.status))
    return change.problem(
      "status",
      "STATUS_NOT_ALLOWED",
      "A plan is ended by its own mutation, with a reason.",
      "En plan afsluttes for sig, med en begrundelse.",
    );
  const patch = { ...ownColumns(change.context, Plan, SectorPlan, input), ...given(input) } as Partial<P>;
  const plan = { ...row, ...patch } as P;
  requireOwn(change, Plan, SectorPlan, plan);
  const kind = kindOf(plan);
  if (kind && (kind !== kindOf(row) || plan.startsOn !== row.startsOn)) {
    const law = await lawFor(change, PLANS, kind, plan.startsOn, input.legalBasis as LegalReference[]);
    if (law) patch.legalBasis = law as P["legalBasis"];
  }
  await check(change, checkPlan, plan, row);
  if (input.goals) {
    const there = await change.manager.findBy(SectorGoal, { planId: row.id });
    await writeGoals(change, row.id, there, input.goals);
  }
  return patch;
}

/** What ends a plan that is open, today or on a day before. */
export async function endedPlan<P extends SectorPlan>(
  change: Change,
  { checkPlan }: PlanParts<P>,
  row: P,
  input: EndPlanInput,
): Promise<Partial<P> | undefined> {
  const { today } = change.context;
  if (!openForWork(change, row, "planId")) return undefined;
  const endsOn = input.endsOn ?? today;
  if (endsOn < row.startsOn) change.problem("endsOn", ...END_BEFORE_START);
  if (endsOn > today)
    change.problem(
      "endsOn",
      "DATE_IN_FUTURE",
      "A plan that is to end later goes on until then: change its last day instead.",
      "En plan, der skal slutte senere, fortsætter til da: ret slutdatoen i stedet.",
    );
  const patch = { status: PlanStatus.ENDED, endsOn, endReason: input.reason, followUpDue: null } as Partial<P>;
  await checkPlan?.(change, { ...row, ...patch } as P, row);
  return patch;
}

/** What holds for the plans of every sector, and then for those of this one. */
async function check<P extends SectorPlan>(
  change: Change,
  checkPlan: PlanParts<P>["checkPlan"],
  plan: P,
  before: P | null,
): Promise<void> {
  if (plan.endsOn !== null && plan.endsOn <= plan.startsOn) change.problem("endsOn", ...LASTS_NO_DAY);
  if (plan.followUpDue !== null && plan.followUpDue < plan.startsOn)
    change.problem(
      "followUpDue",
      "FOLLOW_UP_BEFORE_START",
      "It cannot be followed up before it begins.",
      "Der kan ikke følges op, før planen begynder.",
    );
  await checkPlan?.(change, plan, before);
}

/** The shared columns that an input gives. */
function given({ title, status, startsOn, endsOn, responsibleUnit, followUpDue, legalBasis }: PlanInput): object {
  const columns = { title, status, startsOn, responsibleUnit, legalBasis };
  return {
    ...Object.fromEntries(Object.entries(columns).filter(([, value]) => value != null)),
    ...(endsOn === undefined ? {} : { endsOn }),
    ...(followUpDue === undefined ? {} : { followUpDue }),
  };
}

/** Brings a plan's goals to what they shall be. */
async function writeGoals(
  { manager, problem }: Change,
  planId: string,
  there: readonly SectorGoal[],
  wanted: readonly SectorGoalInput[],
): Promise<void> {
  const kept = new Set<string>();
  for (const [position, { id, title, status, targetDate = null }] of wanted.entries()) {
    const columns = { title, status, targetDate, position };
    if (!id) await manager.insert(SectorGoal, { id: randomUUID(), planId, ...columns });
    else if (there.some((goal) => goal.id === id)) {
      kept.add(id);
      await manager.update(SectorGoal, { id }, columns);
    } else problem("goals", "GOAL_UNKNOWN", `The plan has no goal ${id}.`, "Målet findes ikke i planen.");
  }
  for (const goal of there) if (!kept.has(goal.id)) await manager.delete(SectorGoal, { id: goal.id });
}
