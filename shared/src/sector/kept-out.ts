import { tableOf } from "../kernel/database/rows.ts";
import type { SectorContext } from "./context.ts";

/**
 * What stays out with the items that a citizen kept out: the interventions of a plan, and the appointments of an intervention, so
 * that what is closed is not told by when it takes place. Worked out where a grant is opened, for every road from there.
 */
export async function keptOutWith(
  { db, tables }: SectorContext,
  citizenId: string,
  except: readonly string[],
): Promise<ReadonlySet<string>> {
  if (except.length === 0) return new Set();
  const rows = await db.query<{ id: string }>(
    `WITH given AS (SELECT id FROM ${tableOf(db, tables.intervention)} WHERE citizen_id = $1 AND (id = ANY($2::uuid[]) OR plan_id = ANY($2::uuid[])))
     SELECT id FROM given UNION SELECT id FROM appointment WHERE citizen_id = $1 AND intervention_id IN (SELECT id FROM given)`,
    [citizenId, except],
  );
  return new Set([...except, ...rows.map(({ id }) => id)]);
}
