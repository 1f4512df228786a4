import { type SectorTaskKind, termNow } from "@overligger/shared/sector";

/** What psychiatry's own staff should do, worked out from what is there. */
export const tasks: readonly SectorTaskKind[] = [
  {
    kind: "ASK_SOCIAL_SUPPORT",
    en: "Ask whether the patient gets social support",
    da: "Spørg, om patienten får støtte efter serviceloven",
    sql: `SELECT id AS ref, admitted_on AS due, ward AS subject, NULL::uuid AS plan_id, citizen_id, municipality
      FROM admission WHERE discharged_on IS NULL AND adult AND social_support IS NULL`,
  },
  {
    kind: "PREPARE_DISCHARGE",
    en: "Discharge is near and nothing is agreed: make a discharge agreement, or a coordination plan",
    da: "Udskrivning nærmer sig uden aftale: lav udskrivningsaftale eller koordinationsplan",
    sql: `SELECT a.id AS ref, a.discharge_expected_on AS due, a.ward AS subject, NULL::uuid AS plan_id, a.citizen_id, a.municipality
      FROM admission a WHERE a.discharged_on IS NULL AND a.adult AND a.social_support AND a.discharge_expected_on <= $1::date + coalesce(${termNow("DISCHARGE_PREPARATION_DAYS")}, 0)
        AND NOT EXISTS (SELECT 1 FROM sector_plan p WHERE p.citizen_id = a.citizen_id AND p.kind = 'DISCHARGE_AGREEMENT'
          AND p.status = 'ACTIVE' AND p.starts_on >= a.admitted_on)
        AND NOT (a.takes_part IS FALSE AND EXISTS (
          SELECT 1 FROM coordination_plan c WHERE c.admission_id = a.id AND c.ended_on IS NULL))`,
  },
  {
    // Gone when the municipality has taken over, or somebody there has said themself what they do about it: who has read it has taken nothing over.
    kind: "HAND_OVER",
    en: "The patient is discharged: see that the municipality has taken over",
    da: "Patienten er udskrevet: sørg for, at kommunen har taget over",
    sql: `SELECT a.id AS ref, a.discharged_on AS due, a.ward AS subject, NULL::uuid AS plan_id, a.citizen_id, a.municipality
      FROM admission a WHERE a.discharged_on IS NOT NULL AND a.received_on IS NULL
        AND NOT EXISTS (SELECT 1 FROM discharge_receipt t WHERE t.admission_id = a.id AND t.received_at >= a.noticed_at AND t.party = t.received_by)`,
  },
  {
    // By telephone or letter: who has no sign-in here at once, the general practitioner first of all; and the unit of a caseworker who leaves
    // the notice unanswered, for they may have left, or be away. Where no number of days holds, at once as well.
    kind: "TELL_PARTY",
    en: "A party of the coordination plan is to be told of the discharge by other means (recordPartyTold)",
    da: "En part i koordinationsplanen skal varsles om udskrivningen på anden måde",
    sql: `SELECT md5(a.id || (p.party ->> 'unit') || coalesce(p.party ->> 'caseworkerId', ''))::uuid AS ref, coalesce(a.discharged_on, a.discharge_expected_on) AS due, p.party ->> 'unit' AS subject,
        NULL::uuid AS plan_id, a.citizen_id, a.municipality
      FROM admission a JOIN coordination_plan c ON c.admission_id = a.id AND c.ended_on IS NULL
        CROSS JOIN LATERAL jsonb_array_elements(c.parties) AS p (party)
      WHERE a.noticed_at IS NOT NULL AND coalesce(a.discharged_on, a.discharge_expected_on) IS NOT NULL AND a.received_on IS NULL
        AND (p.party ->> 'caseworkerId' IS NULL OR (a.noticed_at AT TIME ZONE 'Europe/Copenhagen')::date + coalesce(${termNow("DISCHARGE_SILENCE_DAYS")}, 0) <= $1::date)
        AND NOT EXISTS (SELECT 1 FROM discharge_receipt r WHERE r.admission_id = a.id AND r.received_at >= a.noticed_at
          AND r.party IN (p.party ->> 'unit', p.party ->> 'caseworkerId'))`,
  },
  {
    kind: "ANSWER_REQUEST",
    en: "A coordinator asks for the treatment plan: release the relevant parts or say why not",
    da: "En koordinator beder om behandlingsplanen: udlever de relevante dele, eller sig hvorfor ikke",
    sql: `SELECT id AS ref, (requested_at AT TIME ZONE 'Europe/Copenhagen')::date AS due, purpose AS subject, NULL::uuid AS plan_id, citizen_id, municipality
      FROM treatment_plan_request WHERE status = 'WAITING'`,
  },
];
