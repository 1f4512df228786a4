import { manyBy } from "@overligger/shared";
import type { Stalls } from "../../room.ts";
import { isOpen } from "../plan/plan-step.ts";
import { obligationsOf } from "./obligation.service.ts";
import { PlanGoal, PlanGoalStatus } from "./plan-goal.ts";

const kinds = {
  GOAL_NOT_AGREED: { EN: "A goal waits for agreement.", DA: "Et mål venter på tilslutning." },
  OBLIGATION_OVERDUE: {
    EN: "The authority has not done its part in time.",
    DA: "Myndigheden har ikke gjort sin del inden fristen.",
  },
};

export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  find: async (context, plan) => {
    if (!isOpen(plan)) return [];
    const [goals, bound] = await Promise.all([
      manyBy(context, PlanGoal, "planId").load(plan.id),
      obligationsOf(context, plan.id),
    ]);
    return [
      ...goals.flatMap(({ status, title }) =>
        status === PlanGoalStatus.PROPOSED ? [{ kind: "GOAL_NOT_AGREED" as const, subject: title }] : [],
      ),
      ...bound.flatMap(({ sectorCode: sector, dueOn, metOn, owes, endsOn }) =>
        dueOn != null && dueOn < context.today && metOn == null && endsOn === null
          ? [{ kind: "OBLIGATION_OVERDUE" as const, sector, dueOn, subject: owes ?? null }]
          : [],
      ),
    ];
  },
};
