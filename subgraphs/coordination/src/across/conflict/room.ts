import type { Room } from "../../room.ts";
import { ContentConflicts1764000000313 } from "./0313-content-conflicts.ts";
import { PausesInConflicts1764000000465 } from "./0465-pauses-in-conflicts.ts";
import { CHANGES } from "./changes.ts";
import { ConflictResolver, ContentOfCollisionsResolver } from "./conflict.resolver.ts";
import { ContentConflict, ContentConflictRule } from "./content-conflict.ts";
import { stalls } from "./stalls.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [ContentConflict, ContentConflictRule],
  resolvers: [ConflictResolver, ContentOfCollisionsResolver],
  migrations: [ContentConflicts1764000000313, PausesInConflicts1764000000465],
  planParts: [ContentConflict],
  changes: CHANGES,
  tasks,
  stalls,
};
