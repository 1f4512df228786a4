import { isUuid, oneBy, Refusal, worksWithCitizens } from "@overligger/shared";
import { logRefusal, lookUpCitizen } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import { MAY_BE_FOUND } from "./candidate.service.ts";
import { citizenBehind } from "./candidate-mark.ts";
import { checkMaySearch } from "./permission.service.ts";

/**
 * Who one candidate is, after a reason that stands in the citizen's own log before it is answered. Only whom the caller's own search
 * found within a day, and only while they may still be found; of anybody else it says the same as of nobody.
 */
export async function openCandidate(
  context: CoordinationContext,
  { candidateId, reason }: { candidateId: string; reason: string },
): Promise<Citizen> {
  const { caller, today } = context;
  if (!worksWithCitizens(caller) || caller.municipality === null)
    throw new Refusal("FORBIDDEN", [
      "Only staff of a municipality search, and in their own alone.",
      "Kun en kommunes medarbejdere kan søge, og kun i deres egen kommune.",
    ]);
  await checkMaySearch(context, caller.municipality);
  const behind = await citizenBehind(context, candidateId, true);
  const [found] = behind
    ? await context.db.query<{ id: string }>(`SELECT c.id FROM citizen c WHERE ${MAY_BE_FOUND} AND c.id = $3`, [
        caller.municipality,
        today,
        behind,
      ])
    : [];
  // Who tries with a citizen's own id, or one who may be found no more, leaves a line there.
  const tried = behind ?? (isUuid(candidateId) ? candidateId : null);
  if (!found && tried && (await oneBy(context, Citizen, "id").load(tried))) logRefusal(context, tried);
  const citizen = found ? await lookUpCitizen(context, found.id, reason) : null;
  if (!citizen) throw new Refusal("NOT_FOUND");
  return citizen;
}
