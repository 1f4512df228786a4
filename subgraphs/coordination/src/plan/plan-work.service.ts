import { randomUUID } from "node:crypto";
import { type Context, manyBy, oneBy, Refusal, Role, rowsWhere, updateVersion } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { consentsOf } from "../citizen/citizen.service.ts";
import { type Consent, ConsentKind, ConsentStatus, statusOf } from "../consent/consent.ts";
import { sectors } from "../overlay/registry.service.ts";
import { Caseworker } from "../people/caseworker.ts";
import { policyOf } from "../policy/policy.service.ts";
import { Agreement } from "./agreement.ts";
import { CoordinatorAssignment, CoordinatorRole, holdsOn, PlanParticipant } from "./assignment.ts";
import { CitizenView } from "./citizen-view.ts";
import { CloseReason, CoordinatingPlan, CoordinatingPlanStatus } from "./coordinating-plan.ts";
import { Duty, DutyKind } from "./duty.ts";
import { type Part, partIn } from "./part.ts";
import { coordinatorsOf, participantsOf, readPlan } from "./plan.service.ts";
import { type Change, type ChangeInput, changePlan, keepRevision } from "./plan-change.ts";
import { PlanGoal, PlanGoalKind, PlanGoalStatus } from "./plan-goal.ts";
import type { PlanPayload } from "./plan-payload.ts";
import { MissingElement } from "./readiness.ts";

const { DRAFTING, ACTIVE, ON_HOLD, ENDING_WITHDRAWN, CLOSED } = CoordinatingPlanStatus;

/** Runs a change for who plays the part it asks for, while the plan is open for work. */
async function work(
  context: Context,
  input: ChangeInput,
  name: string,
  may: (part: Part) => boolean,
  states: readonly CoordinatingPlanStatus[],
  then: (change: Change, part: Part) => Promise<void>,
): Promise<PlanPayload> {
  return changePlan(context, input, name, async (change) => {
    const part = await partIn(context, change.plan);
    if (!may(part)) throw new Refusal("FORBIDDEN");
    if (!states.includes(change.plan.status)) {
      change.problem("planId", "PLAN_STATUS", `This cannot be done while the plan is ${change.plan.status}.`);
      return;
    }
    await then(change, part);
  });
}

const coordinator = (part: Part) => part.coordinator;
const anyone = (part: Part) => part.citizen || part.coordinator || part.sectors.size > 0;
const OPEN = [DRAFTING, ACTIVE, ON_HOLD] as const;

export const writeSummary = (context: Context, input: ChangeInput & { summary: string }) =>
  work(context, input, "writePlanSummary", coordinator, OPEN, async ({ patch }) => {
    patch.summary = input.summary;
  });

export interface GoalInput extends ChangeInput {
  title: string;
  intention?: string | null;
  parentId?: string | null;
  progression?: boolean;
}

/** Anybody in the plan may propose a goal; it becomes the plan's only when all agree. */
export const proposeGoal = (context: Context, input: GoalInput) =>
  work(context, input, "proposeGoal", anyone, OPEN, async ({ manager, plan, problem }) => {
    const parent = input.parentId ? await manager.findOneBy(PlanGoal, { id: input.parentId, planId: plan.id }) : null;
    if (input.parentId && parent?.kind !== PlanGoalKind.OVERALL)
      return problem("parentId", "GOAL_UNKNOWN", "There is no such overall goal in this plan.");
    const kind = !parent ? PlanGoalKind.OVERALL : input.progression ? PlanGoalKind.PROGRESSION : PlanGoalKind.SUB_GOAL;
    await manager.insert(PlanGoal, {
      id: randomUUID(),
      planId: plan.id,
      parentId: parent?.id ?? null,
      kind,
      title: input.title,
      intention: input.intention ?? null,
      status: PlanGoalStatus.PROPOSED,
      agreedBy: [],
      position: await manager.countBy(PlanGoal, { planId: plan.id }),
    });
    return undefined;
  });

/** The caller agrees for themself or for the sectors they take part for. Agreed is what the citizen and every sector agreed to (V08). */
export const agreeGoal = (context: Context, input: ChangeInput & { goalId: string }) =>
  work(
    context,
    input,
    "agreeGoal",
    (part) => part.citizen || part.sectors.size > 0,
    OPEN,
    async ({ manager, plan, problem }, part) => {
      const goal = await manager.findOneBy(PlanGoal, { id: input.goalId, planId: plan.id });
      if (!goal) return problem("goalId", "GOAL_UNKNOWN", "There is no such goal in this plan.");
      const agreedBy = [...new Set([...goal.agreedBy, ...(part.citizen ? ["CITIZEN"] : []), ...part.sectors])].sort();
      const all = ["CITIZEN", ...(await involvedSectors(context, plan))].every((party) => agreedBy.includes(party));
      await manager.update(
        PlanGoal,
        { id: goal.id },
        {
          agreedBy,
          status: all ? PlanGoalStatus.AGREED : PlanGoalStatus.PROPOSED,
          agreedOn: all ? context.today : null,
        },
      );
      return undefined;
    },
  );

export interface AgreementInput extends ChangeInput {
  text: string;
  parties: string[];
  dueOn?: string | null;
}

export const addAgreement = (context: Context, input: AgreementInput) =>
  work(context, input, "addAgreement", coordinator, OPEN, async ({ manager, plan, problem }) => {
    const known = new Set(["CITIZEN", ...(await sectors(context)).keys()]);
    const unknown = input.parties.filter((party) => !known.has(party));
    if (input.parties.length === 0 || unknown.length > 0)
      problem("parties", "PARTY_UNKNOWN", "Name the parties: CITIZEN and codes of registered sectors.");
    if (input.dueOn != null && input.dueOn < context.today)
      problem("dueOn", "DATE_PAST", "The day must not lie in the past.");
    await manager.insert(Agreement, {
      id: randomUUID(),
      planId: plan.id,
      text: input.text,
      parties: input.parties,
      madeOn: context.today,
      dueOn: input.dueOn ?? null,
    });
  });

/** A caseworker joins for their own sector. */
export const addParticipant = (context: Context, input: ChangeInput & { caseworkerId: string }) =>
  work(context, input, "addParticipant", coordinator, OPEN, async ({ manager, plan, problem }) => {
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

export interface FollowUpInput extends ChangeInput {
  dueOn: string;
  initiativeHolderId: string;
}

/** Sets the next follow-up and who must call it, within the municipality's interval (FUP-02, FUP-03). */
export const setFollowUp = (context: Context, input: FollowUpInput) =>
  work(context, input, "setFollowUp", coordinator, OPEN, async ({ plan, patch, problem }) => {
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

/** The sectors for which somebody takes part today. */
export async function involvedSectors(context: Context, plan: CoordinatingPlan): Promise<string[]> {
  const people = await participantsOf(context, plan.id);
  return [
    ...new Set(people.filter((person) => holdsOn(person, context.today)).map(({ sectorCode }) => sectorCode)),
  ].sort();
}

/** Activates a plan that lacks nothing; refuses with the very list that `readiness` shows. */
export const activatePlan = (context: Context, input: ChangeInput, words: (element: MissingElement) => string) =>
  work(context, input, "activatePlan", coordinator, [DRAFTING, ON_HOLD], async ({ plan, patch, problem }) => {
    for (const element of await missingFrom(context, plan)) problem("planId", `MISSING_${element}`, words(element));
    patch.status = ACTIVE;
  });

export const holdPlan = (context: Context, input: ChangeInput) =>
  work(context, input, "holdPlan", coordinator, [ACTIVE], async ({ patch }) => {
    patch.status = ON_HOLD;
  });

export interface HandOverInput extends ChangeInput {
  toCaseworkerId: string;
  on: string;
  citizenInformed: boolean;
}

/** Hands the lead over on a day: the one before leads to that day, the next from it on, so that no day is without (V29). */
export const handOver = (context: Context, input: HandOverInput) =>
  work(context, input, "handOverCoordination", coordinator, OPEN, async ({ manager, plan, problem }) => {
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

/** Closes a plan: after a withdrawal when every duty is done (V14), else for a reason (V15). The sectors' plans live on. */
export const closePlan = (context: Context, input: ChangeInput & { reason: CloseReason }) =>
  work(context, input, "closePlan", coordinator, [...OPEN, ENDING_WITHDRAWN], async ({ plan, patch, problem }) => {
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
  const plan = plans.find(({ status }) => (OPEN as readonly CoordinatingPlanStatus[]).includes(status));
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

export interface ViewChange {
  planId: string;
  version: number;
  attitude?: string | null;
  wishes?: string | null;
  dreams?: string | null;
}

/** Writes the citizen's own view, if it is still the version the change was built on (0: there is none yet). */
export async function recordView(context: Context, change: ViewChange): Promise<CoordinatingPlan> {
  const { caller, now } = context;
  const plan = await readPlan(context, change.planId);
  if (!plan) throw new Refusal("NOT_FOUND");
  if (caller.role !== Role.CITIZEN) throw new Refusal("FORBIDDEN", "The citizen's own view is the citizen's to write.");
  const { planId, version, ...text } = change;
  const patch = { ...text, recordedAt: now.toISOString(), authoredBy: caller.role };
  await context.db.transaction(async (manager) => {
    const done =
      version > 0
        ? await updateVersion(manager, CitizenView, { id: planId, version }, patch)
        : await firstView(manager, planId, patch);
    if (!done) throw new Refusal("CONFLICT");
    // The view is a part of the plan: whoever read the plan before has not read this.
    const updatedAt = now.toISOString();
    await manager
      .createQueryBuilder()
      .update(CoordinatingPlan)
      .set({ updatedAt })
      .where("id = :id", { id: planId })
      .execute();
    await keepRevision(manager, context, planId, "recordCitizenView");
  });
  context.forget();
  return (await readPlan(context, planId)) as CoordinatingPlan;
}

async function firstView(manager: EntityManager, id: string, view: Partial<CitizenView>): Promise<boolean> {
  const inserted = await manager
    .createQueryBuilder()
    .insert()
    .into(CitizenView)
    .values({ id, ...view })
    .orIgnore()
    .returning("id")
    .execute();
  return (inserted.raw as unknown[]).length === 1;
}
