import type { TaskKind } from "../../room.ts";
import { IS_OPEN, LEADS } from "../plan/who.sql.ts";
import { LIVES_IN } from "./lives-in.sql.ts";

const asked = (where: string) => `
  SELECT r.id, r.reply_by, r.words, NULL, r.citizen_id FROM citizen_request r, me
  WHERE r.answered_on IS NULL AND ${LIVES_IN("r")} = me.municipality AND ${where}`;

export const tasks = {
  ANSWER_CITIZEN_REQUEST: {
    words: { EN: "Answer what the citizen asks for", DA: "Svar på det, borgeren beder om" },
    staff: `SELECT r.id, r.reply_by, r.words, p.id, p.citizen_id FROM citizen_request r JOIN coordinating_plan p ON p.id = r.plan_id
      WHERE ${IS_OPEN} AND r.answered_on IS NULL AND r.kind = 'MEETING' AND ${LEADS}
      UNION ALL ${asked("r.kind = 'PLAN' AND me.coordinates")}`,
    leader: asked("(r.kind = 'COORDINATOR' OR r.reply_by < $2::date)"),
  },
} satisfies Record<string, TaskKind>;
