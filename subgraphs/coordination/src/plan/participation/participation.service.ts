import { randomUUID } from "node:crypto";
import type { Context } from "@overligger/shared";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { type AppointmentBasis, CoordinatorAssignment, CoordinatorRole, holdsOn } from "../plan/assignment.ts";
import { coordinatorsOf } from "../plan/plan.service.ts";
import type { ChangeInput } from "../plan/plan-change.ts";
import { coordinator, OPEN, planStep } from "../plan/plan-step.ts";
import { CHANGES } from "./changes.ts";
import { checkCoordinator } from "./coordinator.policy.ts";
import { schemeInForce } from "./scheme.service.ts";

interface Basis {
  basis?: AppointmentBasis | null;
  assessment?: string | null;
}

export interface HandOverInput extends ChangeInput, Basis {
  toCaseworkerId: string;
  on: string;
  citizenInformed: boolean;
  notes?: string | null;
}

/** Hands the lead over on a day: the one before leads to that day, the next from it on, so that no day is without (V29). */
export const handOver = (context: Context, input: HandOverInput) =>
  planStep(context, input, CHANGES.handOverCoordination, coordinator, OPEN, async (change) => {
    const { manager, plan, problem } = change;
    const all = await coordinatorsOf(context, plan.id);
    const leads = all.filter(
      ({ role, endsOn }) => role === CoordinatorRole.LEAD && (endsOn === null || endsOn > context.today),
    );
    const current = leads.find((lead) => holdsOn(lead, context.today));
    if (!input.citizenInformed)
      problem(
        "citizenInformed",
        "CITIZEN_NOT_INFORMED",
        "The citizen must be told who coordinates from then on.",
        "Borgeren skal have at vide, hvem der koordinerer fra da af.",
      );
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
        "A hand-over is planned already.",
        "Der er allerede planlagt en overdragelse.",
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
    // Whoever leads from then on neither helps nor stands in beside themself, and nobody stands in for who has left.
    const ends = all.filter(
      ({ role, caseworkerId, endsOn }) =>
        (endsOn === null || endsOn > input.on) &&
        (role === CoordinatorRole.DEPUTY || (role === CoordinatorRole.CO && caseworkerId === next.id)),
    );
    for (const { id, startsOn } of [current, ...ends])
      await manager.update(CoordinatorAssignment, { id }, { endsOn: later(startsOn, input.on) });
    await manager.insert(CoordinatorAssignment, {
      id: randomUUID(),
      planId: plan.id,
      caseworkerId: next.id,
      role: CoordinatorRole.LEAD,
      basis: input.basis ?? null,
      assessment: input.assessment ?? null,
      handOverNotes: input.notes ?? null,
      startsOn: input.on,
      endsOn: null,
    });
  });

export interface AppointInput extends ChangeInput, Basis {
  caseworkerId: string;
  from?: string | null;
  to?: string | null;
}

/** A further coordinator beside the lead, where the municipality's policy lets plans have several, and no scheme asks for one (V05, V06). */
export const appointCoCoordinator = (context: Context, input: AppointInput) =>
  planStep(context, input, CHANGES.appointCoCoordinator, coordinator, OPEN, async (change) => {
    const { manager, plan, problem } = change;
    const startsOn = input.from ?? context.today;
    if (startsOn < context.today)
      problem("from", "DATE_PAST", "The day must not lie in the past.", "Dagen må ikke ligge i fortiden.");
    if (input.to != null && input.to <= startsOn)
      problem(
        "to",
        "PERIOD_EMPTY",
        "The end must lie after the beginning.",
        "Slutningen skal ligge efter begyndelsen.",
      );
    if ((await policyOf(context, plan.municipality))?.coCoordinators === false)
      problem(
        "caseworkerId",
        "ONE_COORDINATOR",
        "The municipality has decided that plans have one coordinator.",
        "Kommunen har bestemt, at en plan har én koordinator.",
      );
    if (await schemeInForce(context, plan))
      problem(
        "caseworkerId",
        "ONE_COORDINATOR",
        "The plan stands under a scheme whose plan one coordinator makes and keeps.",
        "Planen hører til et forløb, hvor én koordinator laver og varetager planen.",
      );
    const already = (await coordinatorsOf(context, plan.id)).some(
      ({ caseworkerId, endsOn }) => caseworkerId === input.caseworkerId && (endsOn === null || endsOn > startsOn),
    );
    if (already)
      problem(
        "caseworkerId",
        "ALREADY_THERE",
        "They coordinate already.",
        "Medarbejderen koordinerer allerede planen.",
      );
    const next = await checkCoordinator(context, plan.municipality, input.caseworkerId, "caseworkerId", change);
    if (!next) return;
    await manager.insert(CoordinatorAssignment, {
      id: randomUUID(),
      planId: plan.id,
      caseworkerId: next.id,
      role: CoordinatorRole.CO,
      basis: input.basis ?? null,
      assessment: input.assessment ?? null,
      startsOn,
      endsOn: input.to ?? null,
    });
  });

const later = (day: string, other: string): string => [day, other].sort()[1] as string;
