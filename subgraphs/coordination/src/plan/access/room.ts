import type { Room } from "../../room.ts";
import { overlayReferences, SectorEntryResolver } from "./sector-entry.ts";
import { CitizenSectorsResolver, PlanSectorsResolver } from "./sectors.resolver.ts";
import { stalls } from "./stalls.ts";

export const room: Room = {
  resolvers: [SectorEntryResolver, CitizenSectorsResolver, PlanSectorsResolver],
  types: overlayReferences,
  stalls,
};
