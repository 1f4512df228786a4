import type { Room } from "../../room.ts";
import { CollisionResolver } from "./collision.resolver.ts";

export const room: Room = {
  resolvers: [CollisionResolver],
};
