import { type Caller, worksWithCitizens } from "@overligger/shared";
import { type CoordinatorAssignment, holdsOn, type PlanParticipant } from "./assignment.ts";

/** Staff read a plan while they coordinate or take part in it, and no other: that a plan exists is itself confidential. */
export function mayReadAsStaff(
  caller: Caller,
  people: readonly (CoordinatorAssignment | PlanParticipant)[],
  today: string,
): boolean {
  if (!worksWithCitizens(caller)) return false;
  return people.some((person) => person.caseworkerId === caller.id && holdsOn(person, today));
}
