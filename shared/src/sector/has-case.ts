import { tableOf } from "../kernel/database/rows.ts";
import type { Where } from "../kernel/list/filter.ts";
import type { SectorContext } from "./context.ts";

/** What was proposed is a case to look into, for as long as the citizen agrees that the sector takes part. */
const PROPOSED = "(SELECT * FROM intervention_draft WHERE NOT consent_ended) AS proposed";

/** Whether the sector has anything of a citizen, as far as a condition on `citizen_id` and `municipality` says. */
export async function hasCase({ db, tables }: SectorContext, where: Where): Promise<boolean> {
  const found = await db.query(
    [tableOf(db, tables.plan), tableOf(db, tables.intervention), "appointment", "contact_point", PROPOSED]
      .map((table) => `(SELECT 1 FROM ${table} ${where.sql} LIMIT 1)`)
      .join(" UNION ALL "),
    where.parameters,
  );
  return found.length > 0;
}
