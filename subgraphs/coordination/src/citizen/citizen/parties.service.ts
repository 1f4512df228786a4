import { type Context, manyBy, oneBy, Role } from "@overligger/shared";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { Citizen } from "./citizen.ts";
import { type Party, partyOf, requiredParties } from "./parties.policy.ts";
import { CapacityAssessment, Representation } from "./representation.ts";

const representationsOf = (context: Context, citizenId: string) =>
  manyBy(context, Representation, "citizenId").load(citizenId);

/** Whose yes a consent of this citizen needs today. */
export async function partiesFor(context: Context, citizen: Citizen): Promise<readonly Party[]> {
  const [policy, assessments] = await Promise.all([
    policyOf(context, citizen.municipality),
    manyBy(context, CapacityAssessment, "citizenId").load(citizen.id),
  ]);
  return requiredParties(citizen.bornOn, context.today, policy, assessments[0] ?? null);
}

/** As which parties the caller may speak for a citizen today: for themself, or by representations in force. */
export async function callerParties(context: Context, citizenId: string): Promise<ReadonlySet<Party>> {
  const { caller, today } = context;
  const parties = new Set<Party>();
  if (caller.role !== Role.CITIZEN) return parties;
  if (caller.id === citizenId) parties.add("CITIZEN");
  const citizen = await oneBy(context, Citizen, "id").load(citizenId);
  if (!citizen) return parties;
  for (const representation of await representationsOf(context, citizenId)) {
    const party = representation.representativeId === caller.id && partyOf(representation, citizen.bornOn, today);
    if (party) parties.add(party);
  }
  return parties;
}
