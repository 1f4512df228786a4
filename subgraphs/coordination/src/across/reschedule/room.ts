import type { Room } from "../../room.ts";
import { RescheduleResolver } from "./reschedule.resolver.ts";

export const room: Room = {
  resolvers: [RescheduleResolver],
};
