import { type Caller, Role, worksIn, worksWithCitizens } from "@overligger/shared";
import type { CoordinationNeed } from "./coordination-need.ts";
import type { Offer } from "./offer.ts";

/** Staff whose offer it is: who made it, and who would coordinate. That there is one is as confidential as a plan. */
export const isOwnOffer = (
  caller: Caller,
  offer: Pick<Offer, "municipality" | "offeredBy" | "coordinatorId">,
): boolean =>
  worksWithCitizens(caller) &&
  worksIn(caller, offer.municipality) &&
  (offer.offeredBy === caller.id || offer.coordinatorId === caller.id);

/** Who may read a need: who found it, and who coordinates in the municipality and so offers plans there. */
export const mayReadNeed = (caller: Caller, need: Pick<CoordinationNeed, "municipality" | "registeredBy">): boolean =>
  worksWithCitizens(caller) &&
  caller.municipality === need.municipality &&
  (caller.role === Role.COORDINATOR || need.registeredBy === caller.id);
