import { open } from "../contract/category.ts";
import type { SectorRegistration } from "../contract/registry.ts";
import { SectorGoal } from "../contract/sector-goal.ts";
import { municipalitiesOf } from "../contract/structure.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { Role } from "../kernel/request/caller.ts";
import { ahead, aheadThrough } from "../kernel/request/loaders.ts";
import type { SectorContext } from "./context.ts";
import { keptOutWith } from "./kept-out.ts";

/** An opened overlay as its fields read it. */
export interface OpenedOverlay {
  __typename: string;
  grant: string;
  citizenId: string;
  /** Whether the reader is the citizen: only they see who has read. */
  own: boolean;
  /** For what it was opened, and under which coordinating plan; null outside any. */
  purpose: string;
  /** Whose rows it shows: those of the municipalities that the sector's own staff work for, as their case does; null: all. */
  municipalities: readonly string[] | null;
  coordinatingPlanId: string | null;
}

/** Whether it was opened by right, not by consent: for the citizen about themself, or for the sector's own staff. */
export const openedByRight = ({ purpose }: OpenedOverlay): boolean =>
  purpose === "OWN_ACCESS" || purpose === "OWN_SECTOR_CASE";

/**
 * The door to a citizen's data: it opens for a valid grant of this sector's own, for this reader and minted in this very request, and
 * for nothing else (GRANT_REFUSED). The opening is logged, and nothing is answered before that is written (LOG_UNAVAILABLE). What it
 * opens is marked with the categories that the grant names, and with the items that stay closed: a row without the mark is closed.
 * It answers by a promise, so that a grant that is refused is the error of its own entity and of no other.
 */
export async function openOverlay(
  context: SectorContext,
  sector: SectorRegistration,
  token: string,
): Promise<OpenedOverlay> {
  const grant = context.verified(token);
  if (!grant || grant.item !== undefined) throw new Refusal("GRANT_REFUSED"); // for one thing alone, and that is no overlay
  void context.readLog.write({
    citizenId: grant.citizen,
    operation: "OVERLAY_OPENED",
    purpose: grant.purpose,
    categories: [...grant.categories],
    grantId: grant.id,
    planId: grant.plan,
  });
  readPlansAhead(context, grant.citizen);
  const overlay: OpenedOverlay = {
    __typename: sector.overlay,
    grant: token,
    citizenId: grant.citizen,
    own: grant.role === Role.CITIZEN,
    purpose: grant.purpose,
    municipalities: grant.purpose === "OWN_SECTOR_CASE" ? municipalitiesOf(context.caller) : null,
    coordinatingPlanId: grant.plan,
  };
  const except = await keptOutWith(context, grant.citizen, grant.except);
  return open(overlay, new Set(grant.categories), except);
}

/** A citizen's plans, with as much of what is in them as is asked for: in one statement. */
function readPlansAhead(context: SectorContext, citizenId: string): void {
  const { plan, intervention, besidePlans } = context.tables;
  const { fields } = context;
  if (!fields.has("plans")) return;
  ahead(context, plan, "citizenId", citizenId);
  for (const beside of besidePlans) ahead(context, beside, "citizenId", citizenId);
  const through = { entity: plan, property: "citizenId", gives: "id" } as const;
  if (fields.has("goals")) aheadThrough(context, SectorGoal, "planId", through, citizenId);
  if (fields.has("interventions")) aheadThrough(context, intervention, "planId", through, citizenId);
}
