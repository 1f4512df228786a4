import { danishDay, danishTime } from "../kernel/danish-time.ts";

const DAY = 86_400_000;

/** A day `weeks` from this week, 1 = Monday … 7 = Sunday, as YYYY-MM-DD: demo data that is never out of date. */
export function demoDay(weeks: number, weekday: number, now = new Date()): string {
  const today = Date.parse(danishDay(now));
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY;
  return new Date(monday + (weeks * 7 + weekday - 1) * DAY).toISOString().slice(0, 10);
}

/** An appointment on a day between two Danish clock times, as one would write it in a calendar. */
export const appointment = (title: string, day: string, from: string, to: string, place?: string) => ({
  title,
  startsAt: danishTime(day, from),
  endsAt: danishTime(day, to),
  ...(place ? { place } : {}),
});
