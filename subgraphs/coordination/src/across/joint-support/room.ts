import type { Room } from "../../room.ts";
import { JointSupport1764000000061 } from "./0061-joint-support.ts";
import { OnWhatItRests1764000000350 } from "./0350-on-what-it-rests.ts";
import { CHANGES } from "./changes.ts";
import { JointSupportResolver } from "./joint-support.resolver.ts";
import { JointSupport, JointSupportRule } from "./joint-support.ts";

export const room: Room = {
  entities: [JointSupportRule, JointSupport],
  resolvers: [JointSupportResolver],
  migrations: [JointSupport1764000000061, OnWhatItRests1764000000350],
  planParts: [JointSupport],
  changes: CHANGES,
};
