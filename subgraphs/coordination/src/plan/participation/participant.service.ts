import { randomUUID } from "node:crypto";
import { type Context, isUuid, Refusal } from "@overligger/shared";
import type { SpeaksAs } from "../../citizen/citizen/speaks-as.ts";
import { widen } from "../../citizen/consent/recipients.service.ts";
import { WAS_UNTIL_TODAY } from "../../said.ts";
import { affiliationIn } from "../../town/people/affiliation.service.ts";
import { bind } from "../goal/obligation.service.ts";
import { holdsOn, ParticipantEndReason, PlanParticipant } from "../plan/assignment.ts";
import { participantsOf } from "../plan/plan.service.ts";
import type { Change, ChangeInput } from "../plan/plan-change.ts";
import { anyone, coordinator, OPEN, planStep } from "../plan/plan-step.ts";
import { CHANGES } from "./changes.ts";
import { ParticipantProposal, ProposalStatus } from "./participant-proposal.ts";

/** Who takes part in the plan of a change today, as a caseworker. */
const taking = async ({ context, plan }: Change, caseworkerId: string): Promise<PlanParticipant | undefined> =>
  (await participantsOf(context, plan.id)).find(
    (person) => person.caseworkerId === caseworkerId && holdsOn(person, context.today),
  );

export interface ProposeInput extends ChangeInput {
  caseworkerId: string;
  replaces?: string | null;
  reason: string;
}

/** The coordinator proposes that a caseworker takes part for their sector. Nothing opens to them before the citizen's yes. */
export const proposeParticipant = (context: Context, input: ProposeInput) =>
  planStep(context, input, CHANGES.proposeParticipant, coordinator, OPEN, async (change) => {
    const { manager, plan, problem } = change;
    const here = await affiliationIn(context, input.caseworkerId, plan.municipality);
    if (!here?.sectorCode)
      return problem(
        "caseworkerId",
        "CASEWORKER_UNKNOWN",
        "There is no such caseworker of a sector here.",
        "Der er ingen sådan sagsbehandler hos en myndighed her.",
      );
    if (await taking(change, input.caseworkerId))
      return problem(
        "caseworkerId",
        "ALREADY_THERE",
        "They take part already.",
        "Medarbejderen er allerede med i planen.",
      );
    const waiting = { planId: plan.id, caseworkerId: input.caseworkerId, status: ProposalStatus.PROPOSED };
    if (await manager.existsBy(ParticipantProposal, waiting))
      return problem(
        "caseworkerId",
        "PROPOSED_ALREADY",
        "The citizen has been asked about them and not answered yet.",
        "Borgeren er spurgt om dem og har ikke svaret endnu.",
      );
    const replaced = input.replaces == null ? null : await taking(change, input.replaces);
    if (replaced === undefined || (replaced && replaced.sectorCode !== here.sectorCode))
      return problem(
        "replaces",
        "NOT_IN_PLAN",
        "Nobody of that sector who takes part today is called so.",
        "Ingen fra den myndighed, som er med i dag, er den nævnte.",
      );
    await manager.insert(ParticipantProposal, {
      ...waiting,
      id: randomUUID(),
      sectorCode: here.sectorCode,
      replacesId: replaced?.caseworkerId ?? null,
      reason: input.reason,
      proposedAt: context.now.toISOString(),
      proposedBy: context.caller.id,
    });
    return undefined;
  });

/** The coordinator takes a proposal back before it was answered. */
export const withdrawProposal = (context: Context, input: ChangeInput & { proposalId: string }) =>
  planStep(context, input, CHANGES.withdrawParticipantProposal, coordinator, OPEN, async (change) => {
    const proposal = await waitingProposal(change, input.proposalId);
    if (proposal)
      await change.manager.update(ParticipantProposal, { id: proposal.id }, { status: ProposalStatus.WITHDRAWN });
  });

export interface AnswerInput extends ChangeInput {
  proposalId: string;
  accept: boolean;
  receives?: string[] | null;
}

/**
 * The citizen, or who is the citizen's side, says whether somebody takes part. By a yes they read the plan, their sector is bound,
 * and of what is shared their sector receives what `receives` names and nothing else.
 */
export const answerParticipant = (context: Context, input: AnswerInput) =>
  planStep(
    context,
    input,
    CHANGES.answerParticipant,
    (part) => part.side,
    OPEN,
    (change, part) => answerProposal(change, input, part.voice as SpeaksAs, context),
  );

/** The answer itself, by `who` of the citizen's side says it. */
export async function answerProposal(
  change: Change,
  input: AnswerInput,
  answeredAs: SpeaksAs,
  who: Context,
): Promise<void> {
  const { context, manager, plan, problem } = change;
  const proposal = await waitingProposal(change, input.proposalId);
  if (!proposal) return;
  const { caseworkerId, sectorCode, replacesId } = proposal;
  const here = input.accept ? await affiliationIn(context, caseworkerId, plan.municipality) : null;
  if (input.accept && here?.sectorCode !== sectorCode)
    return problem(
      "proposalId",
      "CASEWORKER_LEFT",
      "They no longer work for this sector here.",
      "Medarbejderen arbejder ikke længere for myndigheden her.",
    );
  await manager.update(
    ParticipantProposal,
    { id: proposal.id },
    {
      status: input.accept ? ProposalStatus.APPROVED : ProposalStatus.DECLINED,
      answeredAt: context.now.toISOString(),
      answeredAs,
    },
  );
  if (!input.accept) return;
  if (replacesId !== null) {
    const replaced = await taking(change, replacesId);
    if (replaced) await end(change, replaced, context.today, ParticipantEndReason.REPLACED);
  }
  await join(change, caseworkerId, sectorCode);
  for (const code of await widen(manager, who, plan.citizenId, input.receives ?? [], sectorCode))
    problem(
      "receives",
      "NOT_SHARED",
      `Nothing of ${code} is shared in the plan today.`,
      "Der deles ikke noget fra den myndighed i planen i dag.",
    );
  return undefined;
}

async function waitingProposal({ manager, plan, problem }: Change, id: string): Promise<ParticipantProposal | null> {
  const proposal = isUuid(id) ? await manager.findOneBy(ParticipantProposal, { id, planId: plan.id }) : null;
  if (!proposal)
    problem(
      "proposalId",
      "PROPOSAL_UNKNOWN",
      "There is no such proposal in this plan.",
      "Forslaget findes ikke i planen.",
    );
  else if (proposal.status !== ProposalStatus.PROPOSED)
    problem(
      "proposalId",
      "PROPOSAL_ANSWERED",
      "This proposal has been answered or taken back already.",
      "Forslaget er allerede besvaret.",
    );
  else return proposal;
  return null;
}

async function join(change: Change, caseworkerId: string, sectorCode: string): Promise<void> {
  const { context, manager, plan } = change;
  await manager.insert(PlanParticipant, {
    id: randomUUID(),
    planId: plan.id,
    caseworkerId,
    sectorCode,
    startsOn: context.today,
    endsOn: null,
  });
  await bind(change, sectorCode);
  // A sector that joins has not agreed to what was agreed before.
  await manager.query(
    `UPDATE plan_goal SET status = 'PROPOSED', agreed_on = NULL WHERE plan_id = $1 AND status = 'AGREED' AND NOT agreed_by ? $2`,
    [plan.id, sectorCode],
  );
  // Whoever flagged that this sector should look at it has been heard.
  await manager.query(
    `UPDATE sector_flag SET settled_on = $3 WHERE plan_id = $1 AND sector_code = $2 AND settled_on IS NULL`,
    [plan.id, sectorCode, context.today],
  );
}

export interface EndInput extends ChangeInput {
  caseworkerId: string;
  on?: string | null;
  reason: ParticipantEndReason;
}

/** Somebody's part in a plan ends from a day on: by the coordinator, the citizen's side, or themself. Their sector stays bound. */
export const endParticipant = (context: Context, input: EndInput) =>
  planStep(context, input, CHANGES.endParticipant, anyone, OPEN, async (change, part) => {
    const { problem } = change;
    const own = context.caller.id === input.caseworkerId;
    if (!part.coordinator && !part.citizen && !own) throw new Refusal("FORBIDDEN");
    const on = input.on ?? context.today;
    if (on < context.today) return problem("on", ...WAS_UNTIL_TODAY);
    const person = await taking(change, input.caseworkerId);
    if (!person)
      return problem(
        "caseworkerId",
        "NOT_IN_PLAN",
        "They take no part in the plan today.",
        "Medarbejderen er ikke med i planen i dag.",
      );
    if (person.endsOn !== null && person.endsOn <= on)
      return problem(
        "on",
        "ENDED_ALREADY",
        "Their part ends on that day or before already.",
        "Medarbejderen er allerede ude af planen den dag eller før.",
      );
    await end(change, person, on, input.reason);
    return undefined;
  });

const end = ({ manager }: Change, { id }: PlanParticipant, endsOn: string, endReason: ParticipantEndReason) =>
  manager.update(PlanParticipant, { id }, { endsOn, endReason });
