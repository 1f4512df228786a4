import { randomUUID } from "node:crypto";
import { claimKey, daysAfter, inOneGo, isUuid, Refusal } from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import { hasRoom } from "../room-for.ts";
import { AssessmentStatus, ReassessmentReason } from "./assessment.ts";
import { type Changed, type ChangeOfAssessment, changeAssessment, saidBy } from "./changing.service.ts";
import { AssessmentComment } from "./comment.ts";
import { findingsIn, readAssessment, reassessmentDue } from "./reading.service.ts";

/** How long an assessment holds at most, in days: five years. */
const AT_MOST = 5 * 366;

/** How many comments on one assessment. */
const COMMENTS = 100;

/** The citizen's side says something to it, or who takes part writes down what they said; kept as it was said. */
export async function commentAssessment(
  context: DecisionsContext,
  input: ChangeOfAssessment & { findingId?: string | null; text: string; lifeChanged: boolean },
): Promise<Changed> {
  const seen = await readAssessment(context, input.assessmentId);
  if (!seen) throw new Refusal("NOT_FOUND");
  if (!seen.whole) throw new Refusal("FORBIDDEN");
  const { id, status } = seen.assessment;
  const { findingId = null } = input;
  const findings = findingId === null ? [] : await findingsIn(context, seen);
  const said = randomUUID();
  const lock = ["SELECT id FROM assessment WHERE id = $1 FOR UPDATE", id] as const;
  const userErrors = await inOneGo(context, lock, async ({ manager, problem }) => {
    if ((await claimKey(context, id, said)) !== null) return;
    if (status === AssessmentStatus.STOPPED)
      problem("assessmentId", "NOT_RUNNING", "The assessment was stopped.", "Udredningen er stoppet.");
    if (findingId !== null && !(isUuid(findingId) && findings.some((each) => each.id === findingId)))
      return problem("findingId", "FINDING_UNKNOWN", "There is no such finding.", "Den oplysning findes ikke.");
    const before = await manager.countBy(AssessmentComment, { assessmentId: id });
    if (!hasRoom(problem, "text", before, COMMENTS, ["comments on the assessment", "bemærkninger til udredningen"]))
      return;
    await manager.insert(AssessmentComment, {
      ...{ id: said, assessmentId: id, findingId, text: input.text, lifeChanged: input.lifeChanged },
      ...{ party: seen.side ? seen.standing.party : null, saidBy: context.caller.id },
      saidAt: context.now.toISOString(),
    });
  });
  return { assessment: userErrors.length > 0 ? null : await readAssessment(context, id), userErrors };
}

/** The citizen's side, and a professional, each say that it is complete as it stands; with the second of them it is. */
export async function completeAssessment(
  context: DecisionsContext,
  input: ChangeOfAssessment & {
    validTo?: string | null;
    citizenSaidEvidence?: string | null;
    onBehalfOf?: string | null;
  },
): Promise<Changed> {
  const { today, caller } = context;
  const asked = await readAssessment(context, input.assessmentId);
  const due = asked ? await reassessmentDue(context, asked) : [];
  const found = asked !== null && (await findingsIn(context, asked)).length > 0;
  return changeAssessment(context, input, { side: true }, async ({ assessment, seen, standing, problem }) => {
    if (seen.side && !standing.acts) throw new Refusal("FORBIDDEN");
    if (due.includes(ReassessmentReason.WITHDRAWN))
      return problem(
        "assessmentId",
        "REASSESSMENT_DUE",
        "A consent that it rests on was withdrawn or ran out: the professionals who take part begin a reassessment without what that sector wrote.",
        "Et samtykke, den bygger på, er trukket tilbage eller udløbet: de fagfolk, der er med, begynder en revurdering uden det, den myndighed skrev.",
      );
    if (!found)
      problem("assessmentId", "FINDINGS_MISSING", "Nothing has been found yet.", "Der står endnu ikke noget i den.");
    const { citizenSaidEvidence = null } = input;
    // What was said on paper is written down by one, and what a professional says is said by another.
    const writesDown = !seen.side && citizenSaidEvidence !== null;
    const other = writesDown
      ? assessment.professionalSaidBy
      : assessment.citizenSaidEvidence !== null && assessment.citizenSaidBy;
    if (!seen.side && other === caller.id)
      problem(
        "citizenSaidEvidence",
        "SECOND_PERSON_NEEDED",
        "One writes down what the citizen said on paper, and another says so as the professional.",
        "Én skriver ned, hvad borgeren har sagt på papir, og en anden siger det som fagperson.",
      );
    const validTo = input.validTo ?? assessment.validTo;
    const professional = !seen.side && !writesDown;
    if (professional && (validTo === null || validTo <= today || validTo > daysAfter(today, AT_MOST)))
      problem(
        "validTo",
        "DATE_OUT_OF_REACH",
        "Say from which day it is to be looked at again: a day to come, within five years.",
        "Skriv, fra hvilken dag der skal ses på den igen: en dag, der kommer, inden for fem år.",
      );
    const speaker = writesDown ? (input.onBehalfOf ?? assessment.citizenId) : caller.id;
    if (writesDown && !standing.yesOf.includes(speaker))
      problem(
        "onBehalfOf",
        "NOT_THEIRS_TO_SAY",
        "That person does not decide here: name one whose yes it needs.",
        "Den person bestemmer ikke her: angiv en, hvis ja er nødvendigt.",
      );
    // Where it needs the yes of several, one paper is one yes, and it is said with the last of them.
    const { said, all } = saidBy(speaker, standing, assessment.citizenSaid);
    const now = professional
      ? { professionalSaidOn: today, professionalSaidBy: caller.id, validTo }
      : {
          citizenSaid: said,
          stopSaid: assessment.stopSaid.filter((by) => by !== speaker),
          citizenSaidOn: all ? today : assessment.citizenSaidOn,
          citizenSaidBy: writesDown || assessment.citizenSaidEvidence === null ? caller.id : assessment.citizenSaidBy,
          citizenSaidEvidence: writesDown ? citizenSaidEvidence : assessment.citizenSaidEvidence,
        };
    const both = { ...assessment, ...now };
    const complete = both.citizenSaidOn !== null && both.professionalSaidBy !== null;
    return complete ? { ...now, status: AssessmentStatus.COMPLETED, completedOn: today } : now;
  });
}
