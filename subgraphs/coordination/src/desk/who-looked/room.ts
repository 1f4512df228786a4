import type { Room } from "../../room.ts";
import { CitizenLooksResolver, LookedInResolver, PlanLooksResolver } from "./look.resolver.ts";

export const room: Room = { resolvers: [CitizenLooksResolver, LookedInResolver, PlanLooksResolver] };
