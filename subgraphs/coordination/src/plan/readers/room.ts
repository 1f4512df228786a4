import type { Room } from "../../room.ts";
import { CHANGES } from "./changes.ts";
import { ReadersResolver } from "./readers.resolver.ts";

export const room: Room = { resolvers: [ReadersResolver], changes: CHANGES };
