import type { Room } from "../../room.ts";
import { JointSupport1764000000061 } from "./0061-joint-support.ts";
import { OnWhatItRests1764000000350 } from "./0350-on-what-it-rests.ts";
import { JointSupportByMandate1764000000390 } from "./0390-joint-support-by-mandate.ts";
import { RestsOnItsLaw1764000000467 } from "./0467-rests-on-its-law.ts";
import { CHANGES } from "./changes.ts";
import { JointSupportResolver } from "./joint-support.resolver.ts";
import { JointSupport, JointSupportRule } from "./joint-support.ts";
import { JointSupportOutsidePlanResolver } from "./outside-plan.resolver.ts";
import { JointSupportRuleResolver } from "./rule.resolver.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [JointSupportRule, JointSupport],
  resolvers: [JointSupportResolver, JointSupportOutsidePlanResolver, JointSupportRuleResolver],
  migrations: [
    JointSupport1764000000061,
    OnWhatItRests1764000000350,
    JointSupportByMandate1764000000390,
    RestsOnItsLaw1764000000467,
  ],
  planParts: [JointSupport],
  changes: CHANGES,
  tasks,
};
