import type { Room } from "../../room.ts";
import { CoordinationNeed } from "./coordination-need.ts";
import { CoordinationNeedResolver, NeedResolver } from "./need.resolver.ts";
import { CitizenOfferResolver, OfferResolver } from "./offer.resolver.ts";
import { Offer } from "./offer.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [CoordinationNeed, Offer],
  resolvers: [NeedResolver, CoordinationNeedResolver, OfferResolver, CitizenOfferResolver],
  tasks,
};
