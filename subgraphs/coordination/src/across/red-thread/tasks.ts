import { IS_AT_WORK, LEADS, TAKES_PART } from "../../plan/plan/who.sql.ts";
import type { TaskKind } from "../../room.ts";
import { helpOf } from "./red-thread.service.ts";

const proposals = (who: string) => `
  SELECT k.id, NULL, g.title, p.id, p.citizen_id FROM goal_link k JOIN plan_goal g ON g.id = k.goal_id
    JOIN coordinating_plan p ON p.id = k.plan_id ${who} AND ${IS_AT_WORK} AND k.proposed AND g.status IN ('PROPOSED', 'AGREED')`;

/** Whether the citizen shares the help with who coordinates: a proposal tells that there is such help. */
const HOLDS = (
  kind: string,
) => `EXISTS (SELECT 1 FROM consent c WHERE c.citizen_id = p.citizen_id AND c.kind = '${kind}' AND c.sector_code = k.sector_code
  AND c.complete AND c.replaced_at IS NULL AND c.withdrawn_at IS NULL AND (c.valid_to IS NULL OR c.valid_to > $2::date)
  AND c.recipients ? 'COORDINATOR'`;
const IS_SHARED = `${HOLDS("SHARING")} AND c.categories ? 'INTERVENTIONS' AND NOT c.except_items ? k.intervention_id)
  AND (${HOLDS("HEALTH_RETRIEVAL")}) OR NOT EXISTS (SELECT 1 FROM sector s WHERE s.code = k.sector_code AND s.needs_health_consent))`;

export const tasks = {
  CONFIRM_GOAL_LINK: {
    words: {
      EN: "Say whether the help serves the goal, as somebody proposed",
      DA: "Sig, om indsatsen støtter målet, som nogen har foreslået",
    },
    about: helpOf,
    staff: `${proposals(`WHERE ${LEADS} AND ${IS_SHARED}`)} UNION ${proposals(`JOIN ${TAKES_PART} WHERE t.sector_code = k.sector_code`)}`,
  },
} satisfies Record<string, TaskKind>;
