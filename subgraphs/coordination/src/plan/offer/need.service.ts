import { randomUUID } from "node:crypto";
import { type Context, isUuid, makeOnce, oneBy, Refusal } from "@overligger/shared";
import { citizenOfStaff } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { OfferDuty } from "../../town/municipal-policy/municipal-policy.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { CoordinationNeed, type Finding, NeedOrigin, NeedStatus } from "./coordination-need.ts";
import { mayReadNeed } from "./offer.policy.ts";

export interface NeedInput {
  citizenId: string;
  basis: string;
  findings: Finding[];
}

/** The municipality finds a need. Where its policy says that it must offer, that is an open duty until an offer is made. */
export async function registerNeed(context: Context, input: NeedInput): Promise<CoordinationNeed> {
  const citizen = await citizenOfStaff(context, input.citizenId);
  const policy = await policyOf(context, citizen.municipality);
  return storeNeed(context, citizen, {
    origin: NeedOrigin.CASEWORKER,
    status: NeedStatus.REGISTERED,
    basis: input.basis,
    findings: input.findings,
    offerRequired: policy?.offerDuty === OfferDuty.MUST,
  });
}

/** The need of a citizen who asked for a plan and was told yes, in their words; it is found by who said so. */
export async function askedFor(context: Context, citizen: Citizen, basis: string): Promise<CoordinationNeed> {
  const policy = await policyOf(context, citizen.municipality);
  return {
    ...{ id: randomUUID(), citizenId: citizen.id, municipality: citizen.municipality, basis, findings: [] },
    ...{ registeredAt: context.now.toISOString(), registeredBy: context.caller.id, dismissedFor: null },
    ...{
      origin: NeedOrigin.CITIZEN,
      status: NeedStatus.REGISTERED,
      offerRequired: policy?.offerDuty === OfferDuty.MUST,
    },
  };
}

/** SSP, youth guidance or a school points at somebody. That decides nothing and opens no duty. */
export async function nominate(
  context: Context,
  input: { citizenId: string; basis: string; origin: NeedOrigin },
): Promise<CoordinationNeed> {
  const citizen = await citizenOfStaff(context, input.citizenId);
  return storeNeed(context, citizen, {
    origin: input.origin,
    status: NeedStatus.NOMINATED,
    basis: input.basis,
    findings: [],
    offerRequired: false,
  });
}

/** The municipality decides that there is no need, and says why: one that was nominated or registered, and not offered yet. */
export async function dismissNeed(
  context: Context,
  input: { needId: string; reason: string },
): Promise<CoordinationNeed> {
  const need = isUuid(input.needId) ? await oneBy(context, CoordinationNeed, "id").load(input.needId) : null;
  if (!need || !mayReadNeed(context.caller, need)) throw new Refusal("NOT_FOUND");
  await citizenOfStaff(context, need.citizenId);
  const done = await context.db.transaction((manager) =>
    manager
      .createQueryBuilder()
      .update(CoordinationNeed)
      .set({ status: NeedStatus.DISMISSED, dismissedFor: input.reason, offerRequired: false })
      .where("id = :id AND status IN ('NOMINATED', 'REGISTERED')", { id: need.id })
      .execute(),
  );
  if (done.affected !== 1)
    throw new Refusal("CONFLICT", [
      "This need has been decided already.",
      "Der er allerede taget stilling til behovet.",
    ]);
  context.forget();
  return (await oneBy(context, CoordinationNeed, "id").load(need.id)) as CoordinationNeed;
}

async function storeNeed(
  context: Context,
  citizen: Citizen,
  need: Pick<CoordinationNeed, "origin" | "status" | "basis" | "findings" | "offerRequired">,
): Promise<CoordinationNeed> {
  const row = {
    citizenId: citizen.id,
    municipality: citizen.municipality,
    registeredAt: context.now.toISOString(),
    registeredBy: context.caller.id,
    dismissedFor: null,
    ...need,
  };
  const id = await makeOnce(context, citizen.id, (manager, id) => manager.insert(CoordinationNeed, { ...row, id }));
  return (await oneBy(context, CoordinationNeed, "id").load(id)) as CoordinationNeed;
}
