import type { Room } from "../../room.ts";
import { CoordinationNeed } from "./coordination-need.ts";
import { CitizenOfferResolver, CoordinationNeedResolver, OfferResolver } from "./offer.resolver.ts";
import { Offer } from "./offer.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [CoordinationNeed, Offer],
  resolvers: [OfferResolver, CoordinationNeedResolver, CitizenOfferResolver],
  tasks,
};
