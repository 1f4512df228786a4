import { randomUUID } from "node:crypto";
import { type Context, isUuid, oneBy } from "@overligger/shared";
import type { PlanChange } from "../../room.ts";
import { affiliationIn, leadsToday } from "../../town/people/affiliation.service.ts";
import { type AppointmentBasis, CoordinatorAssignment, CoordinatorRole, holdsOn } from "../plan/assignment.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { coordinatorsOf } from "../plan/plan.service.ts";
import type { Change, ChangeInput } from "../plan/plan-change.ts";
import { OPEN, planStep } from "../plan/plan-step.ts";
import { CHANGES } from "./changes.ts";
import { checkCoordinator } from "./coordinator.policy.ts";

export interface Basis {
  basis?: AppointmentBasis | null;
  assessment?: string | null;
}

export interface HandOverInput extends ChangeInput, Basis {
  toCaseworkerId: string;
  on: string;
  citizenInformed: boolean;
  notes?: string | null;
}

/** Whether the caller leads where a plan is made. They see to it that somebody coordinates it, and do not read it. */
async function leadsWhere(context: Context, planId: string): Promise<boolean> {
  const led = isUuid(planId) ? await leadsToday(context) : null;
  return led !== null && (await oneBy(context, CoordinatingPlan, "id").load(planId))?.municipality === led;
}

/** A change of who coordinates: by who does, other than in somebody's place, and by who leads there. */
async function appointing(
  context: Context,
  input: ChangeInput,
  change: PlanChange,
  work: (change: Change) => Promise<void>,
) {
  const leads = await leadsWhere(context, input.planId);
  return planStep(context, input, change, ({ appointed }) => leads || appointed, OPEN, work, leads);
}

/** Those who lead a plan today or are to lead it. */
const leadsFrom = (all: readonly CoordinatorAssignment[], today: string): CoordinatorAssignment[] =>
  all.filter(({ role, endsOn }) => role === CoordinatorRole.LEAD && (endsOn === null || endsOn > today));

/** Hands the lead over on a day: the one before leads to that day, the next from it on, so that no day is without (V29). */
export const handOver = (context: Context, input: HandOverInput) =>
  appointing(context, input, CHANGES.handOverCoordination, async (change) => {
    const { plan, problem } = change;
    const all = await coordinatorsOf(context, plan.id);
    const leads = leadsFrom(all, context.today);
    const current = leads.find((lead) => holdsOn(lead, context.today));
    if (!input.citizenInformed) problem("citizenInformed", ...NOT_INFORMED);
    if (input.on < context.today)
      problem(
        "on",
        "DATE_PAST",
        "The day must not lie in the past: the lead until today cannot be rewritten.",
        "Dagen må ikke ligge i fortiden: hvem der har koordineret indtil i dag, kan ikke skrives om.",
      );
    if (leads.length > 1)
      problem(
        "on",
        "HAND_OVER_PLANNED",
        "A hand-over is planned already: call that off first.",
        "Der er allerede planlagt en overdragelse: aflys den først.",
      );
    if (current?.caseworkerId === input.toCaseworkerId)
      problem(
        "toCaseworkerId",
        "ALREADY_LEADS",
        "They lead already.",
        "Medarbejderen har allerede ansvaret for planen.",
      );
    const next = await checkCoordinator(context, plan.municipality, input.toCaseworkerId, "toCaseworkerId", change);
    if (!next || !current || input.on < context.today) return;
    const { basis = null, assessment = null, notes = null } = input;
    await passLead(change, all, current, input.on, { caseworkerId: next.id, basis, assessment, handOverNotes: notes });
  });

export const NOT_INFORMED = [
  "CITIZEN_NOT_INFORMED",
  "The citizen must be told who coordinates from then on.",
  "Borgeren skal have at vide, hvem der koordinerer fra da af.",
] as const;

/** What who led leads no longer from a day on, somebody else does, for as long as they would have. */
export async function passLead(
  { manager, context }: Pick<Change, "manager" | "context">,
  all: readonly CoordinatorAssignment[],
  from: CoordinatorAssignment,
  on: string,
  next: Pick<CoordinatorAssignment, "caseworkerId" | "basis" | "assessment" | "handOverNotes">,
): Promise<void> {
  const startsOn = later(from.startsOn, on);
  // Whoever leads from then on neither helps nor stands in beside themself, and nobody stands in for who has left.
  const ends = all.filter(
    ({ role, caseworkerId, endsOn }) =>
      (endsOn === null || endsOn > startsOn) &&
      (role === CoordinatorRole.DEPUTY || (role === CoordinatorRole.CO && caseworkerId === next.caseworkerId)),
  );
  for (const each of ends)
    await manager.update(CoordinatorAssignment, { id: each.id }, { endsOn: later(each.startsOn, startsOn) });
  // Who was to lead and never does leaves no trace but in the versions of the plan.
  if (from.startsOn <= context.today || from.startsOn < startsOn)
    await manager.update(CoordinatorAssignment, { id: from.id }, { endsOn: startsOn });
  else await manager.delete(CoordinatorAssignment, { id: from.id });
  await manager.insert(CoordinatorAssignment, {
    ...{ ...next, id: randomUUID(), planId: from.planId, role: CoordinatorRole.LEAD, startsOn, endsOn: from.endsOn },
  });
}

/**
 * A hand-over that is planned is called off: who leads goes on, and who was to stop helping or standing in does not, as it stood in
 * the version before it, unless they no longer work there.
 */
export const callOffHandOver = (context: Context, input: ChangeInput) =>
  appointing(context, input, CHANGES.callOffHandOver, async ({ manager, plan, problem }) => {
    const leads = leadsFrom(await coordinatorsOf(context, plan.id), context.today);
    const current = leads.find((lead) => holdsOn(lead, context.today));
    const planned = leads.find(({ startsOn }) => startsOn > context.today);
    if (!current || !planned)
      return problem(
        "planId",
        "NO_HAND_OVER_PLANNED",
        "No hand-over is planned.",
        "Der er ingen planlagt overdragelse.",
      );
    if (!(await affiliationIn(context, current.caseworkerId, plan.municipality, planned.startsOn)))
      return problem(
        "planId",
        "LEAD_LEAVES",
        "Who leads until then no longer works here on that day: somebody else must lead.",
        "Den nuværende koordinator arbejder her ikke længere den dag: en anden skal overtage.",
      );
    await manager.delete(CoordinatorAssignment, { id: planned.id });
    await manager.query(
      `UPDATE coordinator_assignment a SET ends_on = b.ends_on
       FROM (SELECT snapshot->'coordinator_assignment' AS people FROM plan_revision WHERE plan_id = $1
           AND NOT snapshot->'coordinator_assignment' @> jsonb_build_array(jsonb_build_object('id', $2::text)) ORDER BY version DESC LIMIT 1) r,
         jsonb_to_recordset(r.people) AS b (id uuid, ends_on date)
       WHERE a.id = b.id AND a.ends_on = greatest(a.starts_on, $3::date) AND EXISTS (
         SELECT 1 FROM caseworker_affiliation f WHERE f.caseworker_id = a.caseworker_id AND f.municipality = $4
           AND f.starts_on <= $3::date AND (f.ends_on IS NULL OR f.ends_on > $3::date))`,
      [plan.id, planned.id, planned.startsOn, plan.municipality],
    );
    return undefined;
  });

const later = (day: string, other: string): string => [day, other].sort()[1] as string;
