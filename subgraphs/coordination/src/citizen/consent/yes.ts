import type { Context } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import type { MunicipalPolicy } from "../../town/municipal-policy/municipal-policy.ts";
import type { Seat } from "../citizen/may-act.policy.ts";
import { Consent, type ConsentApproval } from "./consent.ts";
import { replaceNewest } from "./replacing.ts";
import { birthdayThatEnds, earlier } from "./until.ts";

/** Whether everybody whose yes is needed has said it. */
export const isComplete = (needed: readonly Seat[], approvals: readonly ConsentApproval[]): boolean =>
  needed.every((seat) => approvals.some(({ party, by }) => party === seat.party && by === seat.by));

/** Whose yes is asked for, and what ends a consent of parents alone. */
export interface Asked {
  readonly needed: readonly Seat[];
  readonly bornOn: string;
  readonly policy: Pick<MunicipalPolicy, "ownConsentAge"> | null;
}

/** Puts one more yes to a consent; the last of those that it needs puts it in force. False where it would be over already. */
export async function sayYesTo(
  manager: EntityManager,
  context: Context,
  current: Consent,
  { party, by }: { party: string; by: string },
  { needed, bornOn, policy }: Asked,
): Promise<boolean> {
  const { now, today } = context;
  const others = current.approvals.filter((each) => each.party !== party || each.by !== by);
  const approvals = [...others, { party, at: now.toISOString(), by }];
  const complete = current.complete || isComplete(needed, approvals);
  // Who else had been asked for when it was begun, and is not any more, does not make it anybody's but the parents'.
  const ofParents = approvals.every((each) => each.party === "PARENT");
  const until = complete && ofParents ? birthdayThatEnds(current.kind, bornOn, today, policy) : null;
  const validTo = earlier(current.validTo, until);
  if (complete && validTo !== null && validTo <= today) return false;
  if (complete && !current.complete) await replaceNewest(manager, context, { ...current, complete });
  await manager
    .createQueryBuilder()
    .update(Consent)
    .set({ approvals: approvals as never, complete, validTo, replacedAt: null })
    .where("id = :id", { id: current.id })
    .execute();
  return true;
}

const SAME = ["categories", "exceptItems", "recipients", "templateVersion"] as const;

/**
 * The consent that waits for somebody's yes to the very same: where two must agree, the second who gives it says yes to what the first
 * gave, and does not take its place. It holds for as long as both said. What was agreed to otherwise is another consent.
 */
export async function waitingForTheSame(
  manager: EntityManager,
  { today }: Context,
  consent: Consent,
  by: string,
): Promise<Consent | null> {
  const { citizenId, kind, sectorCode } = consent;
  const waiting = await manager.findBy(Consent, { citizenId, kind, sectorCode: sectorCode as string, complete: false });
  const same = waiting.find(
    (each) =>
      each.withdrawnAt === null &&
      each.replacedAt === null &&
      (each.validTo === null || each.validTo > today) &&
      each.approvals.some((approval) => approval.by !== by) &&
      SAME.every(
        (what) => JSON.stringify([each[what]].flat().sort()) === JSON.stringify([consent[what]].flat().sort()),
      ),
  );
  return same ? { ...same, validTo: earlier(same.validTo, consent.validTo) } : null;
}
