import { type SectorTaskKind, termNow } from "@overligger/shared/sector";
import { NOTICES_DUE, WARNINGS_DUE } from "./absence/absence.service.ts";

const TURNS = (code: string) => `(y.born_on + make_interval(years => ${termNow(code)}))::date`;

/** What guidance and schools are to do, beside what every sector's people are. */
export const tasks: SectorTaskKind[] = [
  {
    kind: "YOUTH_DUTY",
    en: "A 15–17-year-old is in nothing: get in touch",
    da: "En 15–17-årig er ikke i gang: kontakt den unge",
    sql: `SELECT y.id AS ref, greatest(${TURNS("DUTY_FROM_YEARS")}, (SELECT max(a.ends_on) FROM youth_activity a
          WHERE a.citizen_id = y.citizen_id AND a.municipality = y.municipality AND a.ends_on <= $1::date)) AS due,
        y.school AS subject, NULL::uuid AS plan_id, y.citizen_id, y.municipality
      FROM youth y WHERE ${TURNS("DUTY_FROM_YEARS")} <= $1::date AND ${TURNS("DUTY_TO_YEARS")} > $1::date
        AND NOT EXISTS (SELECT 1 FROM youth_activity a WHERE a.citizen_id = y.citizen_id AND a.municipality = y.municipality
          AND a.starts_on <= $1::date AND (a.ends_on IS NULL OR a.ends_on > $1::date))`,
  },
  {
    kind: "PREPARE_TRANSITION",
    en: "Prepare the way into adult life",
    da: "Forbered overgangen til voksenlivet",
    sql: `SELECT y.id AS ref, ${TURNS("DUTY_TO_YEARS")} AS due, y.school AS subject, NULL::uuid AS plan_id, y.citizen_id, y.municipality
      FROM youth y WHERE ${TURNS("DUTY_TO_YEARS")} > $1::date
        AND ${TURNS("DUTY_TO_YEARS")} <= $1::date + make_interval(months => ${termNow("TRANSITION_NOTICE_MONTHS")})
        AND NOT EXISTS (SELECT 1 FROM youth_transition t WHERE t.citizen_id = y.citizen_id AND t.municipality = y.municipality)`,
  },
  {
    kind: "ABSENCE_WARNING",
    en: "Warn the parents of the absence without leave, while the quarter runs",
    da: "Advar forældrene om det ulovlige fravær, mens kvartalet løber",
    sql: WARNINGS_DUE,
  },
  {
    kind: "ABSENCE_NOTICE",
    en: "Tell the municipality of the absence without leave",
    da: "Underret kommunen om det ulovlige fravær",
    sql: NOTICES_DUE,
  },
  {
    kind: "PPR_ASSESSMENT",
    en: "Answer the question to PPR",
    da: "Besvar indstillingen til PPR",
    sql: `SELECT id AS ref, referred_on AS due, question AS subject, NULL::uuid AS plan_id, citizen_id, municipality
      FROM ppr_referral WHERE assessed_on IS NULL`,
  },
];
