import type { Decision, Seen } from "./decision.ts";
import type { DecisionPart } from "./decision-part.ts";

/** A decision on its way out: its row, and what of it is seen. */
export type Shown = Decision & { readonly seen: Seen };

export const shown = (seen: Seen): Shown => ({
  ...seen.decision,
  citizen: { id: seen.decision.citizenId },
  explanation: seen.whole ? seen.decision.explanation : null,
  seen,
});

/** A part on its way out: it knows whether another decision stands in place of its own. */
export type ShownDecisionPart = DecisionPart & Pick<Decision, "supersededOn">;

export const partsOf = ({ decision: { supersededOn }, parts }: Seen): ShownDecisionPart[] =>
  parts.map((part) => ({ ...part, supersededOn }));
