import { randomUUID } from "node:crypto";
import {
  claimKey,
  INTERVENTION_UNKNOWN,
  inForce,
  inOneGo,
  LAW_NOT_IN_FORCE,
  type LegalReferenceInput,
  type Problem,
  Refusal,
  registeredSectors,
  SECTOR_SILENT,
  SECTOR_UNKNOWN,
} from "@overligger/shared";
import { In } from "typeorm";
import type { DecisionsContext } from "../context.ts";
import { decidesUnder } from "../law/acts.ts";
import { complaintRules, neverCombinedRows } from "../law/law.service.ts";
import { ruleFor } from "../law/rule.ts";
import { hasRoom } from "../room-for.ts";
import { mandatesOver } from "../standing/mandates.ts";
import { type Help, type Standing, standingOf, standingWithHelp } from "../standing/standing.service.ts";
import { type Changed, type ChangeOfDecision, changeDecision, toWorkOn } from "./changing.service.ts";
import { checkCombined, checkNever, checkTogether, continues } from "./combining.ts";
import { Decision, DecisionStatus } from "./decision.ts";
import { DecisionOutcome, DecisionPart } from "./decision-part.ts";
import { readDecision } from "./reading.service.ts";

const ONE_CITIZEN = "SELECT pg_advisory_xact_lock(hashtextextended('decision ' || $1, 0))";

/** How many drafts for one citizen at a time. */
const DRAFTS = 50;

export interface DraftInput {
  citizenId: string;
  sectors: string[];
  besideId?: string | null;
  supersedesId?: string | null;
}

/**
 * Begins a decision: by who may decide under the law of at least one of the sectors that it is to have parts of. What stands in place of one
 * that was made where the citizen lived before is made by those who made that, or, where they see all of it, by those where they live now.
 */
export async function draftDecision(context: DecisionsContext, input: DraftInput): Promise<Changed> {
  const { caller, now } = context;
  const sectors = [...new Set(input.sectors)].sort();
  const [standing, beside, before, rows] = await Promise.all([
    standingOf(context, { citizenId: input.citizenId }, sectors),
    input.besideId == null ? null : readDecision(context, input.besideId),
    input.supersedesId == null ? null : readDecision(context, input.supersedesId),
    neverCombinedRows(context),
  ]);
  // What was decided where somebody lived before is mended and ended there; where they live now it is decided anew.
  const municipality = before?.works ? before.decision.municipality : standing?.municipality;
  if (!standing || !municipality) throw new Refusal("FORBIDDEN");
  const mandates = (of: Standing) => mandatesOver(context, of, municipality);
  if (!mandates(standing).any) throw new Refusal("FORBIDDEN");
  const { citizenId } = standing;
  const elsewhere = before?.whole === true && before.decision.municipality !== standing.municipality;
  const left = (before?.decision.sectors ?? []).filter((sector) => !sectors.includes(sector));
  const lasting = left.length > 0 ? await standingOf(context, { citizenId }, left) : null;
  let id = randomUUID() as string;
  const userErrors = await inOneGo(context, [ONE_CITIZEN, citizenId], async ({ manager, problem }) => {
    const done = await claimKey(context, citizenId, id);
    if (done !== null) {
      id = done;
      return;
    }
    if (sectors.some((code) => !registeredSectors().some((sector) => sector.code === code)))
      problem("sectors", ...SECTOR_UNKNOWN);
    if (input.besideId != null && beside?.decision.citizenId !== citizenId) unknown(problem, "besideId");
    if (input.supersedesId != null && (before?.decision.citizenId !== citizenId || !(before.works || elsewhere)))
      unknown(problem, "supersedesId");
    else if (before && (before.decision.status !== DecisionStatus.ISSUED || before.decision.supersededOn !== null))
      problem(
        "supersedesId",
        "NOT_IN_FORCE",
        "Only an issued decision that holds can be superseded.",
        "Kun en truffet afgørelse, der gælder, kan erstattes.",
      );
    else if (left.some((sector) => !lasting || !mandates(lasting).of(sector)))
      problem(
        "supersedesId",
        "SECTORS_MISSING",
        "It would take the place of parts that you may not decide: name their sectors too, so that each is decided anew.",
        "Den ville erstatte dele, som du ikke må afgøre: nævn også deres myndigheder, så hver del afgøres på ny.",
      );
    if (sectors.length > 1 && !continues(before?.decision, sectors))
      checkTogether(problem, "sectors", standing, sectors);
    for (const sector of sectors.length > 1 ? sectors : [])
      checkNever(problem, "sectors", rows, { sector, law: { act: "" } }, context.today);
    const unmade = In([DecisionStatus.DRAFT, DecisionStatus.HEARING]);
    const open = await manager.countBy(Decision, { citizenId, status: unmade });
    hasRoom(problem, "citizenId", open, DRAFTS, ["drafts for this citizen", "udkast for borgeren"]);
    await manager.insert(Decision, {
      ...{ id, citizenId, municipality, status: DecisionStatus.DRAFT, sectors },
      pageId: (beside ?? before)?.decision.pageId ?? id,
      ...{ explanation: null, supersedesId: before?.decision.id ?? null, begunBy: caller.id },
      ...{ begunAt: now.toISOString(), replyBy: null, issuedBy: null, issuedAt: null, issuedOn: null },
      ...{ receivedOn: null, supersededAt: null, supersededOn: null },
    });
  });
  return { decision: userErrors.length > 0 ? null : await readDecision(context, id), userErrors };
}

const unknown = (problem: Problem, field: string): undefined =>
  problem(
    field,
    "DECISION_UNKNOWN",
    "There is no such decision of this citizen that you work with.",
    "Borgeren har ingen sådan afgørelse, som du arbejder med.",
  );

export interface PartInput extends ChangeOfDecision {
  sector: string;
  law: LegalReferenceInput;
  title?: string | null;
  interventionId?: string | null;
  outcome: DecisionOutcome;
  reasons: string;
  facts?: string | null;
  noHearing?: string | null;
}

/** What goes against the citizen: they are heard about it before (FVL § 19). */
export const goesAgainst = ({ outcome }: Pick<DecisionPart, "outcome">): boolean => outcome !== DecisionOutcome.GRANTED;

/** Whether the citizen is still to be heard about a part. */
export const isToBeHeard = (part: DecisionPart): boolean => goesAgainst(part) && part.noHearing === null;

/** How many parts in one decision: as many as one complaint can name. */
const PARTS = 50;

/** Who may decide under a sector's law decides its part (V16). */
export async function addDecisionPart(context: DecisionsContext, input: PartInput): Promise<Changed> {
  const { seen } = await toWorkOn(context, input.decisionId);
  const { sector, interventionId } = input;
  const helped = interventionId == null ? null : await standingWithHelp(context, seen.decision.citizenId, [sector]);
  const [rules, rows] = await Promise.all([complaintRules(context), neverCombinedRows(context)]);
  return changeDecision(context, input, [DecisionStatus.DRAFT], async (work) => {
    const { decision, parts, mandates, problem, manager, standing } = work;
    if (!decision.sectors.includes(sector))
      return problem(
        "sector",
        "SECTOR_NOT_IN_DECISION",
        "The decision is not to have a part of this sector.",
        "Afgørelsen skal ikke have en del fra den myndighed.",
      );
    const mandate = mandates.of(sector);
    if (!mandate)
      return problem(
        "sector",
        "MANDATE_MISSING",
        "You may not decide under this sector's law: its own staff do, or who has it delegated.",
        "Du må ikke træffe afgørelse efter denne lov: det gør myndighedens egne, eller den, der har fået kompetencen.",
      );
    if (!hasRoom(problem, "decisionId", parts.length, PARTS, ["parts in the decision", "dele i afgørelsen"]))
      return undefined;
    const law = { ...input.law, validTo: input.law.validTo ?? null };
    if (inForce([law], context.today).length === 0) problem("law", ...LAW_NOT_IN_FORCE);
    if (!decidesUnder(sector, law.act))
      problem(
        "law",
        "LAW_NOT_OF_SECTOR",
        "This sector does not decide under that act: whose law it is decides.",
        "Myndigheden træffer ikke afgørelse efter den lov: det gør den, hvis lov det er.",
      );
    if (!ruleFor(rules, law, context.today))
      problem(
        "law",
        "COMPLAINT_ROUTE_UNKNOWN",
        "Nobody here knows to whom one complains about a decision under this act, so the citizen could not be told.",
        "Ingen ved her, hvem man klager til over en afgørelse efter den lov, så borgeren kan ikke få en klagevejledning.",
      );
    const acts = new Set([...parts.map((part) => part.law.act), law.act]);
    if (acts.size > 1 && decision.supersedesId === null) checkCombined(problem, "law", standing.combinedDecision);
    for (const part of parts.length > 0 ? [...parts, input] : decision.sectors.length > 1 ? [input] : [])
      checkNever(problem, "law", rows, part, context.today);
    const help = interventionId == null ? null : checkHelp(problem, helped?.help ?? null, input);
    const title = help?.title ?? input.title;
    if (!title && interventionId == null)
      problem("title", "REQUIRED", "Say what help it is about.", "Skriv, hvilken hjælp det drejer sig om.");
    if (goesAgainst(input) && !input.facts && !input.noHearing)
      problem(
        "facts",
        "FACTS_NEEDED",
        "It goes against the citizen: write what it builds on, for they are heard about that first, or why they need not be.",
        "Den går borgeren imod: skriv, hvad den bygger på, for det skal borgeren høres om først, eller hvorfor det ikke er nødvendigt.",
      );
    const position = Math.max(0, ...parts.map((part) => part.position)) + 1;
    await manager.insert(DecisionPart, {
      ...{ id: randomUUID(), decisionId: decision.id, position, sector, title: title ?? "", law },
      ...{ interventionId: interventionId ?? null, outcome: input.outcome, reasons: input.reasons },
      ...{ facts: input.facts ?? null, noHearing: goesAgainst(input) ? (input.noHearing ?? null) : null },
      ...{ decidedBy: context.caller.id, delegationId: mandate.delegationId, decidedOn: context.today },
      ...{ replyBy: null, answers: [], complaint: null },
    } as never);
    return {};
  });
}

/** The help that a part is about, as its sector tells it to who decides; it is given under the act that the part rests on. */
function checkHelp(problem: Problem, help: readonly Help[] | null, { sector, interventionId, law }: PartInput) {
  if (help === null) return problem("interventionId", ...SECTOR_SILENT);
  const found = help.find((each) => each.sector === sector && each.id === interventionId);
  if (!found) return problem("interventionId", ...INTERVENTION_UNKNOWN);
  if (found.legalBasis.length > 0 && !found.legalBasis.some(({ act }) => act === law.act))
    return problem(
      "law",
      "LAW_MISMATCH",
      "This help is given under another act: its own decides to whom one complains.",
      "Hjælpen gives efter en anden lov: dens egen afgør, hvem man klager til.",
    );
  return found;
}

/** Takes a part out again, by who may decide it. */
export function removeDecisionPart(
  context: DecisionsContext,
  input: ChangeOfDecision & { partId: string },
): Promise<Changed> {
  return changeDecision(context, input, [DecisionStatus.DRAFT], async ({ parts, mandates, manager, problem }) => {
    const part = parts.find(({ id }) => id === input.partId);
    if (!part || !mandates.of(part.sector)) return unknownPart(problem);
    await manager.delete(DecisionPart, { id: part.id });
    return {};
  });
}

export const unknownPart = (problem: Problem): undefined =>
  problem("partId", "PART_UNKNOWN", "There is no such part that is yours.", "Der er ingen sådan del, som er din.");
