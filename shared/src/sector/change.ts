import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { EVERYTHING } from "../contract/category.ts";
import type { EntityClass } from "../kernel/database/database.ts";
import { selectList, tableOf } from "../kernel/database/rows.ts";
import { isAsItIs } from "../kernel/refusal/nothing-changed.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { NOTHING_CHANGED } from "../kernel/refusal/said.ts";
import { UserError } from "../kernel/refusal/user-error.ts";
import { Role } from "../kernel/request/caller.ts";
import { claimKey } from "../kernel/request/idempotency.ts";
import { inOneGo, ONE_AT_A_TIME, type OneGo } from "../kernel/request/in-one-go.ts";
import { oneBy } from "../kernel/request/loaders.ts";
import { isUuid } from "../kernel/uuid.ts";
import type { SectorContext } from "./context.ts";
import { isOwnStaff, type Mandate, type MandateOf, mandateFor, purposeOf } from "./mandate.ts";
import { checkResidence } from "./residence.ts";
import { keepRevision } from "./revision.ts";

/** What every row of a case has, the sector's own among them. */
export interface CaseRow {
  id: string;
  /** Null for what concerns every citizen, e.g. some delegations. */
  citizenId: string | null;
  municipality: string | null;
  version: number;
  /** The plan it belongs to, where it does: then the change is one of the plan. */
  planId?: string | null;
}

/** A change under way. One with anything to mend is not made. */
export interface Change extends OneGo {
  readonly context: SectorContext;
  readonly mandate: Mandate;
  /** Whose case it is; null where it concerns every citizen. */
  readonly citizenId: string | null;
  /** The name of the mutation. */
  readonly name: string;
  /** Does something more once the row itself is written, e.g. what refers to it. */
  afterwards(work: () => Promise<void>): void;
}

/** What came of a change: the row as it is now, or what to mend. */
export interface Changed<T> {
  row: T | null;
  userErrors: UserError[];
}

export interface AddInput {
  citizenId: string | null;
  municipality?: string | null | undefined;
}

export interface ChangeInput {
  version: number;
}

/** Adds something to a citizen's case, by somebody's mandate: `work` says what, or notes what to mend. */
export async function addRow<T extends CaseRow>(
  context: SectorContext,
  entity: EntityClass<T>,
  input: AddInput,
  name: string,
  work: (change: Change, id: string) => Promise<Omit<T, "id" | "citizenId" | "municipality" | "version"> | undefined>,
  by: MandateOf = mandateFor,
): Promise<Changed<T>> {
  const { caller } = context;
  if (input.citizenId !== null && !isUuid(input.citizenId)) throw new Refusal("FORBIDDEN");
  const municipality = caller.municipality ?? input.municipality ?? null;
  const regional = isOwnStaff(context) || (caller.role === Role.LEADER && caller.region != null);
  if (regional && !/^\d{4}$/.test(municipality ?? "")) {
    const missing = new UserError(
      "municipality",
      "REQUIRED",
      "Regional staff say which municipality the citizen lives in, by its four digits.",
      "Skriv, hvilken kommune borgeren bor i, med dens fire cifre.",
    );
    return { row: null, userErrors: [missing] };
  }
  if (municipality === null || (input.municipality ?? municipality) !== municipality) throw new Refusal("FORBIDDEN");
  if (!(await by(context, input.citizenId, municipality))) throw new Refusal("FORBIDDEN");
  if (input.citizenId !== null) {
    await checkResidence(context, input.citizenId, municipality);
  }
  return changing(
    context,
    entity,
    {
      citizenId: input.citizenId,
      municipality,
      about: input.citizenId ?? municipality,
      id: randomUUID(),
      name,
      refusal: "FORBIDDEN",
      by,
    },
    async (change, id) => {
      const row = await work(change, id);
      if (!row || change.problems.length > 0) return; // the database would refuse it with fewer words
      await change.manager.insert(entity, { ...row, id, citizenId: input.citizenId, municipality } as never);
    },
  );
}

/** Changes a row of a case, on the version the change was built on, by somebody's mandate: `work` answers the columns that change. */
export async function changeRow<T extends CaseRow>(
  context: SectorContext,
  entity: EntityClass<T>,
  id: string,
  input: ChangeInput,
  name: string,
  work: (change: Change, row: T) => Promise<Partial<T> | undefined>,
  by: MandateOf = mandateFor,
): Promise<Changed<T>> {
  const { citizenId, municipality } = await rowWithMandate(context, entity, id, by);
  return changing(
    context,
    entity,
    { citizenId, municipality, about: id, id, name, refusal: "NOT_FOUND", by },
    async (change) => {
      const row = await oneBy(context, entity, "id").load(id);
      if (!row) throw new Refusal("NOT_FOUND");
      if (row.version !== input.version) throw new Refusal("CONFLICT");
      let more = false;
      const watched = {
        ...change,
        afterwards: (next: () => Promise<void>) => {
          more = true;
          change.afterwards(next);
        },
      };
      const patch = await work(watched, row);
      if (!patch || change.problems.length > 0) return;
      if (!more && isAsItIs(row, patch)) change.problem("version", ...NOTHING_CHANGED);
      else await updateRow(change, entity, id, patch);
    },
  );
}

/** A row of a case that the caller may work with; NOT_FOUND alike where there is none and where it is not theirs. */
export async function rowWithMandate<T extends CaseRow>(
  context: SectorContext,
  entity: EntityClass<T>,
  id: string,
  by: MandateOf = mandateFor,
): Promise<T & { municipality: string }> {
  const row = isUuid(id) ? await oneBy(context, entity, "id").load(id) : null;
  if (!row || row.municipality === null || !(await by(context, row.citizenId, row.municipality)))
    throw new Refusal("NOT_FOUND");
  return row as T & { municipality: string };
}

/** Writes columns of a row and lets its version grow. */
export async function updateRow<T extends CaseRow>(
  { manager, context }: Change,
  entity: EntityClass<T>,
  id: string,
  patch: Partial<T>,
): Promise<void> {
  const touched =
    (entity as unknown) === context.tables.plan ? { ...patch, updatedAt: context.now.toISOString() } : patch;
  const values = Object.keys(touched).length > 0 ? touched : { id };
  await manager
    .createQueryBuilder()
    .update(entity)
    .set(values as never)
    .where("id = :id", { id })
    .execute();
}

/** Changes another row of the same case along with the one that the mutation is about; it too gets a revision. */
export async function alsoChange<T extends CaseRow>(
  change: Change,
  entity: EntityClass<T>,
  id: string,
  patch: Partial<T>,
): Promise<void> {
  await updateRow(change, entity, id, patch);
  await keep(change.context, change.manager, entity, id, change.name, change.mandate);
}

interface Wanted {
  citizenId: string | null;
  municipality: string;
  /** What a key belongs to: the citizen for something new, else what is changed. */
  about: string;
  id: string;
  name: string;
  /** How a caller without a mandate is refused. */
  refusal: "FORBIDDEN" | "NOT_FOUND";
  by?: MandateOf;
}

/**
 * The one road of every change in a sector: all or nothing, one at a time for a citizen, once for the same key,
 * with a revision kept that says under which mandate.
 */
async function changing<T extends CaseRow>(
  context: SectorContext,
  entity: EntityClass<T>,
  { citizenId, municipality, about, id, name, refusal, by = mandateFor }: Wanted,
  work: (change: Change, id: string) => Promise<void>,
): Promise<Changed<T>> {
  let subject = id;
  // What a mandate rests on elsewhere is asked before the transaction, and known in it: inside it nobody else may be waited for.
  if (!(await by(context, citizenId, municipality))) throw new Refusal(refusal);
  // Whatever a rule must count (one coordinator, one fleksjob) is counted while nobody else changes this citizen's case.
  const userErrors = await inOneGo(context, [ONE_AT_A_TIME, citizenId ?? municipality], async (go) => {
    const mandate = await by(context, citizenId, municipality);
    if (!mandate) throw new Refusal(refusal);
    const before = await claimKey(context, about, id);
    if (before !== null) {
      subject = before;
      return;
    }
    const more: (() => Promise<void>)[] = [];
    await work({ ...go, context, mandate, citizenId, name, afterwards: (next) => more.push(next) }, id);
    if (go.problems.length === 0) for (const next of more) await next();
    if (go.problems.length === 0) await keep(context, go.manager, entity, id, name, mandate);
  });
  if (userErrors.length > 0) return { row: null, userErrors };
  if (citizenId) {
    const categories = [...EVERYTHING];
    await context.readLog.write({ citizenId, operation: "CASE_READ", purpose: purposeOf(context), categories });
  }
  return { row: await oneBy(context, entity, "id").load(subject), userErrors };
}

/** A change to a part of a plan is a change of the plan: its version grows and it is kept whole. */
async function keep<T extends CaseRow>(
  context: SectorContext,
  manager: EntityManager,
  entity: EntityClass<T>,
  id: string,
  name: string,
  { delegationId }: Mandate,
): Promise<void> {
  const { db, tables, now } = context;
  const [row] = await db.query<T>(`SELECT ${selectList(db, entity)} FROM ${tableOf(db, entity)} WHERE id = $1`, [id]);
  if (row?.planId) {
    await manager.query(`UPDATE ${tableOf(db, tables.plan)} SET version = version + 1, updated_at = $2 WHERE id = $1`, [
      row.planId,
      now.toISOString(),
    ]);
    await keepRevision(context, manager, tables.plan, row.planId, name, delegationId);
  } else await keepRevision(context, manager, entity, id, name, delegationId);
}
