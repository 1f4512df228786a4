import { daysAfter } from "@overligger/shared";
import { mondayOf } from "../timeline/days.ts";
import { hasHour, ownerOf, type TimelineEntry } from "../timeline/timeline-entry.ts";
import { CollisionKind, CollisionSeverity } from "./collision.ts";

/** A clash as the calendars show it; pure: entries in, clashes out. */
export interface Found {
  readonly kind: CollisionKind;
  readonly severity: CollisionSeverity;
  /** The day of it; of a week its Monday. */
  readonly day: string;
  readonly entries: readonly TimelineEntry[];
  /** For a heavy week: how many appointments are the most. */
  readonly most: number | null;
}

/** How many appointments a week may have at most on a day; null where the municipality has set no target. */
export type MostAWeek = (day: string) => number | null;

export function findCollisions(entries: readonly TimelineEntry[], mostAWeek: MostAWeek): Found[] {
  const appointments = entries.filter(hasHour);
  const people = [...new Set(appointments.map(({ citizenId }) => citizenId))];
  const found = people.flatMap((person) => {
    const own = appointments.filter(({ citizenId }) => citizenId === person);
    return [...onOneDay(own), ...heavyWeeks(own, mostAWeek)];
  });
  return [...found, ...insideFamily(appointments)].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

const overlap = (a: TimelineEntry, b: TimelineEntry): boolean =>
  Date.parse(String(a.startsAt)) < Date.parse(String(b.endsAt)) &&
  Date.parse(String(b.startsAt)) < Date.parse(String(a.endsAt));

/** The same day in two sectors is a clash (V19); two at the same hour are a worse one, past midnight too, whoever's they are. */
function onOneDay(own: readonly TimelineEntry[]): Found[] {
  const overlaps = pairs(own).filter(([a, b]) => overlap(a, b));
  const serious = overlaps.map(
    (pair): Found => ({
      kind: CollisionKind.OVERLAP,
      severity: CollisionSeverity.SERIOUS,
      day: String(pair[1].day),
      entries: pair,
      most: null,
    }),
  );
  const sameDay = byDay(own).flatMap(([day, entries]): Found[] => {
    const sectors = new Set(entries.map(ownerOf));
    const saidAlready = entries.length === 2 && overlaps.some((pair) => pair.every((entry) => entries.includes(entry)));
    return sectors.size > 1 && !saidAlready
      ? [{ kind: CollisionKind.SAME_DAY, severity: CollisionSeverity.NOTICE, day, entries, most: null }]
      : [];
  });
  return [...serious, ...sameDay];
}

function heavyWeeks(own: readonly TimelineEntry[], mostAWeek: MostAWeek): Found[] {
  return byDay(own, mondayOf).flatMap(([day, entries]) => {
    const most = mostAWeek(day);
    return most !== null && entries.length > most
      ? [{ kind: CollisionKind.HEAVY_WEEK, severity: CollisionSeverity.NOTICE, day, entries, most }]
      : [];
  });
}

/** Two of one family on one day in two sectors, or at one hour: somebody has to be in both places, or to wait at home. */
function insideFamily(appointments: readonly TimelineEntry[]): Found[] {
  return pairs(appointments)
    .filter(([a, b]) => a.citizenId !== b.citizenId)
    .filter(([a, b]) => overlap(a, b) || (a.day === b.day && ownerOf(a) !== ownerOf(b)))
    .map((pair) => ({
      kind: CollisionKind.FAMILY,
      severity: overlap(...pair) ? CollisionSeverity.SERIOUS : CollisionSeverity.NOTICE,
      day: String(pair[1].day),
      entries: pair,
      most: null,
    }));
}

function byDay(
  entries: readonly TimelineEntry[],
  of = (day: string) => day,
): [day: string, entries: TimelineEntry[]][] {
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const day = of(String(entry.day));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a, index) => list.slice(index + 1).map((b): [T, T] => [a, b]));

/** Whether a clash lies, in part at least, in the days from `from` to before `to`. */
export const liesIn = ({ kind, day }: Found, from: string, to: string): boolean =>
  kind === CollisionKind.HEAVY_WEEK ? day < to && daysAfter(day, 7) > from : day >= from && day < to;
