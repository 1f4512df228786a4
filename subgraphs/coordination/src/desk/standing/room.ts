import type { Room } from "../../room.ts";
import { DraftsResolver } from "./drafts.resolver.ts";
import { StandingResolver } from "./standing.resolver.ts";

/** What the subgraph of decisions asks of coordination: in what right somebody deals with a citizen. */
export const room: Room = { resolvers: [StandingResolver, DraftsResolver] };
