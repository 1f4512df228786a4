import { type Context, isUuid, oneBy, Refusal } from "@overligger/shared";
import { callerMayWithdraw } from "../../citizen/citizen/standing.service.ts";
import { ACT_OF, endAll, reread } from "../../citizen/consent/consent.service.ts";
import { Consent } from "../../citizen/consent/consent.ts";
import { ConsentKind } from "../../citizen/consent/consent-kind.ts";
import { endAfterWithdrawal } from "./course.service.ts";

/**
 * Withdraws a consent. Always succeeds for the citizen whose it is, and for others while it needs their yes, however often;
 * sharing stops with the next request.
 */
export async function withdraw(context: Context, id: string): Promise<Consent> {
  const { now } = context;
  const consent = isUuid(id) ? await oneBy(context, Consent, "id").load(id) : null;
  if (!consent || !(await callerMayWithdraw(context, consent.citizenId, ACT_OF[consent.kind])))
    throw new Refusal("NOT_FOUND");
  await context.db.transaction(async (manager) => {
    const result = await manager
      .createQueryBuilder()
      .update(Consent)
      .set({ withdrawnAt: now.toISOString() })
      .where("id = :id AND withdrawn_at IS NULL", { id })
      .execute();
    if (result.affected === 1 && consent.kind === ConsentKind.JOINING) {
      // What was agreed to for the plan goes with it: a later plan must not find it still open.
      await endAll(manager, consent.citizenId, "withdrawnAt", now);
      await endAfterWithdrawal(context, manager, consent.citizenId);
    }
  });
  context.forget();
  return reread(context, id);
}
