import { type Context, type Language, manyBy, SECTOR_UNKNOWN } from "@overligger/shared";
import { standingOf } from "../../citizen/citizen/standing.service.ts";
import { type Consent, ConsentStatus, statusOf } from "../../citizen/consent/consent.ts";
import { ConsentKind } from "../../citizen/consent/consent-kind.ts";
import { consentsOf } from "../../citizen/consent/consents.ts";
import { endAll } from "../../citizen/consent/replacing.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { Agreement, AgreementStatus, statusOf as standsAt } from "../agreement/agreement.ts";
import { frameworkOf, latestFollowUp } from "../follow-up/follow-up.service.ts";
import { obligationsOf } from "../goal/obligation.service.ts";
import { PlanGoal, PlanGoalKind, PlanGoalStatus } from "../goal/plan-goal.ts";
import { CoordinatorRole, holdsOn } from "../plan/assignment.ts";
import { CitizenView } from "../plan/citizen-view.ts";
import { CloseReason, type CoordinatingPlan, CoordinatingPlanStatus } from "../plan/coordinating-plan.ts";
import { involvedSectors } from "../plan/part.ts";
import { coordinatorsOf, participantsOf } from "../plan/plan.service.ts";
import type { ChangeInput } from "../plan/plan-change.ts";
import { coordinator, OPEN, planStep } from "../plan/plan-step.ts";
import { CHANGES } from "./changes.ts";
import { CoProduction, isTheirs } from "./co-production.ts";
import { Duty, DutyKind } from "./duty.ts";
import { MissingElement } from "./readiness.ts";

const { DRAFTING, ACTIVE, ON_HOLD, ENDING_WITHDRAWN, CLOSED } = CoordinatingPlanStatus;

/** What some still have to say yes to, and what does not hold, is no element of a plan (V04). */
const isAgreed = (agreement: Agreement): boolean =>
  ![AgreementStatus.PROPOSED, AgreementStatus.DROPPED].includes(standsAt(agreement));

/** What a plan still lacks before it can be activated (V03–V05, V07, V08). */
export async function missingFrom(context: Context, plan: CoordinatingPlan): Promise<MissingElement[]> {
  const [goals, agreements, views, coordinators, involved, consents, policy, framework, participants, said, standing] =
    await Promise.all([
      manyBy(context, PlanGoal, "planId").load(plan.id),
      manyBy(context, Agreement, "planId").load(plan.id),
      manyBy(context, CitizenView, "planId").load(plan.id),
      coordinatorsOf(context, plan.id),
      involvedSectors(context, plan),
      consentsOf(context, plan.citizenId),
      policyOf(context, plan.municipality),
      frameworkOf(context, plan.municipality),
      participantsOf(context, plan.id),
      manyBy(context, CoProduction, "planId").load(plan.id),
      standingOf(context, plan.citizenId),
    ]);
  const today = coordinators.filter((person) => holdsOn(person, context.today));
  const there = new Set<string | null>(
    [...today, ...participants.filter((person) => holdsOn(person, context.today))].map(
      ({ caseworkerId }) => caseworkerId,
    ),
  );
  const leads = today.filter(({ role }) => role === CoordinatorRole.LEAD);
  const several = today.some(({ role }) => role === CoordinatorRole.CO);
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
    [!agreements.some(isAgreed), MissingElement.AGREEMENT],
    [!views.some(({ attitude, wishes }) => attitude?.trim() || wishes?.trim()), MissingElement.CITIZEN_VIEW],
    [!isTheirs(standing, said), MissingElement.CO_PRODUCTION],
    [leads.length !== 1, MissingElement.LEAD],
    [plan.schemeCode !== null && several, MissingElement.ONE_COORDINATOR],
    [involved.length < 2, MissingElement.TWO_SECTORS],
    [!there.has(plan.initiativeHolderId), MissingElement.INITIATIVE_HOLDER],
    [framework === null, MissingElement.FOLLOW_UP_FRAMEWORK],
    [latest === null, MissingElement.FOLLOW_UP_POLICY],
    [
      plan.followUpDue === null || plan.followUpDue < context.today || (latest !== null && plan.followUpDue > latest),
      MissingElement.FOLLOW_UP,
    ],
  ];
  return lacks.filter(([lacking]) => lacking).map(([, element]) => element);
}

/** Activates a plan that lacks nothing; refuses with the very list that `readiness` shows. */
export const activatePlan = (
  context: Context,
  input: ChangeInput,
  words: (element: MissingElement) => Record<Language, string>,
) =>
  planStep(context, input, CHANGES.activatePlan, coordinator, [DRAFTING, ON_HOLD], async ({ plan, patch, problem }) => {
    for (const element of await missingFrom(context, plan))
      problem("planId", `MISSING_${element}`, words(element).EN, words(element).DA);
    patch.status = ACTIVE;
  });

export const holdPlan = (context: Context, input: ChangeInput) =>
  planStep(context, input, CHANGES.holdPlan, coordinator, [ACTIVE], async ({ patch }) => {
    patch.status = ON_HOLD;
  });

/** Reasons that end a plan from any state, whatever is open in it: there is nobody here any more to be bound to. */
const GONE: readonly CloseReason[] = [CloseReason.MOVED, CloseReason.DEATH];

/**
 * Closes a plan: after a withdrawal when every duty is done (V14), else when nobody is bound to it any more, and as met only
 * when a goal was (V15). The sectors' plans live on.
 */
export const closePlan = (
  context: Context,
  input: ChangeInput & { reason: CloseReason; continuesIn?: string | null },
) =>
  planStep(context, input, CHANGES.closePlan, coordinator, [...OPEN, ENDING_WITHDRAWN], async (change, { left }) => {
    const { manager, plan, patch, problem } = change;
    const withdrawn = plan.status === ENDING_WITHDRAWN;
    const gone = GONE.includes(input.reason);
    if (!gone && !withdrawn && left)
      problem(
        "reason",
        "REASON_WRONG",
        "The citizen has moved: that is the reason.",
        "Borgeren er flyttet: det er grunden.",
      );
    else if (!gone && withdrawn !== (input.reason === CloseReason.CONSENT_WITHDRAWN)) {
      problem(
        "reason",
        "REASON_WRONG",
        "That consent was withdrawn is the reason after a withdrawal, and only then.",
        "Tilbagetrukket samtykke er grunden, når samtykket er trukket tilbage, og kun da.",
      );
    }
    const open = (await manyBy(context, Duty, "planId").load(plan.id)).filter(
      ({ doneAt, kind }) => doneAt === null && kind !== DutyKind.HAND_OVER,
    );
    if (!gone && open.length > 0)
      problem(
        "planId",
        "DUTIES_OPEN",
        `${open.length} duties are not done: nobody may be left without help.`,
        `${open.length} pligter er ikke opfyldt: ingen må stå uden hjælp.`,
      );
    if (!withdrawn && !gone) {
      const bound = (await obligationsOf(context, plan.id)).filter(({ endsOn }) => endsOn === null);
      if (bound.length > 0)
        problem(
          "planId",
          "OBLIGATIONS_OPEN",
          `Still bound to the plan: ${bound.map(({ sectorCode }) => sectorCode).join(", ")}.`,
          "Der er myndigheder, som stadig har pligt til at være med i planen.",
        );
      const goals = await manyBy(context, PlanGoal, "planId").load(plan.id);
      const met = goals.some(({ status }) => status === PlanGoalStatus.MET);
      const unfinished = goals.some(({ status }) => status === PlanGoalStatus.AGREED);
      if (input.reason === CloseReason.GOALS_MET && (!met || unfinished))
        problem(
          "reason",
          "GOALS_NOT_MET",
          "Not every goal that all agreed on has been met or given up.",
          "Ikke alle de mål, I er enige om, er nået eller opgivet.",
        );
    }
    if (input.continuesIn != null && !(await sectors(context)).has(input.continuesIn))
      problem("continuesIn", ...SECTOR_UNKNOWN);
    if (gone)
      await manager.query(
        `UPDATE duty SET done_at = $2, note = $3, told_at = NULL WHERE plan_id = $1 AND done_at IS NULL AND kind <> $4`,
        [plan.id, context.now.toISOString(), input.reason, DutyKind.HAND_OVER],
      );
    await manager.query(
      `UPDATE participation_obligation SET ends_on = $2, released_on = coalesce(released_on, $2), release_reason = coalesce(release_reason, $3)
       WHERE plan_id = $1 AND ends_on IS NULL`,
      [plan.id, context.today, input.reason],
    );
    await endAll(manager, plan.citizenId, "replacedAt", context.now);
    patch.status = CLOSED;
    patch.closeReason = input.reason;
    patch.continuesIn = input.continuesIn ?? null;
    patch.endsOn = context.today;
  });
