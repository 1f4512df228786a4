import { manyBy, Refusal } from "@overligger/shared";
import { IsNull } from "typeorm";
import type { CoordinationContext } from "../../context.ts";
import { holdsOn } from "../../plan/plan/assignment.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import type { Part } from "../../plan/plan/part.ts";
import { coordinatorsOf, participantsOf, readPlan } from "../../plan/plan/plan.service.ts";
import type { ChangeInput } from "../../plan/plan/plan-change.ts";
import type { PlanPayload } from "../../plan/plan/plan-payload.ts";
import { coordinator, OPEN, planStep } from "../../plan/plan/plan-step.ts";
import { askSectors } from "../ask/ask.service.ts";
import { inOwnRight, mandatesOf } from "../ask/mandate.service.ts";
import { INTERVENTIONS } from "../ask/question.ts";
import { CHANGES } from "./changes.ts";
import { ask } from "./joint-support.service.ts";
import { isDecided, JointSupport, type WrittenPart } from "./joint-support.ts";
import {
  alreadyDecided,
  checkPart,
  checkParts,
  decidedToday,
  endRow,
  isDecidedOn,
  type JointInput,
  rowOf,
  ruleIn,
  toBeTold,
  unknownDecision,
} from "./parts.ts";
import { checkRoutes, withoutRoute } from "./routes.service.ts";
import { tellJointSupport } from "./telling.service.ts";

/**
 * The coordinator writes a joint decision down: both supports run, each purpose is kept, one worker gives it all (V26). What the
 * coordinator may decide themself is decided by it; every other part waits for who may (V16), and nothing holds before the last.
 */
export async function decideJointSupport(
  context: CoordinationContext,
  input: ChangeInput & JointInput,
): Promise<PlanPayload> {
  // The sectors are asked before the transaction: inside it nobody else may be waited for.
  const readable = await readPlan(context, input.planId);
  const voices = readable ? await ask(context, readable) : [];
  const mandates = readable && (await mandatesFor(context, readable, input.parts));
  const row = readable && mandates && rowOf(context, readable, readable.id, input, mandates, voices);
  const without = row ? await withoutRoute(context, row.written) : [];
  const payload = await planStep(context, input, CHANGES.decideJointSupport, coordinator, OPEN, async (change) => {
    const { problem, manager, plan } = change;
    if (!mandates || mandates.unknown || !row) throw new Refusal("NOT_CHECKED");
    const rule = await ruleIn(context, plan.municipality, input.rule, problem);
    if (!rule) return undefined;
    if (await isDecidedOn(manager, plan.citizenId, rule.code)) return alreadyDecided(problem);
    checkParts(problem, rule, input.parts, voices, context.today);
    checkRoutes(problem, "parts", without);
    const people = [...(await coordinatorsOf(context, plan.id)), ...(await participantsOf(context, plan.id))];
    if (!people.some((each) => each.caseworkerId === input.primaryWorkerId && holdsOn(each, context.today)))
      problem(
        "primaryWorkerId",
        "WORKER_NOT_IN_PLAN",
        "The primary worker coordinates the plan or takes part in it.",
        "Den primære medarbejder skal koordinere planen eller være med i den.",
      );
    await manager.insert(JointSupport, row);
  });
  if (readable) await tellJointSupport(context, readable.citizenId);
  return payload;
}

const mandatesFor = (context: CoordinationContext, plan: CoordinatingPlan, parts: readonly WrittenPart[]) =>
  mandatesOf(
    context,
    parts.map(({ sector }) => sector),
    plan.citizenId,
    plan.municipality,
  );

/** Who may decide under a sector's law decides its part of what was written down; with the last part it holds. */
export async function agreeJointSupport(
  context: CoordinationContext,
  input: ChangeInput & { jointSupportId: string },
): Promise<PlanPayload> {
  const readable = await readPlan(context, input.planId);
  const joint = readable && (await openIn(context, readable, input.jointSupportId));
  const open = joint?.written.filter((part) => !isDecided(part)) ?? [];
  const mandates = readable && (await mandatesFor(context, readable, open));
  const voices =
    readable && mandates
      ? await askSectors(context, await inOwnRight(context, mandates.held, readable.citizenId), INTERVENTIONS)
      : [];
  const without = await withoutRoute(context, joint?.written ?? []);
  const payload = await planStep(context, input, CHANGES.agreeJointSupport, staff, OPEN, async (change) => {
    const { manager, plan, problem } = change;
    const current = joint && (await manager.findOneBy(JointSupport, { id: joint.id, endedOn: IsNull() }));
    if (!mandates || !current) return unknownDecision(problem);
    if (mandates.unknown) throw new Refusal("NOT_CHECKED");
    const mine = current.written.filter((part) => !isDecided(part) && mandates.held.has(part.sector));
    if (current.written.every(isDecided))
      return problem(
        "jointSupportId",
        "DECIDED_ALREADY",
        "Every part is decided already.",
        "Der er allerede taget stilling til alle dele.",
      );
    if (mine.length === 0) throw new Refusal("FORBIDDEN");
    if (!(await ruleIn(context, plan.municipality, current.ruleCode, problem, "jointSupportId"))) return undefined;
    for (const part of mine) checkPart(problem, "jointSupportId", part, voices);
    checkRoutes(problem, "jointSupportId", without);
    const written = current.written.map((part) =>
      mine.includes(part) ? { ...part, ...decidedToday(context, mandates, part.sector) } : part,
    );
    const now = { written, untold: toBeTold(written), decidedOn: context.today };
    await manager.update(JointSupport, { id: current.id }, now);
    return undefined;
  });
  if (readable) await tellJointSupport(context, readable.citizenId);
  return payload;
}

/**
 * The joint decision is over; the help of each sector goes on until that sector ends it. What holds is ended by who may decide under the
 * law of one of its parts, as it was decided; what only was written down also by the coordinator, who wrote it.
 */
export async function endJointSupport(
  context: CoordinationContext,
  input: ChangeInput & { jointSupportId: string },
): Promise<PlanPayload> {
  const readable = await readPlan(context, input.planId);
  const joint = readable && (await openIn(context, readable, input.jointSupportId));
  const mandates = joint && (await mandatesFor(context, readable, joint.written));
  const payload = await planStep(context, input, CHANGES.endJointSupport, staff, OPEN, async (change, part) => {
    const { manager, problem, plan } = change;
    const current = joint && (await manager.findOneBy(JointSupport, { id: joint.id, endedOn: IsNull() }));
    if (!current || !mandates) return unknownDecision(problem);
    const may = mandates.held.size > 0 || (part.coordinator && !current.written.every(isDecided));
    if (!may) throw new Refusal(mandates.unknown ? "NOT_CHECKED" : "FORBIDDEN");
    await endRow(manager, current.id, context.today, plan.id);
    return undefined;
  });
  if (payload.plan) await tellJointSupport(context, payload.plan.citizenId);
  return payload;
}

const staff = (part: Part) => part.coordinator || part.sectors.size > 0;

/** A joint decision of a plan that is not over. */
const openIn = async (context: CoordinationContext, plan: CoordinatingPlan, id: string): Promise<JointSupport | null> =>
  (await manyBy(context, JointSupport, "planId").load(plan.id)).find(
    (joint) => joint.id === id && joint.endedOn === null,
  ) ?? null;
