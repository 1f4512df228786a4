import type { TaskKind } from "../../room.ts";
import { HOLDER_IS_THERE, IS_AT_WORK, LEADS, LIVES_THERE, STANDS_IN } from "../plan/who.sql.ts";

export const tasks = {
  CALL_FOLLOW_UP: {
    words: { EN: "Call the follow-up", DA: "Indkald til opfølgning" },
    staff: `SELECT p.id, p.follow_up_due, NULL, p.id, p.citizen_id
      FROM coordinating_plan p WHERE p.status = 'ACTIVE' AND p.follow_up_due IS NOT NULL AND ${LIVES_THERE}
        AND CASE WHEN ${HOLDER_IS_THERE} THEN p.initiative_holder_id = $1 OR ${STANDS_IN} ELSE ${LEADS} END`,
  },
  CONSIDER_SECTOR: {
    words: {
      EN: "A sector that takes no part may be needed: find out",
      DA: "En myndighed, der ikke er med, kan være nødvendig: afklar det",
    },
    staff: `SELECT f.id, NULL, f.reason, p.id, p.citizen_id
      FROM sector_flag f JOIN coordinating_plan p ON p.id = f.plan_id WHERE f.settled_on IS NULL AND ${IS_AT_WORK} AND ${LEADS}`,
  },
} satisfies Record<string, TaskKind>;
