import { type Caller, worksIn, worksWithCitizens } from "@overligger/shared";
import { type CoordinatorAssignment, holdsOn, type PlanParticipant } from "./assignment.ts";

/**
 * Staff read a plan while they coordinate or take part in it, and no other: that a plan exists is itself confidential. They do so for the
 * municipality where it is made: who is signed in for another, or for none, is somebody else there.
 */
export function mayReadAsStaff(
  caller: Caller,
  municipality: string,
  people: readonly (CoordinatorAssignment | PlanParticipant)[],
  today: string,
): boolean {
  if (!worksWithCitizens(caller) || !worksIn(caller, municipality)) return false;
  return people.some((person) => person.caseworkerId === caller.id && holdsOn(person, today));
}
