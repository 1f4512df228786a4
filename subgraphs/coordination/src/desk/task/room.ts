import type { Room } from "../../room.ts";
import { TaskResolver } from "./task.resolver.ts";
import { knowTasks } from "./task.ts";

export const room: Room = {
  resolvers: [TaskResolver],
  gathered: knowTasks,
};
