import { NOT_THEIRS_TO_SAY, type Problem, Refusal } from "@overligger/shared";
import { In, IsNull } from "typeorm";
import type { DecisionsContext } from "../context.ts";
import { sightOf, speaksUp, standingOf, toAsk } from "../standing/standing.service.ts";
import { ComplaintFiler } from "./complaint.ts";
import { ComplaintPart, ComplaintPartStatus, OPEN } from "./complaint-part.ts";
import type { ComplaintChanged } from "./filing.service.ts";
import { readComplaint } from "./reading.service.ts";
import { ComplaintStatement, holderOf } from "./statement.ts";
import { type ChangeOfComplaint, changeComplaint } from "./working.service.ts";

export interface TakeBackInput extends ChangeOfComplaint {
  readonly partId?: string | null;
  readonly onBehalfOf?: string | null;
  readonly evidence?: string | null;
}

/**
 * The citizen's side takes back what they said, over all of it or one part, whenever they want to; of who cannot do so here, staff who
 * work with it write down that they did, of what staff wrote down. The complaint over a part is over when nobody stands behind it.
 */
export async function withdrawComplaint(context: DecisionsContext, input: TakeBackInput): Promise<ComplaintChanged> {
  const { today, caller } = context;
  const seen = await readComplaint(context, input.complaintId);
  if (!seen) throw new Refusal("NOT_FOUND");
  const { id, citizenId } = seen.complaint;
  const sectors = seen.parts.map((part) => part.sector);
  const standing = await standingOf(context, { citizenId }, toAsk(context, sectors));
  const side = speaksUp(context, standing);
  if (!standing || (!side && !seen.decision.works)) throw new Refusal("FORBIDDEN");
  const speaker = side ? caller.id : (input.onBehalfOf ?? citizenId);
  // One of two parents does not take back what the other said, nor their child; nobody what the citizen said themself, a child and a
  // ward neither. Who comes after a guardian does, and who decides for themself anything.
  const decides = speaker === citizenId && standing.yesOf.includes(citizenId);
  const theirs = (each: ComplaintStatement): boolean => {
    const holder = holderOf(each);
    if (holder === null || holder === speaker || decides) return true;
    return holder !== citizenId && !standing.yesOf.includes(holder);
  };
  const works = ({ sector, municipality }: ComplaintPart) => sightOf(context, standing, sector, municipality)?.works;
  const sees = new Set(seen.parts.filter(works).map((part) => part.id));
  // Staff take back for somebody what staff wrote down for them: on parts that are theirs, and all that they wrote themself.
  const reachable = (each: ComplaintStatement): boolean =>
    side || (each.filedAs === ComplaintFiler.STAFF && (sees.has(each.complaintPartId) || each.filedBy === caller.id));
  return changeComplaint(context, { complaintId: id, version: input.version }, async ({ manager, problem }) => {
    if (!side) checkTold(problem, input, [citizenId, ...standing.yesOf]);
    const parts = (await manager.findBy(ComplaintPart, { complaintId: id })).filter(
      (part) => OPEN.includes(part.status) && (input.partId == null || part.id === input.partId),
    );
    const open = await manager.findBy(ComplaintStatement, {
      ...{ complaintPartId: In(parts.map((part) => part.id)), withdrawnOn: IsNull() },
    });
    const mine = open.filter((each) => reachable(each) && theirs(each));
    if (open.length === 0)
      return problem(
        "complaintId",
        "NOTHING_OPEN",
        "There is nothing of it that is still open.",
        "Der er intet af den, som ikke er afsluttet.",
      );
    if (mine.length === 0) throw new Refusal("FORBIDDEN");
    const by = { withdrawnOn: today, withdrawnBy: caller.id };
    const evidence = side ? null : (input.evidence ?? null);
    const taken = mine.map((each) => each.id);
    await manager.update(ComplaintStatement, { id: In(taken) }, { ...by, withdrawnEvidence: evidence });
    const left = new Set(open.filter((each) => !taken.includes(each.id)).map((each) => each.complaintPartId));
    for (const part of parts.filter((each) => !left.has(each.id)))
      await manager.update(ComplaintPart, { id: part.id }, { ...by, status: ComplaintPartStatus.WITHDRAWN });
    return undefined;
  });
}

/** Who told staff that it is taken back, and how they know. */
function checkTold(problem: Problem, { onBehalfOf, evidence }: TakeBackInput, known: readonly (string | null)[]): void {
  if (onBehalfOf != null && !known.includes(onBehalfOf)) problem("onBehalfOf", ...NOT_THEIRS_TO_SAY);
  if (!evidence)
    problem(
      "evidence",
      "REQUIRED",
      "Say how you know that they take it back, e.g. the number of the note in the file.",
      "Skriv, hvor det fremgår, at de trækker klagen tilbage, f.eks. notatets nummer i sagen.",
    );
}
