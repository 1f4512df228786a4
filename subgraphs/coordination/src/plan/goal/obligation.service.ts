import { randomUUID } from "node:crypto";
import { type Context, manyBy } from "@overligger/shared";
import { IsNull } from "typeorm";
import { TargetKind } from "../../town/target/municipal-target.ts";
import { dueAfter } from "../../town/target/target.service.ts";
import { PlanParticipant } from "../plan/assignment.ts";
import type { Change, ChangeInput } from "../plan/plan-change.ts";
import { coordinator, OPEN, planStep } from "../plan/plan-step.ts";
import { rewriteStep } from "../plan/rewrite-step.ts";
import { CHANGES } from "./changes.ts";
import { ParticipationObligation } from "./obligation.ts";
import { PlanGoal, PlanGoalStatus } from "./plan-goal.ts";

export const obligationsOf = (context: Context, planId: string): Promise<ParticipationObligation[]> =>
  manyBy(context, ParticipationObligation, "planId").load(planId);

/** The goals that bind a sector: agreed by it, and neither met nor given up. */
export const goalsBinding = (sectorCode: string, goals: readonly PlanGoal[]): PlanGoal[] =>
  goals.filter(
    ({ agreedBy, status }) =>
      agreedBy.includes(sectorCode) && (status === PlanGoalStatus.PROPOSED || status === PlanGoalStatus.AGREED),
  );

/** A sector that comes to take part is bound from that day on. */
export async function bind({ manager, plan, context }: Change, sectorCode: string): Promise<void> {
  const bound = await manager.countBy(ParticipationObligation, { planId: plan.id, sectorCode, endsOn: IsNull() });
  if (bound > 0) {
    // It takes part again: what was decided about its leaving no longer holds.
    await manager.update(
      ParticipationObligation,
      { planId: plan.id, sectorCode, endsOn: IsNull() },
      { releasedOn: null, releaseReason: null },
    );
    return;
  }
  await manager.insert(ParticipationObligation, {
    id: randomUUID(),
    planId: plan.id,
    sectorCode,
    startsOn: context.today,
    dueOn: await dueAfter(context, plan.municipality, TargetKind.OBLIGATION_DAYS),
  });
}

const NOT_BOUND = [
  "This sector has no open obligation in the plan.",
  "Myndigheden har ingen åben forpligtelse i planen.",
] as const;

const boundIn = ({ manager, plan }: Change, sectorCode: string) =>
  manager.findOneBy(ParticipationObligation, { planId: plan.id, sectorCode, endsOn: IsNull() });

/** Who coordinates says what a bound authority owes next, and by when; what it did before stays in the plan's history. */
export const setObligation = (
  context: Context,
  input: ChangeInput & { sector: string; owes: string; dueOn?: string | null },
) =>
  rewriteStep(context, input, CHANGES.setObligation, coordinator, OPEN, async (change) => {
    const { manager, plan, problem } = change;
    const obligation = await boundIn(change, input.sector);
    if (!obligation) return problem("sector", "NOT_BOUND", ...NOT_BOUND);
    const dueOn = input.dueOn ?? (await dueAfter(context, plan.municipality, TargetKind.OBLIGATION_DAYS));
    if (dueOn === null || dueOn < context.today)
      return problem("dueOn", "DATE_PAST", "Name a day to come.", "Nævn en dag, der ikke er passeret.");
    // What was asked for and waits keeps its day: else nobody would ever see that it is late.
    if (obligation.owes && !obligation.metOn && obligation.dueOn && dueOn > obligation.dueOn)
      return problem(
        "dueOn",
        "OWED_ALREADY",
        "The authority owes something already that is not done: its day is not put off.",
        "Myndigheden skylder allerede noget, som ikke er gjort: fristen kan ikke udskydes.",
      );
    await manager.update(
      ParticipationObligation,
      { id: obligation.id },
      { owes: input.owes, dueOn, metOn: null, contribution: null },
    );
    return undefined;
  });

/** Who takes part for an authority says what it did. Nobody else says it, not even who coordinates. */
export const meetObligation = (context: Context, input: ChangeInput & { sector: string; contribution: string }) =>
  planStep(
    context,
    input,
    CHANGES.meetObligation,
    ({ sectors }) => sectors.has(input.sector),
    OPEN,
    async (change) => {
      const obligation = await boundIn(change, input.sector);
      if (!obligation) return change.problem("sector", "NOT_BOUND", ...NOT_BOUND);
      if (obligation.metOn && obligation.contribution)
        return change.problem(
          "sector",
          "MET_ALREADY",
          "The authority has done its part already.",
          "Myndigheden har allerede gjort sin del.",
        );
      await change.manager.update(
        ParticipationObligation,
        { id: obligation.id },
        { metOn: context.today, contribution: input.contribution },
      );
      return undefined;
    },
  );

/**
 * An authority that agrees to a goal works along: where nothing else was asked of it, it has done its part, for as long as it agrees
 * to one. What somebody wrote that it did stays done.
 */
export async function metByAgreeing({
  context,
  manager,
  plan,
}: Pick<Change, "context" | "manager" | "plan">): Promise<void> {
  const goals = await manager.findBy(PlanGoal, { planId: plan.id });
  const agreeing = new Set(goals.flatMap(({ agreedBy }) => agreedBy));
  const judged = { planId: plan.id, endsOn: IsNull(), owes: IsNull(), contribution: IsNull() };
  for (const { id, sectorCode, metOn } of await manager.findBy(ParticipationObligation, judged)) {
    const agrees = agreeing.has(sectorCode);
    if (agrees !== (metOn !== null))
      await manager.update(ParticipationObligation, { id }, { metOn: agrees ? context.today : null });
  }
}

/** The second condition: the authority need no longer take part. It stays bound while a goal it agreed to is open (FUP-05). */
export const releaseSector = (context: Context, input: ChangeInput & { sector: string; reason: string }) =>
  planStep(context, input, CHANGES.releaseSector, coordinator, OPEN, async (change) => {
    const { manager, problem } = change;
    const obligation = await boundIn(change, input.sector);
    if (!obligation) return problem("sector", "NOT_BOUND", ...NOT_BOUND);
    if (obligation.releasedOn !== null)
      return problem(
        "sector",
        "RELEASED_ALREADY",
        "That was decided already; it is bound by its open goals.",
        "Det er allerede besluttet; myndigheden er med, så længe den har mål i gang.",
      );
    await manager.update(
      ParticipationObligation,
      { id: obligation.id },
      { releasedOn: context.today, releaseReason: input.reason },
    );
    await endMetObligations(change);
    return undefined;
  });

/** Ends what both conditions hold for; the sector's people leave the plan that day. */
export async function endMetObligations({ manager, plan, context }: Change): Promise<void> {
  const open = await manager.findBy(ParticipationObligation, { planId: plan.id, endsOn: IsNull() });
  const goals = await manager.findBy(PlanGoal, { planId: plan.id });
  for (const { id, sectorCode, releasedOn } of open) {
    if (releasedOn === null || goalsBinding(sectorCode, goals).length > 0) continue;
    await manager.update(ParticipationObligation, { id }, { endsOn: context.today });
    await manager.update(PlanParticipant, { planId: plan.id, sectorCode, endsOn: IsNull() }, { endsOn: context.today });
  }
}
