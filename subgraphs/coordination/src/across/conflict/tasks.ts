import { IS_AT_WORK, LEADS } from "../../plan/plan/who.sql.ts";
import type { TaskKind } from "../../room.ts";

export const tasks = {
  SETTLE_CONTENT_CONFLICT: {
    words: {
      EN: "Settle with the citizen what works against each other",
      DA: "Afklar sammen med borgeren det, der modarbejder hinanden",
    },
    staff: `SELECT k.id, NULL, NULL, p.id, p.citizen_id FROM content_conflict k JOIN coordinating_plan p ON p.id = k.plan_id
      WHERE ${IS_AT_WORK} AND (k.agreement_id IS NULL OR NOT EXISTS (SELECT 1 FROM agreement a WHERE a.id = k.agreement_id AND (a.kept_on IS NOT NULL
        OR a.ended IS NULL AND a.parties <@ (a.agreed_by || CASE WHEN a.agreed_by ? 'SIDE' THEN '["CITIZEN"]' ELSE '[]' END::jsonb)))) AND ${LEADS}`,
  },
} satisfies Record<string, TaskKind>;
