import { SPEAKS } from "../../citizen/citizen/speaks.sql.ts";
import type { TaskKind } from "../../room.ts";
import { IS_OPEN, TAKES_PART } from "../plan/who.sql.ts";

const goals = (who: string, party: string) => `
  SELECT g.id, NULL, g.title, p.id, p.citizen_id FROM plan_goal g JOIN coordinating_plan p ON p.id = g.plan_id JOIN ${who}
  WHERE ${IS_OPEN} AND g.status = 'PROPOSED' AND NOT g.agreed_by ? ${party}`;

export const tasks = {
  AGREE_GOAL: {
    words: { EN: "Say whether you agree to a goal", DA: "Sig, om du er enig i et mål" },
    citizen: goals(`${SPEAKS} ON s.citizen_id = p.citizen_id AND s.side`, "s.party"),
    staff: goals(TAKES_PART, "t.sector_code"),
  },
} satisfies Record<string, TaskKind>;
