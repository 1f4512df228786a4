import { type Context, Refusal } from "@overligger/shared";
import type { PlanChange } from "../../room.ts";
import { PLAN_STATUS } from "../../said.ts";
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

/** Why staff do nothing new in the plan of somebody who lives elsewhere: it waits until they take it along, or it is closed. */
export const HAS_MOVED = [
  "CITIZEN_MOVED",
  "The citizen has moved to another municipality: from here the plan is ended or handed over, and nothing else.",
  "Borgeren er flyttet til en anden kommune: herfra kan planen kun afsluttes eller overdrages.",
] as const;

/**
 * Runs a change for who plays the part it asks for, while the plan is open for work. When the citizen has moved, staff end what they
 * have there and hand over; what is decided anew is decided where the citizen lives.
 */
export async function planStep(
  context: Context,
  input: ChangeInput,
  name: PlanChange,
  may: (part: Part) => boolean,
  states: readonly CoordinatingPlanStatus[],
  then: (change: Change, part: Part) => Promise<void>,
  entered = false,
): Promise<PlanPayload> {
  const step = async (change: Change) => {
    const part = await partIn(context, change.plan);
    if (!may(part)) throw new Refusal("FORBIDDEN");
    if (part.left && !name.afterMove) {
      change.problem("planId", ...HAS_MOVED);
      return;
    }
    if (!states.includes(change.plan.status)) {
      change.problem("planId", ...PLAN_STATUS);
      return;
    }
    await then(change, part);
  };
  return changePlan(context, input, name, step, entered);
}
