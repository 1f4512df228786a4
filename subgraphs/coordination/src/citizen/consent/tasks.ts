import type { TaskKind } from "../../room.ts";
import { TargetKind } from "../../town/target/municipal-target.ts";
import { daysOfSql } from "../../town/target/target.service.ts";
import { SPEAKS } from "../citizen/speaks.sql.ts";

/** A health consent `c` that lapses soon, where `$2` is today. */
export const LAPSES_SOON = `c.kind = 'HEALTH_RETRIEVAL' AND c.withdrawn_at IS NULL AND c.replaced_at IS NULL
  AND c.valid_to > $2::date AND c.valid_to <= $2::date + ${daysOfSql(TargetKind.RENEWAL_NOTICE_DAYS, "c.citizen_id")}`;

/** A consent `c` that still waits or holds, and the act `s` would need to give it. */
const OPEN = "c.withdrawn_at IS NULL AND c.replaced_at IS NULL AND (c.valid_to IS NULL OR c.valid_to > $2::date)";
const ASKED = `s.acts ? CASE c.kind WHEN 'JOINING' THEN 'ANSWER' WHEN 'HEALTH_RETRIEVAL' THEN 'FETCH_HEALTH' ELSE 'SHARE' END`;
const NOT_SAID = "NOT c.approvals @> jsonb_build_array(jsonb_build_object('party', s.party, 'by', $1::text))";

export const tasks = {
  APPROVE_CONSENT: {
    words: { EN: "Say whether you agree to a consent", DA: "Sig, om du er enig i et samtykke" },
    citizen: `SELECT c.id, NULL, c.sector_code, NULL, c.citizen_id
      FROM consent c JOIN ${SPEAKS} ON s.citizen_id = c.citizen_id WHERE NOT c.complete AND ${OPEN} AND ${ASKED} AND ${NOT_SAID}`,
  },
  CONFIRM_CONSENT: {
    words: {
      EN: "You decide for yourself now: confirm what others agreed to for you, or withdraw it",
      DA: "Du bestemmer nu selv: bekræft det, andre har sagt ja til for dig, eller træk det tilbage",
    },
    citizen: `SELECT c.id, NULL, c.sector_code, NULL, c.citizen_id
      FROM consent c JOIN ${SPEAKS} ON s.citizen_id = c.citizen_id
      WHERE c.complete AND ${OPEN} AND s.party = 'CITIZEN' AND ${ASKED} AND NOT c.approvals @> '[{"party": "CITIZEN"}]'`,
  },
  RENEW_HEALTH_CONSENT: {
    words: {
      EN: "The health consent lapses: renew it or let it",
      DA: "Helbredssamtykket udløber: forny det eller lad det udløbe",
    },
    citizen: `SELECT c.id, c.valid_to, c.sector_code, NULL, c.citizen_id
      FROM consent c JOIN ${SPEAKS} ON s.citizen_id = c.citizen_id AND ${ASKED} WHERE ${LAPSES_SOON}`,
  },
} satisfies Record<string, TaskKind>;
