import { inOneGo, type OneGo, oneBy, type Problem, Refusal, updateVersion } from "@overligger/shared";
import { IsNull } from "typeorm";
import type { DecisionsContext } from "../context.ts";
import { type Decision, DecisionStatus } from "../decision/decision.ts";
import { DecisionOutcome, type DecisionPart, isSameHelp } from "../decision/decision-part.ts";
import { readDecision } from "../decision/reading.service.ts";
import { mandatesOver } from "../standing/mandates.ts";
import { sightOf, standingOf } from "../standing/standing.service.ts";
import { carry, toTell } from "../telling/telling.service.ts";
import { Complaint, ComplaintFiler } from "./complaint.ts";
import { type ComplaintAnswer, ComplaintPart, ComplaintPartStatus } from "./complaint-part.ts";
import type { ComplaintChanged } from "./filing.service.ts";
import { readComplaint } from "./reading.service.ts";
import { ComplaintStatement } from "./statement.ts";

export interface ChangeOfComplaint {
  readonly complaintId: string;
  readonly version: number;
}

export interface ChangeOfPart extends ChangeOfComplaint {
  readonly partId: string;
}

interface Work extends OneGo {
  readonly complaint: Complaint;
  readonly part: ComplaintPart;
  readonly about: DecisionPart;
}

const { RECEIVED, KEPT, CHANGED, FORWARDED, ANSWERED } = ComplaintPartStatus;

/**
 * The one road of whoever works with a complaint: who may decide under the part's law today, in the municipality that decided, on the
 * version it was built on. `work` answers the columns that change, or nothing where there is nothing to change.
 */
async function changePart(
  context: DecisionsContext,
  { complaintId, version, partId }: ChangeOfPart,
  statuses: readonly ComplaintPartStatus[],
  work: (work: Work) => Promise<Partial<ComplaintPart> | undefined> | Partial<ComplaintPart> | undefined,
): Promise<ComplaintChanged> {
  const seen = await readComplaint(context, complaintId);
  const mine = seen?.parts.find(({ id }) => id === partId);
  const about = seen?.decision.parts.find(({ id }) => id === mine?.decisionPartId);
  if (!seen || !mine || !about) throw new Refusal("NOT_FOUND");
  const { citizenId, municipality, id } = seen.complaint;
  const standing = await standingOf(context, { citizenId }, [mine.sector]);
  if (!standing || !sightOf(context, standing, mine.sector, municipality)?.works) throw new Refusal("FORBIDDEN");
  const mandate = mandatesOver(context, standing, municipality).of(mine.sector);
  if (!mandate) throw new Refusal("FORBIDDEN");
  return changeComplaint(context, { complaintId: id, version }, async (go, complaint) => {
    const part = await oneBy(context, ComplaintPart, "id").load(mine.id);
    if (!part) throw new Refusal("NOT_FOUND");
    if (!statuses.includes(part.status)) return notThere(go.problem);
    const patch = await work({ ...go, complaint, part, about });
    if (patch) await go.manager.update(ComplaintPart, { id: part.id }, { ...patch, ...mandate } as never);
  });
}

const notThere = (problem: Problem): undefined =>
  problem(
    "partId",
    "COMPLAINT_STATUS",
    "The complaint over this part does not stand where that can be done.",
    "Klagen over denne del er ikke nået dertil, eller er forbi det.",
  );

/** What waited for a complaint: its sectors are told when that changes. */
const WAITED_FOR = `SELECT p.id FROM complaint_part c JOIN decision_part p ON p.id = c.decision_part_id
  WHERE c.complaint_id = $1 AND c.status <> 'NOT_TAKEN' AND (p.complaint ->> 'suspensive')::boolean`;

/** All or nothing, one at a time, on the version it was built on. */
export async function changeComplaint(
  context: DecisionsContext,
  { complaintId: id, version }: ChangeOfComplaint,
  work: (go: OneGo, complaint: Complaint) => Promise<void>,
): Promise<ComplaintChanged> {
  const userErrors = await inOneGo(context, ["SELECT id FROM complaint WHERE id = $1 FOR UPDATE", id], async (go) => {
    const complaint = await oneBy(context, Complaint, "id").load(id);
    if (!complaint) throw new Refusal("NOT_FOUND");
    if (complaint.version !== version) throw new Refusal("CONFLICT");
    await work(go, complaint);
    if (go.problems.length > 0) return;
    const waited: { id: string }[] = await go.manager.query(WAITED_FOR, [id]);
    await toTell(
      go.manager,
      waited.map((part) => part.id),
    );
    if (!(await updateVersion(go.manager, Complaint, { id, version }, {}))) throw new Refusal("CONFLICT");
  });
  const seen = await readComplaint(context, id);
  if (seen && userErrors.length === 0) await carry(context, seen.complaint.citizenId);
  return { complaint: userErrors.length > 0 ? null : seen, userErrors };
}

/** Who decided looks at it again: keeps to it, or has made a new decision instead (genvurdering). */
export async function reassessComplaint(
  context: DecisionsContext,
  input: ChangeOfPart & { reasons: string; newDecisionId?: string | null },
): Promise<ComplaintChanged> {
  const { today, caller } = context;
  const instead = input.newDecisionId == null ? null : await readDecision(context, input.newDecisionId);
  return changePart(context, input, [RECEIVED], ({ about, complaint, problem }) => {
    if (about.complaint?.reassessWeeks == null)
      return problem(
        "partId",
        "NO_REASSESSMENT",
        "The law lets nobody look at this part again: send it on.",
        "Efter loven er der ingen, der ser på den del igen: send klagen videre.",
      );
    const reassessed = { reasons: input.reasons, reassessedOn: today, reassessedBy: caller.id };
    if (input.newDecisionId == null) return { status: KEPT, ...reassessed };
    const decision = instead?.decision;
    if (
      decision?.status !== DecisionStatus.ISSUED ||
      decision.citizenId !== complaint.citizenId ||
      decision.supersedesId !== complaint.decisionId ||
      !isSince(decision, complaint) ||
      !instead?.parts.some((part) => isSameHelp(part, about) && givesMore(part, about))
    )
      return problem(
        "newDecisionId",
        "NOT_THE_NEW_DECISION",
        "Name the decision that was made since the complaint, stands in place of the one complained about, and gives more of the same help; what does not is kept, and sent on.",
        "Angiv den afgørelse, der er truffet efter klagen, erstatter den, der klages over, og giver mere af den samme hjælp; ellers fastholdes afgørelsen, og klagen sendes videre.",
      );
    return { status: CHANGED, changedById: decision.id, ...reassessed };
  });
}

/** Whether it was made after the complaint came: by the moment, save where staff wrote down the day alone. */
const isSince = ({ issuedOn, issuedAt }: Decision, { filedAs, filedAt, receivedOn }: Complaint): boolean =>
  filedAs === ComplaintFiler.STAFF ? (issuedOn ?? "") >= receivedOn : Date.parse(issuedAt ?? "") >= Date.parse(filedAt);

const GIVES: readonly DecisionOutcome[] = [DecisionOutcome.REFUSED, DecisionOutcome.PARTLY, DecisionOutcome.GRANTED];
const given = ({ outcome }: DecisionPart): number => Math.max(0, GIVES.indexOf(outcome));

/** Whether who complained was given their way, or more of it; what was granted in full is granted anew, as they want it. */
const givesMore = (now: DecisionPart, before: DecisionPart): boolean =>
  now.outcome === DecisionOutcome.GRANTED || given(now) > given(before);

/**
 * To the part's own body, under the one number. One that came late goes on unlooked at: the body decides whether it takes it. What
 * somebody said after it was sent on is sent on after it.
 */
export function forwardComplaint(context: DecisionsContext, input: ChangeOfPart): Promise<ComplaintChanged> {
  const { today, caller } = context;
  return changePart(context, input, [RECEIVED, KEPT, FORWARDED], async ({ part, about, manager, problem }) => {
    if (part.status === RECEIVED && about.complaint?.reassessWeeks != null && !part.late)
      return problem(
        "partId",
        "REASSESS_FIRST",
        "Look at the decision again first: it is sent on where it is kept.",
        "Se på afgørelsen igen først: klagen sendes videre, hvis afgørelsen fastholdes.",
      );
    const unsent = { complaintPartId: part.id, sentOn: IsNull(), withdrawnOn: IsNull() };
    const { affected } = await manager.update(ComplaintStatement, unsent, { sentOn: today });
    if (part.status !== FORWARDED) return { status: FORWARDED, forwardedOn: today, forwardedBy: caller.id };
    return affected ? {} : notThere(problem);
  });
}

export interface AnswerInput extends ChangeOfPart {
  readonly answer: ComplaintAnswer;
  readonly words: string;
  readonly answeredOn: string;
}

/** Writes down what the body answered. */
export const recordComplaintAnswer = (context: DecisionsContext, input: AnswerInput): Promise<ComplaintChanged> =>
  changePart(context, input, [FORWARDED], (work) => answered(context, input, work));

/** What was written down wrongly of it is put right; what stood there stays beside it. */
export const correctComplaintAnswer = (
  context: DecisionsContext,
  input: AnswerInput & { why: string },
): Promise<ComplaintChanged> =>
  changePart(context, input, [ANSWERED], (work) => {
    const { answer, answerWords, answeredOn, answerRecordedBy: recordedBy, answersBefore } = work.part;
    if (answer === null || answeredOn === null) return notThere(work.problem);
    if (answer === input.answer && answerWords === input.words && answeredOn === input.answeredOn) return undefined;
    const before = { answer, words: answerWords ?? "", answeredOn, recordedBy };
    const put = answered(context, input, work);
    return (
      put && { ...put, answersBefore: [...answersBefore, { ...before, correctedOn: context.today, why: input.why }] }
    );
  });

function answered(
  { today, caller }: DecisionsContext,
  { answer, words, answeredOn }: AnswerInput,
  { part, problem }: Work,
): Partial<ComplaintPart> | undefined {
  if (answeredOn > today || answeredOn < (part.forwardedOn ?? today))
    return problem(
      "answeredOn",
      "DATE_OUT_OF_REACH",
      "The body answered from the day it got the complaint until today.",
      "Klageinstansen har svaret fra den dag, den fik klagen, og til i dag.",
    );
  return { status: ANSWERED, answer, answerWords: words, answeredOn, answerRecordedBy: caller.id };
}

/** That a silent body was reminded today; twice a day is once. */
export function remindComplaintBody(context: DecisionsContext, input: ChangeOfPart): Promise<ComplaintChanged> {
  const { today } = context;
  return changePart(context, input, [FORWARDED], ({ part }) =>
    part.remindedOn.includes(today) ? undefined : { remindedOn: [...part.remindedOn, today] },
  );
}
