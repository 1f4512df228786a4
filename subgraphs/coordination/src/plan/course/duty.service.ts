import { randomUUID } from "node:crypto";
import { type Context, daysAfter, inOneGo, isUuid, oneBy, Refusal, type UserError, worksFor } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import type { CoordinationContext } from "../../context.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { worksWith } from "../../town/people/affiliation.service.ts";
import { CoordinatingPlan, CoordinatingPlanStatus } from "../plan/coordinating-plan.ts";
import { partIn } from "../plan/part.ts";
import { readPlan } from "../plan/plan.service.ts";
import { keepRevision } from "../plan/plan-change.ts";
import { CHANGES } from "./changes.ts";
import { decisionMade } from "./decision-made.service.ts";
import { Duty, type DutyBasis, DutyKind } from "./duty.ts";
import { tellSectors } from "./telling.service.ts";

/**
 * The withdrawal road (V13), inside the withdrawal's own transaction: the plan ends, nothing is shared from now on, and each sector
 * that helps must assess anew and decide under its own law. Running help is the sectors' and runs on.
 */
export async function openDuties(
  context: Context,
  manager: EntityManager,
  plan: CoordinatingPlan,
  sectors: ReadonlyMap<string, readonly DutyBasis[]>,
): Promise<void> {
  const days = (await policyOf(context, plan.municipality))?.reassessmentDays ?? null;
  for (const [sectorCode, basis] of sectors)
    for (const kind of [DutyKind.REASSESSMENT, DutyKind.SECTOR_DECISION])
      await manager.insert(Duty, {
        id: randomUUID(),
        planId: plan.id,
        municipality: plan.municipality,
        kind,
        sectorCode,
        basis: [...basis],
        dueOn: days === null ? null : daysAfter(context.today, days),
        openedAt: context.now.toISOString(),
      });
  await manager
    .createQueryBuilder()
    .update(CoordinatingPlan)
    .set({ status: CoordinatingPlanStatus.ENDING_WITHDRAWN, updatedAt: context.now.toISOString() })
    .where("id = :id", { id: plan.id })
    .execute();
  await keepRevision(manager, context, plan.id, CHANGES.withdrawConsent);
}

export interface CompleteInput {
  dutyId: string;
  decision?: { reference: string; madeOn: string } | null;
  decisionId?: string | null;
  nothingToDecide?: string | null;
  note?: string | null;
}

const ONE_DUTY = "SELECT id FROM duty WHERE id = $1 FOR UPDATE";

/**
 * The sector's own staff, in the plan or not, tell by which decision a duty was met, or why there is nothing to decide. Once; said
 * again it changes nothing. The sector is told, so that the task is gone there too.
 */
export async function completeDuty(
  context: CoordinationContext,
  { dutyId, decision: elsewhere, decisionId, nothingToDecide, note }: CompleteInput,
): Promise<{ duty: Duty | null; plan: CoordinatingPlan | null; userErrors: UserError[] }> {
  const duty = isUuid(dutyId) ? await oneBy(context, Duty, "id").load(dutyId) : null;
  const plan = duty && (await oneBy(context, CoordinatingPlan, "id").load(duty.planId));
  if (!duty || !plan) throw new Refusal("NOT_FOUND");
  if (!(await mayMeet(context, duty, plan)))
    throw new Refusal((await readPlan(context, plan.id)) ? "FORBIDDEN" : "NOT_FOUND");
  const made = decisionId == null ? null : await decisionMade(context, plan.citizenId, duty, decisionId);
  if (made === "SILENT") throw new Refusal("NOT_CHECKED");
  const decision = made && decisionId != null ? { reference: decisionId, madeOn: made.madeOn } : elsewhere;
  const userErrors = await inOneGo(context, [ONE_DUTY, duty.id], async ({ manager, problem }) => {
    const current = await manager.findOneByOrFail(Duty, { id: duty.id });
    if (current.doneAt !== null) return undefined;
    if (decisionId != null && !made)
      return problem(
        "decisionId",
        "DECISION_UNKNOWN",
        "There is no such decision with a part of this sector, issued since the duty was opened.",
        "Der er ingen sådan afgørelse fra denne myndighed, truffet siden pligten opstod.",
      );
    if ([elsewhere, decisionId, nothingToDecide].filter((each) => each != null).length !== 1)
      return problem(
        "decision",
        "DECISION_MISSING",
        "Name the decision, or say why there is nothing to decide; one of them.",
        "Nævn afgørelsen, eller skriv, hvorfor der ikke er noget at afgøre: én af delene.",
      );
    if (decision && decision.madeOn > context.today)
      problem(
        "decision",
        "DATE_FUTURE",
        "The decision cannot lie in the future.",
        "Afgørelsen kan ikke ligge i fremtiden.",
      );
    await manager.update(
      Duty,
      { id: duty.id },
      {
        doneAt: context.now.toISOString(),
        decisionReference: decision?.reference ?? null,
        decisionMadeOn: decision?.madeOn ?? null,
        nothingToDecide: nothingToDecide ?? null,
        note: note ?? null,
        toldAt: null,
      },
    );
    return undefined;
  });
  if (userErrors.length > 0) return { duty: null, plan: null, userErrors };
  await tellSectors(context, plan);
  context.forget();
  return { duty: await oneBy(context, Duty, "id").load(duty.id), plan: await readPlan(context, plan.id), userErrors };
}

/** Who takes part for the sector, and its own staff in the municipality whose duty it is. */
async function mayMeet(context: Context, { sectorCode, municipality }: Duty, plan: CoordinatingPlan): Promise<boolean> {
  const { caller } = context;
  if (municipality === plan.municipality && (await partIn(context, plan)).sectors.has(sectorCode)) return true;
  return worksFor(caller, sectorCode) && worksWith(context, municipality);
}
