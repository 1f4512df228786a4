import type { Room } from "../../room.ts";
import { CitizenLooksResolver, PlanLooksResolver } from "./look.resolver.ts";

export const room: Room = { resolvers: [CitizenLooksResolver, PlanLooksResolver] };
