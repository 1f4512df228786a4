import { type Context, doneBefore, isUuid, makeOnce, oneBy, Refusal, type ToMend, UserError } from "@overligger/shared";
import { checkDay, PLAN_STATUS } from "../../said.ts";
import { partIn, voiceOf } from "../plan/part.ts";
import { readPlan } from "../plan/plan.service.ts";
import { anyone, HAS_MOVED, OPEN } from "../plan/plan-step.ts";
import { PlanGoal } from "./plan-goal.ts";
import { ProgressMeasurement } from "./progress-measurement.ts";

export interface ProgressInput {
  goalId: string;
  value: number;
  measuredOn?: string | null;
  note?: string | null;
}

/**
 * A measurement is an observation, not a change of the plan: it makes no new version, so that somebody who measures every day
 * neither stands in the way of who edits nor undoes what the citizen acknowledged.
 */
export async function recordProgress(
  context: Context,
  input: ProgressInput,
): Promise<{ goal: PlanGoal | null; userErrors: UserError[] }> {
  const goal = isUuid(input.goalId) ? await oneBy(context, PlanGoal, "id").load(input.goalId) : null;
  const plan = goal && (await readPlan(context, goal.planId));
  if (!goal || !plan) throw new Refusal("NOT_FOUND");
  const part = await partIn(context, plan);
  if (!anyone(part)) throw new Refusal("FORBIDDEN");
  if ((await doneBefore(context, goal.id)) !== null) return { goal, userErrors: [] };
  const userErrors: UserError[] = [];
  const problem = (...what: ToMend) => {
    userErrors.push(new UserError(...what));
    return undefined;
  };
  const measuredOn = input.measuredOn ?? context.today;
  if (part.left) problem("goalId", ...HAS_MOVED);
  if (!OPEN.includes(plan.status)) problem("goalId", ...PLAN_STATUS);
  if (goal.scaleFrom === null || goal.scaleTo === null)
    problem("goalId", "NOT_MEASURED", "Only a progression goal is measured.", "Kun et mål for fremgang bliver målt.");
  else if (!(input.value >= goal.scaleFrom && input.value <= goal.scaleTo))
    problem(
      "value",
      "OFF_SCALE",
      `The scale goes from ${goal.scaleFrom} to ${goal.scaleTo}.`,
      `Skalaen går fra ${goal.scaleFrom} til ${goal.scaleTo}.`,
    );
  checkDay(problem, "measuredOn", measuredOn, context.today, plan.startsOn);
  if (userErrors.length > 0) return { goal: null, userErrors };
  await makeOnce(context, goal.id, (manager, id) =>
    manager.insert(ProgressMeasurement, {
      id,
      goalId: goal.id,
      value: input.value,
      measuredOn,
      party: voiceOf(part),
      note: input.note ?? null,
      recordedBy: context.caller.id,
    }),
  );
  return { goal, userErrors };
}
