import { randomUUID } from "node:crypto";
import { type Context, InterventionStatus, partOf } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import type { Part } from "../../plan/plan/part.ts";
import { readPlan } from "../../plan/plan/plan.service.ts";
import type { ChangeInput } from "../../plan/plan/plan-change.ts";
import type { PlanPayload } from "../../plan/plan/plan-payload.ts";
import { OPEN, planStep } from "../../plan/plan/plan-step.ts";
import type { Told } from "../../room.ts";
import { inPlan, isTold, type Key, type Known, keyOf, knownInterventions, unknownIn } from "../ask/interventions.ts";
import type { PlanIntervention } from "../ask/plan-intervention.ts";
import { type SaidIntervention } from "../ask/question.ts";
import { CHANGES } from "./changes.ts";
import { type Edge, ordered, sort, wayBack } from "./graph.ts";
import { DependencyKind, InterventionDependency } from "./intervention-dependency.ts";
import { type InterventionOrder, OrderWarning } from "./order.ts";

export const dependenciesOf = (
  context: Context,
  plan: Pick<CoordinatingPlan, "id">,
): Promise<InterventionDependency[]> => partOf(context, plan, InterventionDependency, "planId");

/** Those between help of which the reader is told: else one would learn by what waits that there is something. */
export const toldOf = (dependencies: readonly InterventionDependency[], told: Told): InterventionDependency[] =>
  dependencies.filter(
    ({ beforeSector, beforeId, afterSector, afterId }) => told(beforeSector, beforeId) && told(afterSector, afterId),
  );

export const edgesOf = (dependencies: readonly InterventionDependency[]): Edge[] =>
  dependencies.map(({ kind, beforeSector, beforeId, afterSector, afterId }) => ({
    kind,
    before: keyOf(beforeSector, beforeId),
    after: keyOf(afterSector, afterId),
  }));

/** An order to do things in; what a sector does not tell is left open, never guessed. */
export async function orderOf(context: CoordinationContext, plan: CoordinatingPlan): Promise<InterventionOrder> {
  const [known, written] = await Promise.all([knownInterventions(context, plan), dependenciesOf(context, plan)]);
  const { voices, all } = known;
  const dependencies = toldOf(written, (sector, id) => isTold(known, sector, id));
  const edges = edgesOf(dependencies);
  const named = new Set(edges.flatMap(({ before, after }) => [before, after]));
  const running = [...all].filter(([, { said }]) => said.status !== InterventionStatus.ENDED).map(([key]) => key);
  const nodes = [...new Set([...running, ...named])].sort((a, b) => (beginning(all, a) < beginning(all, b) ? -1 : 1));
  const show = (key: Key): PlanIntervention => {
    const [code, ...id] = key.split("/");
    return inPlan(plan, voices, String(code), id.join("/"));
  };
  const waits = (key: Key, open: boolean | null) =>
    ordered(edges).filter(
      (edge) => edge.after === key && isOpen(all.get(edge.before)?.said, edge, context.today) === open,
    );
  const { steps, mutual } = sort(nodes, edges);
  return {
    steps: nodes
      .map((key) => ({
        intervention: show(key),
        place: steps.get(key) ?? null,
        blockedBy: waits(key, true).map(({ before }) => show(before)),
        uncertain: waits(key, null).map(({ before }) => show(before)),
      }))
      .sort((a, b) => (a.place ?? Number.MAX_SAFE_INTEGER) - (b.place ?? Number.MAX_SAFE_INTEGER)),
    dependencies: dependencies.map((dependency) => ({
      ...dependency,
      before: show(keyOf(dependency.beforeSector, dependency.beforeId)),
      after: show(keyOf(dependency.afterSector, dependency.afterId)),
    })),
    mutualBlocks: mutual.map((keys) => ({ interventions: keys.map(show) })),
    warnings: nodes
      .filter((key) => all.get(key)?.said.status === InterventionStatus.RUNNING)
      .flatMap((key) =>
        waits(key, true).map(({ before, kind }) =>
          Object.assign(new OrderWarning(), { intervention: show(key), waitsFor: show(before), kind }),
        ),
      ),
    sectors: voices.map(({ answer }) => answer),
  };
}

const beginning = (all: Known["all"], key: Key) => `${all.get(key)?.said.period.from ?? "9999"} ${key}`;

/** Whether what is waited for is not there yet; null where nobody can tell. */
function isOpen(before: SaidIntervention | undefined, { kind }: Edge, today: string): boolean | null {
  if (!before) return null;
  const over = before.status === InterventionStatus.ENDED || (before.period.to !== null && before.period.to <= today);
  return kind === DependencyKind.START_TO_START ? !over && before.status === InterventionStatus.PLANNED : !over;
}

const worksInPlan = (part: Part) => part.coordinator || part.sectors.size > 0;

export interface AddDependencyInput extends ChangeInput {
  kind: DependencyKind;
  beforeSector: string;
  beforeId: string;
  afterSector: string;
  afterId: string;
  note?: string | null;
}

/** Writes down that one intervention leans on another. A circle is refused, and the way round named. */
export async function addDependency(context: CoordinationContext, input: AddDependencyInput): Promise<PlanPayload> {
  // The sectors are asked before the transaction: inside it nobody else may be waited for.
  const plan = await readPlan(context, input.planId);
  const known = plan ? await knownInterventions(context, plan) : { voices: [], all: new Map() };
  const before = keyOf(input.beforeSector, input.beforeId);
  const after = keyOf(input.afterSector, input.afterId);
  return planStep(context, input, CHANGES.addInterventionDependency, worksInPlan, OPEN, async (change) => {
    for (const [field, sector, key] of [
      ["beforeId", input.beforeSector, before],
      ["afterId", input.afterSector, after],
    ] as const) {
      const problem = unknownIn(known, sector, key);
      if (problem) change.problem(field, ...problem);
    }
    if (before === after)
      return change.problem(
        "afterId",
        "SAME_INTERVENTION",
        "An intervention cannot wait for itself.",
        "En indsats kan ikke vente på sig selv.",
      );
    const edges = edgesOf(await change.manager.findBy(InterventionDependency, { planId: input.planId }));
    if (edges.some((edge) => edge.before === before && edge.after === after))
      return change.problem(
        "afterId",
        "DEPENDENCY_THERE",
        "That the one leans on the other is written down already.",
        "Det er allerede skrevet ned, at den ene hviler på den anden.",
      );
    const way = input.kind === DependencyKind.PARALLEL ? null : wayBack(ordered(edges), before, after);
    if (way) {
      const title = (key: Key) => known.all.get(key)?.said.title ?? key.split("/")[0];
      change.problem(
        "afterId",
        "CYCLE",
        `They would wait for each other: ${[before, ...way].map(title).join(" → ")}.`,
        `De ville komme til at vente på hinanden: ${[before, ...way].map(title).join(" → ")}.`,
      );
    }
    await change.manager.insert(InterventionDependency, {
      id: randomUUID(),
      planId: input.planId,
      kind: input.kind,
      beforeSector: input.beforeSector,
      beforeId: input.beforeId,
      afterSector: input.afterSector,
      afterId: input.afterId,
      note: input.note ?? null,
      madeOn: context.today,
    });
    return undefined;
  });
}

/** Takes a dependency back; the revisions keep that it was there. */
export const removeDependency = (context: Context, input: ChangeInput & { dependencyId: string }) =>
  planStep(context, input, CHANGES.removeInterventionDependency, worksInPlan, OPEN, async ({ manager, problem }) => {
    const [rows] = await manager.query(
      `DELETE FROM intervention_dependency WHERE id::text = $1 AND plan_id = $2 RETURNING id`,
      [input.dependencyId, input.planId],
    );
    if (rows.length === 0)
      problem(
        "dependencyId",
        "DEPENDENCY_UNKNOWN",
        "There is no such dependency in this plan.",
        "Den sammenhæng findes ikke i planen.",
      );
  });
