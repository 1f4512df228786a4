import { randomUUID } from "node:crypto";
import { type Context, isUuid, manyBy, partOf } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { readableAgreements } from "../../plan/agreement/agreement.service.ts";
import { Agreement, isHeld } from "../../plan/agreement/agreement.ts";
import { findGoal, UNKNOWN } from "../../plan/goal/goal.service.ts";
import { goalsOf } from "../../plan/goal/plan-goals.resolver.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { partIn, voiceOf } from "../../plan/plan/part.ts";
import { readPlan } from "../../plan/plan/plan.service.ts";
import type { Change, ChangeInput } from "../../plan/plan/plan-change.ts";
import type { PlanPayload } from "../../plan/plan/plan-payload.ts";
import { anyone, coordinator, OPEN, planStep } from "../../plan/plan/plan-step.ts";
import type { Told } from "../../room.ts";
import { AGREEMENT_UNKNOWN, FLAGGED_ALREADY } from "../../said.ts";
import { inPlan, isTold, type Key, type Known, keyOf, knownInterventions, unknownIn } from "../ask/interventions.ts";
import { CHANGES } from "./changes.ts";
import { ContentConflict, type ContentConflicts, type WrittenSide } from "./content-conflict.ts";
import { pausesNamed, suggestionsIn } from "./suggestion.service.ts";

/** What was raised. One is settled for as long as the agreement holds by which it was: a yes that was never said settles nothing. */
export async function raisedIn(context: Context, plan: Pick<CoordinatingPlan, "id">): Promise<ContentConflict[]> {
  const [raised, agreements] = await Promise.all([
    partOf(context, plan, ContentConflict, "planId"),
    partOf(context, plan, Agreement, "planId"),
  ]);
  const holding = new Set<string | null>(agreements.filter(isHeld).map(({ id }) => id));
  return raised.map((each) =>
    holding.has(each.agreementId) ? each : { ...each, agreementId: null, outcome: null, settledOn: null },
  );
}

/** One that is not settled, or not any more. */
async function openOne({ manager, plan }: Change, id: string): Promise<ContentConflict | null> {
  const conflict = isUuid(id) ? await manager.findOneBy(ContentConflict, { id, planId: plan.id }) : null;
  if (!conflict?.agreementId) return conflict;
  const agreement = await manager.findOneBy(Agreement, { id: conflict.agreementId });
  return agreement && isHeld(agreement) ? null : conflict;
}

function keyOfSide(side: WrittenSide): Key {
  if ("goalId" in side) return keyOf("GOAL", side.goalId);
  return "pauseId" in side ? keyOf(`PAUSE ${side.sector}`, side.pauseId) : keyOf(side.sector, side.interventionId);
}

/** The same ones, whichever is named first. */
const pairOf = (sides: readonly WrittenSide[]): string => sides.map(keyOfSide).sort().join(" ");

interface SideInput {
  goalId?: string | null;
  sector?: string | null;
  interventionId?: string | null;
  pauseId?: string | null;
}

export interface FlagInput extends ChangeInput {
  between: SideInput[];
  why: string;
}

/** A side as it is kept; null where it is not clear which. */
function sideOf({ goalId, sector, interventionId, pauseId }: SideInput): WrittenSide | null {
  if ([goalId, interventionId, pauseId].filter((id) => id != null).length !== 1) return null;
  if (goalId != null) return sector == null ? { goalId } : null;
  if (sector == null) return null;
  return interventionId != null ? { sector, interventionId } : pauseId != null ? { sector, pauseId } : null;
}

/**
 * Anybody in the plan, the citizen too, says that two of its goals or efforts work against each other. A pause, and more than two, are
 * named as a rule suggests them to who says so, and in no other way: so nobody names what they may not know of.
 */
export async function flagConflict(context: CoordinationContext, input: FlagInput): Promise<PlanPayload> {
  // The sectors are asked before the transaction: inside it nobody else may be waited for.
  const plan = await readPlan(context, input.planId);
  const known: Known = plan ? await knownInterventions(context, plan) : { voices: [], all: new Map() };
  const sides = input.between.map(sideOf).filter((side) => side !== null);
  const bySuggestion = sides.length > 2 || sides.some((side) => "pauseId" in side);
  const suggested = plan && bySuggestion ? (await suggestionsIn(context, plan, known)).suggested : [];
  return planStep(context, input, CHANGES.flagContentConflict, anyone, OPEN, async ({ manager, problem }, part) => {
    if (sides.length < input.between.length)
      return problem(
        "between",
        "SIDE_UNCLEAR",
        "Name of each side a goal, or help or a pause by its sector and id.",
        "Nævn for hver side et mål eller en indsats eller pause ved myndighed og id.",
      );
    for (const side of sides) {
      if ("goalId" in side && !(await findGoal(manager, input.planId, side.goalId)))
        return problem("between", "GOAL_UNKNOWN", ...UNKNOWN);
      const unknown = "interventionId" in side && unknownIn(known, side.sector, keyOfSide(side));
      if (unknown) return problem("between", ...unknown);
    }
    if (sides.length < 2 || new Set(sides.map(keyOfSide)).size !== sides.length)
      return problem("between", "TWO_SIDES", "Name two different sides.", "Nævn to forskellige sider.");
    if (bySuggestion && !suggested.some((each) => pairOf(each.sides) === pairOf(sides)))
      return problem(
        "between",
        "NOT_SUGGESTED",
        "A pause, or more than two sides, can be named as a rule suggests them to you now, and in no other way.",
        "En pause, eller flere end to sider, kan kun nævnes, som en regel foreslår dig det lige nu.",
      );
    const open = await raisedIn(context, { id: input.planId });
    if (open.some(({ settledOn, written }) => settledOn === null && pairOf(written) === pairOf(sides)))
      return problem("between", ...FLAGGED_ALREADY);
    await manager.insert(ContentConflict, {
      ...{ id: randomUUID(), planId: input.planId, written: sides as never, why: input.why },
      ...{ raisedBy: voiceOf(part), raisedOn: context.today, agreementId: null, outcome: null, settledOn: null },
    });
    return undefined;
  });
}

/** Who said so takes it back while it is not settled; the revisions keep that it was said. */
export const takeBackConflict = (context: Context, input: ChangeInput & { conflictId: string }) =>
  planStep(context, input, CHANGES.takeBackContentConflict, anyone, OPEN, async (change, part) => {
    const { manager, problem } = change;
    const { conflictId: id } = input;
    const conflict = await openOne(change, id);
    if (!conflict) return problem("conflictId", "CONFLICT_UNKNOWN", ...NOT_OPEN);
    if (conflict.raisedBy !== voiceOf(part))
      return problem(
        "conflictId",
        "NOT_YOURS",
        "Only who said so takes it back.",
        "Kun den, der har rejst det, kan trække det tilbage.",
      );
    await manager.delete(ContentConflict, { id });
    return undefined;
  });

const NOT_OPEN = [
  "There is no such conflict in this plan that is not settled.",
  "Der er ikke noget sådant at afklare i planen.",
] as const;

export interface SettleInput extends ChangeInput {
  conflictId: string;
  agreementId: string;
  outcome: string;
}

/** Who coordinates settles a conflict by an agreement made since it was raised, that binds the citizen, and to which everybody bound has said yes. */
export const settleConflict = (context: CoordinationContext, input: SettleInput) =>
  planStep(context, input, CHANGES.settleContentConflict, coordinator, OPEN, async (change) => {
    const { manager, plan, problem } = change;
    const { conflictId: id, agreementId, planId } = input;
    const conflict = await openOne(change, id);
    if (!conflict) return problem("conflictId", "CONFLICT_UNKNOWN", ...NOT_OPEN);
    const found = isUuid(agreementId) ? await manager.findBy(Agreement, { id: agreementId, planId }) : [];
    const [agreement] = await readableAgreements(context, plan, found);
    if (!agreement) return problem("agreementId", ...AGREEMENT_UNKNOWN);
    // A version of the plan that has the agreement and not yet the conflict: what was agreed on before it, was not about it.
    const [before] = await manager.query<object[]>(
      `SELECT 1 FROM plan_revision WHERE plan_id = $1 AND snapshot->'agreement' @> jsonb_build_array(jsonb_build_object('id', $2::text))
         AND NOT coalesce(snapshot->'content_conflict' @> jsonb_build_array(jsonb_build_object('id', $3::text)), false) LIMIT 1`,
      [planId, agreement.id, id],
    );
    if (before)
      return problem(
        "agreementId",
        "AGREED_BEFORE",
        "This agreement was made before anybody said that the two work against each other: make one about it.",
        "Aftalen blev lavet, før nogen sagde, at de to modarbejder hinanden: lav en aftale om netop det.",
      );
    if (!isHeld(agreement) || !agreement.parties.includes("CITIZEN"))
      return problem(
        "agreementId",
        "NOT_WITH_CITIZEN",
        "It is settled with the citizen: by an agreement to which they and everybody bound have said yes.",
        "Det afklares sammen med borgeren: ved en aftale, som borgeren og alle andre parter har sagt ja til.",
      );
    await manager.update(ContentConflict, { id }, { agreementId, outcome: input.outcome, settledOn: context.today });
    return undefined;
  });

const sees = (side: WrittenSide, told: Told, pauseTold: Told) =>
  "goalId" in side ||
  ("pauseId" in side ? pauseTold(side.sector, side.pauseId) : told(side.sector, side.interventionId));

/**
 * The conflicts that a reader is shown: those of which they see a side, and who settles them all. Why, and what came of it, is told
 * to whom both sides are, for it tells of both; and to the citizen, and who may say yes for them.
 */
export async function shownOf(
  context: Context,
  plan: Pick<CoordinatingPlan, "id" | "citizenId" | "municipality">,
  conflicts: readonly ContentConflict[],
  told: Told,
  pauseTold: Told,
): Promise<ContentConflict[]> {
  const { voice, side: sayYes, coordinator } = await partIn(context, plan);
  const own = voice !== null && (sayYes || context.caller.id === plan.citizenId);
  return conflicts.flatMap((each) => {
    const seen = each.written.filter((side) => sees(side, told, pauseTold)).length;
    if (own || seen === each.written.length) return [each];
    return seen > 0 || coordinator ? [{ ...each, why: null, outcome: null }] : [];
  });
}

/** What people have said, and what the rules in force find among the help that the reader sees running now. */
export async function conflictsOf(context: CoordinationContext, plan: CoordinatingPlan): Promise<ContentConflicts> {
  const [known, raised, goals, agreements] = await Promise.all([
    knownInterventions(context, plan),
    raisedIn(context, plan),
    goalsOf(context, plan),
    manyBy(context, Agreement, "planId").load(plan.id),
  ]);
  const [{ suggested, sectors }, pauses] = await Promise.all([
    suggestionsIn(context, plan, known),
    pausesNamed(context, plan, raised),
  ]);
  const readable = new Set((await readableAgreements(context, plan, agreements)).map(({ id }) => id));
  const told: Told = (sector, id) => isTold(known, sector, id);
  const show = (side: WrittenSide) => ({
    goal: "goalId" in side ? (goals.find(({ id }) => id === side.goalId) ?? null) : null,
    intervention:
      "interventionId" in side && told(side.sector, side.interventionId)
        ? inPlan(plan, known.voices, side.sector, side.interventionId)
        : null,
    pause: "pauseId" in side ? pauses.pause(side.sector, side.pauseId) : null,
  });
  const named = new Set(raised.map(({ written }) => pairOf(written)));
  return {
    raised: (await shownOf(context, plan, raised, told, pauses.told)).map((each) => ({
      ...each,
      between: each.written.map(show),
      agreementId: readable.has(each.agreementId ?? "") ? each.agreementId : null,
    })),
    suggested: suggested.filter(({ sides }) => !named.has(pairOf(sides))),
    sectors,
  };
}
