import { randomUUID } from "node:crypto";
import { type Context, isUuid } from "@overligger/shared";
import { sideSaid } from "../../citizen/citizen/may-act.policy.ts";
import type { SpeaksAs } from "../../citizen/citizen/speaks-as.ts";
import { standingOf } from "../../citizen/citizen/standing.service.ts";
import { involvedSectors } from "../plan/part.ts";
import type { Change, ChangeInput } from "../plan/plan-change.ts";
import { anyone, coordinator, OPEN, planStep } from "../plan/plan-step.ts";
import { rewriteStep } from "../plan/rewrite-step.ts";
import { CHANGES } from "./changes.ts";
import { endMetObligations, metByAgreeing } from "./obligation.service.ts";
import { type GoalCategory, PlanGoal, PlanGoalKind, PlanGoalStatus } from "./plan-goal.ts";

export interface GoalInput extends ChangeInput {
  title: string;
  intention?: string | null;
  category?: GoalCategory | null;
  parentId?: string | null;
  progression?: boolean;
  scaleFrom?: number | null;
  scaleTo?: number | null;
}

/** A progression goal whose maker names no scale is measured from nothing to ten. */
const USUAL_SCALE = { from: 0, to: 10 };

/** Anybody in the plan may propose a goal; it becomes the plan's only when all agree. */
export const proposeGoal = (context: Context, input: GoalInput) =>
  planStep(context, input, CHANGES.proposeGoal, anyone, OPEN, async ({ manager, plan, problem }) => {
    const parent = input.parentId ? await findGoal(manager, plan.id, input.parentId) : null;
    if (input.parentId && parent?.kind !== PlanGoalKind.OVERALL)
      return problem(
        "parentId",
        "GOAL_UNKNOWN",
        "There is no such overall goal in this plan.",
        "Det overordnede mål findes ikke i planen.",
      );
    if (input.progression && !parent)
      return problem(
        "parentId",
        "PARENT_MISSING",
        "Name the overall goal that the progression is measured for.",
        "Nævn det overordnede mål, som fremgangen måles for.",
      );
    const kind = !parent ? PlanGoalKind.OVERALL : input.progression ? PlanGoalKind.PROGRESSION : PlanGoalKind.SUB_GOAL;
    const measured = kind === PlanGoalKind.PROGRESSION;
    const [scaleFrom, scaleTo] = [input.scaleFrom ?? USUAL_SCALE.from, input.scaleTo ?? USUAL_SCALE.to];
    if (measured && scaleFrom >= scaleTo)
      return problem(
        "scaleTo",
        "SCALE_EMPTY",
        "The scale must end above where it begins.",
        "Skalaen skal slutte højere, end den begynder.",
      );
    await manager.insert(PlanGoal, {
      id: randomUUID(),
      planId: plan.id,
      parentId: parent?.id ?? null,
      kind,
      title: input.title,
      intention: input.intention ?? null,
      category: input.category ?? parent?.category ?? null,
      status: PlanGoalStatus.PROPOSED,
      agreedBy: [],
      position: await manager.countBy(PlanGoal, { planId: plan.id }),
      scaleFrom: measured ? scaleFrom : null,
      scaleTo: measured ? scaleTo : null,
    });
    return undefined;
  });

/** The caller agrees on the citizen's side, or for the sectors they take part for. Agreed is what that side and every sector agreed to (V08). */
export const agreeGoal = (context: Context, input: ChangeInput & { goalId: string }) =>
  planStep(
    context,
    input,
    CHANGES.agreeGoal,
    (part) => part.citizen || part.sectors.size > 0,
    OPEN,
    (change, part) => agree(change, input.goalId, [...(part.citizen && part.yes ? [part.yes] : []), ...part.sectors]),
  );

/** Adds who agrees to a goal; whether it is agreed to by all is told by who has. */
export async function agree(
  change: Change,
  goalId: string,
  parties: readonly string[],
  field = "goalId",
): Promise<void> {
  const { manager, plan, problem } = change;
  const goal = await findGoal(manager, plan.id, goalId);
  if (!goal) return problem(field, "GOAL_UNKNOWN", ...UNKNOWN);
  if (isFinished(goal)) return problem(field, ...FINISHED);
  await keepAgreed(change, goal, [...new Set([...goal.agreedBy, ...parties])].sort());
}

/** Keeps who agrees to a goal, and whether that is all whose yes it needs. */
export async function keepAgreed(
  { context, manager, plan }: Pick<Change, "context" | "manager" | "plan">,
  goal: PlanGoal,
  agreedBy: readonly string[],
): Promise<void> {
  const standing = await standingOf(context, plan.citizenId);
  const all =
    standing !== null &&
    sideSaid(standing, agreedBy) &&
    (await involvedSectors(context, plan)).every((sector) => agreedBy.includes(sector));
  await manager.update(
    PlanGoal,
    { id: goal.id },
    {
      agreedBy: [...agreedBy],
      status: all ? PlanGoalStatus.AGREED : PlanGoalStatus.PROPOSED,
      agreedOn: all ? (goal.agreedOn ?? context.today) : null,
    },
  );
  await metByAgreeing({ context, manager, plan });
}

/** The citizen, or who speaks for them, says what they think of one goal, whatever became of it; nobody else writes here. */
export const commentGoal = (context: Context, input: ChangeInput & { goalId: string; comment?: string | null }) =>
  rewriteStep(
    context,
    input,
    CHANGES.commentGoal,
    (part) => part.voice !== null,
    OPEN,
    async ({ manager, plan, problem }, part) => {
      const goal = await findGoal(manager, plan.id, input.goalId);
      if (!goal) return problem("goalId", "GOAL_UNKNOWN", ...UNKNOWN);
      await manager.update(
        PlanGoal,
        { id: goal.id },
        {
          citizenComment: input.comment ?? null,
          citizenCommentBy: input.comment == null ? null : (part.voice as SpeaksAs),
        },
      );
      return undefined;
    },
  );

/** Puts the goals in the order of their importance: all of them, each once. */
export const prioritiseGoals = (context: Context, input: ChangeInput & { goalIds: string[] }) =>
  rewriteStep(
    context,
    input,
    CHANGES.prioritiseGoals,
    (part) => part.citizen || part.coordinator,
    OPEN,
    async ({ manager, plan, problem }) => {
      const goals = await manager.findBy(PlanGoal, { planId: plan.id });
      const asked = new Set(input.goalIds);
      if (asked.size !== input.goalIds.length || asked.size !== goals.length || goals.some(({ id }) => !asked.has(id)))
        return problem(
          "goalIds",
          "GOALS_INCOMPLETE",
          "Name every goal of the plan once.",
          "Nævn hvert af planens mål én gang.",
        );
      for (const [position, id] of input.goalIds.entries()) await manager.update(PlanGoal, { id }, { position });
      return undefined;
    },
  );

export interface FinishGoalInput extends ChangeInput {
  goalId: string;
  met: boolean;
  outcome: string;
}

/** A goal that all agreed on is met, or given up for a reason; one that was only proposed can be given up. */
export const finishGoal = (context: Context, input: FinishGoalInput) =>
  planStep(context, input, CHANGES.finishGoal, coordinator, OPEN, async (change) => {
    const { manager, plan, problem } = change;
    const goal = await findGoal(manager, plan.id, input.goalId);
    if (!goal) return problem("goalId", "GOAL_UNKNOWN", ...UNKNOWN);
    if (isFinished(goal)) return problem("goalId", ...FINISHED);
    if (input.met && goal.status !== PlanGoalStatus.AGREED)
      return problem(
        "met",
        "GOAL_NOT_AGREED",
        "Only a goal that all agreed on can be met.",
        "Kun et mål, alle er enige om, kan være nået.",
      );
    await manager.update(
      PlanGoal,
      { id: goal.id },
      {
        status: input.met ? PlanGoalStatus.MET : PlanGoalStatus.DROPPED,
        finishedOn: context.today,
        outcome: input.outcome,
      },
    );
    await endMetObligations(change);
    return undefined;
  });

export const FINISHED = [
  "GOAL_FINISHED",
  "This goal has been met or given up.",
  "Målet er nået eller opgivet.",
] as const;

export const UNKNOWN = ["There is no such goal in this plan.", "Målet findes ikke i planen."] as const;

export const isFinished = ({ status }: PlanGoal) => status === PlanGoalStatus.MET || status === PlanGoalStatus.DROPPED;

export async function findGoal(
  manager: { findOneBy: (entity: typeof PlanGoal, where: object) => Promise<PlanGoal | null> },
  planId: string,
  id: string,
): Promise<PlanGoal | null> {
  return isUuid(id) ? manager.findOneBy(PlanGoal, { id, planId }) : null;
}
