import { randomUUID } from "node:crypto";
import { type Context, manyBy, oneBy, Refusal, rowsWhere } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { consentsOf } from "../citizen/citizen.service.ts";
import { type Consent, ConsentKind, ConsentStatus, statusOf } from "../consent/consent.ts";
import { policyOf } from "../policy/policy.service.ts";
import { Agreement } from "./agreement.ts";
import { CoordinatorRole, holdsOn } from "./assignment.ts";
import { CitizenView } from "./citizen-view.ts";
import { CloseReason, CoordinatingPlan, CoordinatingPlanStatus } from "./coordinating-plan.ts";
import { Duty, DutyKind } from "./duty.ts";
import { involvedSectors, partIn } from "./part.ts";
import { coordinatorsOf, participantsOf, readPlan } from "./plan.service.ts";
import { type ChangeInput, keepRevision } from "./plan-change.ts";
import { PlanGoal, PlanGoalKind, PlanGoalStatus } from "./plan-goal.ts";
import { coordinator, OPEN, planStep } from "./plan-step.ts";
import { MissingElement } from "./readiness.ts";

const { DRAFTING, ACTIVE, ON_HOLD, ENDING_WITHDRAWN, CLOSED } = CoordinatingPlanStatus;

export interface FollowUpInput extends ChangeInput {
  dueOn: string;
  initiativeHolderId: string;
}

/** Sets the next follow-up and who must call it, within the municipality's interval (FUP-02, FUP-03). */
export const setFollowUp = (context: Context, input: FollowUpInput) =>
  planStep(context, input, "setFollowUp", coordinator, OPEN, async ({ plan, patch, problem }) => {
    const people = [...(await coordinatorsOf(context, plan.id)), ...(await participantsOf(context, plan.id))];
    if (!people.some((person) => person.caseworkerId === input.initiativeHolderId && holdsOn(person, context.today))) {
      problem(
        "initiativeHolderId",
        "NOT_IN_PLAN",
        "Whoever calls the follow-up must coordinate or take part in the plan.",
      );
    }
    if (input.dueOn < context.today) problem("dueOn", "DATE_PAST", "The day must not lie in the past.");
    const latest = latestFollowUp(context, (await policyOf(context, plan.municipality))?.followUpDays ?? null);
    if (latest !== null && input.dueOn > latest)
      problem("dueOn", "INTERVAL_TOO_LONG", `The municipality follows up at the latest on ${latest}.`);
    patch.followUpDue = input.dueOn;
    patch.initiativeHolderId = input.initiativeHolderId;
  });

const latestFollowUp = (context: Context, days: number | null): string | null =>
  days === null ? null : new Date(Date.parse(context.today) + days * 86_400_000).toISOString().slice(0, 10);

/** What a plan still lacks before it can be activated (V03–V05, V07, V08). */
export async function missingFrom(context: Context, plan: CoordinatingPlan): Promise<MissingElement[]> {
  const [goals, agreements, view, coordinators, involved, consents, policy] = await Promise.all([
    manyBy(context, PlanGoal, "planId").load(plan.id),
    manyBy(context, Agreement, "planId").load(plan.id),
    oneBy(context, CitizenView, "id").load(plan.id),
    coordinatorsOf(context, plan.id),
    involvedSectors(context, plan),
    consentsOf(context, plan.citizenId),
    policyOf(context, plan.municipality),
  ]);
  const leads = coordinators.filter((person) => person.role === CoordinatorRole.LEAD && holdsOn(person, context.today));
  const sharing = (consent: Consent) =>
    consent.kind === ConsentKind.SHARING && statusOf(consent, context.today) === ConsentStatus.IN_FORCE;
  const latest = latestFollowUp(context, policy?.followUpDays ?? null);
  const lacks: [boolean, MissingElement][] = [
    [!plan.summary?.trim(), MissingElement.SUMMARY],
    [
      !goals.some(({ kind, status }) => kind === PlanGoalKind.OVERALL && status === PlanGoalStatus.AGREED),
      MissingElement.AGREED_GOAL,
    ],
    [!consents.some(sharing), MissingElement.OPEN_SECTORS],
    [agreements.length === 0, MissingElement.AGREEMENT],
    [!(view?.attitude?.trim() || view?.wishes?.trim()), MissingElement.CITIZEN_VIEW],
    [leads.length !== 1, MissingElement.LEAD],
    [involved.length < 2, MissingElement.TWO_SECTORS],
    [plan.initiativeHolderId === null, MissingElement.INITIATIVE_HOLDER],
    [latest === null, MissingElement.FOLLOW_UP_POLICY],
    [
      plan.followUpDue === null || plan.followUpDue < context.today || (latest !== null && plan.followUpDue > latest),
      MissingElement.FOLLOW_UP,
    ],
  ];
  return lacks.filter(([lacking]) => lacking).map(([, element]) => element);
}

/** Activates a plan that lacks nothing; refuses with the very list that `readiness` shows. */
export const activatePlan = (context: Context, input: ChangeInput, words: (element: MissingElement) => string) =>
  planStep(context, input, "activatePlan", coordinator, [DRAFTING, ON_HOLD], async ({ plan, patch, problem }) => {
    for (const element of await missingFrom(context, plan)) problem("planId", `MISSING_${element}`, words(element));
    patch.status = ACTIVE;
  });

export const holdPlan = (context: Context, input: ChangeInput) =>
  planStep(context, input, "holdPlan", coordinator, [ACTIVE], async ({ patch }) => {
    patch.status = ON_HOLD;
  });

/** Closes a plan: after a withdrawal when every duty is done (V14), else for a reason (V15). The sectors' plans live on. */
export const closePlan = (context: Context, input: ChangeInput & { reason: CloseReason }) =>
  planStep(context, input, "closePlan", coordinator, [...OPEN, ENDING_WITHDRAWN], async ({ plan, patch, problem }) => {
    const withdrawn = plan.status === ENDING_WITHDRAWN;
    if (withdrawn !== (input.reason === CloseReason.CONSENT_WITHDRAWN)) {
      problem("reason", "REASON_WRONG", "CONSENT_WITHDRAWN is the reason after a withdrawal, and only then.");
    }
    const open = (await manyBy(context, Duty, "planId").load(plan.id)).filter(({ doneAt }) => doneAt === null);
    if (open.length > 0)
      problem("planId", "DUTIES_OPEN", `${open.length} duties are not done: nobody may be left without help.`);
    patch.status = CLOSED;
    patch.closeReason = input.reason;
    patch.endsOn = context.today;
  });

/** A sector's own participant tells that a duty is done. */
export async function completeDuty(
  context: Context,
  input: { dutyId: string; note: string },
): Promise<CoordinatingPlan> {
  const duty = await oneBy(context, Duty, "id").load(input.dutyId);
  const plan = duty && (await readPlan(context, duty.planId));
  if (!duty || !plan) throw new Refusal("NOT_FOUND");
  if (!(await partIn(context, plan)).sectors.has(duty.sectorCode)) throw new Refusal("FORBIDDEN");
  await context.db.transaction((manager) =>
    manager
      .createQueryBuilder()
      .update(Duty)
      .set({ doneAt: context.now.toISOString(), note: input.note })
      .where("id = :id AND done_at IS NULL", { id: duty.id })
      .execute(),
  );
  context.forget();
  return (await readPlan(context, duty.planId)) as CoordinatingPlan;
}

/**
 * The withdrawal road (V13), inside the withdrawal's own transaction: the plan ends, nothing is shared from now on, and each
 * sector that took part must assess anew and decide under its own law. Running help is the sectors' and runs on.
 */
export async function endAfterWithdrawal(context: Context, manager: EntityManager, citizenId: string): Promise<void> {
  const plans = await rowsWhere(context.db, CoordinatingPlan, "citizenId", [citizenId]);
  const plan = plans.find(({ status }) => OPEN.includes(status));
  if (!plan) return;
  for (const sectorCode of await involvedSectors(context, plan)) {
    for (const kind of [DutyKind.REASSESSMENT, DutyKind.SECTOR_DECISION]) {
      await manager.insert(Duty, {
        id: randomUUID(),
        planId: plan.id,
        kind,
        sectorCode,
        openedAt: context.now.toISOString(),
      });
    }
  }
  await manager
    .createQueryBuilder()
    .update(CoordinatingPlan)
    .set({ status: ENDING_WITHDRAWN, updatedAt: context.now.toISOString() })
    .where("id = :id", { id: plan.id })
    .execute();
  await keepRevision(manager, context, plan.id, "withdrawConsent");
}
