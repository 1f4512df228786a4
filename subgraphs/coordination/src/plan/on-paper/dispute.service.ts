import { inOneGo, isUuid, oneBy, Refusal, Role } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { type Party, SIDE, yesOf } from "../../citizen/citizen/may-act.policy.ts";
import { hiddenFromCaller } from "../../citizen/citizen/standing.service.ts";
import { Consent } from "../../citizen/consent/consent.ts";
import { inRightOf } from "../../citizen/consent/speaking.ts";
import { RecordedStatement, StatementSubject } from "../../citizen/consent/statement.ts";
import type { CoordinationContext } from "../../context.ts";
import { Agreement, agreedBy } from "../agreement/agreement.ts";
import { CoProduction } from "../course/co-production.ts";
import { withdraw } from "../course/withdrawal.service.ts";
import { keepAgreed } from "../goal/goal.service.ts";
import { PlanGoal, PlanGoalStatus } from "../goal/plan-goal.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { bumpPlan, keepRevision } from "../plan/plan-change.ts";
import { CHANGES } from "./changes.ts";

const ONE = "SELECT id FROM recorded_statement WHERE id = $1 FOR UPDATE";

/**
 * Whoever is said to have said it, or the citizen, says that it is not so. It is believed at once: what was agreed to by it ends as if
 * it were withdrawn. What was written down stays readable, as disputed.
 */
export async function disputeRecord(context: CoordinationContext, id: string): Promise<RecordedStatement> {
  const statement = isUuid(id) ? await oneBy(context, RecordedStatement, "id").load(id) : null;
  const { caller } = context;
  const theirs = statement?.spokenBy === caller.id || statement?.citizenId === caller.id;
  if (!statement || caller.role !== Role.CITIZEN || !theirs) throw new Refusal("NOT_FOUND");
  if (await hiddenFromCaller(context, statement.citizenId)) throw new Refusal("NOT_FOUND");
  const first = statement.disputedAt === null;
  await inOneGo(context, [ONE, statement.id], async ({ manager }) => {
    const current = await manager.findOneByOrFail(RecordedStatement, { id: statement.id });
    if (current.disputedAt !== null) return;
    await manager.update(RecordedStatement, { id: statement.id }, { disputedAt: context.now.toISOString() });
    if (statement.subject === StatementSubject.GOAL) await takeBack(manager, context, statement);
    if (statement.subject === StatementSubject.AGREEMENT) await takeBackYes(manager, context, statement);
    if (statement.subject === StatementSubject.CO_PRODUCTION) await unsay(manager, context, statement);
    if (statement.subject === StatementSubject.ANSWER)
      await manager.query(
        `UPDATE offer SET answers = coalesce((SELECT jsonb_agg(a) FROM jsonb_array_elements(answers) a WHERE a->>'by' <> $2), '[]')
         WHERE id = $1 AND status = 'OFFERED'`,
        [statement.refId, statement.spokenBy],
      );
  });
  if (first) await endWhatItGave(context, statement);
  return (await oneBy(context, RecordedStatement, "id").clear(id).load(id)) as RecordedStatement;
}

/** The goal is agreed to by them no more. */
async function takeBack(
  manager: EntityManager,
  context: CoordinationContext,
  statement: RecordedStatement,
): Promise<void> {
  const { refId } = statement;
  const goal = await manager.findOneBy(PlanGoal, { id: refId });
  if (!goal || (goal.status !== PlanGoalStatus.AGREED && goal.status !== PlanGoalStatus.PROPOSED)) return;
  const plan = await manager.findOneByOrFail(CoordinatingPlan, { id: goal.planId });
  const still = goal.agreedBy.filter((said) => !theirs(statement).includes(said));
  await keepAgreed({ context, manager, plan }, goal, still);
  await bumpPlan(manager, context, goal.planId);
  await keepRevision(manager, context, goal.planId, CHANGES.disputeRecord);
}

/** By what a yes of theirs is kept, also from before it was kept whose it was. */
const theirs = ({ spokenAs, spokenBy }: RecordedStatement): string[] => [yesOf(spokenAs as Party, spokenBy), spokenAs];

/** The citizen's side has not said yes to the agreement; what came of it meanwhile stays. */
async function takeBackYes(
  manager: EntityManager,
  context: CoordinationContext,
  statement: RecordedStatement,
): Promise<void> {
  const agreement = await manager.findOneBy(Agreement, { id: statement.refId });
  if (!agreement || agreement.keptOn || agreement.ended) return;
  const still = agreedBy(agreement).filter((said) => ![...theirs(statement), "CITIZEN", SIDE].includes(said));
  await manager.update(Agreement, { id: agreement.id }, { agreedBy: still });
  await bumpPlan(manager, context, agreement.planId);
  await keepRevision(manager, context, agreement.planId, CHANGES.disputeRecord);
}

/** They have not said that the plan was made with them: what they said before counts again. The revisions keep it. */
async function unsay(
  manager: EntityManager,
  context: CoordinationContext,
  { refId }: RecordedStatement,
): Promise<void> {
  const said = await manager.findOneBy(CoProduction, { id: refId });
  if (!said) return;
  await manager.delete(CoProduction, { id: refId });
  await bumpPlan(manager, context, said.planId);
  await keepRevision(manager, context, said.planId, CHANGES.disputeRecord);
}

/** A consent that rests on it ends: the consent itself, or, for an answer, the one by which they joined. */
async function endWhatItGave(context: CoordinationContext, statement: RecordedStatement): Promise<void> {
  const { subject, refId, citizenId } = statement;
  const [consent] =
    subject === StatementSubject.CONSENT
      ? await context.db.query<Pick<Consent, "id">>(`SELECT id FROM consent WHERE id = $1 AND withdrawn_at IS NULL`, [
          refId,
        ])
      : subject === StatementSubject.ANSWER
        ? await context.db.query<Pick<Consent, "id">>(
            `SELECT c.id FROM consent c JOIN offer o ON o.id = $1 AND o.status = 'ACCEPTED'
             WHERE c.citizen_id = $2 AND c.kind = 'JOINING' AND c.withdrawn_at IS NULL AND c.replaced_at IS NULL AND c.given_at >= o.answered_at`,
            [refId, citizenId],
          )
        : [];
  // A dispute is believed: what it gave is ended in the citizen's own right, whoever of those who spoke says so.
  if (consent) await withdraw(context, consent.id, inRightOf(context, citizenId));
}
