import { ahead, aheadThrough, type Context } from "@overligger/shared";
import type { Room } from "../../room.ts";
import { CoordinatingPlan } from "./coordinating-plan.ts";

let tables: NonNullable<Room["withPlan"]> = [];

/** Learns what the rooms read with a plan. */
export function knowWhatIsReadAlong(rooms: readonly Room[]): void {
  tables = rooms.flatMap(({ withPlan }) => withPlan ?? []);
}

const isAsked = ({ fields }: Context, asked: readonly string[]): boolean =>
  asked.length === 0 || asked.some((field) => fields.has(field));

/** Reads with a plan, in the same statement, what the operation asks of it. */
export function readAlong(context: Context, planId: string): void {
  for (const [entity, ...asked] of tables) if (isAsked(context, asked)) ahead(context, entity, "planId", planId);
}

const PLANS = ["coordinatingPlan", "plan", "coordinatingPlans"];

/** A citizen's plans are read with the citizen, and all that would be read with them. */
export function plansAhead(context: Context, citizenId: string): void {
  if (!isAsked(context, PLANS)) return;
  ahead(context, CoordinatingPlan, "citizenId", citizenId);
  const through = { entity: CoordinatingPlan, property: "citizenId", gives: "id" } as const;
  for (const [entity, ...asked] of tables)
    if (isAsked(context, asked)) aheadThrough(context, entity, "planId", through, citizenId);
}
