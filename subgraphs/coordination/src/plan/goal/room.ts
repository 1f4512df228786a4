import type { Room } from "../../room.ts";
import { GoalsHaveCategories1764000000311 } from "./0311-goals-have-categories.ts";
import { ObligationsHaveDays1764000000319 } from "./0319-obligations-have-days.ts";
import { CHANGES } from "./changes.ts";
import { demo } from "./demo.ts";
import { generated } from "./generated.ts";
import { GoalResolver } from "./goal.resolver.ts";
import { ParticipationObligation } from "./obligation.ts";
import { PlanGoal } from "./plan-goal.ts";
import { AgreedGoalResolver, PlanGoalsResolver } from "./plan-goals.resolver.ts";
import { ProgressMeasurement } from "./progress-measurement.ts";
import { RewordingResolver } from "./rewording.resolver.ts";
import { stalls } from "./stalls.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [PlanGoal, ProgressMeasurement, ParticipationObligation],
  resolvers: [GoalResolver, RewordingResolver, PlanGoalsResolver, AgreedGoalResolver],
  migrations: [GoalsHaveCategories1764000000311, ObligationsHaveDays1764000000319],
  planParts: [PlanGoal, ParticipationObligation],
  withPlan: [[PlanGoal, "goals"]],
  changes: CHANGES,
  tasks,
  stalls,
  demo,
  generated,
};
