import { randomUUID } from "node:crypto";
import { type LegalReference, Refusal } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import type { DecisionsContext } from "../context.ts";
import { complaintRules } from "../law/law.service.ts";
import { ruleFor } from "../law/rule.ts";
import { askedAbout, toTell } from "../telling/telling.service.ts";
import { Decision, DecisionStatus } from "./decision.ts";
import { type ComplaintAccess, DecisionOutcome, DecisionPart } from "./decision-part.ts";
import { accessTo } from "./issuing.service.ts";
import type { JointDecisionInput } from "./joint.ts";

const JOINT_SUPPORT = "JOINT_SUPPORT";

/**
 * That help of several sectors is given as one was decided in the plan, part by part, by who may decide each (coordination asked the
 * sectors). Here it is issued: a decision like any other, from then on never changed. It came to the citizen the day it stands here, for
 * only then are they told how to complain. Told twice, it is kept once; told that it is over, it holds no longer. Not taken in where
 * nobody here knows how one complains about a part: coordination keeps it, and asks again.
 */
export async function receiveJointDecision(
  context: DecisionsContext,
  token: string,
  input: JointDecisionInput,
): Promise<boolean> {
  const citizenId = askedAbout(context, token, JOINT_SUPPORT);
  const rules = await complaintRules(context);
  const parts = input.parts.flatMap((part) => {
    const law: LegalReference = { ...part.law, validTo: part.law.validTo ?? null };
    const rule = ruleFor(rules, law, context.today);
    return rule ? [{ ...part, law, complaint: accessTo(rule, context.today) }] : [];
  });
  if (parts.length < input.parts.length) return false;
  await context.db.transaction(async (manager) => {
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('decision ' || $1, 0))", [citizenId]);
    const known = await manager.findOneBy(Decision, { id: input.id });
    if (known && known.citizenId !== citizenId) throw new Refusal("GRANT_REFUSED");
    if (!known) await issue(context, manager, citizenId, { ...input, parts });
    if (input.endedOn != null) await end(context, manager, input.id, input.endedOn);
  });
  return true;
}

interface Joint extends Omit<JointDecisionInput, "parts"> {
  readonly parts: readonly (JointDecisionInput["parts"][number] & {
    law: LegalReference;
    complaint: ComplaintAccess;
  })[];
}

async function issue(
  { now, today }: DecisionsContext,
  manager: EntityManager,
  citizenId: string,
  { id, municipality, explanation, decidedOn, parts }: Joint,
): Promise<void> {
  const at = now.toISOString();
  const last = parts.find((part) => part.decidedOn === decidedOn) ?? parts[0];
  await manager.insert(Decision, {
    ...{ id, citizenId, municipality, pageId: id, status: DecisionStatus.DRAFT, explanation, supersedesId: null },
    ...{ sectors: parts.map(({ sector }) => sector).sort(), begunBy: last?.decidedBy, begunAt: at, replyBy: null },
    ...{ issuedBy: null, issuedAt: null, issuedOn: null, receivedOn: null, supersededAt: null, supersededOn: null },
  });
  for (const [index, part] of parts.entries()) {
    await manager.insert(DecisionPart, {
      ...{
        id: randomUUID(),
        decisionId: id,
        position: index + 1,
        sector: part.sector,
        title: part.title,
        law: part.law,
      },
      ...{ interventionId: part.interventionId, outcome: DecisionOutcome.GRANTED, reasons: part.reasons, facts: null },
      ...{ noHearing: null, decidedBy: part.decidedBy, delegationId: part.delegationId ?? null },
      ...{ decidedOn: part.decidedOn, replyBy: null, answers: [] },
      complaint: part.complaint,
    } as never);
  }
  // Once it is issued nothing is put to it: the database refuses that.
  const issued = { issuedBy: last?.decidedBy, issuedAt: at, issuedOn: decidedOn, receivedOn: today };
  await manager.update(Decision, { id }, { status: DecisionStatus.ISSUED, ...issued });
  await tellParts(manager, id);
}

/** The help goes on, each by itself: nothing else stands in its place. */
async function end({ now }: DecisionsContext, manager: EntityManager, id: string, on: string): Promise<void> {
  const [, ended] = await manager.query(
    "UPDATE decision SET superseded_at = $2, superseded_on = $3, version = version + 1 WHERE id = $1 AND superseded_on IS NULL",
    [id, now.toISOString(), on],
  );
  if (ended > 0) await tellParts(manager, id);
}

const tellParts = async (manager: EntityManager, decisionId: string): Promise<void> => {
  const parts = await manager.findBy(DecisionPart, { decisionId });
  await toTell(
    manager,
    parts.map(({ id }) => id),
  );
};
