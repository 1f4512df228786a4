import { isAsItIs, NOTHING_CHANGED, type Problem } from "@overligger/shared";
import { type Change, planAsItIs } from "./plan-change.ts";
import { planStep } from "./plan-step.ts";

/**
 * A step that puts something in the place of what stands in a plan: its words, order, readers, days. Where it says the same, nothing was
 * changed: there is no version, no revision, nobody is asked anew.
 */
export const rewriteStep: typeof planStep = (context, input, name, may, states, then, entered) =>
  planStep(
    context,
    input,
    name,
    may,
    states,
    async (change: Change, part) => {
      const { manager, plan, patch } = change;
      const before = await planAsItIs(manager, plan.id);
      let refused = false;
      const problem: Problem = (...what) => {
        refused = true;
        return change.problem(...what);
      };
      await then({ ...change, problem }, part);
      if (!refused && isAsItIs(plan, patch) && (await planAsItIs(manager, plan.id)) === before)
        problem("planId", ...NOTHING_CHANGED);
    },
    entered,
  );
