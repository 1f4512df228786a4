import { type Caller, Role } from "@overligger/shared";
import type { Citizen } from "./citizen.ts";

/**
 * Who may see who a citizen is (name, birth date): the citizen, and staff of the citizen's municipality who work with
 * citizens; regional staff know a citizen's id only from their own cases. What a sector knows is another matter.
 */
export function mayReadCitizen(caller: Caller, citizen: Citizen): boolean {
  if (caller.role === Role.CITIZEN) return caller.id === citizen.id;
  if (caller.role !== Role.CASEWORKER && caller.role !== Role.COORDINATOR) return false;
  return caller.municipality === null || caller.municipality === citizen.municipality;
}
