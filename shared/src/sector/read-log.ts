import { ReadLogConnection, type ReadLogLine } from "../contract/sector-overlay.ts";
import { asConnection, type Page, type PageArguments } from "../kernel/connection.ts";
import type { Context } from "../kernel/context.ts";
import { Where } from "../kernel/filter.ts";
import { pageOf } from "../kernel/page.ts";
import { ReadLogEntry } from "../kernel/read-log.ts";

/** Who has read the citizen here: authority and role, never a caseworker's name. */
export async function readLogOf(context: Context, citizenId: string, args: PageArguments): Promise<Page<ReadLogLine>> {
  await context.readLog.settled(); // this reading is one of them
  const page = await pageOf(context, ReadLogEntry, new Where().and("citizen_id = ?", citizenId), args, "readAt");
  return asConnection(ReadLogConnection, page as unknown as Page<ReadLogLine>);
}
