import { type Caller, manyBy, PlanStatus, Role } from "@overligger/shared";
import { consentsOf } from "../../citizen/consent/consents.ts";
import type { CoordinationContext } from "../../context.ts";
import { accessInPlan } from "../../plan/access/access.policy.ts";
import { AccessReason } from "../../plan/access/access.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import { Duty } from "../../plan/course/duty.ts";
import { PlanGoal, PlanGoalStatus } from "../../plan/goal/plan-goal.ts";
import { ledBy } from "../../plan/participation/coordinator.policy.ts";
import { Agreement } from "../../plan/plan/agreement.ts";
import { CoordinatorRole, holdsOn } from "../../plan/plan/assignment.ts";
import { type CoordinatingPlan, CoordinatingPlanStatus } from "../../plan/plan/coordinating-plan.ts";
import { involvedSectors } from "../../plan/plan/part.ts";
import { coordinatorsOf } from "../../plan/plan/plan.service.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { askSectors } from "../ask/ask.service.ts";
import { PLANS } from "../ask/question.ts";
import { AnswerState } from "../ask/sector-answer.ts";
import { sort } from "../intervention-order/graph.ts";
import { dependenciesOf, edgesOf } from "../intervention-order/order.service.ts";
import { type PlanHealth, Stall, StallKind } from "./plan-health.ts";

const OF_CONSENT: Partial<Record<AccessReason, StallKind>> = {
  [AccessReason.CONSENT_MISSING]: StallKind.CONSENT_MISSING,
  [AccessReason.CONSENT_AWAITING]: StallKind.CONSENT_MISSING,
  [AccessReason.CONSENT_WITHDRAWN]: StallKind.CONSENT_WITHDRAWN,
  [AccessReason.CONSENT_EXPIRED]: StallKind.CONSENT_EXPIRED,
  [AccessReason.HEALTH_CONSENT_MISSING]: StallKind.HEALTH_CONSENT_MISSING,
};

/** What keeps a plan from moving on. A closed plan has nowhere to move. */
export async function healthOf(context: CoordinationContext, plan: CoordinatingPlan): Promise<PlanHealth> {
  const { today } = context;
  const voices = await askSectors(context, await sectorsOf(context, plan), PLANS);
  const answers = voices.map(({ answer }) => answer);
  if (plan.status === CoordinatingPlanStatus.CLOSED) return { stalls: [], sectors: answers };
  const [registry, consents, involved, coordinators, goals, agreements, duties, dependencies, policy] =
    await Promise.all([
      sectors(context),
      consentsOf(context, plan.citizenId),
      involvedSectors(context, plan),
      coordinatorsOf(context, plan.id),
      manyBy(context, PlanGoal, "planId").load(plan.id),
      manyBy(context, Agreement, "planId").load(plan.id),
      manyBy(context, Duty, "planId").load(plan.id),
      dependenciesOf(context, plan),
      policyOf(context, plan.municipality),
    ]);
  const stalls: Stall[] = [];
  const add = (kind: StallKind, more: Partial<Pick<Stall, "sector" | "dueOn" | "subject">> = {}) =>
    stalls.push(Object.assign(new Stall(), { kind, sector: null, dueOn: null, subject: null, ...more }));

  const lead = coordinators.find((person) => person.role === CoordinatorRole.LEAD && holdsOn(person, today));
  if (!lead) add(StallKind.LEAD_MISSING);
  else if (policy && (await ledBy(context, lead.caseworkerId)) > policy.caseloadLimit) add(StallKind.LEAD_OVERLOADED);

  if (plan.status === CoordinatingPlanStatus.ACTIVE) {
    if (plan.followUpDue === null) add(StallKind.FOLLOW_UP_MISSING);
    else if (plan.followUpDue < today) add(StallKind.FOLLOW_UP_OVERDUE, { dueOn: plan.followUpDue });
  }
  // As the plan shows it to everybody: staff see their own sector whatever the citizen said.
  const anybody: Caller = { ...context.caller, role: Role.COORDINATOR };
  for (const code of involved) {
    const sector = registry.get(code);
    const reason = sector && accessInPlan(anybody, sector, consents, plan.status, today).reason;
    const kind = reason && OF_CONSENT[reason];
    if (sector && kind) add(kind, { sector });
  }
  for (const { answer, said } of voices) {
    const { sector, state } = answer;
    if (state === AnswerState.SILENT || state === AnswerState.WRONG) add(StallKind.SECTOR_SILENT, { sector });
    for (const { followUpDue, status, title } of said.plans)
      if (status === PlanStatus.ACTIVE && followUpDue !== null && followUpDue < today)
        add(StallKind.SECTOR_FOLLOW_UP_OVERDUE, { sector, dueOn: followUpDue, subject: title });
  }
  for (const { status, title } of goals)
    if (status === PlanGoalStatus.PROPOSED) add(StallKind.GOAL_NOT_AGREED, { subject: title });
  for (const { dueOn, text } of agreements)
    if (dueOn !== null && dueOn < today) add(StallKind.AGREEMENT_PAST_DUE, { dueOn, subject: text });
  for (const { doneAt, sectorCode } of duties)
    if (doneAt === null) add(StallKind.DUTY_OPEN, { sector: registry.get(sectorCode) ?? null });
  const edges = edgesOf(dependencies);
  const nodes = [...new Set(edges.flatMap(({ before, after }) => [before, after]))];
  if (sort(nodes, edges).mutual.length > 0) add(StallKind.MUTUAL_BLOCK);
  return { stalls, sectors: answers };
}
