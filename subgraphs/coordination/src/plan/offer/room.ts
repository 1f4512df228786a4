import type { Room } from "../../room.ts";
import { OffersEnd1764000000140 } from "./0140-offers-end.ts";
import { OffersBeside1764000000192 } from "./0192-offers-beside.ts";
import { CoordinationNeed } from "./coordination-need.ts";
import { CoordinationNeedResolver, NeedResolver } from "./need.resolver.ts";
import { CitizenOfferResolver, OfferResolver } from "./offer.resolver.ts";
import { Offer } from "./offer.ts";
import { hasNeedOrOffer } from "./relation.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [CoordinationNeed, Offer],
  resolvers: [NeedResolver, CoordinationNeedResolver, OfferResolver, CitizenOfferResolver],
  migrations: [OffersEnd1764000000140, OffersBeside1764000000192],
  relation: hasNeedOrOffer,
  tasks,
};
