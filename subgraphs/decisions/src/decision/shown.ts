import { Decision, type Seen } from "./decision.ts";

/** A decision on its way out: its row, and what of it is seen. */
export type Shown = Decision & { readonly seen: Seen };

export const shown = (seen: Seen): Shown => ({
  ...seen.decision,
  citizen: { id: seen.decision.citizenId },
  explanation: seen.whole ? seen.decision.explanation : null,
  seen,
});
