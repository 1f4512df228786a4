import { DataCategory, Language, manyBy, oneBy } from "@overligger/shared";
import { consentsOf } from "../../citizen/consent/consents.ts";
import type { CoordinationContext } from "../../context.ts";
import { agreed } from "../../plan/access/access.policy.ts";
import { planBehind } from "../../plan/plan/plan.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { asked, DECISIONS, send } from "../../town/registry/send.ts";
import { JointSupport, type WrittenPart } from "./joint-support.ts";
import { ruleOf } from "./rules.ts";
import { ToldJointSupport } from "./told.ts";

const TELL = asked(
  "mutation ($grant: ID!, $notice: JointSupportNoticeInput!) { receiveJointSupport(grant: $grant, notice: $notice) { grant } }",
);
const ISSUE = asked(
  "mutation ($grant: ID!, $decision: JointDecisionInput!) { receiveJointDecision(grant: $grant, decision: $decision) { grant } }",
);

/**
 * Tells each sector whose help is given as one with another's, and when that is over, so that it stands in its own case; and has it
 * issued as a decision. One that is silent is told when somebody next looks.
 */
export async function tellJointSupport(context: CoordinationContext, citizenId: string): Promise<void> {
  const rows = await manyBy(context, JointSupport, "citizenId").load(citizenId);
  for (const row of rows.filter(({ untold }) => untold.length > 0)) {
    const worker = await oneBy(context, Caseworker, "id").load(row.primaryWorkerId);
    const told = await Promise.all(
      row.untold.map(async (code) => {
        const tells = code === DECISIONS.code ? issue(context, row) : tell(context, row, code, worker?.name ?? "");
        return (await tells) ? code : null;
      }),
    );
    const done = told.filter((code) => code !== null);
    if (done.length === 0) continue;
    // Where it was ended meanwhile, that is still to be told.
    await context.db.query(
      `UPDATE joint_support SET untold = untold - $2::text[] WHERE id = $1 AND ended_on IS NOT DISTINCT FROM $3::date`,
      [row.id, done, row.endedOn],
    );
    manyBy(context, JointSupport, "citizenId").clear(citizenId);
  }
}

async function tell(
  context: CoordinationContext,
  { id, citizenId, municipality, written, decidedOn, endedOn }: JointSupport,
  code: string,
  primaryWorker: string,
): Promise<boolean> {
  const own = written.find(({ sector }) => sector === code);
  const grant = grantFor(context, { code }, { citizenId, purpose: "JOINT_SUPPORT", categories: [] });
  if (!own || grant === null) return false;
  const others = written.filter(({ sector }) => sector !== code);
  const known = await Promise.all(others.map((other) => mayKnow(context, citizenId, code, other)));
  const answer = await send(context, { code }, TELL, {
    grant,
    notice: {
      ...{ id, municipality, primaryWorker, decidedOn, endedOn },
      ...{ interventionId: own.interventionId, purpose: own.purpose },
      togetherWith: others.filter((_, index) => known[index]).map(({ sector }) => sector),
    },
  });
  return (answer?.data?.receiveJointSupport as { grant?: string } | null | undefined)?.grant === grant;
}

/**
 * Whether a sector may know that another helps: by what the citizen shares with it in a plan that runs, today. Its case is read by all
 * who work for it there, and that they hold their own part says nothing of the other.
 */
export async function mayKnow(
  context: CoordinationContext,
  citizenId: string,
  code: string,
  { sector, interventionId }: WrittenPart,
): Promise<boolean> {
  const [plan, registry, consents] = await Promise.all([
    planBehind(context, citizenId),
    sectors(context),
    consentsOf(context, citizenId),
  ]);
  const other = registry.get(sector);
  if (!plan || !other) return false;
  const { reason, categories, exceptItems } = agreed(other, consents, plan.status, context.today, new Set([code]));
  return reason === null && categories.includes(DataCategory.INTERVENTIONS) && !exceptItems.includes(interventionId);
}

/** Has it issued, under its own id and by those who decided it. What was written down before a part named its law is none. */
async function issue(context: CoordinationContext, row: JointSupport): Promise<boolean> {
  const { id, citizenId, municipality, written, decidedOn, endedOn } = row;
  if (written.some(({ law }) => !law)) return true;
  const grant = grantFor(context, DECISIONS, { citizenId, purpose: "JOINT_SUPPORT", categories: [] });
  if (grant === null) return false;
  const explanation = await new ToldJointSupport({ ...row, endedOn: null }, await ruleOf(context, row)).text(
    Language.DA,
    context,
  );
  const parts = written.map(({ purpose: reasons, title = "", decidedBy = null, delegationId = null, ...part }) => ({
    ...{ sector: part.sector, interventionId: part.interventionId, law: part.law },
    ...{ title, reasons, decidedBy, decidedOn: part.decidedOn, delegationId },
  }));
  const decision = { id, municipality, explanation, decidedOn, endedOn, parts };
  const answer = await send(context, DECISIONS, ISSUE, { grant, decision });
  return (answer?.data?.receiveJointDecision as { grant?: string } | null | undefined)?.grant === grant;
}
