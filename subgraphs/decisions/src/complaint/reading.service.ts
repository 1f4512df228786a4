import { isUuid, manyBy, oneBy, Role } from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import type { Seen } from "../decision/decision.ts";
import { readDecision } from "../decision/reading.service.ts";
import { partsOf, type ShownDecisionPart } from "../decision/shown.ts";
import { Complaint, type SeenComplaint } from "./complaint.ts";
import { ComplaintPart } from "./complaint-part.ts";
import { ComplaintStatement } from "./statement.ts";

/** What of a complaint is seen by who sees so much of the decision, which is logged; null where nothing. */
export async function seenWith(
  context: DecisionsContext,
  complaint: Complaint,
  decision: Seen,
): Promise<SeenComplaint | null> {
  const all = await manyBy(context, ComplaintPart, "complaintId").load(complaint.id);
  const parts = all.filter((each) => decision.parts.some(({ id }) => id === each.decisionPartId));
  const whole = context.caller.role === Role.CITIZEN && parts.length === all.length;
  return parts.length > 0 ? { complaint, decision, parts, whole } : null;
}

async function read(context: DecisionsContext, complaint: Complaint): Promise<SeenComplaint | null> {
  const decision = await readDecision(context, complaint.decisionId);
  return decision && seenWith(context, complaint, decision);
}

/** One complaint; null where there is none or one sees nothing of it. */
export async function readComplaint(context: DecisionsContext, id: string): Promise<SeenComplaint | null> {
  const complaint = isUuid(id) ? await oneBy(context, Complaint, "id").load(id) : null;
  return complaint && read(context, complaint);
}

/** What the caller sees of a citizen's complaints, the newest first. */
export async function complaintsOf(context: DecisionsContext, citizenId: string): Promise<SeenComplaint[]> {
  const all = isUuid(citizenId) ? await manyBy(context, Complaint, "citizenId").load(citizenId) : [];
  return (await Promise.all(all.map((each) => read(context, each)))).filter((each) => each !== null);
}

/** What the caller sees of the complaints over a decision. */
export async function complaintsOver(context: DecisionsContext, decision: Seen): Promise<SeenComplaint[]> {
  const all = await manyBy(context, Complaint, "decisionId").load(decision.decision.id);
  return (await Promise.all(all.map((each) => seenWith(context, each, decision)))).filter((each) => each !== null);
}

/** A complaint on its way out: its row, and what of it is seen. */
export type ShownComplaint = Complaint & { readonly seen: SeenComplaint };

/**
 * Who must look at it again reads what was said, also where the citizen no longer lets the authorities know of one another. Who sees a
 * part through a plan reads how it stands: to share what help there is, is not to share what one complains of.
 */
const readsWords = ({ whole, decision }: SeenComplaint): boolean => whole || decision.works;

export const shownComplaint = (seen: SeenComplaint): ShownComplaint => ({
  ...seen.complaint,
  text: readsWords(seen) ? seen.complaint.text : null,
  seen,
});

/** One part on its way out: what it is about is seen with it. */
export type ShownPart = ComplaintPart & { readonly seen: SeenComplaint; readonly about: ShownDecisionPart };

export const shownParts = (seen: SeenComplaint): ShownPart[] =>
  seen.parts.flatMap((part) => {
    const about = partsOf(seen.decision).find(({ id }) => id === part.decisionPartId);
    return about ? [{ ...part, seen, about }] : [];
  });

/** What each said over a part. */
export async function statementsOf(context: DecisionsContext, { id, seen }: ShownPart): Promise<ComplaintStatement[]> {
  const all = await manyBy(context, ComplaintStatement, "complaintPartId").load(id);
  return readsWords(seen) ? all : all.map((each) => ({ ...each, text: null }));
}
