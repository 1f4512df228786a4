import type { TaskKind } from "../../room.ts";
import { IS_MINE, IS_OPEN, TAKES_PART } from "../plan/who.sql.ts";

const agreements = (who: string, party: string) => `
  SELECT a.id, a.due_on, a.text, p.id, p.citizen_id FROM agreement a JOIN coordinating_plan p ON p.id = a.plan_id ${who}
  AND ${IS_OPEN} AND a.parties ? ${party} AND a.kept_on IS NULL AND a.due_on IS NOT NULL`;

export const tasks = {
  KEEP_AGREEMENT: {
    words: { EN: "Keep what was agreed", DA: "Hold det, der er aftalt" },
    citizen: agreements(`WHERE ${IS_MINE}`, "'CITIZEN'"),
    staff: agreements(`JOIN ${TAKES_PART} WHERE true`, "t.sector_code"),
  },
} satisfies Record<string, TaskKind>;
