import { randomUUID } from "node:crypto";
import { type Context, manyBy } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { callerParty, seatsFor } from "../citizen/standing.service.ts";
import { ACT_OF } from "./consent.service.ts";
import { Consent, ConsentStatus, statusOf } from "./consent.ts";
import { ConsentKind } from "./consent-kind.ts";
import { consentsOf } from "./consents.ts";
import { takePlace } from "./replacing.ts";
import { isComplete } from "./yes.ts";

const NAMES_RECIPIENTS = [ConsentKind.SHARING, ConsentKind.HEALTH_RETRIEVAL];

/**
 * Lets one recipient more see what is shared of these sectors: each consent in force is given anew, by the caller, with that
 * recipient. Answers the sectors of which nothing is shared today. Where others must agree too, it waits for them, and what was
 * agreed to before goes on holding.
 */
export async function widen(
  manager: EntityManager,
  context: Context,
  citizenId: string,
  sectors: readonly string[],
  recipient: string,
): Promise<string[]> {
  const { caller, now, today } = context;
  const held = (await consentsOf(context, citizenId)).filter(
    (consent) => NAMES_RECIPIENTS.includes(consent.kind) && statusOf(consent, today) === ConsentStatus.IN_FORCE,
  );
  const party = await callerParty(context, citizenId);
  for (const consent of held) {
    if (!party || !sectors.includes(String(consent.sectorCode)) || consent.recipients.includes(recipient)) continue;
    const needed = await seatsFor(context, citizenId, ACT_OF[consent.kind]);
    // What is not theirs to give stays as it is, e.g. health where a young person decides alone.
    if (!needed.some(({ by }) => by === caller.id)) continue;
    const approvals = [{ party, at: now.toISOString(), by: caller.id }];
    await takePlace(manager, context, {
      ...consent,
      id: randomUUID(),
      recipients: [...consent.recipients, recipient].sort(),
      validFrom: today,
      givenAt: now.toISOString(),
      givenBy: caller.id,
      neededParties: needed.map((seat) => seat.party),
      approvals,
      complete: isComplete(needed, approvals),
      version: 1,
    });
  }
  manyBy(context, Consent, "citizenId").clear(citizenId);
  return sectors.filter(
    (code) => !held.some(({ kind, sectorCode }) => kind === ConsentKind.SHARING && sectorCode === code),
  );
}
