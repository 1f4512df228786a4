import { municipalitiesOf, worksIn } from "../contract/structure.ts";
import { Where } from "../kernel/list/filter.ts";
import { Role, worksFor } from "../kernel/request/caller.ts";
import type { SectorContext } from "./context.ts";
import { delegationsInForce } from "./delegation.ts";

/** By what right somebody works with a citizen's case: as the sector's own staff, or under a delegation. */
export interface Mandate {
  /** Null for the sector's own staff. */
  readonly delegationId: string | null;
  readonly municipality: string;
  /** Of a leader, who decides and works with no case: the sectors for which they work besides, null for none. */
  readonly leads?: readonly (string | null)[];
}

/** Finds somebody's mandate for a citizen in a municipality; null where there is none. */
export type MandateOf = (
  context: SectorContext,
  citizenId: string | null,
  municipality: string,
) => Promise<Mandate | null>;

/** The sector's own staff; for which municipalities they work, `worksIn` says. */
export function isOwnStaff({ caller, tables }: SectorContext): boolean {
  return worksFor(caller, tables.code);
}

/** The caller's mandate for a citizen in a municipality; null where there is none. */
export async function mandateFor(
  context: SectorContext,
  citizenId: string | null,
  municipality: string,
): Promise<Mandate | null> {
  const { caller } = context;
  if (isOwnStaff(context)) {
    return worksIn(caller, municipality) ? { delegationId: null, municipality } : null;
  }
  const delegation = (await delegationsInForce(context)).find(
    (candidate) =>
      candidate.municipality === municipality && (candidate.citizenId === null || candidate.citizenId === citizenId),
  );
  return delegation ? { delegationId: delegation.id, municipality } : null;
}

/** Narrows rows with a `municipality` and a `citizen_id` to those that the caller has a mandate for. */
export async function withMandate(context: SectorContext, where: Where): Promise<Where> {
  const { caller } = context;
  if (isOwnStaff(context)) return where.and("municipality = ANY(?)", municipalitiesOf(caller));
  const delegations = await delegationsInForce(context);
  if (delegations.length === 0) return where.and("false");
  where.and("municipality = ?", caller.municipality);
  if (delegations.some(({ citizenId }) => citizenId === null)) return where;
  return where.and(
    "citizen_id = ANY(?::uuid[])",
    delegations.map(({ citizenId }) => citizenId),
  );
}

/** The purpose under which a read is logged. */
export function purposeOf(context: SectorContext): string {
  if (context.caller.role === Role.LEADER) return "LEADERS_DECISION";
  return isOwnStaff(context) ? "OWN_SECTOR_CASE" : "DELEGATED_CASE";
}
