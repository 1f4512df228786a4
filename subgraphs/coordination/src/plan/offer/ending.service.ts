import { type Context, inOneGo, isUuid, oneBy, Refusal, type UserError } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { citizenOfStaff } from "../../citizen/citizen/citizen.service.ts";
import { lapsed } from "./lapsed.sql.ts";
import { isOwnOffer } from "./offer.policy.ts";
import { Offer, OfferStatus } from "./offer.ts";

/** Whether an offer can no longer be answered because nobody did while one could. */
export async function hasExpired(
  { db, today }: Context,
  { id, status }: Pick<Offer, "id" | "status">,
): Promise<boolean> {
  if (status !== OfferStatus.OFFERED) return status === OfferStatus.EXPIRED;
  const found = await db.query(`SELECT o.id FROM offer o WHERE o.id = $1 AND ${lapsed("$2::date")}`, [id, today]);
  return found.length > 0;
}

/** An offer answers every open need of the citizen, whichever it was made for: they close together. */
export const closeNeeds = (manager: EntityManager, citizenId: string, offerId: string): Promise<unknown> =>
  manager.query(
    `UPDATE coordination_need SET before_offer = status, status = 'OFFERED', offer_id = $2 WHERE citizen_id = $1 AND status IN ('NOMINATED', 'REGISTERED')`,
    [citizenId, offerId],
  );

/** They are open again together, where the offer came to nothing without an answer: it has met no duty. */
const reopenNeeds = (manager: EntityManager, offerIds: readonly string[]): Promise<unknown> =>
  manager.query(
    `UPDATE coordination_need SET status = before_offer, offer_id = NULL, before_offer = NULL WHERE offer_id = ANY($1::uuid[]) AND status = 'OFFERED'`,
    [offerIds],
  );

/** What has expired stands in nobody's way when the next offer is made. */
export async function expire(manager: EntityManager, citizenId: string, today: string): Promise<void> {
  const expired: { id: string }[] = await manager.query(
    `SELECT o.id FROM offer o WHERE o.citizen_id = $1 AND o.status = 'OFFERED' AND ${lapsed("$2::date")}`,
    [citizenId, today],
  );
  if (expired.length === 0) return;
  const ids = expired.map(({ id }) => id);
  await manager.query(`UPDATE offer SET status = 'EXPIRED' WHERE id = ANY($1::uuid[])`, [ids]);
  await reopenNeeds(manager, ids);
}

const ONE_OFFER = "SELECT id FROM offer WHERE id = $1 FOR UPDATE";

/** Who made an offer, or would coordinate, takes it back while it waits for its answer. */
export async function withdrawOffer(
  context: Context,
  input: { offerId: string; reason: string },
): Promise<{ offer: Offer | null; userErrors: UserError[] }> {
  const offer = isUuid(input.offerId) ? await oneBy(context, Offer, "id").load(input.offerId) : null;
  if (!offer || !isOwnOffer(context.caller, offer)) throw new Refusal("NOT_FOUND");
  await citizenOfStaff(context, offer.citizenId);
  const userErrors = await inOneGo(context, [ONE_OFFER, offer.id], async ({ manager, problem }) => {
    const current = await manager.findOneByOrFail(Offer, { id: offer.id });
    if (current.status === OfferStatus.WITHDRAWN) return undefined;
    if (current.status !== OfferStatus.OFFERED)
      return problem(
        "offerId",
        "OFFER_ANSWERED",
        "This offer has ended already.",
        "Tilbuddet er allerede besvaret eller taget tilbage.",
      );
    await manager.update(Offer, { id: offer.id }, { status: OfferStatus.WITHDRAWN, withdrawnFor: input.reason });
    await reopenNeeds(manager, [offer.id]);
    return undefined;
  });
  if (userErrors.length > 0) return { offer: null, userErrors };
  return { offer: await oneBy(context, Offer, "id").load(offer.id), userErrors };
}
