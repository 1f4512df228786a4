import type { Problem, Words } from "@overligger/shared";

/**
 * Whether there is room for one more where a person could go on without end: what is kept is read in one piece, by all who read it. The
 * bounds are the house's own, far above what anybody has to say.
 */
export function hasRoom(problem: Problem, field: string, count: number, most: number, [en, da]: Words): boolean {
  if (count < most) return true;
  problem(
    field,
    "TOO_MANY",
    `There are ${most} ${en} already: there is no room for more here. Say the rest to those who deal with it.`,
    `Der er allerede ${most} ${da}: der er ikke plads til flere her. Sig resten til dem, der behandler sagen.`,
  );
  return false;
}
