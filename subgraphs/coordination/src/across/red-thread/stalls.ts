import { manyBy } from "@overligger/shared";
import { PlanGoal } from "../../plan/goal/plan-goal.ts";
import { CoordinatingPlanStatus } from "../../plan/plan/coordinating-plan.ts";
import type { Stalls } from "../../room.ts";
import { linksOf, withoutHelp } from "./red-thread.service.ts";

const kinds = {
  GOAL_WITHOUT_HELP: {
    EN: "Everybody agrees on a goal, and no help serves it.",
    DA: "Alle er enige om et mål, men ingen indsats støtter det.",
  },
};

export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  find: async (context, plan, told) => {
    if (plan.status !== CoordinatingPlanStatus.ACTIVE) return [];
    const [goals, links] = await Promise.all([
      manyBy(context, PlanGoal, "planId").load(plan.id),
      linksOf(context, plan),
    ]);
    const seen = links.filter(({ sectorCode, interventionId }) => told(sectorCode, interventionId));
    return withoutHelp(goals, seen).map(({ title }) => ({ kind: "GOAL_WITHOUT_HELP", subject: title }));
  },
};
