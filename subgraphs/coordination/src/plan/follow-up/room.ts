import type { Room } from "../../room.ts";
import { JoiningSettles1764000000468 } from "./0468-joining-settles.ts";
import { CHANGES } from "./changes.ts";
import { demo } from "./demo.ts";
import { FollowUpResolver } from "./follow-up.resolver.ts";
import { FollowUp } from "./follow-up.ts";
import { FollowUpFramework } from "./follow-up-framework.ts";
import { FrameworkResolver, MunicipalFrameworkResolver } from "./framework.resolver.ts";
import { PlanFlagResolver, SectorFlagResolver } from "./sector-flag.resolver.ts";
import { SectorFlag } from "./sector-flag.ts";
import { stalls } from "./stalls.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [FollowUp, FollowUpFramework, SectorFlag],
  resolvers: [FollowUpResolver, PlanFlagResolver, SectorFlagResolver, FrameworkResolver, MunicipalFrameworkResolver],
  migrations: [JoiningSettles1764000000468],
  periods: ["FollowUpFramework"],
  changes: CHANGES,
  tasks,
  stalls,
  demo,
};
