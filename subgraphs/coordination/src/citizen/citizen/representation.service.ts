import { type Context, isUuid, makeOnce, oneBy, type UserError } from "@overligger/shared";
import { citizenOfStaff } from "./citizen.service.ts";
import { Citizen } from "./citizen.ts";
import { CapacityAssessment, Representation, type RepresentationKind } from "./representation.ts";

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
  const citizen = await citizenOfStaff(context, input.citizenId);
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
  const { representativeId, kind, personalMatters, startsOn, evidence } = input;
  const id = await makeOnce(context, citizen.id, (manager, id) =>
    manager.insert(Representation, {
      id,
      citizenId: citizen.id,
      representativeId,
      kind,
      personalMatters,
      startsOn,
      endsOn: input.endsOn ?? null,
      evidence,
      registeredBy: context.caller.id,
    }),
  );
  context.forget();
  return { representation: await oneBy(context, Representation, "id").load(id), userErrors };
}

export async function assessCapacity(
  context: Context,
  input: { citizenId: string; able: boolean; reason: string },
): Promise<CapacityAssessment> {
  const citizen = await citizenOfStaff(context, input.citizenId);
  const { able, reason } = input;
  const id = await makeOnce(context, citizen.id, (manager, id) =>
    manager.insert(CapacityAssessment, {
      id,
      citizenId: citizen.id,
      able,
      reason,
      assessedAt: context.now.toISOString(),
      assessedBy: context.caller.id,
    }),
  );
  context.forget();
  return (await oneBy(context, CapacityAssessment, "id").load(id)) as CapacityAssessment;
}
