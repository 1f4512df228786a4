import type { DecisionsContext } from "../context.ts";
import { type Changed, type ChangeOfDecision, changeDecision } from "./changing.service.ts";
import { DecisionStatus } from "./decision.ts";
import { type DecisionOutcome, DecisionPart } from "./decision-part.ts";
import { goesAgainst, unknownPart } from "./drafting.service.ts";

const OPEN = [DecisionStatus.DRAFT, DecisionStatus.HEARING];

/** It is never made. By who works with it, too: where the citizen has moved away, nobody else is left to say so. */
export const dropDecision = (context: DecisionsContext, input: ChangeOfDecision): Promise<Changed> =>
  changeDecision(
    context,
    input,
    OPEN,
    async () => ({ status: DecisionStatus.DROPPED }),
    (mandates, seen) => seen.works || mandates.any,
  );

export interface ReviseInput extends ChangeOfDecision {
  partId: string;
  outcome: DecisionOutcome;
  reasons: string;
}

/**
 * Who may decide a part decides it otherwise before it is issued, for example after what the citizen said when heard, which stays with
 * it. What goes against the citizen only now they are heard about before it is made (`hearCitizen`), on the facts that stand there.
 */
export const reviseDecisionPart = (context: DecisionsContext, input: ReviseInput): Promise<Changed> =>
  changeDecision(context, input, OPEN, async ({ parts, mandates, manager, problem }) => {
    const part = parts.find(({ id }) => id === input.partId);
    const mandate = part && mandates.of(part.sector);
    if (!part || !mandate) return unknownPart(problem);
    if (goesAgainst(input) && !part.facts && !part.noHearing)
      return problem(
        "outcome",
        "FACTS_NEEDED",
        "The citizen has not been heard about this: give the decision up, and begin it anew with what it builds on.",
        "Borgeren er ikke hørt om det: opgiv afgørelsen, og begynd forfra med det, den bygger på.",
      );
    const decided = { decidedBy: context.caller.id, delegationId: mandate.delegationId, decidedOn: context.today };
    const { outcome, reasons } = input;
    await manager.update(DecisionPart, { id: part.id }, { outcome, reasons, ...decided });
    return {};
  });
