import { randomUUID } from "node:crypto";
import { type Context, manyBy, type UserError } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import type { Citizen } from "../../citizen/citizen/citizen.ts";
import { type MoveInput, moveCitizen } from "../../citizen/citizen/move.service.ts";
import type { CoordinationContext } from "../../context.ts";
import { askAnew } from "../asking/asking-anew.service.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { bumpPlan, keepRevision } from "../plan/plan-change.ts";
import { OPEN } from "../plan/plan-step.ts";
import { CHANGES } from "./changes.ts";
import { Duty, type DutyBasis, DutyKind } from "./duty.ts";
import { agreedWith } from "./helping.service.ts";
import { tellSectors } from "./telling.service.ts";

/**
 * A citizen moves: the sectors that are in their open plan are told, and their staff where the citizen lived must decide on the
 * help and hand it over. One that does not answer is told when somebody next reads the plan's duties.
 */
export async function moveAway(
  context: CoordinationContext,
  input: MoveInput,
): Promise<{ citizen: Citizen | null; userErrors: UserError[] }> {
  let plan: CoordinatingPlan | undefined;
  const moved = await moveCitizen(context, input, async (citizenId) => {
    const plans = await manyBy(context, CoordinatingPlan, "citizenId").load(citizenId);
    const open = (plan = plans.find(({ status }) => OPEN.includes(status)));
    const sectors = open ? await agreedWith(context, open) : new Map();
    return async (manager) => {
      if (open) await openHandOvers(context, manager, open, sectors);
      await askAnew(context, manager, citizenId);
    };
  });
  if (plan && moved.userErrors.length === 0) await tellSectors(context, plan);
  return moved;
}

async function openHandOvers(
  context: Context,
  manager: EntityManager,
  plan: CoordinatingPlan,
  sectors: ReadonlyMap<string, readonly DutyBasis[]>,
): Promise<void> {
  for (const [sectorCode, basis] of sectors)
    await manager.insert(Duty, {
      id: randomUUID(),
      planId: plan.id,
      municipality: plan.municipality,
      kind: DutyKind.HAND_OVER,
      sectorCode,
      basis: [...basis],
      dueOn: null,
      openedAt: context.now.toISOString(),
    });
  await bumpPlan(manager, context, plan.id);
  await keepRevision(manager, context, plan.id, CHANGES.moveCitizen);
}
