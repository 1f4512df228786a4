import { randomUUID } from "node:crypto";
import { type Context, isUuid, manyBy, oneBy, Refusal, Role } from "@overligger/shared";
import { readCitizen } from "../citizen/citizen.service.ts";
import { Citizen } from "../citizen/citizen.ts";
import { policyOf } from "../policy/policy.service.ts";
import type { UserError } from "../user-error.ts";
import { type Party, partyOf, requiredParties } from "./consent.policy.ts";
import { CapacityAssessment, Representation, type RepresentationKind } from "./representation.ts";

const representationsOf = (context: Context, citizenId: string) =>
  manyBy(context, Representation, "citizenId", '"starts_on", "id"').load(citizenId);

/** Whose yes a consent of this citizen needs today. */
export async function partiesFor(context: Context, citizen: Citizen): Promise<readonly Party[]> {
  const [policy, assessments] = await Promise.all([
    policyOf(context, citizen.municipality),
    manyBy(context, CapacityAssessment, "citizenId", '"assessed_at" DESC, "id"').load(citizen.id),
  ]);
  return requiredParties(citizen.bornOn, context.today, policy, assessments[0] ?? null);
}

/** As which parties the caller may speak for a citizen today: for themself, or by representations in force. */
export async function callerParties(context: Context, citizenId: string): Promise<ReadonlySet<Party>> {
  const { caller, today } = context;
  const parties = new Set<Party>();
  if (caller.role !== Role.CITIZEN) return parties;
  if (caller.id === citizenId) parties.add("CITIZEN");
  for (const representation of await representationsOf(context, citizenId)) {
    const party = representation.representativeId === caller.id ? partyOf(representation, today) : null;
    if (party) parties.add(party);
  }
  return parties;
}

/** The citizens for whom the caller may act today. */
export async function represented(context: Context): Promise<string[]> {
  if (context.caller.role !== Role.CITIZEN || !isUuid(context.caller.id)) return [];
  const all = await manyBy(context, Representation, "representativeId", '"id"').load(context.caller.id);
  return all
    .filter((representation) => partyOf(representation, context.today) !== null)
    .map(({ citizenId }) => citizenId);
}

async function staffActingFor(context: Context, citizenId: string): Promise<Citizen> {
  const { role } = context.caller;
  const citizen = role === Role.CASEWORKER || role === Role.COORDINATOR ? await readCitizen(context, citizenId) : null;
  if (!citizen) throw new Refusal("NOT_FOUND");
  return citizen;
}

export interface RepresentationInput {
  citizenId: string;
  representativeId: string;
  kind: RepresentationKind;
  personalMatters: boolean;
  startsOn: string;
  endsOn?: string | null;
  evidence: string;
}

export async function registerRepresentation(
  context: Context,
  input: RepresentationInput,
): Promise<{ representation: Representation | null; userErrors: UserError[] }> {
  const citizen = await staffActingFor(context, input.citizenId);
  const userErrors: UserError[] = [];
  const problem = (field: string, code: string, message: string) =>
    userErrors.push({ field: ["input", field], code, message });
  const other = isUuid(input.representativeId)
    ? await oneBy(context, Citizen, "id").load(input.representativeId)
    : null;
  if (!other || other.id === citizen.id)
    problem("representativeId", "REPRESENTATIVE_UNKNOWN", "Name another person as the representative.");
  if (input.endsOn != null && input.endsOn <= input.startsOn)
    problem("endsOn", "PERIOD_EMPTY", "The end must lie after the beginning.");
  if (userErrors.length > 0) return { representation: null, userErrors };
  const row = {
    ...input,
    id: randomUUID(),
    citizenId: citizen.id,
    endsOn: input.endsOn ?? null,
    registeredBy: context.caller.id,
  };
  await context.db.transaction((manager) => manager.insert(Representation, row));
  context.forget();
  return { representation: await oneBy(context, Representation, "id").load(row.id), userErrors };
}

export async function assessCapacity(
  context: Context,
  input: { citizenId: string; able: boolean; reason: string },
): Promise<CapacityAssessment> {
  const citizen = await staffActingFor(context, input.citizenId);
  const row = {
    ...input,
    id: randomUUID(),
    citizenId: citizen.id,
    assessedAt: context.now.toISOString(),
    assessedBy: context.caller.id,
  };
  await context.db.transaction((manager) => manager.insert(CapacityAssessment, row));
  context.forget();
  return row;
}
