import { SPEAKS } from "../../citizen/citizen/speaks.sql.ts";
import type { TaskKind } from "../../room.ts";

export const tasks = {
  ANSWER_OFFER: {
    words: { EN: "Answer the offer of a coordinating plan", DA: "Svar på tilbuddet om en koordinerende plan" },
    citizen: `SELECT o.id, NULL, NULL, NULL, o.citizen_id FROM offer o JOIN ${SPEAKS} ON s.citizen_id = o.citizen_id AND s.acts ? 'ANSWER'
      WHERE o.status = 'OFFERED' AND NOT o.answers @> jsonb_build_array(jsonb_build_object('party', s.party, 'by', $1::text))`,
  },
  OFFER_PLAN: {
    words: { EN: "Offer a coordinating plan", DA: "Tilbyd en koordinerende plan" },
    staff: `SELECT n.id, NULL, NULL, NULL, n.citizen_id
      FROM coordination_need n WHERE n.status = 'REGISTERED' AND n.registered_by = $1`,
  },
} satisfies Record<string, TaskKind>;
