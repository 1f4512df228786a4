import { randomUUID } from "node:crypto";
import { DATE_FUTURE } from "../../said.ts";
import { type Part, voiceOf } from "../plan/part.ts";
import type { Change } from "../plan/plan-change.ts";
import { CoProduction } from "./co-production.ts";

export interface CoProductionInput {
  participatedOn: string;
  understands: boolean;
  meaningful: boolean;
}

/** Keeps what the citizen's side, which plays this part, says of it; its id, or null where there is something to mend. */
export async function keepCoProduction(
  { context, manager, plan, problem }: Change,
  { participatedOn, understands, meaningful }: CoProductionInput,
  part: Part,
): Promise<string | null> {
  if (participatedOn > context.today) {
    problem("participatedOn", ...DATE_FUTURE);
    return null;
  }
  const id = randomUUID();
  await manager.insert(CoProduction, {
    ...{ id, planId: plan.id, participatedOn, understands, meaningful },
    ...{ saidBy: voiceOf(part), saidAt: context.now.toISOString() },
  });
  return id;
}
