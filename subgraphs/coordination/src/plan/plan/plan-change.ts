import { type Context, claimKey, type Database, inOneGo, type Problem, Refusal, Role } from "@overligger/shared";
import { type EntityManager, getMetadataArgsStorage } from "typeorm";
import type { PlanChange, Room } from "../../room.ts";
import { type Warn, Warning } from "../../warning.ts";
import { CHANGES } from "./changes.ts";
import { CoordinatingPlan } from "./coordinating-plan.ts";
import { askForPlan, readPlan } from "./plan.service.ts";
import type { PlanPayload } from "./plan-payload.ts";

/** What every change to a plan names: the plan, and the version it was built on. */
export interface ChangeInput {
  planId: string;
  version: number;
}

/** A change under way, inside its transaction. */
export interface Change {
  readonly context: Context;
  readonly manager: EntityManager;
  /** The plan, locked until the change is done. */
  readonly plan: CoordinatingPlan;
  /** Columns of the plan itself that change. */
  readonly patch: Partial<CoordinatingPlan>;
  /** Notes something to mend. A change with anything to mend is not made. */
  readonly problem: Problem;
  /** Notes something that stops nothing but that somebody should know. */
  readonly warn: Warn;
}

/** Nobody else changes the plan meanwhile. */
export const LOCKED = "SELECT id FROM coordinating_plan WHERE id = $1 FOR UPDATE";

/**
 * Changes a plan: all or nothing, on the version the change was built on, once for the same key, with a revision kept.
 * Every mutation of a plan goes through here; who may read the plan is asked before, who may change it `work` asks.
 * `entered`: the caller may change this of it without reading it, which was asked.
 */
export async function changePlan(
  context: Context,
  input: ChangeInput,
  change: PlanChange,
  work: (change: Change) => Promise<void>,
  entered = false,
): Promise<PlanPayload> {
  if (!entered && !(await askForPlan(context, input.planId))) throw new Refusal("NOT_FOUND");
  const warnings: Warning[] = [];
  const { now } = context;
  const userErrors = await inOneGo(context, [LOCKED, input.planId], async ({ manager, problem, problems }) => {
    if ((await claimKey(context, input.planId, input.planId)) !== null) return;
    const plan = await manager.findOneBy(CoordinatingPlan, { id: input.planId });
    if (!plan) throw new Refusal("NOT_FOUND");
    if (plan.version !== input.version) throw new Refusal("CONFLICT");
    const patch: Partial<CoordinatingPlan> = {};
    await work({ context, manager, plan, patch, problem, warn: (...what) => warnings.push(new Warning(...what)) });
    if (problems.length > 0) return;
    await manager
      .createQueryBuilder()
      .update(CoordinatingPlan)
      .set({ ...patch, updatedAt: now.toISOString() })
      .where("id = :id", { id: input.planId })
      .execute();
    await keepRevision(manager, context, input.planId, change);
  });
  if (userErrors.length > 0) return { plan: null, userErrors, warnings: [] };
  return { plan: await readPlan(context, input.planId), userErrors, warnings };
}

/** Counts a change of a plan that was made outside {@link changePlan}, where it is one of many. */
export const bumpPlan = (manager: EntityManager, { now }: Context, planId: string): Promise<unknown> =>
  manager.query(`UPDATE coordinating_plan SET updated_at = $2, version = version + 1 WHERE id = $1`, [
    planId,
    now.toISOString(),
  ]);

/** Keeps the plan as it now is. */
export async function keepRevision(
  manager: EntityManager,
  context: Context,
  planId: string,
  change: PlanChange,
): Promise<void> {
  const { caller, now } = context;
  await manager.query(revisionsOf("p.id = $5"), [now.toISOString(), caller.id, caller.role, change.name, planId]);
}

/** The first version of the plans of citizens who were put in by a seed. */
export async function keepFirstRevisions(db: Database, citizenIds: readonly string[]): Promise<void> {
  await db.query(
    revisionsOf("p.citizen_id = ANY($5::uuid[]) AND NOT EXISTS (SELECT 1 FROM plan_revision r WHERE r.plan_id = p.id)"),
    [null, "seed", Role.COORDINATOR, CHANGES.answerOffer.name, citizenIds],
  );
}

/** The tables with parts of a plan that a revision keeps, as the rooms name them. */
const parts: string[] = [];

/** Learns which parts a plan has. */
export function knowParts(rooms: readonly Room[]): void {
  const entities = rooms.flatMap(({ planParts }) => planParts ?? []);
  const tables = getMetadataArgsStorage().filterTables(entities as Function[]);
  parts.splice(0, Infinity, ...tables.map(({ name }) => String(name)));
}

/** All that a revision keeps of a plan's parts, to be held against itself. */
export async function planAsItIs(manager: EntityManager, planId: string): Promise<string> {
  const each = parts.map(
    (table) => `(SELECT jsonb_agg(to_jsonb(t) ORDER BY to_jsonb(t)::text) FROM ${table} t WHERE t.plan_id = $1)`,
  );
  const [row] = await manager.query(`SELECT md5(jsonb_build_array(${each.join(", ")})::text) AS said`, [planId]);
  return row.said;
}

/** SQL that keeps plans as they now are: as of $1, or of the yes that made them. */
const revisionsOf = (which: string) => `
  INSERT INTO plan_revision (id, plan_id, version, recorded_at, changed_by, changed_by_role, change, snapshot)
  SELECT gen_random_uuid(), p.id, p.version, coalesce($1::timestamptz, p.accepted_at), $2, $3, $4, jsonb_build_object(
    'coordinating_plan', to_jsonb(p),
    ${parts.map((table) => `'${table}', (SELECT jsonb_agg(to_jsonb(t)) FROM ${table} t WHERE t.plan_id = p.id)`).join(", ")})
  FROM coordinating_plan p WHERE ${which}`;
