import type { Room } from "../../room.ts";
import { GivingResolver } from "./giving.resolver.ts";
import { overlayReferences, SectorEntryResolver } from "./sector-entry.ts";
import { CitizenSectorsResolver, PlanSectorsResolver } from "./sectors.resolver.ts";
import { stalls } from "./stalls.ts";

export const room: Room = {
  resolvers: [GivingResolver, SectorEntryResolver, CitizenSectorsResolver, PlanSectorsResolver],
  types: overlayReferences,
  stalls,
};
