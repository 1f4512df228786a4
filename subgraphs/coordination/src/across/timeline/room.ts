import type { Room } from "../../room.ts";
import { TimelineEntryResolver, TimelineResolver } from "./timeline.resolver.ts";

export const room: Room = {
  resolvers: [TimelineResolver, TimelineEntryResolver],
};
