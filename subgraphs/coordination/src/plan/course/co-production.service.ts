import { randomUUID } from "node:crypto";
import { checkDay } from "../../said.ts";
import { type Part, voiceOf } from "../plan/part.ts";
import type { Change } from "../plan/plan-change.ts";
import { CoProduction } from "./co-production.ts";

export interface CoProductionInput {
  participatedOn: string;
  understands: boolean;
  meaningful: boolean;
}

/** Keeps what the citizen's side, which plays this part, says of it; its id. */
export async function keepCoProduction(
  { context, manager, plan, problem }: Change,
  { participatedOn, understands, meaningful }: CoProductionInput,
  part: Part,
): Promise<string> {
  checkDay(problem, "participatedOn", participatedOn, context.today, plan.startsOn);
  const id = randomUUID();
  await manager.insert(CoProduction, {
    ...{ id, planId: plan.id, participatedOn, understands, meaningful },
    ...{ saidBy: voiceOf(part), saidAt: context.now.toISOString() },
  });
  return id;
}
