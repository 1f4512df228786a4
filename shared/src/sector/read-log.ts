import { ReadLogConnection, type ReadLogLine } from "../contract/sector-overlay.ts";
import { asConnection, type Page, type PageArguments } from "../kernel/list/connection.ts";
import { Where } from "../kernel/list/filter.ts";
import { pageOf } from "../kernel/list/page.ts";
import type { Context } from "../kernel/request/context.ts";
import { ReadLogEntry } from "../kernel/request/read-log.ts";

/**
 * Who has read the citizen here: authority and role, never a caseworker's name. All of it to the citizen; to the sector's own staff
 * without who read in a coordinating plan, for that there is one is no matter of theirs.
 */
export async function readLogOf(
  context: Context,
  citizenId: string,
  args: PageArguments,
  own: boolean,
): Promise<Page<ReadLogLine>> {
  await context.readLog.settled(); // this reading is one of them
  const where = new Where().and("citizen_id = ?", citizenId);
  if (!own) where.and("plan_id IS NULL");
  const page = await pageOf(context, ReadLogEntry, where, args, "readAt");
  return asConnection(ReadLogConnection, page as unknown as Page<ReadLogLine>);
}
