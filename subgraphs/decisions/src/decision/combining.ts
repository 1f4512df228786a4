import type { Problem } from "@overligger/shared";
import { type NeverCombined, neverCombined } from "../law/rule.ts";
import type { Standing } from "../standing/standing.service.ts";
import type { Decision } from "./decision.ts";

/** That something stands beside, as its own decision, and why. */
export const checkNever = (
  problem: Problem,
  field: string,
  rows: readonly NeverCombined[],
  part: { sector: string; law: { act: string } },
  day: string,
): void => {
  const never = neverCombined(rows, part, day);
  if (never)
    problem(
      field,
      "NEVER_COMBINED",
      `${never.reasonEn} Decide on it beside this one: the citizen reads both on one page.`,
      `${never.reasonDa} Træf den som sin egen afgørelse ved siden af: borgeren læser begge på én side.`,
    );
};

/** Whether several authorities may decide on somebody's help as one: the policy lets them, and the citizen agreed that they know of one another. */
export function checkTogether(problem: Problem, field: string, standing: Standing, sectors: readonly string[]): void {
  checkCombined(problem, field, standing.combinedDecision);
  const assessed = (code: string) => standing.assessed.some(({ sector, holds }) => sector === code && holds);
  if (!standing.together && !sectors.every(assessed))
    problem(
      field,
      "CONSENT_MISSING",
      "The citizen has not agreed that these authorities know of one another's help: make one decision for each.",
      "Borgeren har ikke sagt ja til, at disse myndigheder kender til hinandens hjælp: træf én afgørelse for hver.",
    );
}

/** Whether help under several acts may be decided on as one where the citizen lives: only where the dated policy has it on. */
export function checkCombined(problem: Problem, field: string, on: boolean): void {
  if (!on)
    problem(
      field,
      "PROPOSAL_NOT_SWITCHED_ON",
      "No law lets help under several acts be decided on as one. It is a proposal, and the municipality's policy has not switched it on: make one decision for each, beside each other.",
      "Ingen lov lader hjælp efter flere love afgøre som én. Det er et forslag, og kommunens retningslinjer har ikke slået det til: træf én afgørelse for hver, ved siden af hinanden.",
    );
}

/**
 * Whether it only stands in place of one that these sectors made together. That can always be made: else what was decided as one could
 * never be mended once the citizen no longer lets them know of one another, or the policy is over. It tells none of them anything new.
 */
export const continues = (before: Decision | null | undefined, sectors: readonly string[]): boolean =>
  before != null && sectors.every((sector) => before.sectors.includes(sector));
