import { isUuid, oneBy, Refusal, worksWithCitizens } from "@overligger/shared";
import { logRefusal, lookUpCitizen } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import { MAY_BE_FOUND } from "./candidate.service.ts";
import { checkMaySearch } from "./permission.service.ts";

const A_DAY = 86_400_000;

/**
 * Who one candidate is, after a reason that stands in the citizen's own log before it is answered. Only whom the caller's own search
 * found within a day, and only while they may still be found; of anybody else it says the same as of nobody.
 */
export async function openCandidate(
  context: CoordinationContext,
  { candidateId, reason }: { candidateId: string; reason: string },
): Promise<Citizen> {
  const { caller, today, now } = context;
  if (!worksWithCitizens(caller) || caller.municipality === null)
    throw new Refusal("FORBIDDEN", [
      "Only staff of a municipality search, and in their own alone.",
      "Kun en kommunes medarbejdere kan søge, og kun i deres egen kommune.",
    ]);
  await checkMaySearch(context, caller.municipality);
  const [found] = isUuid(candidateId)
    ? await context.db.query<{ id: string }>(
        `SELECT c.id FROM citizen c WHERE ${MAY_BE_FOUND} AND c.id = $3 AND EXISTS (
           SELECT 1 FROM read_log l WHERE l.citizen_id = c.id AND l.reader_id = $4 AND l.operation = 'CANDIDATE_FOUND' AND l.read_at > $5)`,
        [caller.municipality, today, candidateId, caller.id, new Date(now.getTime() - A_DAY).toISOString()],
      )
    : [];
  if (!found && isUuid(candidateId) && (await oneBy(context, Citizen, "id").load(candidateId)))
    logRefusal(context, candidateId);
  const citizen = found ? await lookUpCitizen(context, found.id, reason) : null;
  if (!citizen) throw new Refusal("NOT_FOUND");
  return citizen;
}
