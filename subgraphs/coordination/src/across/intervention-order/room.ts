import type { Room } from "../../room.ts";
import { CHANGES } from "./changes.ts";
import { InterventionDependency } from "./intervention-dependency.ts";
import { OrderResolver } from "./order.resolver.ts";
import { stalls } from "./stalls.ts";

export const room: Room = {
  entities: [InterventionDependency],
  resolvers: [OrderResolver],
  planParts: [InterventionDependency],
  changes: CHANGES,
  stalls,
};
