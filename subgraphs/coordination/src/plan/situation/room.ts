import type { Room } from "../../room.ts";
import { Situation1764000000011 } from "./0008-situation.ts";
import { CHANGES } from "./changes.ts";
import { demo } from "./demo.ts";
import { SituationReadersResolver, SituationResolver } from "./situation.resolver.ts";
import { SituationItem } from "./situation-item.ts";

export const room: Room = {
  entities: [SituationItem],
  resolvers: [SituationResolver, SituationReadersResolver],
  migrations: [Situation1764000000011],
  planParts: [SituationItem],
  changes: CHANGES,
  demo,
};
