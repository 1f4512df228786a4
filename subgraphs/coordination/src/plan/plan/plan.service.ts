import {
  ahead,
  type Context,
  daysAfter,
  filter,
  isPast,
  isUuid,
  manyBy,
  municipalitiesOf,
  oneBy,
  type Page,
  type PageArguments,
  pageOf,
  Role,
  Where,
  worksWithCitizens,
} from "@overligger/shared";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { callerMay, readableCitizens } from "../../citizen/citizen/standing.service.ts";
import { consentsAhead } from "../../citizen/consent/consents.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { CoordinatorAssignment, PlanParticipant } from "./assignment.ts";
import { CoordinatingPlan, CoordinatingPlanStatus } from "./coordinating-plan.ts";
import { mayReadAsStaff } from "./plan.policy.ts";
import { readAlong } from "./read-along.ts";

export const coordinatorsOf = (context: Context, planId: string): Promise<CoordinatorAssignment[]> =>
  manyBy(context, CoordinatorAssignment, "planId").load(planId);

export const participantsOf = (context: Context, planId: string): Promise<PlanParticipant[]> =>
  manyBy(context, PlanParticipant, "planId").load(planId);

/** The door to a plan: every road to one ends here. A no is the same as "there is none". */
async function through(context: Context, plan: CoordinatingPlan | null): Promise<CoordinatingPlan | null> {
  if (!plan) return null;
  readAlong(context, plan.id);
  consentsAhead(context, plan.citizenId);
  ahead(context, Citizen, "id", plan.citizenId);
  if (!(await mayRead(context, plan))) return null;
  void context.once(`read ${plan.id}`, () =>
    context.readLog.write({
      citizenId: plan.citizenId,
      operation: "COORDINATING_PLAN_READ",
      purpose: "COORDINATION",
      planId: plan.id,
    }),
  );
  return plan;
}

export async function mayRead(context: Context, plan: CoordinatingPlan): Promise<boolean> {
  const { caller, today } = context;
  if (caller.role === Role.CITIZEN) return callerMay(context, plan.citizenId, Act.READ);
  const people = await Promise.all([coordinatorsOf(context, plan.id), participantsOf(context, plan.id)]);
  return mayReadAsStaff(caller, plan.municipality, people.flat(), today) && (await isStillRead(context, plan));
}

/** Whether staff read a plan that is closed: on the day it closed, and for as long afterwards as the municipality has decided. */
async function isStillRead(context: Context, { status, endsOn, municipality }: CoordinatingPlan): Promise<boolean> {
  if (status !== CoordinatingPlanStatus.CLOSED || endsOn === null) return true;
  const days = (await policyOf(context, municipality))?.closedPlanDays ?? 0;
  return daysAfter(endsOn, days) >= context.today;
}

/** The same of every plan in a list; `?` is today. */
const STILL_READ = `(status <> 'CLOSED' OR ends_on IS NULL OR ?::date <= ends_on + COALESCE(
  (SELECT p.closed_plan_days FROM municipal_policy p WHERE p.municipality = coordinating_plan.municipality
    AND p.starts_on <= ?::date AND (p.ends_on IS NULL OR p.ends_on > ?::date) ORDER BY p.starts_on DESC LIMIT 1), 0))`;

export async function readPlan(context: Context, id: string): Promise<CoordinatingPlan | null> {
  return isUuid(id) ? through(context, await oneBy(context, CoordinatingPlan, "id").load(id)) : null;
}

/** One plan, asked for by its id. Who is refused leaves a line too, so that the citizen sees that somebody tried. */
export async function askForPlan(context: Context, id: string): Promise<CoordinatingPlan | null> {
  const plan = await readPlan(context, id);
  const there = !plan && isUuid(id) ? await oneBy(context, CoordinatingPlan, "id").load(id) : null;
  if (there)
    void context.once(`refused ${id}`, () =>
      context.readLog.write({
        citizenId: there.citizenId,
        operation: "COORDINATING_PLAN_REFUSED",
        purpose: "COORDINATION",
        planId: id,
      }),
    );
  return plan;
}

/** The citizen's plan that is not closed, or else the one that closed last. */
export async function planOf(context: Context, citizenId: string): Promise<CoordinatingPlan | null> {
  const plans = await manyBy(context, CoordinatingPlan, "citizenId").load(citizenId);
  const open = plans.find(({ status }) => status !== CoordinatingPlanStatus.CLOSED);
  return through(context, open ?? plans[0] ?? null);
}

/** The same for what is only computed by it: nothing of the plan is told, so none of its lines is left. */
export async function planBehind(context: Context, citizenId: string): Promise<CoordinatingPlan | null> {
  const plans = await manyBy(context, CoordinatingPlan, "citizenId").load(citizenId);
  return plans.find(({ status }) => status !== CoordinatingPlanStatus.CLOSED) ?? null;
}

/** Whether the caller reads a plan of the citizen's. */
export async function readsPlanOf(context: Context, citizenId: string): Promise<boolean> {
  const plans = await manyBy(context, CoordinatingPlan, "citizenId").load(citizenId);
  return (await Promise.all(plans.map((plan) => mayRead(context, plan)))).includes(true);
}

/** SQL for the ids of the plans in which somebody coordinates or takes part on a day, with its parameters. */
const plansOf = (id: string, day: string): [sql: string, ...parameters: string[]] => [
  `(SELECT plan_id FROM coordinator_assignment WHERE caseworker_id = ? AND starts_on <= ? AND (ends_on IS NULL OR ends_on > ?)
    UNION SELECT plan_id FROM plan_participant WHERE caseworker_id = ? AND starts_on <= ? AND (ends_on IS NULL OR ends_on > ?))`,
  ...[id, day, day, id, day, day],
];

/** The same of those whose door is open to a caller of staff (`mayReadAsStaff`). */
export function readPlansOf({ caller, today }: Context): [sql: string, ...parameters: unknown[]] {
  const [plans, ...parameters] = plansOf(caller.id, today);
  const sql = `(SELECT id FROM coordinating_plan WHERE id IN ${plans} AND municipality = ANY(?::text[]) AND ${STILL_READ})`;
  return [sql, ...parameters, municipalitiesOf(caller), today, today, today];
}

/** The plans that staff coordinate or take part in today. */
export function ownPlans(context: Context, where: Where): Where {
  const [plans, ...parameters] = readPlansOf(context);
  return where.and(`id IN ${plans}`, ...parameters);
}

/** The plans a caller may see: what the list gives is what the door of each lets through. */
export async function listPlans(
  context: Context,
  args: PageArguments & { where?: object | null },
): Promise<Page<CoordinatingPlan>> {
  const { caller } = context;
  const where = new Where();
  if (caller.role === Role.CITIZEN) where.and("citizen_id = ANY(?::uuid[])", await readableCitizens(context));
  else if (worksWithCitizens(caller)) ownPlans(context, where);
  else where.and("false");
  filter(context, CoordinatingPlan, where, args.where);
  const page = await pageOf(context, CoordinatingPlan, where, args, "startsOn");
  const read = await Promise.all(page.nodes.map((plan) => through(context, plan)));
  return { ...page, nodes: read.filter((plan) => plan !== null) };
}

/** The plan as it is now, also where it was read as it was: what is answered live is answered for the plan of today. */
export async function planNow(context: Context, plan: CoordinatingPlan): Promise<CoordinatingPlan> {
  return (isPast(plan) && (await oneBy(context, CoordinatingPlan, "id").load(plan.id))) || plan;
}
