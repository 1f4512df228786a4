import { readCursor } from "../kernel/list/cursor.ts";
import { isDay } from "../kernel/scalars.ts";
import { isUuid } from "../kernel/uuid.ts";

/** Reads the cursor of a list of tasks: what has no day comes last, and its id tells of what kind it is. */
export const readTaskCursor = (list: string, after: string): [rank: string, id: string] =>
  readCursor(
    list,
    after,
    (rank) => rank === "infinity" || isDay(rank),
    (id) => /^[A-Z_]+:/.test(id) && isUuid(id.slice(id.indexOf(":") + 1)),
  );
