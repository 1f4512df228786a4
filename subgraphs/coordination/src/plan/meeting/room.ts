import type { Room } from "../../room.ts";
import { CHANGES } from "./changes.ts";
import { demo } from "./demo.ts";
import { MeetingResolver, PlanMeetingResolver } from "./meeting.resolver.ts";
import { MovingMeetingResolver } from "./moving-meeting.resolver.ts";
import { NetworkMeeting } from "./network-meeting.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [NetworkMeeting],
  resolvers: [MeetingResolver, MovingMeetingResolver, PlanMeetingResolver],
  changes: CHANGES,
  tasks,
  demo,
};
