import { type Context, manyBy } from "@overligger/shared";
import { CoordinationNeed, NeedStatus } from "./coordination-need.ts";
import { hasExpired } from "./ending.service.ts";
import { isOwnOffer, mayReadNeed } from "./offer.policy.ts";
import { Offer, OfferStatus } from "./offer.ts";

const OPEN: readonly NeedStatus[] = [NeedStatus.NOMINATED, NeedStatus.REGISTERED];

/** Whether the caller has to answer for a need of the citizen's, or waits for their answer to an offer. */
export async function hasNeedOrOffer(context: Context, citizenId: string): Promise<boolean> {
  const { caller } = context;
  const [needs, offers] = await Promise.all([
    manyBy(context, CoordinationNeed, "citizenId").load(citizenId),
    manyBy(context, Offer, "citizenId").load(citizenId),
  ]);
  if (needs.some((need) => OPEN.includes(need.status) && mayReadNeed(caller, need))) return true;
  const own = offers.filter((offer) => offer.status === OfferStatus.OFFERED && isOwnOffer(caller, offer));
  return (await Promise.all(own.map((offer) => hasExpired(context, offer)))).includes(false);
}
