import { manyBy, rowsWhere } from "@overligger/shared";
import { parse } from "graphql";
import type { CoordinationContext } from "../../context.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { sectorOf } from "../../town/registry/registry.service.ts";
import { send } from "../../town/registry/send.ts";
import type { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { Duty } from "./duty.ts";
import { WithdrawalToTell } from "./withdrawal-to-tell.ts";

const TEXT = `mutation ($grant: ID!, $joining: Boolean!, $withdrawn: Boolean!, $duties: [WithdrawalDutyInput!]!) {
  receiveWithdrawal(grant: $grant, joining: $joining, withdrawn: $withdrawn, duties: $duties) { grant } }`;
const TELL = { text: TEXT, document: parse(TEXT, { noLocation: true }) };

/**
 * Tells the sectors of a plan what they do not know yet: that a consent was withdrawn, and what they must do or have done. What a
 * silent sector was not told stays to be told, and is at the next occasion: when somebody reads the duties, meets one, or closes.
 */
export async function tellSectors(context: CoordinationContext, plan: CoordinatingPlan): Promise<void> {
  const [toTell, duties] = await Promise.all([
    rowsWhere(context.db, WithdrawalToTell, "planId", [plan.id]),
    manyBy(context, Duty, "planId").load(plan.id),
  ]);
  const untold = duties.filter(({ toldAt }) => toldAt === null);
  const codes = new Set([...toTell.map(({ sectorCode }) => sectorCode), ...untold.map(({ sectorCode }) => sectorCode)]);
  const told = await Promise.all(
    [...codes].map(async (code) => {
      const withdrawal = toTell.find(({ sectorCode }) => sectorCode === code);
      const theirs = untold.filter(({ sectorCode }) => sectorCode === code);
      return (await tell(context, plan, code, withdrawal ?? null, theirs)) ? { code, theirs } : null;
    }),
  );
  const done = told.filter((one) => one !== null);
  if (done.length === 0) return;
  await context.db.query(`DELETE FROM withdrawal_to_tell WHERE plan_id = $1 AND sector_code = ANY($2::text[])`, [
    plan.id,
    done.map(({ code }) => code),
  ]);
  // What changed meanwhile is still to be told.
  await context.db.query(
    `UPDATE duty SET told_at = $2 FROM jsonb_to_recordset($1::jsonb) AS t (id uuid, done boolean)
     WHERE duty.id = t.id AND (duty.done_at IS NOT NULL) = t.done`,
    [
      JSON.stringify(done.flatMap(({ theirs }) => theirs.map(({ id, doneAt }) => ({ id, done: doneAt !== null })))),
      context.now.toISOString(),
    ],
  );
  manyBy(context, Duty, "planId").clear(plan.id);
}

/** Tells one sector; whether it has taken it in. */
async function tell(
  context: CoordinationContext,
  plan: CoordinatingPlan,
  code: string,
  withdrawal: { joining: boolean } | null,
  duties: readonly Duty[],
): Promise<boolean> {
  const sector = await sectorOf(context, code);
  const opening = { citizenId: plan.citizenId, planId: plan.id, purpose: "WITHDRAWAL", categories: [] };
  const grant = sector && grantFor(context, sector, opening);
  if (!sector || grant === null) return false;
  const answer = await send(context, sector, TELL, {
    grant,
    joining: withdrawal?.joining ?? false,
    withdrawn: withdrawal !== null,
    duties: duties.map(({ id, kind, municipality, dueOn, doneAt }) => ({
      ...{ id, kind, municipality, dueOn },
      done: doneAt !== null,
    })),
  });
  return (answer?.data?.receiveWithdrawal as { grant?: string } | null | undefined)?.grant === grant;
}
