import { isUuid, manyBy, oneBy, Refusal } from "@overligger/shared";
import { callerMayWithdraw } from "../../citizen/citizen/standing.service.ts";
import { ACT_OF, reread } from "../../citizen/consent/consent.service.ts";
import { Consent } from "../../citizen/consent/consent.ts";
import { ConsentKind } from "../../citizen/consent/consent-kind.ts";
import { carryDrafts } from "../../citizen/consent/drafts.service.ts";
import { tellAssessments } from "../../citizen/consent/ended.service.ts";
import { endAll } from "../../citizen/consent/replacing.ts";
import { oneself } from "../../citizen/consent/speaking.ts";
import { StatementSubject } from "../../citizen/consent/statement.ts";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan, CoordinatingPlanStatus } from "../plan/coordinating-plan.ts";
import { OPEN } from "../plan/plan-step.ts";
import { openDuties } from "./duty.service.ts";
import { helping } from "./helping.service.ts";
import { tellSectors } from "./telling.service.ts";

/**
 * Withdraws a consent. Always succeeds for the citizen whose it is, and for others while it needs their yes, however often;
 * sharing stops with the next request. The sectors are told, so that what was asked of them on that consent stops too.
 */
export async function withdraw(
  context: CoordinationContext,
  id: string,
  speaking = oneself(context),
): Promise<Consent> {
  const { now } = context;
  const consent = isUuid(id) ? await oneBy(context, Consent, "id").load(id) : null;
  if (!consent || !(await callerMayWithdraw(speaking.context, consent.citizenId, ACT_OF[consent.kind])))
    throw new Refusal("NOT_FOUND");
  const plans = await manyBy(context, CoordinatingPlan, "citizenId").load(consent.citizenId);
  // What was agreed to for an assessment is no plan's: nothing that a sector does for a plan rests on it.
  const ofPlan = consent.kind !== ConsentKind.HOLISTIC_ASSESSMENT;
  const plan = (ofPlan && plans.find(({ status }) => status !== CoordinatingPlanStatus.CLOSED)) || null;
  const joining = consent.kind === ConsentKind.JOINING;
  const ends =
    joining &&
    consent.withdrawnAt === null &&
    consent.replacedAt === null &&
    plan !== null &&
    OPEN.includes(plan.status);
  // Asked before anything is written: a sector that takes its time holds up nobody's lock.
  const sectors = ends ? await helping(context, plan) : new Map();
  // One of two parents who takes back what was agreed to while the other has given it anew takes back both: else the sector went on.
  const { kind, citizenId, sectorCode } = consent;
  const also = !ofPlan && consent.replacedAt === null;
  await context.db.transaction(async (manager) => {
    const result = await manager
      .createQueryBuilder()
      .update(Consent)
      .set({ withdrawnAt: now.toISOString() })
      .where(
        "withdrawn_at IS NULL AND (id = :id OR (:also AND replaced_at IS NULL AND kind = :kind AND citizen_id = :citizenId AND sector_code = :sectorCode))",
        { id, also, kind, citizenId, sectorCode },
      )
      .execute();
    if (!result.affected) return;
    await speaking.keep(manager, StatementSubject.WITHDRAWAL, id);
    // What was agreed to for the plan goes with it: a later plan must not find it still open.
    if (joining && ends) await endAll(manager, consent.citizenId, "withdrawnAt", now);
    if (ends) await openDuties(context, manager, plan, sectors);
    if (plan)
      await manager.query(
        `INSERT INTO withdrawal_to_tell (plan_id, sector_code, joining, withdrawn_at)
         SELECT $1, code, $3, $4 FROM sector WHERE $2::text IS NULL OR code = $2
         ON CONFLICT (plan_id, sector_code) DO UPDATE SET joining = withdrawal_to_tell.joining OR excluded.joining, withdrawn_at = excluded.withdrawn_at`,
        [plan.id, consent.sectorCode, joining, now.toISOString()],
      );
  });
  context.forget();
  if (plan) await tellSectors(context, plan);
  // What was proposed on an assessment that it ends is confirmed no more.
  if (consent.kind !== ConsentKind.SHARING) {
    await carryDrafts(context, consent.citizenId, null);
    await tellAssessments(context, consent.citizenId);
  }
  return reread(context, id);
}
