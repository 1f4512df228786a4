const CLOCK = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Copenhagen",
  dateStyle: "short",
  timeStyle: "short",
});

const HOUR = 3_600_000;

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
