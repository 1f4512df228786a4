import type { TaskKind } from "../../room.ts";
import { IS_MINE, IS_OPEN, TAKES_PART } from "../plan/who.sql.ts";

const goals = (who: string, party: string) => `
  SELECT g.id, NULL, g.title, p.id, p.citizen_id FROM plan_goal g JOIN coordinating_plan p ON p.id = g.plan_id ${who}
  AND ${IS_OPEN} AND g.status = 'PROPOSED' AND NOT g.agreed_by ? ${party}`;

export const tasks = {
  AGREE_GOAL: {
    words: { EN: "Say whether you agree to a goal", DA: "Sig, om du er enig i et mål" },
    citizen: goals(`WHERE ${IS_MINE}`, "'CITIZEN'"),
    staff: goals(`JOIN ${TAKES_PART} WHERE true`, "t.sector_code"),
  },
} satisfies Record<string, TaskKind>;
