import type { Room } from "../../room.ts";
import { LeadingResolver } from "./leading.resolver.ts";

export const room: Room = { resolvers: [LeadingResolver] };
