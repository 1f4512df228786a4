import { ReadLogConnection, type ReadLogLine } from "../contract/sector-overlay.ts";
import { asConnection, type Page, type PageArguments } from "../kernel/list/connection.ts";
import { Where } from "../kernel/list/filter.ts";
import { pageOf } from "../kernel/list/page.ts";
import type { Context } from "../kernel/request/context.ts";
import { ReadLogEntry } from "../kernel/request/read-log.ts";

/** Who has read the citizen here: authority and role, never a caseworker's name. */
export async function readLogOf(context: Context, citizenId: string, args: PageArguments): Promise<Page<ReadLogLine>> {
  await context.readLog.settled(); // this reading is one of them
  const page = await pageOf(context, ReadLogEntry, new Where().and("citizen_id = ?", citizenId), args, "readAt");
  return asConnection(ReadLogConnection, page as unknown as Page<ReadLogLine>);
}
