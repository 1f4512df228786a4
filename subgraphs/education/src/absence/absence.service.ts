import { manyBy } from "@overligger/shared";
import { type AddInput, addRow, type Changed, type SectorContext } from "@overligger/shared/sector";
import { AbsenceNotice, type AbsenceShare, SchoolAbsence } from "./absence.ts";

export interface AbsenceInput extends AddInput {
  citizenId: string;
  school: string;
  from: string;
  to: string;
  schoolDays: number;
  illDays: number;
  leaveDays: number;
  unauthorisedDays: number;
}

/** A period lies within one quarter, which is what the law counts by, and is counted once. */
export function recordAbsence(context: SectorContext, input: AbsenceInput): Promise<Changed<SchoolAbsence>> {
  const { school, from, to, schoolDays, illDays, leaveDays, unauthorisedDays } = input;
  return addRow(context, SchoolAbsence, input, "recordSchoolAbsence", async ({ problem, mandate }) => {
    const lastDay = new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
    if (to <= from)
      return problem("to", "END_BEFORE_START", "A period has at least one day.", "En periode har mindst én dag.");
    if (lastDay > context.today)
      return problem("to", "DATE_IN_FUTURE", "Days are counted when they are over.", "Dage tælles, når de er gået.");
    if (quarterOf(from) !== quarterOf(lastDay))
      return problem(
        "to",
        "ACROSS_QUARTERS",
        "Count each quarter for itself: the law asks by quarter.",
        "Tæl hvert kvartal for sig: loven spørger pr. kvartal.",
      );
    if (illDays + leaveDays + unauthorisedDays > schoolDays)
      return problem(
        "schoolDays",
        "MORE_THAN_ALL",
        "Nobody is away on more days than there are.",
        "Ingen er væk flere dage, end der er.",
      );
    const counted = await manyBy(context, SchoolAbsence, "citizenId").load(input.citizenId);
    if (counted.some((row) => row.municipality === mandate.municipality && row.startsOn < to && from < row.endsOn))
      return problem(
        "from",
        "COUNTED_ALREADY",
        "Some of these days are counted already.",
        "Nogle af dagene er allerede talt.",
      );
    return { school, startsOn: from, endsOn: to, schoolDays, illDays, leaveDays, unauthorisedDays } as never;
  });
}

export function giveNotice(
  context: SectorContext,
  input: AddInput & { citizenId: string; quarter: string; givenOn: string; toUnit: string },
): Promise<Changed<AbsenceNotice>> {
  const { quarter, givenOn, toUnit } = input;
  return addRow(context, AbsenceNotice, input, "giveAbsenceNotice", async ({ problem, manager, mandate }) => {
    if (quarterOf(quarter) !== quarter)
      return problem(
        "quarter",
        "NO_QUARTER",
        "Name the quarter by its first day.",
        "Nævn kvartalet ved dets første dag.",
      );
    if (givenOn > context.today)
      return problem(
        "givenOn",
        "DATE_IN_FUTURE",
        "It is recorded when it has been told.",
        "Det skrives ned, når det er sagt.",
      );
    const known = { citizenId: input.citizenId, municipality: mandate.municipality, quarter };
    if (await manager.existsBy(AbsenceNotice, known))
      return problem(
        "quarter",
        "GIVEN_ALREADY",
        "They have been told of this quarter.",
        "Forældrene har fået besked om dette kvartal.",
      );
    return { quarter, givenOn, toUnit } as never;
  });
}

/** First day of the quarter that a day lies in. */
export function quarterOf(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 5)}${String(month).padStart(2, "0")}-01`;
}

/** Shares of the days counted in the periods that lie wholly within [from, to). */
export function shareOf(rows: readonly SchoolAbsence[], from: string, to: string): AbsenceShare {
  const within = rows.filter(({ startsOn, endsOn }) => startsOn >= from && endsOn <= to);
  const sum = (of: (row: SchoolAbsence) => number) => within.reduce((total, row) => total + of(row), 0);
  const schoolDays = sum((row) => row.schoolDays);
  const percent = (days: number) => (schoolDays === 0 ? null : Math.round((days / schoolDays) * 1_000) / 10);
  return {
    schoolDays,
    allPercent: percent(sum((row) => row.illDays + row.leaveDays + row.unauthorisedDays)),
    unauthorisedPercent: percent(sum((row) => row.unauthorisedDays)),
  };
}

const quarters = (code: string, and: string) => `
  SELECT q.ref, (q.quarter + interval '3 months')::date AS due, q.school AS subject, NULL::uuid AS plan_id, q.citizen_id, q.municipality
  FROM (
    SELECT (min(id::text))::uuid AS ref, min(school) AS school, citizen_id, municipality,
      date_trunc('quarter', starts_on::timestamp)::date AS quarter, sum(unauthorised_days) AS away, sum(school_days) AS days
    FROM school_absence GROUP BY citizen_id, municipality, date_trunc('quarter', starts_on::timestamp)) q
  JOIN legal_term t ON t.code = '${code}' AND t.valid_from <= q.quarter AND (t.valid_to IS NULL OR t.valid_to > q.quarter)
  WHERE q.away * 100 >= t.amount * q.days AND NOT EXISTS (
    SELECT 1 FROM absence_notice n WHERE n.citizen_id = q.citizen_id AND n.municipality = q.municipality AND n.quarter = q.quarter) ${and}`;

/** Quarters with so much absence without leave that the municipality must be told, and is not, as a task's SQL. */
export const NOTICES_DUE = quarters("ABSENCE_NOTICE_PERCENT", "");

/** Quarters that still run, with so much of it that the school warns the parents, and not yet so much that it tells the municipality. */
export const WARNINGS_DUE = quarters(
  "ABSENCE_WARNING_PERCENT",
  `AND q.quarter + interval '3 months' > $1::date AND NOT EXISTS (
    SELECT 1 FROM legal_term n WHERE n.code = 'ABSENCE_NOTICE_PERCENT' AND n.valid_from <= q.quarter
      AND (n.valid_to IS NULL OR n.valid_to > q.quarter) AND q.away * 100 >= n.amount * q.days)`,
);
