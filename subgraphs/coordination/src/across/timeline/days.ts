import { badInput, danishDay, danishTime, daysAfter, isRecordable, OUT_OF_REACH, Refusal } from "@overligger/shared";
import type { Window } from "../ask/ask.service.ts";

const DAY = 86_400_000;

/** The longest stretch that one may ask for, in days: bounds what one question costs. */
export const LONGEST = 366;

/** Half-open, in Danish days. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** 1 = Monday … 7 = Sunday. */
export const weekday = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

export const mondayOf = (day: string): string => daysAfter(day, 1 - weekday(day));

/** What was asked for, or four weeks from today. */
export function daysOf(today: string, from: string | null | undefined, to: string | null | undefined): Days {
  for (const [name, day] of Object.entries({ from, to }))
    if (day != null && !isRecordable(day)) throw badInput([[name, ...OUT_OF_REACH]]);
  const days = { from: from ?? today, to: to ?? daysAfter(from ?? today, 28) };
  const length = (Date.parse(days.to) - Date.parse(days.from)) / DAY;
  if (length < 1 || length > LONGEST)
    throw new Refusal("BAD_USER_INPUT", [
      `to must lie from 1 to ${LONGEST} days after from.`,
      `Slutdagen skal ligge fra 1 til ${LONGEST} dage efter den første.`,
    ]);
  return days;
}

/** The moments between which those days lie in Denmark, daylight saving included. */
export const momentsOf = ({ from, to }: Days): Window => ({
  from: danishTime(from, "00:00"),
  to: danishTime(to, "00:00"),
});

/** The Danish clock time of a moment, as HH:MM. */
export const danishClock = (moment: string): string => CLOCK.format(new Date(moment));

export const dayOf = (moment: string): string => danishDay(new Date(moment));

const CLOCK = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen", timeStyle: "short" });
