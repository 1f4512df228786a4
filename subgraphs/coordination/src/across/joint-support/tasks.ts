import { IS_AT_WORK, TAKES_PART } from "../../plan/plan/who.sql.ts";
import type { TaskKind } from "../../room.ts";
import { DECISIONS } from "../../town/registry/send.ts";

export const tasks = {
  DECIDE_JOINT_SUPPORT: {
    words: {
      EN: "Decide whether your help is given as one with another authority's",
      DA: "Tag stilling til, om jeres hjælp skal gives sammen med en anden myndigheds",
    },
    staff: `SELECT j.id, NULL, w ->> 'purpose', p.id, p.citizen_id
      FROM joint_support j JOIN coordinating_plan p ON p.id = j.plan_id AND ${IS_AT_WORK} JOIN ${TAKES_PART}
      JOIN LATERAL jsonb_array_elements(j.written) w ON w ->> 'sector' = t.sector_code AND w ->> 'decidedOn' IS NULL
      WHERE j.ended_on IS NULL`,
  },
  ISSUE_JOINT_SUPPORT: {
    words: {
      EN: "A joint decision has not been issued yet: see to it that the citizen is told, and how to complain",
      DA: "En samlet afgørelse er ikke sendt endnu: sørg for, at borgeren får den og en klagevejledning",
    },
    staff: `SELECT j.id, j.decided_on, w ->> 'purpose', p.id, p.citizen_id
      FROM joint_support j JOIN coordinating_plan p ON p.id = j.plan_id AND ${IS_AT_WORK} JOIN ${TAKES_PART}
      JOIN LATERAL jsonb_array_elements(j.written) w ON w ->> 'sector' = t.sector_code
      WHERE j.untold ? '${DECISIONS.code}'`,
  },
} satisfies Record<string, TaskKind>;
