import { IS_OPEN, LEADS, TAKES_PART } from "../../plan/plan/who.sql.ts";
import type { TaskKind } from "../../room.ts";

const proposals = (who: string) => `
  SELECT k.id, NULL, g.title, p.id, p.citizen_id FROM goal_link k JOIN plan_goal g ON g.id = k.goal_id
    JOIN coordinating_plan p ON p.id = k.plan_id ${who} AND ${IS_OPEN} AND k.proposed AND g.status IN ('PROPOSED', 'AGREED')`;

export const tasks = {
  CONFIRM_GOAL_LINK: {
    words: {
      EN: "Say whether the help serves the goal, as somebody proposed",
      DA: "Sig, om indsatsen støtter målet, som nogen har foreslået",
    },
    staff: `${proposals(`WHERE ${LEADS}`)} UNION ${proposals(`JOIN ${TAKES_PART} WHERE t.sector_code = k.sector_code`)}`,
  },
} satisfies Record<string, TaskKind>;
