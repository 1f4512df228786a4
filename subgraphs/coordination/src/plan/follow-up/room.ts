import type { Room } from "../../room.ts";
import { CHANGES } from "./changes.ts";
import { demo } from "./demo.ts";
import { FollowUpResolver, MunicipalFrameworkResolver, SectorFlagResolver } from "./follow-up.resolver.ts";
import { FollowUp } from "./follow-up.ts";
import { FollowUpFramework } from "./follow-up-framework.ts";
import { SectorFlag } from "./sector-flag.ts";
import { stalls } from "./stalls.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [FollowUp, FollowUpFramework, SectorFlag],
  resolvers: [FollowUpResolver, SectorFlagResolver, MunicipalFrameworkResolver],
  periods: ["FollowUpFramework"],
  changes: CHANGES,
  tasks,
  stalls,
  demo,
};
