import { randomUUID } from "node:crypto";
import type { Context } from "@overligger/shared";
import { sectors } from "../../town/registry/registry.service.ts";
import type { Change, ChangeInput } from "../plan/plan-change.ts";
import { coordinator, OPEN, planStep } from "../plan/plan-step.ts";
import { Agreement } from "./agreement.ts";
import { CHANGES } from "./changes.ts";

export interface AgreementText {
  text: string;
  parties: string[];
  dueOn?: string | null;
}

/** An agreement between two meetings, made in talk with the citizen. */
export const addAgreement = (context: Context, input: ChangeInput & AgreementText) =>
  planStep(context, input, CHANGES.addAgreement, coordinator, OPEN, async (change) => {
    await checkAgreement(change, input, "parties");
    await insertAgreement(change, input, null);
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
): Promise<void> {
  await manager.insert(Agreement, {
    id: randomUUID(),
    planId: plan.id,
    meetingId,
    text,
    parties,
    madeOn: context.today,
    dueOn: dueOn ?? null,
  });
}
