const CLOCK = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Copenhagen",
  dateStyle: "short",
  timeStyle: "short",
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A day some days later, as YYYY-MM-DD. Reckoned in UTC, where every day is 24 hours long. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/**
 * Whether a day or moment can be recorded and reckoned with: in the years 1900 to 2999. Before, Danish clocks went by the sun;
 * after, somebody mistyped, or means an end that is not known, which is left out here.
 */
export const isRecordable = (dayOrMoment: string): boolean => dayOrMoment >= "1900" && dayOrMoment < "3000";

export const OUT_OF_REACH = [
  "must lie in the years 1900 to 2999; an end that is not known is left out.",
  "skal ligge i årene 1900 til 2999; en slutning, der ikke kendes, udelades.",
] as const;

/**
 * The moments at which a Danish clock shows a time on a day, as ISO 8601 in UTC, the earliest first: one on an ordinary day,
 * none in the hour that is skipped in March, two in the hour that comes twice in October.
 */
export function danishMoments(day: string, clock: string): string[] {
  return [2, 1]
    .map((ahead) => new Date(Date.parse(`${day}T${clock}:00Z`) - ahead * HOUR))
    .filter((moment) => CLOCK.format(moment) === `${day} ${clock}`)
    .map((moment) => moment.toISOString());
}

/** A Danish clock time on a day, as ISO 8601 in UTC; daylight saving is taken from the time zone itself. */
export function danishTime(day: string, clock: string): string {
  const guess = new Date(`${day}T${clock}:00Z`);
  const shown = new Date(`${CLOCK.format(guess).replace(" ", "T")}Z`);
  return new Date(2 * guess.getTime() - shown.getTime()).toISOString();
}

const DANISH_DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" });

/** The calendar day in Denmark at a moment, as YYYY-MM-DD (the Swedish locale writes ISO dates). */
export function danishDay(moment: Date): string {
  // A day begins on a full hour, and most questions are about now.
  const hour = Math.floor(moment.getTime() / 3_600_000);
  if (hour !== latest.hour) latest = { hour, day: DANISH_DAY.format(moment) };
  return latest.day;
}

let latest = { hour: Number.NaN, day: "" };
