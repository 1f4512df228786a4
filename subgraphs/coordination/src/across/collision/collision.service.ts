import { DataCategory, daysAfter } from "@overligger/shared";
import { readCitizen } from "../../citizen/citizen/citizen.service.ts";
import type { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { TargetKind } from "../../town/target/municipal-target.ts";
import { targetOf } from "../../town/target/target.service.ts";
import type { Whom } from "../ask/ask.service.ts";
import { AnswerState, nothingMissing } from "../ask/sector-answer.ts";
import type { Edge } from "../intervention-order/graph.ts";
import { type Days, mondayOf } from "../timeline/days.ts";
import { tell } from "../timeline/timeline.service.ts";
import { Collision, type Collisions, ProposalState, TimeProposal } from "./collision.ts";
import { type Found, findCollisions, liesIn } from "./find-collisions.ts";
import { type Calendar, MOVED_AT_MOST, propose } from "./propose.ts";

/** What clashes for these people in these days. Whole weeks are asked for, and the four weeks after, where another time may lie. */
export async function collisionsOf(
  context: CoordinationContext,
  whom: readonly Whom[],
  { municipality, edges, plans }: { municipality: string; edges: readonly Edge[]; plans: readonly CoordinatingPlan[] },
  days: Days,
): Promise<Collisions> {
  const asked = {
    from: mondayOf(days.from),
    to: daysAfter(mondayOf(daysAfter(days.to, -1)), 7 + MOVED_AT_MOST + 1),
  };
  const [told, target] = await Promise.all([
    tell(context, whom, plans, asked),
    targetOf(context, municipality, TargetKind.APPOINTMENTS_PER_WEEK),
  ]);
  const { entries, sectors, interventions } = told;
  const mostAWeek = (day: string) => target(day)?.most ?? null;
  const calendar: Calendar = {
    entries: [...entries],
    interventions,
    edges,
    mostAWeek,
    now: context.now,
    until: asked.to,
  };
  const found = findCollisions(entries, mostAWeek).filter((each) => liesIn(each, days.from, days.to));
  // A calendar that is open but keeps its appointments to itself is as unseen as a closed one.
  const unseen = sectors.filter(
    ({ state, withheld }) => state !== AnswerState.ANSWERED || withheld.includes(DataCategory.APPOINTMENTS),
  );
  const certain = nothingMissing(sectors);
  const proposal = (each: Found): TimeProposal => {
    const slot = certain ? propose(each, calendar) : null;
    // What is proposed for one clash is no longer free for the next: all of them may be said yes to.
    if (slot) calendar.entries.push({ ...slot.entry, startsAt: slot.startsAt, endsAt: slot.endsAt });
    const state = slot ? ProposalState.FREE : certain ? ProposalState.NONE_FOUND : ProposalState.UNCERTAIN;
    return Object.assign(new TimeProposal(), {
      state,
      entry: slot?.entry ?? null,
      startsAt: slot?.startsAt ?? null,
      endsAt: slot?.endsAt ?? null,
      unseen: [...new Map(unseen.map(({ sector }) => [sector.code, sector])).values()],
    });
  };
  const proposals = found.map(proposal);
  return {
    ...days,
    sectors,
    found: await Promise.all(
      found.map(async (each, index) =>
        Object.assign(new Collision(), { ...each, people: await peopleOf(context, each), proposal: proposals[index] }),
      ),
    ),
  };
}

async function peopleOf(context: CoordinationContext, { entries }: Found): Promise<Citizen[]> {
  const ids = [...new Set(entries.map(({ citizenId }) => citizenId))];
  const people = await Promise.all(ids.map((id) => readCitizen(context, id)));
  return people.filter((person) => person !== null);
}
