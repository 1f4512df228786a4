import { inForce, type LegalReference } from "../contract/legal-reference.ts";
import type { Change } from "./change.ts";
import { codeOf } from "./code.ts";

/**
 * The law that something of a kind rests on, from the day it begins: what was given, else what the code list says holds then.
 * An unknown code and a day without law are things to mend.
 */
export async function lawFor(
  { context, problem }: Change,
  list: string,
  kind: string,
  day: string,
  given: readonly LegalReference[] | null | undefined,
): Promise<LegalReference[] | undefined> {
  const code = await codeOf(context, list, kind);
  if (!code)
    return problem(
      "kind",
      "KIND_UNKNOWN",
      `There is no kind ${kind}; the code list ${list} has those there are.`,
      "Den slags findes ikke: vælg en af dem, der er på listen.",
    );
  if (given && given.length > 0) return given.map((law) => ({ ...law, validTo: law.validTo ?? null }));
  const law = inForce(code.legalBasis, day);
  if (law.length > 0) return law;
  return problem(
    "kind",
    "NO_LAW_IN_FORCE",
    `No law allows ${kind} from ${day}: choose another kind or day.`,
    "Ingen lov giver mulighed for det fra den dag: vælg en anden slags eller en anden dag.",
  );
}
