import { SPEAKS } from "../../citizen/citizen/speaks.sql.ts";
import type { TaskKind } from "../../room.ts";
import { lapsed } from "./lapsed.sql.ts";

/**
 * A need `n` that is to be answered by an offer on a day: found where the citizen lives (or pointed at, where nominations are asked for
 * too), and not offered, or offered in vain; there is no plan, and no other offer waits.
 */
export const isOpen = (
  today: string,
  of = "'REGISTERED'",
): string => `((n.status IN (${of}) OR n.status = 'OFFERED' AND n.before_offer IN (${of})
    AND EXISTS (SELECT 1 FROM offer o WHERE o.id = n.offer_id AND o.status = 'OFFERED'))
  AND EXISTS (SELECT 1 FROM citizen c WHERE c.id = n.citizen_id AND c.municipality = n.municipality)
  AND NOT EXISTS (SELECT 1 FROM coordinating_plan p WHERE p.citizen_id = n.citizen_id AND p.status <> 'CLOSED')
  AND NOT EXISTS (SELECT 1 FROM offer o WHERE o.citizen_id = n.citizen_id AND o.status = 'OFFERED' AND NOT ${lapsed(today)}))`;

/**
 * Whether who found a need `n` does not offer: who answered the citizen as a leader, or no longer works there. Then it is everybody's who
 * coordinates there.
 */
const IS_NOBODYS = (today: string) => `(n.origin = 'CITIZEN' OR NOT EXISTS (SELECT 1 FROM caseworker_affiliation f
  WHERE f.caseworker_id = n.registered_by AND f.municipality = n.municipality AND f.starts_on <= ${today} AND (f.ends_on IS NULL OR f.ends_on > ${today})))`;

export const tasks = {
  ANSWER_OFFER: {
    words: { EN: "Answer the offer of a coordinating plan", DA: "Svar på tilbuddet om en koordinerende plan" },
    citizen: `SELECT o.id, o.expires_on, NULL, NULL, o.citizen_id FROM offer o JOIN ${SPEAKS} ON s.citizen_id = o.citizen_id AND s.acts ? 'ANSWER'
      WHERE o.status = 'OFFERED' AND NOT ${lapsed("$2::date")} AND NOT o.answers @> jsonb_build_array(jsonb_build_object('party', s.party, 'by', $1::text))`,
  },
  OFFER_PLAN: {
    words: { EN: "Offer a coordinating plan", DA: "Tilbyd en koordinerende plan" },
    staff: `SELECT n.id, NULL, NULL, NULL, n.citizen_id
      FROM coordination_need n, me WHERE ${isOpen("$2::date")} AND (n.registered_by = $1
        OR n.municipality = me.municipality AND me.coordinates AND ${IS_NOBODYS("$2::date")})`,
  },
} satisfies Record<string, TaskKind>;
