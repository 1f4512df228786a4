import { inOneGo, isUuid, oneBy, Refusal } from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import { hasRoom } from "../room-for.ts";
import { speaksUp, standingOf } from "../standing/standing.service.ts";
import { type Changed, type ChangeOfDecision, changeDecision } from "./changing.service.ts";
import { Decision, DecisionStatus } from "./decision.ts";
import { DecisionPart, HearingVoice } from "./decision-part.ts";
import { isToBeHeard, unknownPart } from "./drafting.service.ts";
import { lacksParts, partsMissing } from "./issuing.service.ts";
import { readDecision } from "./reading.service.ts";

/** How many answers are kept to one part. */
const ANSWERS = 20;

/**
 * Asks the citizen what they say to what goes against them (partshøring, FVL § 19), until a day; and once more where a part came to go
 * against them after they were asked about the others.
 */
export function hearCitizen(
  context: DecisionsContext,
  input: ChangeOfDecision & { replyBy: string },
): Promise<Changed> {
  const open = [DecisionStatus.DRAFT, DecisionStatus.HEARING];
  return changeDecision(context, input, open, async ({ decision, parts, manager, problem }) => {
    if (lacksParts(decision, parts)) return partsMissing(problem);
    const asked = parts.filter((part) => isToBeHeard(part) && part.replyBy === null);
    if (asked.length === 0)
      return problem(
        "decisionId",
        "NOTHING_TO_HEAR",
        "Nothing in it goes against the citizen that they were not asked about.",
        "Intet i den går borgeren imod, som borgeren ikke er spurgt om.",
      );
    if (input.replyBy <= context.today)
      return problem(
        "replyBy",
        "DATE_PAST",
        "The citizen answers by a day to come.",
        "Borgeren skal have en frist, der ikke er passeret.",
      );
    for (const { id } of asked) await manager.update(DecisionPart, { id }, { replyBy: input.replyBy });
    const replyBy = [decision.replyBy ?? "", input.replyBy].sort().at(-1);
    return { status: DecisionStatus.HEARING, replyBy };
  });
}

/**
 * The citizen's side says what they say to it, or who works with it writes down what they said and where that stands. Each answer stands
 * by itself, with whose it is: nobody's words are put in another's mouth.
 */
export async function answerHearing(
  context: DecisionsContext,
  input: { decisionId: string; partId?: string | null; answer: string; evidence?: string | null },
): Promise<Changed> {
  const seen = await readDecision(context, input.decisionId);
  if (!seen) throw new Refusal("NOT_FOUND");
  const { id, citizenId } = seen.decision;
  const standing = await standingOf(context, { citizenId }, []);
  const side = speaksUp(context, standing);
  if (!side && !seen.works) throw new Refusal("FORBIDDEN");
  const said = {
    ...{ text: input.answer, answeredBy: context.caller.id, answeredOn: context.today },
    saidAs: side ? ((standing?.party as HearingVoice | null) ?? HearingVoice.CITIZEN) : HearingVoice.STAFF,
    evidence: side ? null : (input.evidence ?? null),
  };
  const userErrors = await inOneGo(
    context,
    ["SELECT id FROM decision WHERE id = $1 FOR UPDATE", id],
    async ({ manager, problem }) => {
      const now = await oneBy(context, Decision, "id").load(id);
      if (now?.status !== DecisionStatus.HEARING)
        return problem("decisionId", "NOT_HEARD_NOW", "Nobody is heard about it now.", "Ingen bliver hørt om den nu.");
      if (!side && said.evidence === null)
        return problem(
          "evidence",
          "REQUIRED",
          "Say where it stands that they answered so, e.g. the number of the note in the file.",
          "Skriv, hvor det fremgår, at der blev svaret sådan, f.eks. notatets nummer i sagen.",
        );
      const mine = seen.parts.filter(
        (part) =>
          isToBeHeard(part) &&
          part.replyBy !== null &&
          (input.partId == null || (isUuid(input.partId) && part.id === input.partId)),
      );
      if (mine.length === 0) return unknownPart(problem);
      for (const { id: partId } of mine) {
        const { answers } = await manager.findOneByOrFail(DecisionPart, { id: partId });
        const again = ({ text, answeredBy }: (typeof answers)[number]) =>
          text === said.text && answeredBy === said.answeredBy;
        if (answers.some(again)) continue;
        if (!hasRoom(problem, "answer", answers.length, ANSWERS, ["answers about this part", "svar om den del"]))
          return;
        await manager.update(DecisionPart, { id: partId }, { answers: [...answers, said] } as never);
      }
      await manager.increment(Decision, { id }, "version", 1);
      return undefined;
    },
  );
  return { decision: userErrors.length > 0 ? null : await readDecision(context, id), userErrors };
}
