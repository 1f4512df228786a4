import type { SectorPlan } from "../contract/sector-plan.ts";
import { newestRevision, pastOf, type Snapshot } from "../kernel/request/snapshot.ts";
import type { SectorContext } from "./context.ts";

/** What a sector's plan said then; null where there was none. */
export async function planAsOf<P extends SectorPlan>(
  context: SectorContext,
  id: string,
  validAt: string | null,
  knownAt: string | null,
): Promise<P | null> {
  const { db, tables } = context;
  const [revision] = await db.query<{ snapshot: Snapshot }>(newestRevision("revision", "subject_id"), [
    id,
    validAt,
    knownAt,
  ]);
  return revision ? (pastOf(db, tables.plan, revision.snapshot) as P | null) : null;
}
