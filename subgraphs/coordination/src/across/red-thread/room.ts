import type { Room } from "../../room.ts";
import { GoalsAreLinked1764000000312 } from "./0312-goals-are-linked.ts";
import { CHANGES } from "./changes.ts";
import { demo } from "./demo.ts";
import { GoalLink } from "./goal-link.ts";
import { GoalHelpResolver, GoalsOfHelpResolver, RedThreadResolver } from "./red-thread.resolver.ts";
import { stalls } from "./stalls.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [GoalLink],
  resolvers: [RedThreadResolver, GoalHelpResolver, GoalsOfHelpResolver],
  migrations: [GoalsAreLinked1764000000312],
  planParts: [GoalLink],
  changes: CHANGES,
  tasks,
  stalls,
  demo,
};
