import { badInput, type Context, isUuid, oneBy, Refusal, Role, worksWithCitizens } from "@overligger/shared";
import type { Room } from "../../room.ts";
import { affiliationsAhead, hasLeft } from "../../town/people/affiliation.service.ts";
import { mayReadCitizen } from "./citizen.policy.ts";
import { Citizen } from "./citizen.ts";
import { readAlong } from "./read-along.ts";
import { callerMayKnow } from "./standing.service.ts";

/** Why a citizen is read who was come upon in a plan, a case or a task. */
export const IN_THE_COURSE = "IDENTIFICATION";

/** The door to a citizen: query, plan and `_entities` meet here. A no is the same as "there is nobody". */
export async function readCitizen(context: Context, id: string, purpose = IN_THE_COURSE): Promise<Citizen | null> {
  if (!isUuid(id)) return null;
  const found = oneBy(context, Citizen, "id").load(id);
  readAlong(context, id);
  affiliationsAhead(context);
  const citizen = await found;
  if (!citizen) return null;
  const works = mayReadCitizen(context.caller, citizen) && !(await hasLeft(context, citizen.municipality));
  if (!works && !(await callerMayKnow(context, id))) return null;
  void context.once(`read ${id}`, () => context.readLog.write({ citizenId: id, operation: "CITIZEN_READ", purpose }));
  return citizen;
}

/** One citizen, asked for by their id. Who is refused leaves a line too, so that the citizen sees that somebody tried. */
export async function askForCitizen(context: Context, id: string, purpose?: string): Promise<Citizen | null> {
  const citizen = await readCitizen(context, id, purpose);
  if (!citizen && isUuid(id) && (await oneBy(context, Citizen, "id").load(id))) logRefusal(context, id);
  return citizen;
}

/** Who may not see who a citizen is, and is told something of them all the same, leaves the line of a reader. */
export const toldOf = (context: Context, citizenId: string): Promise<void> =>
  context.once(`told of ${citizenId}`, () =>
    context.readLog.write({ citizenId, operation: "CITIZEN_READ", purpose: IN_THE_COURSE }),
  );

export const logRefusal = (context: Context, citizenId: string): void =>
  void context.once(`refused ${citizenId}`, () =>
    context.readLog.write({ citizenId, operation: "CITIZEN_REFUSED", purpose: IN_THE_COURSE }),
  );

let relations: NonNullable<Room["relation"]>[] = [];

/** Learns by what staff have to do with a citizen. */
export function knowRelations(rooms: readonly Room[]): void {
  relations = rooms.flatMap(({ relation }) => relation ?? []);
}

/**
 * One citizen whom somebody looks up, not come upon in a plan, a case or a task of theirs. Staff who have nothing to do with them say
 * why, and the citizen reads it; who does not is refused in the same words whether or not there is somebody (REASON_REQUIRED).
 */
export async function lookUpCitizen(
  context: Context,
  id: string | null,
  reason: string | null,
): Promise<Citizen | null> {
  // A code would stand in the citizen's log as if the house said it.
  if (reason !== null && (!/\p{L}{2}/u.test(reason) || /^[A-Z_]+$/.test(reason)))
    throw badInput([["reason", "must be words.", "skal være ord."]]);
  if (context.caller.role !== Role.CITIZEN && reason === null && !(await haveToDo(context, id))) {
    if (id && (await oneBy(context, Citizen, "id").load(id))) logRefusal(context, id);
    throw new Refusal("REASON_REQUIRED");
  }
  return id ? askForCitizen(context, id, reason ?? undefined) : null;
}

const haveToDo = async (context: Context, id: string | null): Promise<boolean> =>
  id !== null && (await Promise.all(relations.map((relation) => relation(context, id)))).includes(true);

/** A citizen whom staff may act for; anybody else does not learn whether there is such a person (NOT_FOUND). */
export async function citizenOfStaff(context: Context, id: string): Promise<Citizen> {
  const citizen = worksWithCitizens(context.caller) ? await askForCitizen(context, id) : null;
  if (!citizen) throw new Refusal("NOT_FOUND");
  return citizen;
}
