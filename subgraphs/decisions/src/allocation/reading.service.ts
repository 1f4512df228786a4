import { isUuid, manyBy, oneBy } from "@overligger/shared";
import { type Beside, lookAt, lookAtAll, type Seen, takingPart } from "../assessment/reading.service.ts";
import type { DecisionsContext } from "../context.ts";
import { Allocation, AllocationItem, AllocationItemStatus } from "./allocation.ts";
import { layDrafts } from "./laying.service.ts";

/** An allocation, and those of its items that somebody sees. */
export interface SeenAllocation {
  readonly allocation: Allocation;
  readonly seen: Seen;
  readonly items: readonly AllocationItem[];
}

const { WAITING, LAID } = AllocationItemStatus;

/** Whether a sector has taken part in the assessment ever since something was proposed: the same that coordination asks before it lays. */
export function holdsSince({ assessment, standing }: Seen, sector: string, since: string): boolean {
  const endedAt = standing.assessed.find((each) => each.sector === sector)?.endedAt ?? null;
  const holds = takingPart(standing, assessment.municipality).has(sector);
  return holds && (endedAt === null || Date.parse(endedAt) < Date.parse(since));
}

/**
 * What an assessment led to, as far as somebody sees the sectors' parts of it: the citizen's side all, a sector's own staff theirs, and
 * those of the others that the assessment opens to them. How it stands is asked of the sectors first. It is logged before it is told.
 */
export async function allocationsOn(context: DecisionsContext, seen: Seen): Promise<SeenAllocation[]> {
  const { id, citizenId } = seen.assessment;
  const all = await manyBy(context, Allocation, "assessmentId").load(id);
  if (all.length === 0) return [];
  const sectors = (await proposedIn(context, citizenId)).get(id) ?? [];
  await layDrafts(
    context,
    citizenId,
    sectors.filter((sector) => seen.sees(sector)),
  );
  const found = await Promise.all(all.map((allocation) => itemsOf(context, seen, allocation)));
  return found.flatMap((each) => {
    if (each.items.length === 0) return [];
    const { purpose } = seen;
    void context.once(`read allocation ${each.allocation.id}`, () =>
      context.readLog.write({ citizenId, operation: "ALLOCATION_READ", purpose }),
    );
    return each;
  });
}

/**
 * In which sectors something was proposed on each of a citizen's assessments. Who was proposed something in, though their sector had no
 * part in the assessment itself, goes on seeing that when the citizen's consent ends.
 */
function proposedIn(context: DecisionsContext, citizenId: string): Promise<Beside> {
  return context.once(`allocated to ${citizenId}`, async () => {
    const rows = await context.db.query<{ id: string; sectors: string[] }>(
      `SELECT a.assessment_id AS id, array_agg(DISTINCT i.sector ORDER BY i.sector) AS sectors
       FROM allocation_item i JOIN allocation a ON a.id = i.allocation_id WHERE a.citizen_id = $1 GROUP BY a.assessment_id`,
      [citizenId],
    );
    return new Map(rows.map(({ id, sectors }) => [id, sectors]));
  });
}

async function itemsOf(context: DecisionsContext, seen: Seen, allocation: Allocation): Promise<SeenAllocation> {
  const items = await manyBy(context, AllocationItem, "allocationId").load(allocation.id);
  const shown = items
    .filter(({ sector }) => seen.sees(sector))
    .map((item) => ({
      ...item,
      consentEnded:
        (item.status === WAITING || item.status === LAID) &&
        (item.closed || !holdsSince(seen, item.sector, allocation.proposedAt)),
    }));
  return { allocation, seen, items: shown };
}

/** One allocation, by its id; null where there is none or one sees nothing of it. */
export async function readAllocation(context: DecisionsContext, id: string): Promise<SeenAllocation | null> {
  const allocation = isUuid(id) ? await oneBy(context, Allocation, "id").load(id) : null;
  const beside = allocation && (await proposedIn(context, allocation.citizenId));
  const seen = allocation && beside && (await lookAt(context, allocation.assessmentId, beside));
  if (!seen) return null;
  return (await allocationsOn(context, seen)).find((each) => each.allocation.id === id) ?? null;
}

/** What the caller sees of all that was allocated to a citizen, what rests on the newest assessment first. */
export async function readAllocations(context: DecisionsContext, citizenId: string): Promise<SeenAllocation[]> {
  const seen = await lookAtAll(
    context,
    citizenId,
    isUuid(citizenId) ? await proposedIn(context, citizenId) : undefined,
  );
  return (await Promise.all(seen.map((each) => allocationsOn(context, each)))).flat();
}
