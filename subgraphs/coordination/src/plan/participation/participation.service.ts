import { randomUUID } from "node:crypto";
import type { Context } from "@overligger/shared";
import { DAY_PAST, PERIOD_EMPTY } from "../../said.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { CoordinatorAssignment, CoordinatorRole } from "../plan/assignment.ts";
import { coordinatorsOf } from "../plan/plan.service.ts";
import type { ChangeInput } from "../plan/plan-change.ts";
import { coordinator, OPEN, planStep } from "../plan/plan-step.ts";
import { CHANGES } from "./changes.ts";
import { checkCoordinator } from "./coordinator.policy.ts";
import type { Basis } from "./hand-over.service.ts";
import { schemeInForce } from "./scheme.service.ts";

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
    if (startsOn < context.today) problem("from", ...DAY_PAST);
    if (input.to != null && input.to <= startsOn) problem("to", ...PERIOD_EMPTY);
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
