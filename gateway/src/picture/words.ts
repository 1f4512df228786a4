export type PictureLanguage = "da" | "en";

const CLOCK = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen", timeStyle: "short" });
const DAYS = {
  da: new Intl.DateTimeFormat("da-DK", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }),
};

/** A Danish day as people write it in an agenda. */
export const dayName = (day: string, language: PictureLanguage): string =>
  DAYS[language].format(new Date(`${day}T00:00:00Z`));

/** Two moments as the clock shows them in Denmark. */
export const clocks = (from: string, to: string): string =>
  `${CLOCK.format(new Date(from))}–${CLOCK.format(new Date(to))}`;

const THURSDAY = 4;

/** The number of the week, as Danish calendars count it (ISO 8601). */
export function weekNumber(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + THURSDAY - (date.getUTCDay() || 7));
  return Math.ceil(((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
}

export const WORDS = {
  da: {
    title: (name: string) => `Tidslinje for ${name}`,
    somebody: "en borger",
    period: (from: string, to: string) => `Fra ${from} til ${to}.`,
    week: "uge",
    appointments: "Aftaler",
    collisions: "Kollisioner",
    none: "Ingen kollisioner.",
    noneKnown: "Ingen kollisioner mellem de myndigheder, der er med.",
    missing: "Ikke med i billedet",
    runs: "i gang",
    empty: "Ingen aftaler i perioden.",
  },
  en: {
    title: (name: string) => `Timeline of ${name}`,
    somebody: "a citizen",
    period: (from: string, to: string) => `From ${from} to ${to}.`,
    week: "week",
    appointments: "Appointments",
    collisions: "Collisions",
    none: "No collisions.",
    noneKnown: "No collisions between the sectors that are in the picture.",
    missing: "Not in the picture",
    runs: "running",
    empty: "No appointments in these days.",
  },
} as const;
