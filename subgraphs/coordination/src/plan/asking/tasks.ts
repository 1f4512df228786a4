import type { TaskKind } from "../../room.ts";
import { IS_AT_WORK, LEADS } from "../plan/who.sql.ts";
import { LIVES_IN } from "./lives-in.sql.ts";
import { IS_TO_OFFER, STATUS } from "./status.sql.ts";

const asked = (where: string) => `
  SELECT r.id, r.reply_by, r.words, NULL, r.citizen_id FROM citizen_request r, me
  WHERE r.answered_on IS NULL AND ${STATUS("r", "$2::date")} = 'ASKED' AND ${LIVES_IN("r")} = me.municipality AND ${where}`;

const inPlan = (status: string) => `
  SELECT r.id, r.reply_by, r.words, p.id, p.citizen_id FROM citizen_request r JOIN coordinating_plan p ON p.id = r.plan_id
  WHERE ${IS_AT_WORK} AND r.kind = 'MEETING' AND ${STATUS("r", "$2::date")} = '${status}' AND ${LEADS}`;

export const tasks = {
  ANSWER_CITIZEN_REQUEST: {
    words: { EN: "Answer what the citizen asks for", DA: "Svar på det, borgeren beder om" },
    staff: `${inPlan("ASKED")} UNION ALL ${asked("r.kind = 'PLAN' AND me.coordinates")}`,
    leader: asked("(r.kind = 'COORDINATOR' OR r.reply_by < $2::date)"),
  },
  /** A plan that was granted is a need, and offered as any (plan/offer/tasks.ts); late, it is the leader's too. */
  DO_CITIZEN_REQUEST: {
    words: { EN: "Do what the citizen was told yes to", DA: "Gør det, borgeren har fået ja til" },
    staff: inPlan("GRANTED"),
    leader: `SELECT r.id, r.reply_by, r.words, NULL, r.citizen_id FROM citizen_request r, me
      WHERE r.municipality = me.municipality AND (r.kind = 'COORDINATOR' AND r.granted AND ${STATUS("r", "$2::date")} = 'GRANTED'
        OR r.reply_by < $2::date AND ${IS_TO_OFFER("r", "$2::date")})`,
  },
} satisfies Record<string, TaskKind>;
