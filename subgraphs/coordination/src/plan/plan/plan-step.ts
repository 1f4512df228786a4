import { type Context, Refusal } from "@overligger/shared";
import type { PlanChange } from "../../room.ts";
import { CoordinatingPlanStatus } from "./coordinating-plan.ts";
import { type Part, partIn } from "./part.ts";
import { type Change, type ChangeInput, changePlan } from "./plan-change.ts";
import type { PlanPayload } from "./plan-payload.ts";

/** The states in which a plan is open for work. */
export const OPEN: readonly CoordinatingPlanStatus[] = [
  CoordinatingPlanStatus.DRAFTING,
  CoordinatingPlanStatus.ACTIVE,
  CoordinatingPlanStatus.ON_HOLD,
];

export const isOpen = ({ status }: { status: string }): boolean => (OPEN as readonly string[]).includes(status);

export const coordinator = (part: Part) => part.coordinator;

export const anyone = (part: Part) => part.voice !== null || part.coordinator || part.sectors.size > 0;

/** Runs a change for who plays the part it asks for, while the plan is open for work. */
export async function planStep(
  context: Context,
  input: ChangeInput,
  name: PlanChange,
  may: (part: Part) => boolean,
  states: readonly CoordinatingPlanStatus[],
  then: (change: Change, part: Part) => Promise<void>,
): Promise<PlanPayload> {
  return changePlan(context, input, name, async (change) => {
    const part = await partIn(context, change.plan);
    if (!may(part)) throw new Refusal("FORBIDDEN");
    if (!states.includes(change.plan.status)) {
      change.problem(
        "planId",
        "PLAN_STATUS",
        "This cannot be done as the plan stands now.",
        "Det kan ikke gøres, som planen står nu.",
      );
      return;
    }
    await then(change, part);
  });
}
