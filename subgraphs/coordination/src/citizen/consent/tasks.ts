import type { TaskKind } from "../../room.ts";
import { SPEAKS } from "../citizen/speaks.sql.ts";

/** How long before a health consent lapses somebody is told, in days. */
const RENEWAL_NOTICE = 30;

/** A health consent `c` that lapses soon, where `$2` is today. */
export const LAPSES_SOON = `c.kind = 'HEALTH_RETRIEVAL' AND c.withdrawn_at IS NULL AND c.replaced_at IS NULL
  AND c.valid_to > $2::date AND c.valid_to <= $2::date + ${RENEWAL_NOTICE}`;

export const tasks = {
  APPROVE_CONSENT: {
    words: { EN: "Say whether you agree to a consent", DA: "Sig, om du er enig i et samtykke" },
    citizen: `SELECT c.id, NULL, c.sector_code, NULL, c.citizen_id
      FROM consent c JOIN ${SPEAKS} ON s.citizen_id = c.citizen_id::text
      WHERE NOT c.complete AND c.withdrawn_at IS NULL AND c.replaced_at IS NULL AND (c.valid_to IS NULL OR c.valid_to > $2::date)
        AND c.needed_parties ? s.party AND NOT c.approvals @> jsonb_build_array(jsonb_build_object('party', s.party))`,
  },
  RENEW_HEALTH_CONSENT: {
    words: {
      EN: "The health consent lapses: renew it or let it",
      DA: "Helbredssamtykket udløber: forny det eller lad det udløbe",
    },
    citizen: `SELECT c.id, c.valid_to, c.sector_code, NULL, c.citizen_id FROM consent c WHERE c.citizen_id::text = $1 AND ${LAPSES_SOON}`,
  },
} satisfies Record<string, TaskKind>;
