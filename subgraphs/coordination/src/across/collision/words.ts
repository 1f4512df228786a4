import { Language } from "@overligger/shared";
import { danishClock, dayOf } from "../timeline/days.ts";
import { type TimelineEntry, titleOf } from "../timeline/timeline-entry.ts";

const DAY = {
  DA: new Intl.DateTimeFormat("da-DK", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }),
  EN: new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }),
};

/** A day as people say it, e.g. "tirsdag den 8. december". */
export const sayDay = (day: string, language: Language): string => {
  const said = DAY[language].format(new Date(`${day}T00:00:00Z`));
  // The formatter's Danish says "tirsdag den 8. december" in some versions of its data and leaves "den" out in others.
  return language === Language.DA ? said.replace(/^(\S+) (?=\d)/, "$1 den ") : said;
};

/** Day and clock of a stretch of time in Denmark. */
export function sayTime(startsAt: string, endsAt: string, language: Language): string {
  const [from, to] = [danishClock(startsAt), danishClock(endsAt)];
  const day = sayDay(dayOf(startsAt), language);
  return language === Language.DA
    ? `${day} kl. ${from.replace(":", ".")}–${to.replace(":", ".")}`
    : `${day}, ${from}–${to}`;
}

/** What clashes, each with its sector's name. */
export function sayEntries(entries: readonly TimelineEntry[], language: Language): string {
  const words = entries.map((entry) => {
    const { sector } = entry;
    const title = titleOf(entry, language);
    return language === Language.DA
      ? `»${title}« (${sector?.nameDa.toLowerCase() ?? "den koordinerende plan"})`
      : `“${title}” (${sector?.nameEn.toLowerCase() ?? "the coordinating plan"})`;
  });
  const last = words.pop() ?? "";
  return words.length > 0 ? `${words.join(", ")} ${language === Language.DA ? "og" : "and"} ${last}` : last;
}
