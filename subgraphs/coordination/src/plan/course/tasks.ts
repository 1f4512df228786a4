import { LAPSES_SOON } from "../../citizen/consent/tasks.ts";
import type { TaskKind } from "../../room.ts";
import { IS_AT_WORK, LEADS, LIVES_THERE, TAKES_PART } from "../plan/who.sql.ts";

export const tasks = {
  FINISH_DRAFT: {
    words: { EN: "Finish the draft and put the plan in force", DA: "Gør udkastet færdigt og sæt planen i kraft" },
    staff: `SELECT p.id, NULL, NULL, p.id, p.citizen_id FROM coordinating_plan p WHERE p.status = 'DRAFTING' AND ${LIVES_THERE} AND ${LEADS}`,
  },
  RENEW_HEALTH_CONSENT: {
    staff: `SELECT c.id, c.valid_to, c.sector_code, p.id, p.citizen_id
      FROM consent c JOIN coordinating_plan p ON p.citizen_id = c.citizen_id AND ${IS_AT_WORK} WHERE ${LAPSES_SOON} AND ${LEADS}`,
  },
  MEET_DUTY: {
    words: {
      EN: "Assess and decide after a withdrawal or a move",
      DA: "Revurder og træf afgørelse efter tilbagetrukket samtykke eller flytning",
    },
    staff: `SELECT d.id, d.due_on, d.kind, p.id, p.citizen_id
      FROM duty d JOIN coordinating_plan p ON p.id = d.plan_id JOIN ${TAKES_PART}
      WHERE d.done_at IS NULL AND d.sector_code = t.sector_code AND d.municipality = p.municipality`,
  },
  CLOSE_PLAN: {
    words: { EN: "Every duty is done: close the plan", DA: "Alle pligter er opfyldt: afslut planen" },
    staff: `SELECT p.id, NULL, NULL, p.id, p.citizen_id FROM coordinating_plan p WHERE p.status = 'ENDING_WITHDRAWN' AND ${LEADS}
      AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.plan_id = p.id AND d.done_at IS NULL AND d.kind <> 'HAND_OVER')`,
  },
  CLOSE_MOVED: {
    words: {
      EN: "The citizen has moved: close the plan, unless they take it along",
      DA: "Borgeren er flyttet: afslut planen, hvis borgeren ikke tager den med",
    },
    staff: `SELECT p.id, r.starts_on, NULL, p.id, p.citizen_id FROM coordinating_plan p JOIN citizen c ON c.id = p.citizen_id
      JOIN LATERAL (SELECT max(starts_on) AS starts_on FROM residence r WHERE r.citizen_id = c.id) r ON true
      WHERE p.status <> 'CLOSED' AND p.municipality <> c.municipality AND ${LEADS}`,
  },
} satisfies Record<string, TaskKind>;
