import { type SectorTaskKind, termNow } from "@overligger/shared/sector";
import { DUTIES_DUE } from "./duty/standing.ts";
import { WAITS } from "./flexjob/flexjob-notice.ts";

/** What the job centre's own people are to do, beside what every sector's are. */
export const tasks: SectorTaskKind[] = [
  { kind: "DUTY_DUE", en: "A duty comes round", da: "En frist nærmer sig", sql: DUTIES_DUE },
  {
    kind: "TAKE_PLAN_OVER",
    en: "Take the plan over from the unemployment fund",
    da: "Overtag planen fra a-kassen",
    sql: `SELECT p.id AS ref, (p.starts_on + make_interval(months => t.amount))::date AS due, p.title AS subject, p.id AS plan_id, p.citizen_id, p.municipality
      FROM sector_plan p JOIN legal_term t ON t.code = 'FUND_WRITES_MONTHS' AND t.valid_from <= p.starts_on AND (t.valid_to IS NULL OR t.valid_to > p.starts_on)
      WHERE p.status = 'ACTIVE' AND p.author = 'UNEMPLOYMENT_FUND' AND p.starts_on + make_interval(months => t.amount) <= $1::date + coalesce(${termNow("FUND_HANDOVER_NOTICE_DAYS")}, 0)`,
  },
  {
    kind: "FLEXJOB_RETURN",
    en: "The last day to return to the flexible job without a new assessment comes near",
    da: "Sidste dag for at vende tilbage til fleksjobbet uden ny udredning nærmer sig",
    // A job that has ended takes nobody back, nor does one from the day on which it ends.
    sql: `SELECT * FROM (SELECT p.id AS ref, least(p.latest_return_on, i.ends_on - 1) AS due, p.reason AS subject, NULL::uuid AS plan_id, p.citizen_id, p.municipality
      FROM flexjob_pause p JOIN intervention i ON i.id = p.intervention_id AND i.status <> 'ENDED' WHERE p.returned_on IS NULL AND p.taken_back_on IS NULL) AS pause
      WHERE due BETWEEN $1::date AND $1::date + coalesce(${termNow("FLEXJOB_RETURN_NOTICE_DAYS")}, 0)`,
  },
  {
    kind: "FLEXJOB_NOTICE",
    en: "Somebody has told of a pause or a return: write it down, or say why it came to nothing",
    da: "Der er givet besked om pause eller tilbagevenden: skriv det ned, eller skriv, hvorfor det ikke blev til noget",
    sql: `SELECT DISTINCT ON (n.intervention_id, n.about) n.id AS ref, n.starts_on AS due, i.title AS subject, NULL::uuid AS plan_id, n.citizen_id, n.municipality
      FROM flexjob_notice n JOIN intervention i ON i.id = n.intervention_id WHERE n.starts_on <= $1::date AND ${WAITS}
      ORDER BY n.intervention_id, n.about, n.starts_on, n.id`,
  },
  {
    kind: "SCHEME_ENDS",
    en: "The course must be over by law",
    da: "Forløbet skal være slut efter loven",
    sql: `SELECT id AS ref, latest_end_on AS due, kind AS subject, keeps_plan_id AS plan_id, citizen_id, municipality
      FROM statutory_scheme WHERE ends_on IS NULL AND latest_end_on <= $1::date + coalesce(${termNow("SCHEME_END_NOTICE_DAYS")}, 0)`,
  },
  {
    kind: "DECIDE_REHABILITATION_CASE",
    en: "The team has treated the case: it is to be decided",
    da: "Teamet har behandlet sagen: den skal afgøres",
    sql: `SELECT id AS ref, heard_on AS due, matter AS subject, NULL::uuid AS plan_id, citizen_id, municipality
      FROM rehabilitation_case WHERE heard_on IS NOT NULL AND decided_on IS NULL`,
  },
];
