import { type Context, isUuid, oneBy, Refusal, worksWithCitizens } from "@overligger/shared";
import { mayReadCitizen } from "./citizen.policy.ts";
import { Citizen } from "./citizen.ts";
import { callerMayKnow } from "./standing.service.ts";

/** The door to a citizen: query, plan and `_entities` meet here. A no is the same as "there is nobody". */
export async function readCitizen(context: Context, id: string): Promise<Citizen | null> {
  if (!isUuid(id)) return null;
  const citizen = await oneBy(context, Citizen, "id").load(id);
  if (!citizen) return null;
  if (!mayReadCitizen(context.caller, citizen) && !(await callerMayKnow(context, id))) return null;
  void context.once(`read ${id}`, () =>
    context.readLog.write({ citizenId: id, operation: "CITIZEN_READ", purpose: "IDENTIFICATION" }),
  );
  return citizen;
}

/** One citizen, asked for by their id. Who is refused leaves a line too, so that the citizen sees that somebody tried. */
export async function askForCitizen(context: Context, id: string): Promise<Citizen | null> {
  const citizen = await readCitizen(context, id);
  if (!citizen && isUuid(id) && (await oneBy(context, Citizen, "id").load(id))) logRefusal(context, id);
  return citizen;
}

export const logRefusal = (context: Context, citizenId: string): void =>
  void context.once(`refused ${citizenId}`, () =>
    context.readLog.write({ citizenId, operation: "CITIZEN_REFUSED", purpose: "IDENTIFICATION" }),
  );

/** A citizen whom staff may act for; anybody else does not learn whether there is such a person (NOT_FOUND). */
export async function citizenOfStaff(context: Context, id: string): Promise<Citizen> {
  const citizen = worksWithCitizens(context.caller) ? await askForCitizen(context, id) : null;
  if (!citizen) throw new Refusal("NOT_FOUND");
  return citizen;
}
