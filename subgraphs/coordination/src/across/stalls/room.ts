import type { Room } from "../../room.ts";
import { knowStalls } from "./plan-health.ts";
import { HealthResolver } from "./stalls.resolver.ts";
import { stalls } from "./stalls.service.ts";

export const room: Room = {
  resolvers: [HealthResolver],
  stalls,
  gathered: knowStalls,
};
