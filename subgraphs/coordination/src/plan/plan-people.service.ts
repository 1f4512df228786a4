import { randomUUID } from "node:crypto";
import { type Context, oneBy } from "@overligger/shared";
import { Caseworker } from "../people/caseworker.ts";
import { policyOf } from "../policy/policy.service.ts";
import { CoordinatorAssignment, CoordinatorRole, holdsOn, PlanParticipant } from "./assignment.ts";
import { coordinatorsOf, participantsOf } from "./plan.service.ts";
import { type Change, type ChangeInput } from "./plan-change.ts";
import { coordinator, OPEN, planStep } from "./plan-step.ts";

/** A caseworker joins for their own sector. */
export const addParticipant = (context: Context, input: ChangeInput & { caseworkerId: string }) =>
  planStep(context, input, "addParticipant", coordinator, OPEN, async ({ manager, plan, problem }) => {
    const caseworker = await oneBy(context, Caseworker, "id").load(input.caseworkerId);
    if (!caseworker?.sectorCode)
      return problem("caseworkerId", "CASEWORKER_UNKNOWN", "There is no such caseworker of a sector.");
    const there = (await participantsOf(context, plan.id)).some(
      (person) => person.caseworkerId === caseworker.id && holdsOn(person, context.today),
    );
    if (there) return problem("caseworkerId", "ALREADY_THERE", "They take part already.");
    await manager.insert(PlanParticipant, {
      id: randomUUID(),
      planId: plan.id,
      caseworkerId: caseworker.id,
      sectorCode: caseworker.sectorCode,
      startsOn: context.today,
      endsOn: null,
    });
    // A sector that joins has not agreed to what was agreed before.
    await manager.query(
      `UPDATE plan_goal SET status = 'PROPOSED', agreed_on = NULL WHERE plan_id = $1 AND status = 'AGREED' AND NOT agreed_by ? $2`,
      [plan.id, caseworker.sectorCode],
    );
    return undefined;
  });

export interface HandOverInput extends ChangeInput {
  toCaseworkerId: string;
  on: string;
  citizenInformed: boolean;
}

/** Hands the lead over on a day: the one before leads to that day, the next from it on, so that no day is without (V29). */
export const handOver = (context: Context, input: HandOverInput) =>
  planStep(context, input, "handOverCoordination", coordinator, OPEN, async ({ manager, plan, problem }) => {
    const next = await oneBy(context, Caseworker, "id").load(input.toCaseworkerId);
    const leads = (await coordinatorsOf(context, plan.id)).filter(
      ({ role, endsOn }) => role === CoordinatorRole.LEAD && (endsOn === null || endsOn > context.today),
    );
    const current = leads.find((lead) => holdsOn(lead, context.today));
    if (!next) problem("toCaseworkerId", "CASEWORKER_UNKNOWN", "There is no such caseworker.");
    if (!input.citizenInformed)
      problem("citizenInformed", "CITIZEN_NOT_INFORMED", "The citizen must be told who coordinates from then on.");
    if (input.on < context.today)
      problem("on", "DATE_PAST", "The day must not lie in the past: the lead until today cannot be rewritten.");
    if (leads.length > 1) problem("on", "HAND_OVER_PLANNED", "A hand-over is planned already.");
    if (current && next && current.caseworkerId === next.id)
      problem("toCaseworkerId", "ALREADY_LEADS", "They lead already.");
    if (!next || !current || input.on < context.today) return;
    await refuseOverload(context, plan.municipality, next.id, problem);
    await manager.update(CoordinatorAssignment, { id: current.id }, { endsOn: input.on });
    await manager.insert(CoordinatorAssignment, {
      id: randomUUID(),
      planId: plan.id,
      caseworkerId: next.id,
      role: CoordinatorRole.LEAD,
      startsOn: input.on,
      endsOn: null,
    });
  });

/** A hard limit refuses one plan more than it; a soft one lets it be (V21). */
async function refuseOverload(
  context: Context,
  municipality: string,
  caseworkerId: string,
  problem: Change["problem"],
): Promise<void> {
  const policy = await policyOf(context, municipality);
  if (policy?.caseloadHard && (await caseload(context, caseworkerId)) >= policy.caseloadLimit) {
    problem(
      "toCaseworkerId",
      "CASELOAD_FULL",
      `They lead ${policy.caseloadLimit} plans, which is the municipality's limit.`,
    );
  }
}

/** How many open plans a caseworker leads today. */
export async function caseload(context: Context, caseworkerId: string): Promise<number> {
  const [row] = await context.db.query<{ count: number }>(
    `SELECT count(DISTINCT a.plan_id)::int AS count FROM coordinator_assignment a JOIN coordinating_plan p ON p.id = a.plan_id
     WHERE a.caseworker_id = $1 AND a.role = 'LEAD' AND p.status <> 'CLOSED' AND a.starts_on <= $2 AND (a.ends_on IS NULL OR a.ends_on > $2)`,
    [caseworkerId, context.today],
  );
  return row?.count ?? 0;
}
