import { type Caller, Role, worksIn } from "@overligger/shared";
import type { Citizen } from "./citizen.ts";

/**
 * Who may see who a citizen is (name, birth date): the citizen, and staff who work with citizens of that
 * municipality, or of its region. What a sector knows is another matter.
 */
export function mayReadCitizen(caller: Caller, citizen: Citizen): boolean {
  if (caller.role === Role.CITIZEN) return caller.id === citizen.id;
  if (caller.role !== Role.CASEWORKER && caller.role !== Role.COORDINATOR) return false;
  return worksIn(caller, citizen.municipality);
}
