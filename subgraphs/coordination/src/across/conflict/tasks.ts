import { IS_OPEN, LEADS } from "../../plan/plan/who.sql.ts";
import type { TaskKind } from "../../room.ts";

export const tasks = {
  SETTLE_CONTENT_CONFLICT: {
    words: {
      EN: "Settle with the citizen what works against each other",
      DA: "Afklar sammen med borgeren det, der modarbejder hinanden",
    },
    staff: `SELECT k.id, NULL, NULL, p.id, p.citizen_id FROM content_conflict k JOIN coordinating_plan p ON p.id = k.plan_id
      WHERE ${IS_OPEN} AND k.settled_on IS NULL AND ${LEADS}`,
  },
} satisfies Record<string, TaskKind>;
