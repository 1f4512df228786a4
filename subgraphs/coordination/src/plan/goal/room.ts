import type { Room } from "../../room.ts";
import { CHANGES } from "./changes.ts";
import { demo } from "./demo.ts";
import { generated } from "./generated.ts";
import { GoalResolver } from "./goal.resolver.ts";
import { ParticipationObligation } from "./obligation.ts";
import { PlanGoal } from "./plan-goal.ts";
import { PlanGoalsResolver } from "./plan-goals.resolver.ts";
import { ProgressMeasurement } from "./progress-measurement.ts";
import { stalls } from "./stalls.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [PlanGoal, ProgressMeasurement, ParticipationObligation],
  resolvers: [GoalResolver, PlanGoalsResolver],
  planParts: [PlanGoal, ParticipationObligation],
  withPlan: [[PlanGoal, "goals"]],
  changes: CHANGES,
  tasks,
  stalls,
  demo,
  generated,
};
