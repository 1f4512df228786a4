import { type Caller, Role } from "@overligger/shared";
import { type CoordinatorAssignment, holdsOn, type PlanParticipant } from "./assignment.ts";

/** Staff read a plan while they coordinate or take part in it, and no other: that a plan exists is itself confidential. */
export function mayReadAsStaff(
  caller: Caller,
  people: readonly (CoordinatorAssignment | PlanParticipant)[],
  today: string,
): boolean {
  if (caller.role !== Role.CASEWORKER && caller.role !== Role.COORDINATOR) return false;
  return people.some((person) => person.caseworkerId === caller.id && holdsOn(person, today));
}

/** Counts below this could point at somebody: an analyst does not see them. */
export const SMALLEST_COUNT = 5;
