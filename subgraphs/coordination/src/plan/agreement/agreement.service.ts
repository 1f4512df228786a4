import { randomUUID } from "node:crypto";
import { type Context, isUuid, Refusal } from "@overligger/shared";
import { SIDE, sideSaid } from "../../citizen/citizen/may-act.policy.ts";
import { standingOf } from "../../citizen/citizen/standing.service.ts";
import { AGREEMENT_UNKNOWN, checkDay, DAY_PAST } from "../../said.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import type { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { involvedSectors, type Part } from "../plan/part.ts";
import type { Change, ChangeInput } from "../plan/plan-change.ts";
import { anyone, coordinator, OPEN, planStep } from "../plan/plan-step.ts";
import { nameReaders, readable } from "../plan/readers.ts";
import { Agreement, AgreementEnd, AgreementStatus, agreedBy, statusOf } from "./agreement.ts";
import { CHANGES } from "./changes.ts";

export interface AgreementText {
  text: string;
  parties: string[];
  dueOn?: string | null;
}

/** An agreement between two meetings. It binds nobody who has not said yes for themselves (V09): the coordinator says yes for their own sector alone. */
export const addAgreement = (context: Context, input: ChangeInput & AgreementText & { visibleTo?: string[] }) =>
  planStep(context, input, CHANGES.addAgreement, coordinator, OPEN, async (change, part) => {
    await checkAgreement(change, input, "parties");
    await nameReaders(change, await insertAgreement(change, input, null, part.sectors), input.visibleTo, part.side);
  });

/** Tells that an agreement was kept: by who is bound by it, or by the coordinator. Once kept, it is nobody's task any more. */
export const keepAgreement = (context: Context, input: ChangeInput & { agreementId: string; keptOn?: string | null }) =>
  planStep(context, input, CHANGES.keepAgreement, anyone, OPEN, async (change, part) => {
    const { manager, problem } = change;
    const agreement = await open(change, input.agreementId);
    if (!agreement) return undefined;
    if (!part.coordinator && own(agreement, part).length === 0) throw new Refusal("FORBIDDEN");
    if (statusOf(agreement) === AgreementStatus.PROPOSED)
      problem(
        "agreementId",
        "NOT_AGREED",
        "What not everybody has said yes to is not kept: each says yes first.",
        "En aftale kan først holdes, når alle har sagt ja til den.",
      );
    const keptOn = input.keptOn ?? context.today;
    checkDay(problem, "keptOn", keptOn, context.today, agreement.madeOn);
    await manager.update(Agreement, { id: agreement.id }, { keptOn });
    return undefined;
  });

/** Somebody who would be bound says yes, for themselves and for nobody else. */
export const agreeAgreement = (context: Context, input: ChangeInput & { agreementId: string }) =>
  planStep(context, input, CHANGES.agreeAgreement, anyone, OPEN, async (change, part) => {
    await sayYes(change, input.agreementId, part);
  });

/** A yes of who plays this part in the plan, for each whom they speak for; null where there is something to mend. */
export async function sayYes(change: Change, agreementId: string, part: Part): Promise<Agreement | null> {
  const agreement = await open(change, agreementId);
  if (!agreement) return null;
  const mine = own(agreement, part);
  if (mine.length === 0) throw new Refusal("FORBIDDEN");
  const said = agreedBy(agreement);
  // What was agreed to before it was kept whose yes it was, is agreed to.
  const yes = mine.map((party) => (party === "CITIZEN" && !said.includes("CITIZEN") ? String(part.yes) : party));
  if (yes.every((voice) => said.includes(voice))) {
    change.problem(
      "agreementId",
      "AGREED_ALREADY",
      "That yes to the agreement has been said already.",
      "Det ja til aftalen er allerede sagt.",
    );
    return null;
  }
  const all = new Set([...said, ...yes]);
  const standing = mine.includes("CITIZEN") ? await standingOf(change.context, change.plan.citizenId) : null;
  if (standing && sideSaid(standing, [...all])) all.add(SIDE);
  await change.manager.update(Agreement, { id: agreement.id }, { agreedBy: [...all] });
  return agreement;
}

export interface SettleAgreementInput extends ChangeInput {
  agreementId: string;
  ended: AgreementEnd;
  endedOn?: string | null;
  note?: string | null;
}

/** Tells that an agreement was not kept, or does not hold: by who is bound by it, or by the coordinator. Whoever has not said yes says no so. */
export const settleAgreement = (context: Context, input: SettleAgreementInput) =>
  planStep(context, input, CHANGES.settleAgreement, anyone, OPEN, async (change, part) => {
    const { manager, problem } = change;
    const agreement = await open(change, input.agreementId);
    if (!agreement) return undefined;
    if (!part.coordinator && own(agreement, part).length === 0) throw new Refusal("FORBIDDEN");
    const endedOn = input.endedOn ?? context.today;
    checkDay(problem, "endedOn", endedOn, context.today, agreement.madeOn);
    if (input.ended === AgreementEnd.BROKEN && statusOf(agreement) === AgreementStatus.PROPOSED)
      problem(
        "ended",
        "NOT_AGREED",
        "What not everybody said yes to cannot be broken: it can be dropped.",
        "En aftale, ikke alle har sagt ja til, kan ikke være brudt: den kan opgives.",
      );
    await manager.update(Agreement, { id: agreement.id }, { ended: input.ended, endedOn, endNote: input.note ?? null });
    return undefined;
  });

/** An agreement of this plan of which nobody has said yet what came of it. One that the caller may not read is none. */
async function open({ context, manager, plan, problem }: Change, id: string): Promise<Agreement | null> {
  const found = isUuid(id) ? await manager.findBy(Agreement, { id, planId: plan.id }) : [];
  const [agreement] = await readableAgreements(context, plan, found);
  if (!agreement) problem("agreementId", ...AGREEMENT_UNKNOWN);
  else if (agreement.keptOn)
    problem("agreementId", "AGREEMENT_KEPT", "This agreement has been kept already.", "Aftalen er allerede holdt.");
  else if (agreement.ended)
    problem("agreementId", "AGREEMENT_ENDED", "This agreement has ended already.", "Aftalen er allerede slut.");
  else return agreement;
  return null;
}

/** As whom of those who are bound somebody speaks. */
const own = ({ parties }: Agreement, part: Part): string[] =>
  parties.filter((party) => (party === "CITIZEN" ? part.side : part.sectors.has(party)));

export async function checkAgreement(
  { context, plan, problem }: Change,
  { parties, dueOn }: AgreementText,
  field: string,
): Promise<void> {
  const known = new Set(["CITIZEN", ...(await sectors(context)).keys()]);
  if (parties.length === 0 || parties.some((party) => !known.has(party)))
    problem(
      field,
      "PARTY_UNKNOWN",
      "Name the parties: who the plan is about, and registered authorities.",
      "Nævn, hvem aftalen er med: den, planen handler om, og de myndigheder, der er registreret.",
    );
  const there = new Set(["CITIZEN", ...(await involvedSectors(context, plan))]);
  if (parties.some((party) => known.has(party) && !there.has(party)))
    problem(
      field,
      "PARTY_ABSENT",
      "An authority that takes no part in the plan can say no yes: let somebody from it take part first.",
      "En myndighed, der ikke er med i planen, kan ikke sige ja: få først en derfra med i planen.",
    );
  if (dueOn != null && dueOn < context.today) problem(field === "parties" ? "dueOn" : field, ...DAY_PAST);
}

export async function insertAgreement(
  { manager, plan, context }: Change,
  { text, parties, dueOn }: AgreementText,
  meetingId: string | null,
  /** Who says yes to it as it is written. */
  yes: Iterable<string>,
): Promise<string> {
  const id = randomUUID();
  await manager.insert(Agreement, {
    id,
    planId: plan.id,
    meetingId,
    text,
    parties: [...new Set(parties)],
    agreedBy: [...new Set(parties)].filter((party) => new Set(yes).has(party)),
    madeOn: context.today,
    dueOn: dueOn ?? null,
  });
  return id;
}

/** The agreements that the caller may read: who is bound by one always may. */
export const readableAgreements = (
  context: Context,
  plan: Pick<CoordinatingPlan, "id" | "citizenId" | "municipality">,
  agreements: Agreement[],
) => readable(context, plan, agreements, ({ parties }, sector) => parties.includes(sector));
