import { inForce, type LegalReference, LegalStatus, statusOf } from "../contract/legal-reference.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import type { OneGo } from "../kernel/request/in-one-go.ts";
import { askCoordination, question } from "./ask-coordination.ts";
import type { SectorContext } from "./context.ts";

/** What a municipality's policy has switched on of what is only proposed. */
export interface Proposals {
  /** Short names of the acts under which others may be let decide. */
  readonly delegationActs: readonly string[];
  readonly flexjobReturnRight: boolean;
  readonly flexibleHours: boolean;
  readonly teamCompetence: boolean;
}

const WHAT_IS_ON = question(
  `query ($code: ID!, $on: Date!) { municipality(code: $code) { policy(on: $on) {
    delegationActs flexjobReturnRight flexibleHours teamCompetence } } }`,
);

interface Answer {
  municipality: { policy: Proposals | null } | null;
}

/** By request: unlike what it loads, an answer is kept through its transactions, in which nobody may be waited for. */
const answers = new WeakMap<SectorContext, Map<string, Proposals | null>>();

/**
 * Asks coordination what the policy of a municipality has switched on for a day; before a transaction. NOT_CHECKED while coordination is
 * silent: then a proposal does not work.
 */
export async function askProposals(
  context: SectorContext,
  municipality: string,
  day: string,
): Promise<Proposals | null> {
  const known = answers.get(context) ?? new Map<string, Proposals | null>();
  answers.set(context, known);
  const key = `${municipality} ${day}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const { municipality: found } = await askCoordination<Answer>(context, WHAT_IS_ON, { code: municipality, on: day });
  const policy = found?.policy ?? null;
  known.set(key, policy);
  return policy;
}

/** Which proposals a rule rests on, and nothing but: where some law allows it as well, no switch is asked. */
export const isProposal = (laws: readonly LegalReference[], day: string): boolean => {
  const holding = inForce(laws, day);
  return holding.length > 0 && holding.every((law) => statusOf(law) === LegalStatus.PROPOSAL);
};

/** Whether what these references allow on a day works in a municipality: law does everywhere, a proposal where it is switched on. */
export async function works(
  context: SectorContext,
  municipality: string,
  laws: readonly LegalReference[],
  day: string,
  switched: (proposals: Proposals) => boolean,
): Promise<boolean> {
  if (!isProposal(laws, day)) return true;
  const proposals = await askProposals(context, municipality, day);
  return proposals !== null && switched(proposals);
}

/** The same inside a transaction, of what was asked before it; NOT_CHECKED where it was not. */
export function worked(
  context: SectorContext,
  municipality: string,
  laws: readonly LegalReference[],
  day: string,
  switched: (proposals: Proposals) => boolean,
): boolean {
  if (!isProposal(laws, day)) return true;
  const proposals = answers.get(context)?.get(`${municipality} ${day}`);
  if (proposals === undefined) throw new Refusal("NOT_CHECKED");
  return proposals !== null && switched(proposals);
}

/** Notes that a proposal is not switched on. */
export const notSwitchedOn = ({ problem }: Pick<OneGo, "problem">, field: string): undefined =>
  problem(
    field,
    "PROPOSAL_NOT_SWITCHED_ON",
    "No law gives this. It is a proposal, and the municipality's policy has not switched it on for that day.",
    "Ingen lov giver det. Det er et forslag, og kommunens retningslinjer har ikke slået det til den dag.",
  );
