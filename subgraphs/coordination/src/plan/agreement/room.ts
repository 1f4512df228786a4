import type { Room } from "../../room.ts";
import { AgreementResolver } from "./agreement.resolver.ts";
import { Agreement } from "./agreement.ts";
import { CHANGES } from "./changes.ts";
import { demo } from "./demo.ts";
import { generated } from "./generated.ts";
import { stalls } from "./stalls.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [Agreement],
  resolvers: [AgreementResolver],
  planParts: [Agreement],
  changes: CHANGES,
  tasks,
  stalls,
  demo,
  generated,
};
