import type { Room } from "../../room.ts";
import { knowDecisions } from "./decision.ts";
import { MeResolver, PlainWordsResolver } from "./me.resolver.ts";

export const room: Room = {
  resolvers: [MeResolver, PlainWordsResolver],
  gathered: knowDecisions,
};
