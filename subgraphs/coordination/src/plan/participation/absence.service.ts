import { randomUUID } from "node:crypto";
import {
  type Context,
  claimKey,
  doneBefore,
  inOneGo,
  ONE_AT_A_TIME,
  oneBy,
  Refusal,
  Role,
  selectList,
  type UserError,
} from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { DAY_PAST, PERIOD_EMPTY } from "../../said.ts";
import { affiliationIn, leadsToday } from "../../town/people/affiliation.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Warning } from "../../warning.ts";
import { CoordinatorAssignment, CoordinatorRole } from "../plan/assignment.ts";
import { bumpPlan, keepRevision } from "../plan/plan-change.ts";
import { Absence } from "./absence.ts";
import { CHANGES } from "./changes.ts";
import { checkCoordinator } from "./coordinator.policy.ts";

export interface AbsenceInput {
  caseworkerId: string;
  deputyId: string;
  from?: string | null;
  to?: string | null;
}

export interface BackInput {
  caseworkerId: string;
  on?: string | null;
}

export interface Covered {
  absence: Absence | null;
  /** How many plans the deputy stands in for. */
  plans: number;
  userErrors: UserError[];
  warnings: Warning[];
}

/** Somebody for whose absence the caller may see to it, and where: themself, or who works where the caller leads (NOT_FOUND). */
async function whoIsAway(context: Context, id: string): Promise<[Caseworker, string]> {
  const { caller } = context;
  const { municipality } = caller;
  const away = await oneBy(context, Caseworker, "id").load(id);
  const here = away && municipality !== null ? await affiliationIn(context, away.id, municipality) : null;
  const own = caller.role !== Role.CITIZEN && caller.id === away?.id;
  if (!away || !here || municipality === null || !(own || (await leadsToday(context)))) throw new Refusal("NOT_FOUND");
  return [away, municipality];
}

/**
 * Somebody who coordinates is away: in every plan they lead a deputy does their work, so that no plan is without anybody
 * (COO-14). They keep the lead, so that there is one on every day; a hand-over is another step. For a leader of the
 * municipality, since whoever is ill may not be able to, and for who is away themself.
 */
export async function coverAbsence(context: Context, input: AbsenceInput): Promise<Covered> {
  const { today } = context;
  const [away, municipality] = await whoIsAway(context, input.caseworkerId);
  const before = await doneBefore(context, away.id);
  if (before !== null) return coveredBefore(context, before);
  const warnings: Warning[] = [];
  const [startsOn, endsOn] = [input.from ?? today, input.to ?? null];
  const absence = { caseworkerId: away.id, deputyId: input.deputyId, startsOn, endsOn } as Absence;
  let id = randomUUID() as string;
  const userErrors = await inOneGo(
    context,
    [ONE_AT_A_TIME, `absence ${municipality}`],
    async ({ manager, problem, problems }) => {
      const done = await claimKey(context, away.id, id);
      if (done !== null) {
        id = done;
        return;
      }
      if (startsOn < today) problem("from", ...DAY_PAST);
      if (endsOn !== null && endsOn <= startsOn) problem("to", ...PERIOD_EMPTY);
      if (input.deputyId === away.id)
        problem("deputyId", "SAME_PERSON", "Nobody stands in for themself.", "Ingen kan være sin egen stedfortræder.");
      await checkCoordinator(context, municipality, input.deputyId, "deputyId", {
        problem,
        warn: (...what) => warnings.push(new Warning(...what)),
      });
      const overlapping = await manager.query<{ caseworkerId: string }[]>(
        `SELECT caseworker_id AS "caseworkerId" FROM absence WHERE caseworker_id = ANY($1::text[]) AND (ends_on IS NULL OR ends_on > $2::date) AND ($3::date IS NULL OR starts_on < $3::date)`,
        [[away.id, input.deputyId], startsOn, endsOn],
      );
      for (const { caseworkerId } of overlapping) {
        if (caseworkerId === away.id)
          problem(
            "caseworkerId",
            "COVERED_ALREADY",
            "Their absence in this time is covered.",
            "Fraværet i den tid er allerede dækket.",
          );
        else
          problem(
            "deputyId",
            "DEPUTY_ABSENT",
            "The deputy is away themself in this time.",
            "Stedfortræderen er selv væk i den tid.",
          );
      }
      if (problems.length > 0) return;
      await manager.insert(Absence, { ...absence, id });
      await standIn(manager, context, absence);
    },
  );
  if (userErrors.length > 0) return { absence: null, plans: 0, userErrors, warnings: [] };
  return { ...(await coveredBefore(context, id)), warnings };
}

async function coveredBefore(context: Context, id: string): Promise<Covered> {
  const absence = await oneBy(context, Absence, "id").load(id);
  if (!absence) return { absence, plans: 0, userErrors: [], warnings: [] }; // called off since
  const [count] = await context.db.query<{ plans: number }>(
    `SELECT count(*)::int AS plans FROM coordinator_assignment
     WHERE caseworker_id = $1 AND role = 'DEPUTY' AND starts_on = $2 AND ends_on IS NOT DISTINCT FROM $3::date`,
    [absence.deputyId, absence.startsOn, absence.endsOn],
  );
  return { absence, plans: count?.plans ?? 0, userErrors: [], warnings: [] };
}

/** The deputy's assignment in each plan that the absent leads in that time; each is a change of that plan, with its revision. */
async function standIn(manager: EntityManager, context: Context, absence: Absence): Promise<void> {
  const plans: { id: string }[] = await manager.query(
    `SELECT p.id FROM coordinating_plan p WHERE p.status <> 'CLOSED' AND EXISTS (
       SELECT 1 FROM coordinator_assignment a WHERE a.plan_id = p.id AND a.caseworker_id = $1 AND a.role = 'LEAD'
         AND ($3::date IS NULL OR a.starts_on < $3::date) AND (a.ends_on IS NULL OR a.ends_on > $2::date))
     ORDER BY p.id FOR UPDATE OF p`,
    [absence.caseworkerId, absence.startsOn, absence.endsOn],
  );
  for (const { id: planId } of plans) {
    await manager.insert(CoordinatorAssignment, {
      id: randomUUID(),
      planId,
      caseworkerId: absence.deputyId,
      role: CoordinatorRole.DEPUTY,
      startsOn: absence.startsOn,
      endsOn: absence.endsOn,
    });
    await bumpPlan(manager, context, planId);
    await keepRevision(manager, context, planId, CHANGES.coverAbsence);
  }
}

/** Somebody is back sooner than was said, or is not away after all: from that day nobody stands in for them. */
export async function endAbsence(context: Context, input: BackInput): Promise<Covered> {
  const { today } = context;
  const [away, municipality] = await whoIsAway(context, input.caseworkerId);
  const on = input.on ?? today;
  let id: string | null = null;
  const userErrors = await inOneGo(
    context,
    [ONE_AT_A_TIME, `absence ${municipality}`],
    async ({ manager, problem }) => {
      if (on < today) return problem("on", ...DAY_PAST);
      const [absence] = await context.db.query<Absence>(
        `SELECT ${selectList(context.db, Absence)} FROM absence WHERE caseworker_id = $1 AND starts_on <= $2::date AND (ends_on IS NULL OR ends_on > $2::date)`,
        [away.id, on],
      );
      if (!absence)
        return problem(
          "on",
          "NOT_ABSENT",
          "They are not said to be away on that day.",
          "Der er ikke meldt fravær den dag.",
        );
      id = absence.id;
      const deputies: { id: string; planId: string; startsOn: string }[] = await manager.query(
        `SELECT d.id, d.plan_id AS "planId", d.starts_on::text AS "startsOn" FROM coordinator_assignment d JOIN coordinating_plan p ON p.id = d.plan_id
         WHERE d.caseworker_id = $1 AND d.role = 'DEPUTY' AND d.starts_on = $2::date AND (d.ends_on IS NULL OR d.ends_on > $3::date)
           AND EXISTS (SELECT 1 FROM coordinator_assignment a WHERE a.plan_id = p.id AND a.caseworker_id = $4 AND a.role = 'LEAD')
         ORDER BY p.id FOR UPDATE OF p`,
        [absence.deputyId, absence.startsOn, on, away.id],
      );
      await cutAbsences(manager, "id = $2", [on, absence.id]);
      for (const { id: deputy, planId, startsOn } of deputies) {
        if (startsOn < on) await manager.update(CoordinatorAssignment, { id: deputy }, { endsOn: on });
        else await manager.delete(CoordinatorAssignment, { id: deputy });
        await bumpPlan(manager, context, planId);
        await keepRevision(manager, context, planId, CHANGES.endAbsence);
      }
      return undefined;
    },
  );
  if (userErrors.length > 0 || id === null) return { absence: null, plans: 0, userErrors, warnings: [] };
  return coveredBefore(context, id);
}

/** Absences end by a day ($1), and those that were to begin by then never do. */
export async function cutAbsences(manager: EntityManager, which: string, parameters: [on: string, ...rest: string[]]) {
  await manager.query(`DELETE FROM absence WHERE ${which} AND starts_on >= $1::date`, parameters);
  await manager.query(
    `UPDATE absence SET ends_on = $1::date WHERE ${which} AND (ends_on IS NULL OR ends_on > $1::date)`,
    parameters,
  );
}
