import { manyBy } from "@overligger/shared";
import type { Stalls } from "../../room.ts";
import { isOpen } from "../plan/plan-step.ts";
import { PlanGoal, PlanGoalStatus } from "./plan-goal.ts";

const kinds = { GOAL_NOT_AGREED: { EN: "A goal waits for agreement.", DA: "Et mål venter på tilslutning." } };

export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  find: async (context, plan) =>
    (isOpen(plan) ? await manyBy(context, PlanGoal, "planId").load(plan.id) : []).flatMap(({ status, title }) =>
      status === PlanGoalStatus.PROPOSED ? [{ kind: "GOAL_NOT_AGREED", subject: title }] : [],
    ),
};
