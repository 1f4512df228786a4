import type { Context } from "@overligger/shared";
import type { ChangeInput } from "../plan/plan-change.ts";
import { OPEN, planStep } from "../plan/plan-step.ts";
import { rewriteStep } from "../plan/rewrite-step.ts";
import { CHANGES } from "./changes.ts";
import { FINISHED, findGoal, isFinished, keepAgreed, UNKNOWN } from "./goal.service.ts";
import { metByAgreeing } from "./obligation.service.ts";
import { type GoalCategory, PlanGoal, PlanGoalStatus } from "./plan-goal.ts";

export interface ChangeGoalInput extends ChangeInput {
  goalId: string;
  title?: string | null;
  intention?: string | null;
  category?: GoalCategory | null;
}

/**
 * The citizen's side or who coordinates puts a goal in other words. Nobody has agreed to those: what was agreed to before falls,
 * and everybody is asked anew. What it is filed under is no part of what was agreed to.
 */
export const changeGoal = (context: Context, input: ChangeGoalInput) =>
  rewriteStep(
    context,
    input,
    CHANGES.changeGoal,
    (part) => part.side || part.coordinator,
    OPEN,
    async (change) => {
      const { manager, plan, problem } = change;
      const goal = await findGoal(manager, plan.id, input.goalId);
      if (!goal) return problem("goalId", "GOAL_UNKNOWN", ...UNKNOWN);
      if (isFinished(goal)) return problem("goalId", ...FINISHED);
      const title = input.title ?? goal.title;
      const intention = input.intention === undefined ? goal.intention : input.intention;
      const category = input.category === undefined ? goal.category : input.category;
      const reworded = title !== goal.title || intention !== goal.intention;
      await manager.update(
        PlanGoal,
        { id: goal.id },
        {
          title,
          intention,
          category,
          ...(reworded ? { agreedBy: [], status: PlanGoalStatus.PROPOSED, agreedOn: null } : {}),
        },
      );
      if (reworded) await metByAgreeing(change);
      return undefined;
    },
  );

/** The citizen's side, or who takes part for a sector, no longer agrees: the goal waits for them again, where it needs their yes. */
export const retractGoalAgreement = (context: Context, input: ChangeInput & { goalId: string }) =>
  planStep(
    context,
    input,
    CHANGES.retractGoalAgreement,
    (part) => part.citizen || part.sectors.size > 0,
    OPEN,
    async (change, part) => {
      const { manager, plan, problem } = change;
      const goal = await findGoal(manager, plan.id, input.goalId);
      if (!goal) return problem("goalId", "GOAL_UNKNOWN", ...UNKNOWN);
      if (isFinished(goal)) return problem("goalId", ...FINISHED);
      // One parent's no takes back their own yes; one from before it was kept whose it is, is either's to take back.
      const own = new Set<string | null>([...(part.citizen ? [part.yes, part.voice] : []), ...part.sectors]);
      const agreedBy = goal.agreedBy.filter((said) => !own.has(said));
      if (agreedBy.length === goal.agreedBy.length)
        return problem(
          "goalId",
          "NOT_AGREED_BY_YOU",
          "You have not agreed to this goal.",
          "Du har ikke sagt ja til målet.",
        );
      await keepAgreed(change, goal, agreedBy);
      return undefined;
    },
  );
