import type { Room } from "../../room.ts";
import { SectorAnswerResolver } from "./sector-answer.resolver.ts";

export const room: Room = {
  resolvers: [SectorAnswerResolver],
};
