import type { TaskKind } from "../../room.ts";
import { IS_AT_WORK, IS_MINE } from "../plan/who.sql.ts";

export const tasks = {
  APPROVE_PARTICIPANT: {
    words: {
      EN: "Say whether somebody may take part in your plan",
      DA: "Sig, om en sagsbehandler må komme med i planen",
    },
    citizen: `SELECT x.id, NULL, w.name || ', ' || w.unit, p.id, p.citizen_id
      FROM participant_proposal x JOIN coordinating_plan p ON p.id = x.plan_id JOIN caseworker w ON w.id = x.caseworker_id
      WHERE x.status = 'PROPOSED' AND ${IS_AT_WORK} AND ${IS_MINE}`,
  },
} satisfies Record<string, TaskKind>;
