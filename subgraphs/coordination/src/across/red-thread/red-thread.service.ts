import { randomUUID } from "node:crypto";
import { type Context, InterventionStatus, partOf } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import { FINISHED, findGoal, isFinished, UNKNOWN } from "../../plan/goal/goal.service.ts";
import { PlanGoal, PlanGoalKind, PlanGoalStatus } from "../../plan/goal/plan-goal.ts";
import { goalsOf } from "../../plan/goal/plan-goals.resolver.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { type Part, voiceOf } from "../../plan/plan/part.ts";
import { readPlan } from "../../plan/plan/plan.service.ts";
import type { ChangeInput } from "../../plan/plan/plan-change.ts";
import type { PlanPayload } from "../../plan/plan/plan-payload.ts";
import { anyone, OPEN, planStep } from "../../plan/plan/plan-step.ts";
import { inPlan, isTold, type Known, keyOf, knownInterventions, unknownIn } from "../ask/interventions.ts";
import { CHANGES } from "./changes.ts";
import { GoalLink, type PlannedOffers } from "./goal-link.ts";

export const linksOf = (context: Context, plan: Pick<CoordinatingPlan, "id">): Promise<GoalLink[]> =>
  partOf(context, plan, GoalLink, "planId");

/** The help that serves one goal, as its sectors tell of it now. */
export async function helpFor(
  context: CoordinationContext,
  plan: CoordinatingPlan,
  goal: Pick<PlanGoal, "id">,
): Promise<GoalLink[]> {
  const links = (await linksOf(context, plan)).filter(({ goalId }) => goalId === goal.id);
  if (links.length === 0) return [];
  const known = await knownInterventions(context, plan);
  const { voices } = known;
  return toldOf(known, links).map((link) => ({
    ...link,
    intervention: inPlan(plan, voices, link.sectorCode, link.interventionId),
  }));
}

/** The links to help that the reader is told of: what the citizen keeps to themself is not told of here, either. */
const toldOf = (known: Known, links: readonly GoalLink[]): GoalLink[] =>
  links.filter(({ sectorCode, interventionId }) => isTold(known, sectorCode, interventionId));

/** What the help of a link is called, to a reader of the plan; null where its sector does not tell them. */
export async function helpOf(context: CoordinationContext, linkId: string, planId: string): Promise<string | null> {
  const plan = await readPlan(context, planId);
  const link = plan && (await linksOf(context, plan)).find(({ id }) => id === linkId);
  if (!link) return null;
  const { all } = await knownInterventions(context, plan);
  return all.get(keyOf(link.sectorCode, link.interventionId))?.said.title ?? null;
}

/** Who may say that help serves a goal: who coordinates, and who takes part for the sector that helps. The others propose it. */
const decides = (part: Part, sector: string) => part.coordinator || part.sectors.has(sector);

export interface LinkInput extends ChangeInput {
  goalId: string;
  sector: string;
  interventionId: string;
}

/** Says, or proposes, that a sector's help serves a goal; said of what was proposed, it counts from then on. */
export async function linkGoal(context: CoordinationContext, input: LinkInput): Promise<PlanPayload> {
  // The sectors are asked before the transaction: inside it nobody else may be waited for.
  const plan = await readPlan(context, input.planId);
  const known = plan ? await knownInterventions(context, plan) : { voices: [], all: new Map() };
  return planStep(context, input, CHANGES.linkGoal, anyone, OPEN, async ({ manager, problem }, part) => {
    const { goalId, sector: sectorCode, interventionId, planId } = input;
    const goal = await findGoal(manager, planId, goalId);
    if (!goal) return problem("goalId", "GOAL_UNKNOWN", ...UNKNOWN);
    if (isFinished(goal)) return problem("goalId", ...FINISHED);
    const unknown = unknownIn(known, sectorCode, keyOf(sectorCode, interventionId));
    if (unknown) return problem("interventionId", ...unknown);
    const proposed = !decides(part, sectorCode);
    const before = await manager.findOneBy(GoalLink, { goalId, sectorCode, interventionId });
    if (before && (proposed || !before.proposed))
      return problem(
        "interventionId",
        "LINKED_ALREADY",
        "That this help serves the goal is written down already.",
        "Det er allerede skrevet ned, at indsatsen støtter målet.",
      );
    const row = { proposed, linkedBy: voiceOf(part), linkedOn: context.today };
    if (before) await manager.update(GoalLink, { id: before.id }, row);
    else await manager.insert(GoalLink, { ...row, id: randomUUID(), planId, goalId, sectorCode, interventionId });
    return undefined;
  });
}

/** Takes a link back; who only proposed it takes their own proposal back. The revisions keep that it was there. */
export const unlinkGoal = (context: Context, input: ChangeInput & { linkId: string }) =>
  planStep(context, input, CHANGES.unlinkGoal, anyone, OPEN, async ({ manager, problem }, part) => {
    const [link] = await manager.query<GoalLink[]>(
      `SELECT id, sector_code AS "sectorCode", proposed, linked_by AS "linkedBy" FROM goal_link WHERE id::text = $1 AND plan_id = $2`,
      [input.linkId, input.planId],
    );
    const mine = link && (decides(part, link.sectorCode) || (link.proposed && link.linkedBy === voiceOf(part)));
    if (!link || !mine)
      return problem(
        "linkId",
        "LINK_UNKNOWN",
        "There is no such link that is yours to take back.",
        "Der er ingen sådan sammenhæng, som du kan fjerne.",
      );
    await manager.delete(GoalLink, { id: link.id });
    return undefined;
  });

/** The goals that all agreed on and that no help serves, themselves or by one of their sub-goals. */
export function withoutHelp(goals: readonly PlanGoal[], links: readonly GoalLink[]): PlanGoal[] {
  const helped = new Set(links.filter(({ proposed }) => !proposed).map(({ goalId }) => goalId));
  return goals.filter(
    ({ id, kind, status }) =>
      kind === PlanGoalKind.OVERALL &&
      status === PlanGoalStatus.AGREED &&
      !helped.has(id) &&
      !goals.some((each) => each.parentId === id && helped.has(each.id)),
  );
}

/** Whether help of several sectors that the reader is told of serves a goal, itself or by a sub-goal. */
export async function isCrossSector(
  context: CoordinationContext,
  plan: CoordinatingPlan,
  goal: PlanGoal,
): Promise<boolean> {
  const goals = await partOf(context, plan, PlanGoal, "planId");
  const own = new Set(goals.filter(({ id, parentId }) => id === goal.id || parentId === goal.id).map(({ id }) => id));
  const links = (await linksOf(context, plan)).filter(({ goalId, proposed }) => own.has(goalId) && !proposed);
  const several = (some: readonly GoalLink[]) => new Set(some.map(({ sectorCode }) => sectorCode)).size > 1;
  return several(links) && several(toldOf(await knownInterventions(context, plan), links));
}

/** Element 3 whole: what is planned or under way in every sector that is open, with what it is for. */
export async function plannedOffers(context: CoordinationContext, plan: CoordinatingPlan): Promise<PlannedOffers> {
  const [known, written, goals] = await Promise.all([
    knownInterventions(context, plan),
    linksOf(context, plan),
    goalsOf(context, plan),
  ]);
  const { voices, all } = known;
  const links = toldOf(known, written);
  const offers = [...all.values()]
    .filter(({ said }) => said.status !== InterventionStatus.ENDED)
    .map(({ sector, said }) => {
      const linked = links.filter(
        ({ sectorCode, interventionId, proposed }) =>
          !proposed && sectorCode === sector.code && interventionId === said.id,
      );
      const served = goals.filter(({ id }) => linked.some(({ goalId }) => goalId === id));
      const place = goals.findIndex(({ id }) => id === served[0]?.id);
      return {
        intervention: inPlan(plan, voices, sector.code, said.id),
        goals: served,
        priority: place < 0 ? null : place + 1,
      };
    });
  const key = ({ intervention, priority }: (typeof offers)[number]) =>
    `${String(priority ?? 9_999).padStart(4, "0")} ${intervention.period?.from ?? "9999"} ${intervention.id}`;
  return {
    offers: offers.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    goalsWithoutHelp: withoutHelp(goals, links),
    sectors: voices.map(({ answer }) => answer),
  };
}
