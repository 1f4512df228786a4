import type { Context } from "@overligger/shared";
import { ConsentKind } from "../../citizen/consent/consent-kind.ts";
import { consentsOf } from "../../citizen/consent/consents.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import type { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { partIn } from "../plan/part.ts";
import { planNow } from "../plan/plan.service.ts";
import { accessInPlan, isByRight } from "./access.policy.ts";
import { recipientsIn } from "./recipients.ts";
import { SectorEntry } from "./sector-entry.ts";

/** One entry for every registered sector, open or closed. */
export async function sectorsOf(context: Context, plan: CoordinatingPlan): Promise<SectorEntry[]> {
  const now = planNow(context, plan);
  const [registry, consents, { status }, part] = await Promise.all([
    sectors(context),
    consentsOf(context, plan.citizenId),
    now,
    now.then((current) => partIn(context, current)),
  ]);
  const as = recipientsIn(part);
  return [...registry.values()].map((sector) => {
    const decision = accessInPlan(context.caller, sector, consents, status, context.today, as);
    return new SectorEntry({
      sector,
      consent:
        consents.find((consent) => consent.kind === ConsentKind.SHARING && consent.sectorCode === sector.code) ?? null,
      decision,
      citizenId: plan.citizenId,
      planId: plan.id,
      door: isByRight(decision) ? null : plan.id,
    });
  });
}
