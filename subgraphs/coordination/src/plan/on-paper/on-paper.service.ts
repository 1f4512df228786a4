import { randomUUID } from "node:crypto";
import { danishDay, doneBefore, isUuid, manyBy, oneBy, Refusal, UserError, updateVersion } from "@overligger/shared";
import { citizenOfStaff } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { SpeaksAs } from "../../citizen/citizen/speaks-as.ts";
import { giveAssessment } from "../../citizen/consent/assessing.service.ts";
import {
  type ConsentInput,
  type Given,
  giveHealth,
  giveSharing,
  reread,
} from "../../citizen/consent/consent.service.ts";
import { Consent } from "../../citizen/consent/consent.ts";
import { ConsentKind } from "../../citizen/consent/consent-kind.ts";
import { type Speaking, type StatementInput, spoken } from "../../citizen/consent/speaking.ts";
import { StatementMedium, StatementSubject } from "../../citizen/consent/statement.ts";
import type { CoordinationContext } from "../../context.ts";
import { checkDay } from "../../said.ts";
import { withRecipients } from "../access/recipients.ts";
import { sayYes } from "../agreement/agreement.service.ts";
import { withdraw } from "../course/withdrawal.service.ts";
import { agree } from "../goal/goal.service.ts";
import { answerOffer } from "../offer/offer.service.ts";
import { Offer } from "../offer/offer.ts";
import { type AnswerInput, answerProposal } from "../participation/participant.service.ts";
import { CitizenView } from "../plan/citizen-view.ts";
import { CoordinatingPlan, CoordinatingPlanStatus } from "../plan/coordinating-plan.ts";
import { type Part, partIn } from "../plan/part.ts";
import type { Change, ChangeInput } from "../plan/plan-change.ts";
import { OPEN, planStep } from "../plan/plan-step.ts";
import { CHANGES } from "./changes.ts";

const inPlan = (part: Part) => part.coordinator || part.sectors.size > 0;

/** Somebody whose words are written down, or what to mend. */
async function heard(
  context: CoordinationContext,
  citizen: Citizen,
  statement: StatementInput,
  since: string,
): Promise<{ speaking: Speaking | null; userErrors: UserError[] }> {
  const userErrors: UserError[] = [];
  const speaking = await spoken(context, citizen, statement, since, (...what) => {
    userErrors.push(new UserError(...what));
    return undefined;
  });
  return { speaking: userErrors.length > 0 ? null : speaking, userErrors };
}

/**
 * The citizen, for staff who may write down what they say: who is in their plan, or of their municipality where there is none, or it
 * is left behind where they lived before: there who is in it hears what ends something, and no more.
 */
async function citizenHeardBy(context: CoordinationContext, citizenId: string, ends = false): Promise<Citizen> {
  const citizen = isUuid(citizenId) ? await oneBy(context, Citizen, "id").load(citizenId) : null;
  if (!citizen) throw new Refusal("NOT_FOUND");
  const plans = await manyBy(context, CoordinatingPlan, "citizenId").load(citizen.id);
  const plan = plans.find(({ status }) => status !== CoordinatingPlanStatus.CLOSED);
  if (!plan) return citizenOfStaff(context, citizen.id);
  const part = await partIn(context, plan);
  if (part.left && !(ends && inPlan(part))) return citizenOfStaff(context, citizen.id);
  if (!inPlan(part)) throw new Refusal("NOT_FOUND");
  return citizen;
}

/** Staff of the municipality write down the answer to an offer. */
export async function recordAnswer(
  context: CoordinationContext,
  { offerId, accept, statement }: { offerId: string; accept: boolean; statement: StatementInput },
): Promise<
  Awaited<ReturnType<typeof answerOffer>> | { offer: null; plan: null; userErrors: UserError[]; warnings: [] }
> {
  const offer = isUuid(offerId) ? await oneBy(context, Offer, "id").load(offerId) : null;
  if (!offer) throw new Refusal("NOT_FOUND");
  const citizen = await citizenOfStaff(context, offer.citizenId);
  const { speaking, userErrors } = await heard(context, citizen, statement, danishDay(new Date(offer.offeredAt)));
  if (!speaking) return { offer: null, plan: null, userErrors, warnings: [] };
  return answerOffer(context, offer.id, accept, speaking);
}

export interface PaperConsentInput extends Omit<ConsentInput, "recipients" | "exceptItems" | "citizenId"> {
  citizenId: string;
  kind: string;
  recipients?: string[] | null;
  statement: StatementInput;
}

/** Who is in the plan writes down a consent. To fetch health information only what was signed counts (sundhedsloven § 44). */
export async function recordConsent(context: CoordinationContext, input: PaperConsentInput): Promise<Given> {
  const citizen = await citizenHeardBy(context, input.citizenId);
  const before = await doneBefore(context, citizen.id);
  if (before !== null) return { consent: await reread(context, before), userErrors: [] };
  const health = input.kind === ConsentKind.HEALTH_RETRIEVAL;
  if (health && input.statement.medium !== StatementMedium.PAPER) {
    const spoken = new UserError(
      "statement",
      "WRITTEN_ONLY",
      "A consent to fetch health information is given in writing.",
      "Samtykke til at hente helbredsoplysninger skal gives skriftligt.",
    );
    return { consent: null, userErrors: [spoken] };
  }
  const { speaking, userErrors } = await heard(context, citizen, input.statement, citizen.bornOn);
  if (!speaking) return { consent: null, userErrors };
  if (input.kind === ConsentKind.HOLISTIC_ASSESSMENT) return giveAssessment(context, input, speaking);
  return withRecipients(context, input, (recipients) =>
    (health ? giveHealth : giveSharing)(context, { ...input, recipients }, speaking),
  );
}

/** Who is in the plan writes down that a consent is withdrawn: that is as always possible as for who signs in. */
export async function recordWithdrawal(
  context: CoordinationContext,
  { consentId, statement }: { consentId: string; statement: StatementInput },
): Promise<Given> {
  const consent = isUuid(consentId) ? await oneBy(context, Consent, "id").load(consentId) : null;
  if (!consent) throw new Refusal("NOT_FOUND");
  const citizen = await citizenHeardBy(context, consent.citizenId, true);
  const { speaking, userErrors } = await heard(context, citizen, statement, danishDay(new Date(consent.givenAt)));
  if (!speaking) return { consent: null, userErrors };
  return { consent: await withdraw(context, consent.id, speaking), userErrors };
}

/** Whose words are written down in a plan, and the part they play in it. */
export async function heardInPlan(
  context: CoordinationContext,
  { manager, plan, problem }: Change,
  statement: StatementInput,
  since = plan.startsOn,
): Promise<{ speaking: Speaking; part: Part } | null> {
  const citizen = await manager.findOneByOrFail(Citizen, { id: plan.citizenId });
  const speaking = await spoken(context, citizen, statement, since, problem);
  return speaking && { speaking, part: await partIn(speaking.context, plan) };
}

/** Runs a step on a plan with what was said in it, noted down by who is in the plan. */
const saidInPlan = <I extends ChangeInput & { statement: StatementInput }>(
  context: CoordinationContext,
  input: I,
  name: (typeof CHANGES)[keyof typeof CHANGES],
  work: (change: Change, speaking: Speaking, part: Part) => Promise<void>,
) =>
  planStep(context, input, name, inPlan, OPEN, async (change) => {
    const heard = await heardInPlan(context, change, input.statement);
    if (heard) await work(change, heard.speaking, heard.part);
  });

export const recordGoalAgreement = (
  context: CoordinationContext,
  input: ChangeInput & { goalId: string; statement: StatementInput },
) =>
  saidInPlan(context, input, CHANGES.recordGoalAgreementOnPaper, async (change, speaking, part) => {
    if (!part.citizen || !part.yes) return change.problem("statement", ...NOT_THEIR_SIDE);
    await agree(change, input.goalId, [part.yes]);
    if (isUuid(input.goalId)) await speaking.keep(change.manager, StatementSubject.GOAL, input.goalId);
  });

/** What somebody says for the citizen is theirs to say only where they are the citizen's side of the plan today. */
export const saidForCitizen = <I extends ChangeInput & { statement: StatementInput }>(
  context: CoordinationContext,
  input: I,
  name: (typeof CHANGES)[keyof typeof CHANGES],
  work: (change: Change, speaking: Speaking, part: Part) => Promise<void>,
) =>
  saidInPlan(context, input, name, async (change, speaking, part) => {
    if (part.side) return work(change, speaking, part);
    return change.problem("statement", ...NOT_THEIR_SIDE);
  });

export const NOT_THEIR_SIDE = [
  "NOT_YOURS_TO_GIVE",
  "Somebody else is the citizen's side of this plan today.",
  "En anden taler for borgeren i planen i dag.",
] as const;

export const recordAgreement = (
  context: CoordinationContext,
  input: ChangeInput & { agreementId: string; statement: StatementInput },
) =>
  saidForCitizen(context, input, CHANGES.recordAgreementOnPaper, async (change, speaking, part) => {
    const agreement = await sayYes(change, input.agreementId, part);
    if (!agreement) return;
    checkDay(change.problem, "statement", input.statement.givenOn, context.today, agreement.madeOn);
    await speaking.keep(change.manager, StatementSubject.AGREEMENT, input.agreementId);
  });

/** Whether somebody may take part, and what their sector receives, as the citizen's side said it. */
export const recordParticipantAnswer = (
  context: CoordinationContext,
  input: AnswerInput & { statement: StatementInput },
) =>
  saidForCitizen(context, input, CHANGES.recordParticipantAnswerOnPaper, async (change, speaking, part) => {
    await answerProposal(change, input, part.voice as SpeaksAs, speaking.context);
    if (isUuid(input.proposalId)) await speaking.keep(change.manager, StatementSubject.PARTICIPANT, input.proposalId);
  });

export interface PaperViewInput extends ChangeInput {
  attitude?: string | null;
  wishes?: string | null;
  dreams?: string | null;
  statement: StatementInput;
}

/** What the citizen said of the plan, in the words of who wrote it down: it takes the place of nothing the citizen wrote. */
export const recordViewOnPaper = (context: CoordinationContext, input: PaperViewInput) =>
  saidInPlan(context, input, CHANGES.recordViewOnPaper, async ({ manager, plan, problem }, speaking, part) => {
    if (!part.voice)
      return problem(
        "statement",
        "NOT_THEIRS_TO_SAY",
        "They have no say in this plan today.",
        "Den person har ikke noget at bestemme i planen i dag.",
      );
    const { attitude, wishes, dreams } = input;
    const said = { attitude, wishes, dreams, recordedAt: context.now.toISOString() };
    const of = { planId: plan.id, authoredBy: SpeaksAs.CASEWORKER };
    const there = await manager.findOneBy(CitizenView, of);
    const id = there?.id ?? randomUUID();
    if (there) await updateVersion(manager, CitizenView, { id, version: there.version }, said);
    else await manager.insert(CitizenView, { ...said, ...of, id });
    await speaking.keep(manager, StatementSubject.VIEW, id);
  });
