import { randomUUID } from "node:crypto";
import { type Context, isUuid, Refusal } from "@overligger/shared";
import { sectors } from "../../town/registry/registry.service.ts";
import type { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import type { Change, ChangeInput } from "../plan/plan-change.ts";
import { anyone, coordinator, OPEN, planStep } from "../plan/plan-step.ts";
import { nameReaders, readable } from "../plan/readers.ts";
import { Agreement } from "./agreement.ts";
import { CHANGES } from "./changes.ts";

export interface AgreementText {
  text: string;
  parties: string[];
  dueOn?: string | null;
}

/** An agreement between two meetings, made in talk with the citizen. */
export const addAgreement = (context: Context, input: ChangeInput & AgreementText & { visibleTo?: string[] }) =>
  planStep(context, input, CHANGES.addAgreement, coordinator, OPEN, async (change, part) => {
    await checkAgreement(change, input, "parties");
    await nameReaders(change, await insertAgreement(change, input, null), input.visibleTo, part.citizen);
  });

/** Tells that an agreement was kept: by who is bound by it, or by the coordinator. Once kept, it is nobody's task any more. */
export const keepAgreement = (context: Context, input: ChangeInput & { agreementId: string; keptOn?: string | null }) =>
  planStep(context, input, CHANGES.keepAgreement, anyone, OPEN, async ({ manager, plan, problem }, part) => {
    const agreement = isUuid(input.agreementId)
      ? await manager.findOneBy(Agreement, { id: input.agreementId, planId: plan.id })
      : null;
    if (!agreement) return problem("agreementId", "AGREEMENT_UNKNOWN", "There is no such agreement in this plan.");
    const bound = (party: string) => (party === "CITIZEN" ? part.citizen : part.sectors.has(party));
    if (!part.coordinator && !agreement.parties.some(bound)) throw new Refusal("FORBIDDEN");
    const keptOn = input.keptOn ?? context.today;
    if (agreement.keptOn) problem("agreementId", "AGREEMENT_KEPT", "This agreement has been kept already.");
    if (keptOn > context.today) problem("keptOn", "DATE_FUTURE", "The day must not lie in the future.");
    if (keptOn < agreement.madeOn) problem("keptOn", "DATE_PAST", "It cannot be kept before it was made.");
    await manager.update(Agreement, { id: agreement.id }, { keptOn });
    return undefined;
  });

export async function checkAgreement(
  { context, problem }: Change,
  { parties, dueOn }: AgreementText,
  field: string,
): Promise<void> {
  const known = new Set(["CITIZEN", ...(await sectors(context)).keys()]);
  if (parties.length === 0 || parties.some((party) => !known.has(party)))
    problem(field, "PARTY_UNKNOWN", "Name the parties: CITIZEN and codes of registered sectors.");
  if (dueOn != null && dueOn < context.today)
    problem(field === "parties" ? "dueOn" : field, "DATE_PAST", "The day must not lie in the past.");
}

export async function insertAgreement(
  { manager, plan, context }: Change,
  { text, parties, dueOn }: AgreementText,
  meetingId: string | null,
): Promise<string> {
  const id = randomUUID();
  await manager.insert(Agreement, {
    id,
    planId: plan.id,
    meetingId,
    text,
    parties,
    madeOn: context.today,
    dueOn: dueOn ?? null,
  });
  return id;
}

/** The agreements that the caller may read: who is bound by one always may. */
export const readableAgreements = (
  context: Context,
  plan: Pick<CoordinatingPlan, "id" | "citizenId">,
  agreements: Agreement[],
) => readable(context, plan, agreements, ({ parties }, sector) => parties.includes(sector));
