import type { Context } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { Consent } from "./consent.ts";

/** Puts a consent in where the one before of its kind was. */
export async function takePlace(manager: EntityManager, context: Context, consent: Consent): Promise<void> {
  await replaceNewest(manager, context, consent);
  await manager.insert(Consent, consent);
}

/** What took the newest place among the consents of its kind steps back: in force for a complete one, waiting for one that waits. */
export async function replaceNewest(
  manager: EntityManager,
  { now }: Context,
  { citizenId, kind, sectorCode, complete }: Consent,
): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(Consent)
    .set({ replacedAt: now.toISOString() })
    .where(
      "citizen_id = :citizenId AND kind = :kind AND sector_code = :sectorCode AND withdrawn_at IS NULL AND replaced_at IS NULL AND (NOT complete OR :complete)",
      { citizenId, kind, sectorCode, complete },
    )
    .execute();
}

/**
 * Ends every consent that a citizen has given or begun to give for a plan: it goes with the plan that it was given for. One to an
 * assessment was given for no plan: it outlives a plan that is over, and goes with the others where the citizen takes back all.
 */
export async function endAll(
  manager: EntityManager,
  citizenId: string,
  how: "withdrawnAt" | "replacedAt",
  now: Date,
): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(Consent)
    .set({ [how]: now.toISOString() })
    .where(
      "citizen_id = :citizenId AND withdrawn_at IS NULL AND replaced_at IS NULL AND (kind <> 'HOLISTIC_ASSESSMENT' OR :all)",
      { citizenId, all: how === "withdrawnAt" },
    )
    .execute();
}
