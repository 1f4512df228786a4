import { inOneGo, isUuid, oneBy, Refusal } from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import { speaksUp, standingOf } from "../standing/standing.service.ts";
import type { Changed } from "./changing.service.ts";
import { Decision, DecisionStatus } from "./decision.ts";
import { DecisionPart } from "./decision-part.ts";
import { isToBeHeard, unknownPart } from "./drafting.service.ts";
import { readDecision } from "./reading.service.ts";

/** How much is kept of all that is said to a part: ten answers of the longest. */
const ANSWERS = 40_000;

/** The citizen's side says what they say to it, or who works with it writes down what they said. */
export async function answerHearing(
  context: DecisionsContext,
  input: { decisionId: string; partId?: string | null; answer: string },
): Promise<Changed> {
  const seen = await readDecision(context, input.decisionId);
  if (!seen) throw new Refusal("NOT_FOUND");
  const { id, citizenId } = seen.decision;
  const standing = await standingOf(context, { citizenId }, []);
  if (!speaksUp(context, standing) && !seen.works) throw new Refusal("FORBIDDEN");
  // Whoever reads it later sees whether these are the citizen's own words.
  const words = speaksUp(context, standing) ? input.answer : `Skrevet ned af en medarbejder: ${input.answer}`;
  const userErrors = await inOneGo(
    context,
    ["SELECT id FROM decision WHERE id = $1 FOR UPDATE", id],
    async ({ manager, problem }) => {
      const now = await oneBy(context, Decision, "id").load(id);
      if (now?.status !== DecisionStatus.HEARING)
        return problem(
          "decisionId",
          "NOT_HEARD_NOW",
          "The citizen is not being heard about it now.",
          "Borgeren bliver ikke hørt om den nu.",
        );
      const mine = seen.parts.filter(
        (part) => isToBeHeard(part) && (input.partId == null || (isUuid(input.partId) && part.id === input.partId)),
      );
      if (mine.length === 0) return unknownPart(problem);
      // Two may answer, and staff write down what was said beside what was written: nothing of it is lost.
      for (const { id: partId } of mine) {
        const { answer: before, answeredBy } = await manager.findOneByOrFail(DecisionPart, { id: partId });
        const twice = answeredBy === context.caller.id && before?.split("\n\n").at(-1) === words;
        const answer = before === null || twice ? (before ?? words) : `${before}\n\n${words}`;
        if (answer.length > ANSWERS)
          return problem(
            "answer",
            "TOO_MANY",
            `All that was said to a part holds at most ${ANSWERS} characters here: say the rest to those who deal with it.`,
            `Alt, hvad der siges til en del, må her højst fylde ${ANSWERS} tegn: sig resten til dem, der behandler sagen.`,
          );
        const said = { answer, answeredBy: context.caller.id, answeredOn: context.today };
        await manager.update(DecisionPart, { id: partId }, said);
      }
      await manager.increment(Decision, { id }, "version", 1);
      return undefined;
    },
  );
  return { decision: userErrors.length > 0 ? null : await readDecision(context, id), userErrors };
}
