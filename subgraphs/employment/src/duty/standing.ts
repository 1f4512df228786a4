import { manyBy } from "@overligger/shared";
import { type SectorContext, termNow } from "@overligger/shared/sector";
import type { DutyTimer } from "./duty-timer.ts";
import { EffortPause } from "./effort-pause.ts";

const DAY = 86_400_000;
const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
const plus = (day: string, count: number) => new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);

/** The first day on which a pause no longer stops anything: it cannot outlast its treatment (V28). */
export function endOf({ endsOn, treatmentTo }: EffortPause): string | null {
  if (endsOn === null || treatmentTo === null) return endsOn ?? treatmentTo;
  return endsOn < treatmentTo ? endsOn : treatmentTo;
}

export function holdsOn(pause: EffortPause, day: string): boolean {
  const end = endOf(pause);
  return pause.startsOn <= day && (end === null || day < end);
}

/** Days from one day to another on which no pause held. Pauses do not overlap. */
function daysOfDuty(pauses: readonly EffortPause[], from: string, to: string): number {
  return pauses.reduce(
    (left, pause) => {
      const begin = pause.startsOn > from ? pause.startsOn : from;
      const end = [endOf(pause) ?? to, to].sort()[0] as string;
      return end > begin ? left - days(begin, end) : left;
    },
    days(from, to),
  );
}

/** Days left until a duty is due: days of pause do not count (PAU-01). */
export const daysLeft = ({ lastMetOn, everyDays }: DutyTimer, pauses: readonly EffortPause[], today: string): number =>
  everyDays - daysOfDuty(pauses, lastMetOn, today);

/** When a duty is due, later by every day of pause before; null while a pause without an end stands before it. */
export function dueOn({ lastMetOn, everyDays }: DutyTimer, pauses: readonly EffortPause[]): string | null {
  let due = plus(lastMetOn, everyDays);
  for (const pause of [...pauses].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    const end = endOf(pause);
    if (pause.startsOn >= due) break;
    if (end === null) return null;
    const begin = pause.startsOn > lastMetOn ? pause.startsOn : lastMetOn;
    if (end > begin) due = plus(due, days(begin, end));
  }
  return due;
}

/** The pauses of a citizen in a municipality, the newest first. */
export async function pausesOf(
  context: SectorContext,
  { citizenId, municipality }: { citizenId: string; municipality: string },
): Promise<EffortPause[]> {
  const pauses = await manyBy(context, EffortPause, "citizenId").load(citizenId);
  return pauses.filter((pause) => pause.municipality === municipality);
}

/** Timers whose duty is due soon and does not stand still, as a task's SQL. */
export const DUTIES_DUE = `
  SELECT d.id AS ref, $1::date + d.days_left::int AS due, d.kind AS subject, NULL::uuid AS plan_id, d.citizen_id, d.municipality FROM (
    SELECT t.*, t.every_days - ($1::date - t.last_met_on) + coalesce((
      SELECT sum(greatest(0, least(p.ends_on, p.treatment_to, $1::date) - greatest(p.starts_on, t.last_met_on)))
      FROM effort_pause p WHERE p.citizen_id = t.citizen_id AND p.municipality = t.municipality), 0) AS days_left
    FROM duty_timer t WHERE t.ends_on IS NULL) d
  WHERE d.days_left <= coalesce(${termNow("DUTY_NOTICE_DAYS")}, 0) AND NOT EXISTS (
    SELECT 1 FROM effort_pause p WHERE p.citizen_id = d.citizen_id AND p.municipality = d.municipality AND p.starts_on <= $1::date
      AND (p.ends_on IS NULL OR p.ends_on > $1::date) AND (p.treatment_to IS NULL OR p.treatment_to > $1::date))`;
