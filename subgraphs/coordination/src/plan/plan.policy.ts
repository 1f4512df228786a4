import { type Caller, Role } from "@overligger/shared";
import { type CoordinatorAssignment, holdsOn, type PlanParticipant } from "./assignment.ts";
import type { CoordinatingPlan } from "./coordinating-plan.ts";

/** Who may read a plan: the citizen, and staff while they coordinate or take part in it. That a plan exists is itself confidential. */
export function mayReadPlan(
  caller: Caller,
  plan: CoordinatingPlan,
  people: readonly (CoordinatorAssignment | PlanParticipant)[],
  today: string,
): boolean {
  if (caller.role === Role.CITIZEN) return plan.citizenId === caller.id;
  if (caller.role === Role.ANALYST) return false;
  return people.some((person) => person.caseworkerId === caller.id && holdsOn(person, today));
}

/** Counts below this could point at somebody: an analyst does not see them. */
export const SMALLEST_COUNT = 5;
