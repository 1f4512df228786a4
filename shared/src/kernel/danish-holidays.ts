import { daysAfter } from "./danish-time.ts";

/** Easter Sunday of a year (Meeus, Jones, Butcher). */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const day = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(day / 31)).padStart(2, "0")}-${String((day % 31) + 1).padStart(2, "0")}`;
}

/** Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday. */
const MOVABLE = [-3, -2, 1, 39, 50];
const FIXED = ["01-01", "12-25", "12-26"];

/** Whether public offices are closed on a weekday. (Great Prayer Day is none since 2024.) */
export function isPublicHoliday(day: string): boolean {
  const sunday = easter(Number(day.slice(0, 4)));
  return FIXED.includes(day.slice(5)) || MOVABLE.some((days) => daysAfter(sunday, days) === day);
}

const SATURDAY = 6;

/** Constitution Day, Christmas Eve, New Year's Eve: no holidays, but no day on which a time limit ends. */
const CLOSED = ["06-05", "12-24", "12-31"];

/**
 * The first day, from a day on, on which public offices are open: a time limit that ends on another ends there. Weekends and holidays:
 * the Ministry of Justice's guidance no. 9533 of 26 June 2018; the three other days as in forældelsesloven § 27, stk. 2 (looked up at
 * danskelove.dk), which is on other time limits: for complaints nobody loses by it.
 */
export function openDayFrom(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === SATURDAY || isPublicHoliday(day) || CLOSED.includes(day.slice(5))
    ? openDayFrom(daysAfter(day, 1))
    : day;
}
