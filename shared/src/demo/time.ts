import { danishDay } from "../kernel/context.ts";

const DAY = 86_400_000;

/** A day `weeks` from this week, 1 = Monday … 7 = Sunday, as YYYY-MM-DD: demo data that is never out of date. */
export function demoDay(weeks: number, weekday: number, now = new Date()): string {
  const today = Date.parse(danishDay(now));
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY;
  return new Date(monday + (weeks * 7 + weekday - 1) * DAY).toISOString().slice(0, 10);
}

/** A Danish clock time on a day, as ISO 8601 in UTC; daylight saving is taken from the time zone itself. */
export function danishTime(day: string, clock: string): string {
  const guess = new Date(`${day}T${clock}:00Z`);
  const shown = new Date(`${DANISH_CLOCK.format(guess).replace(" ", "T")}Z`);
  return new Date(2 * guess.getTime() - shown.getTime()).toISOString();
}

const DANISH_CLOCK = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Copenhagen",
  dateStyle: "short",
  timeStyle: "medium",
});

/** An appointment on a day between two Danish clock times, as one would write it in a calendar. */
export const appointment = (title: string, day: string, from: string, to: string, place?: string) => ({
  title,
  startsAt: danishTime(day, from),
  endsAt: danishTime(day, to),
  ...(place ? { place } : {}),
});
