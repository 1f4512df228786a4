import { danishTime, daysAfter, InterventionStatus, isPublicHoliday } from "@overligger/shared";
import { type Key, keyOf } from "../ask/interventions.ts";
import type { SaidIntervention } from "../ask/question.ts";
import type { Edge } from "../intervention-order/graph.ts";
import { DependencyKind } from "../intervention-order/intervention-dependency.ts";
import { danishClock, dayOf, mondayOf, weekday } from "../timeline/days.ts";
import { hasHour, ownerOf, type TimelineEntry } from "../timeline/timeline-entry.ts";
import { CollisionKind } from "./collision.ts";
import type { Found, MostAWeek } from "./find-collisions.ts";

/** Another time for one appointment of a clash. */
export interface Slot {
  readonly entry: TimelineEntry;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface Calendar {
  /** Everything that is known of everybody concerned, up to `until`. */
  readonly entries: TimelineEntry[];
  /** All interventions that are known, by sector and id, whenever they run. */
  readonly interventions: ReadonlyMap<Key, SaidIntervention>;
  readonly edges: readonly Edge[];
  readonly mostAWeek: MostAWeek;
  readonly now: Date;
  readonly until: string;
}

/** How far from its own day an appointment is moved at most, in days. */
export const MOVED_AT_MOST = 28;

/**
 * The nearest later day on which one appointment of a clash can be held at the same clock time: a weekday on which nobody
 * concerned has anything else, in a week that does not get too heavy, and not out of the order of the interventions.
 */
export function propose(found: Found, calendar: Calendar): Slot | null {
  const movable = found.entries
    .filter(({ startsAt }) => Date.parse(String(startsAt)) > calendar.now.getTime())
    .reverse(); // what comes later on the day is moved rather than what comes first
  for (const entry of movable) {
    const slot = slotFor(entry, found, calendar);
    if (slot) return slot;
  }
  return null;
}

function slotFor(entry: TimelineEntry, found: Found, calendar: Calendar): Slot | null {
  const { startsAt, endsAt } = entry as { startsAt: string; endsAt: string };
  const day = dayOf(startsAt);
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  const people = new Set(found.entries.map(({ citizenId }) => citizenId));
  const others = calendar.entries.filter((other) => hasHour(other) && people.has(other.citizenId) && other !== entry);
  const busy = new Set(others.flatMap((other) => [dayOf(String(other.startsAt)), lastDayOf(other)]));
  const { earliest, latest } = bounds(entry, calendar);
  // A week that is too heavy is left; every other clash only leaves its day.
  const first = found.kind === CollisionKind.HEAVY_WEEK ? daysAfter(mondayOf(day), 7) : daysAfter(day, 1);
  const end = [daysAfter(day, MOVED_AT_MOST + 1), calendar.until, latest ?? NEVER].sort()[0] as string;
  for (let at = [first, earliest].sort()[1] as string; at < end; at = daysAfter(at, 1)) {
    if (weekday(at) > 5 || isPublicHoliday(at) || busy.has(at)) continue;
    const most = calendar.mostAWeek(at);
    const inWeek = others.filter(
      (other) => other.citizenId === entry.citizenId && mondayOf(dayOf(String(other.startsAt))) === mondayOf(at),
    );
    if (most !== null && inWeek.length >= most) continue;
    const begins = danishTime(at, danishClock(startsAt));
    return { entry, startsAt: begins, endsAt: new Date(Date.parse(begins) + length).toISOString() };
  }
  return null;
}

const lastDayOf = ({ endsAt }: TimelineEntry) => dayOf(new Date(Date.parse(String(endsAt)) - 1).toISOString());

/** Between which days the order of the interventions lets an appointment lie: half-open. What nobody can tell bars it. */
function bounds(entry: TimelineEntry, { interventions, edges }: Calendar): { earliest: string; latest: string | null } {
  const own = entry.interventionId === null ? null : keyOf(ownerOf(entry), entry.interventionId);
  let earliest = "";
  let latest: string | null = null;
  for (const { kind, before, after } of own === null ? [] : edges) {
    if (kind === DependencyKind.PARALLEL) continue;
    if (after === own) {
      const first = interventions.get(before);
      if (first?.status === InterventionStatus.ENDED) continue;
      const since = (kind === DependencyKind.START_TO_START ? first?.period.from : first?.period.to) ?? NEVER;
      if (since > earliest) earliest = since;
    }
    if (before === own && kind !== DependencyKind.START_TO_START) {
      const next = interventions.get(after)?.period.from;
      if (next && (latest === null || next < latest)) latest = next;
    }
  }
  return { earliest, latest };
}

const NEVER = "9999-12-31";
