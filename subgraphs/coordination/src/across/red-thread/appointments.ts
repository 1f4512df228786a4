import type { CoordinationContext } from "../../context.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import type { PlanIntervention } from "../ask/plan-intervention.ts";
import { daysOf } from "../timeline/days.ts";
import { tell } from "../timeline/timeline.service.ts";
import { type TimelineEntry, TimelineKind } from "../timeline/timeline-entry.ts";

/** The appointments of one intervention, as the plan's timeline has them: asked once a request for the same plan and days. */
export async function appointmentsOf(
  context: CoordinationContext,
  { id, sector, plan }: PlanIntervention,
  from: string | null | undefined,
  to: string | null | undefined,
): Promise<TimelineEntry[]> {
  const days = daysOf(context.today, from, to);
  const { entries } = await context.once(`appointments ${plan.id} ${days.from} ${days.to}`, async () =>
    tell(context, await sectorsOf(context, plan), [], days),
  );
  return entries.filter(
    (entry) =>
      entry.kind === TimelineKind.APPOINTMENT && entry.interventionId === id && entry.sector?.code === sector?.code,
  );
}
