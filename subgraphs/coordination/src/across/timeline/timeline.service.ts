import { type InterventionStatus, through } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { askSectors, type Voice, type Whom } from "../ask/ask.service.ts";
import { type Key, keyOf } from "../ask/interventions.ts";
import { CALENDAR, type SaidIntervention } from "../ask/question.ts";
import type { SectorAnswer } from "../ask/sector-answer.ts";
import { type Days, dayOf, momentsOf } from "./days.ts";
import { entriesOfPlan } from "./own-entries.ts";
import { NOTHING_ELSE, ownerOf, type TimelineEntry, TimelineKind } from "./timeline-entry.ts";

/** What stands on somebody's timeline, and which sectors are in it. */
export interface Told {
  readonly entries: TimelineEntry[];
  readonly sectors: SectorAnswer[];
  /** Every intervention that was told of, by sector and id, whenever it runs. */
  readonly interventions: ReadonlyMap<Key, SaidIntervention>;
}

/**
 * The calendars of several sectors, and what plans themselves call people to, merged in time order. Asked once a request for the same
 * people and days.
 */
export async function tell(
  context: CoordinationContext,
  whom: readonly Whom[],
  plans: readonly CoordinatingPlan[],
  days: Days,
): Promise<Told> {
  const [voices, own] = await Promise.all([
    askSectors(context, whom, CALENDAR, momentsOf(days)),
    Promise.all(plans.map((plan) => entriesOfPlan(context, plan, days))),
  ]);
  return {
    entries: [...voices.flatMap((voice) => entriesOf(voice, days)), ...own.flat()].sort(byTime),
    sectors: voices.map(({ answer }) => answer),
    interventions: new Map(
      voices.flatMap(({ answer, said }) =>
        said.interventions.map((each) => [keyOf(answer.sector.code, each.id), each]),
      ),
    ),
  };
}

function entriesOf({ said, answer, citizenId, door }: Voice, days: Days): TimelineEntry[] {
  const of = { sector: answer.sector, citizenId, citizen: null };
  return [
    ...said.appointments.map(
      ({ id, title, startsAt, endsAt, place, interventionId, reschedule }): TimelineEntry => ({
        ...NOTHING_ELSE,
        ...of,
        kind: TimelineKind.APPOINTMENT,
        id,
        title,
        startsAt,
        endsAt,
        place,
        interventionId,
        reschedule: reschedule && through(reschedule, door),
        day: dayOf(startsAt),
      }),
    ),
    ...said.interventions
      .filter(
        ({ period }) => period.from !== null && period.from < days.to && (period.to === null || period.to > days.from),
      )
      .map(
        ({ id, title, status, hoursPerWeek, period }): TimelineEntry => ({
          ...NOTHING_ELSE,
          ...of,
          kind: TimelineKind.INTERVENTION,
          id,
          title,
          status: status as InterventionStatus,
          hoursPerWeek,
          period,
          day: period.from,
        }),
      ),
  ].map((entry) => through(entry, door));
}

/** In time; what runs for a period stands before what happens on its first day. */
function byTime(a: TimelineEntry, b: TimelineEntry): number {
  const key = (entry: TimelineEntry) => [entry.day, entry.startsAt ?? "", ownerOf(entry), entry.id];
  const [left, right] = [key(a), key(b)];
  for (const [index, value] of left.entries()) {
    const other = right[index] as string;
    if (value !== other) return (value as string) < other ? -1 : 1;
  }
  return 0;
}
