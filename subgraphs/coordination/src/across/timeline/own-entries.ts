import { type Context, manyBy } from "@overligger/shared";
import { MeetingStatus, NetworkMeeting } from "../../plan/meeting/network-meeting.ts";
import { type CoordinatingPlan, CoordinatingPlanStatus } from "../../plan/plan/coordinating-plan.ts";
import { planNow } from "../../plan/plan/plan.service.ts";
import { isOpen } from "../../plan/plan/plan-step.ts";
import { type Days, dayOf } from "./days.ts";
import { NOTHING_ELSE, type TimelineEntry, TimelineKind } from "./timeline-entry.ts";

/**
 * What the coordinating plan itself calls people to today, for whoever reads it, also as it was: the meetings that were held, those that
 * are called while it is open for work, and its follow-up.
 */
export async function entriesOfPlan(context: Context, read: CoordinatingPlan, days: Days): Promise<TimelineEntry[]> {
  const plan = await planNow(context, read);
  const of = { ...NOTHING_ELSE, sector: null, citizenId: plan.citizenId, citizen: null };
  const meetings = await manyBy(context, NetworkMeeting, "planId").load(plan.id);
  const entries = meetings
    .filter(({ status }) => status === MeetingStatus.HELD || (status === MeetingStatus.PLANNED && isOpen(plan)))
    .map(({ id, startsAt, endsAt, place }): TimelineEntry => {
      const day = dayOf(startsAt);
      return { ...of, kind: TimelineKind.MEETING, id, title: null, day, startsAt, endsAt, place };
    });
  if (plan.followUpDue && plan.status === CoordinatingPlanStatus.ACTIVE)
    entries.push({
      ...of,
      kind: TimelineKind.FOLLOW_UP,
      id: plan.id,
      title: null,
      day: plan.followUpDue,
    });
  return entries.filter(({ day }) => day !== null && day >= days.from && day < days.to);
}
