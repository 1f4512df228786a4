import { randomUUID } from "node:crypto";
import type { Context } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import type { Seat } from "../../citizen/citizen/may-act.policy.ts";
import { Consent, ConsentPurpose } from "../../citizen/consent/consent.ts";
import { ConsentKind } from "../../citizen/consent/consent-kind.ts";
import { endAll } from "../../citizen/consent/replacing.ts";
import { CoordinatorAssignment, CoordinatorRole } from "../plan/assignment.ts";
import { CHANGES } from "../plan/changes.ts";
import { CoordinatingPlan, CoordinatingPlanStatus } from "../plan/coordinating-plan.ts";
import { keepRevision } from "../plan/plan-change.ts";
import type { Offer, OfferAnswer } from "./offer.ts";
import { takeAlong } from "./taking-along.ts";

/** An offer that everybody whose yes it needs has accepted. */
export interface Accepted {
  offer: Offer;
  planId: string;
  /** Whose yes was the last. */
  givenBy: string;
  /** Whether the plan is one that the citizen takes along from where they lived before. */
  along: boolean;
  needed: readonly Seat[];
  answers: readonly OfferAnswer[];
  templateVersion: string;
}

/** A yes makes the plan, the consent to join it and the coordinator's assignment; whoever has moved takes their plan along. */
export async function beginPlan(
  manager: EntityManager,
  context: Context,
  { offer, planId, givenBy, along, needed, answers, templateVersion }: Accepted,
): Promise<void> {
  const { now, today } = context;
  // A new plan begins with nothing shared: what was agreed to before was agreed to for something else.
  await endAll(manager, offer.citizenId, "replacedAt", now);
  if (along) await takeAlong(manager, context, offer, planId);
  await manager.insert(Consent, {
    id: randomUUID(),
    citizenId: offer.citizenId,
    kind: ConsentKind.JOINING,
    sectorCode: null,
    categories: [],
    purpose: ConsentPurpose.COORDINATION,
    validFrom: today,
    givenAt: now.toISOString(),
    givenBy,
    neededParties: needed.map(({ party }) => party),
    approvals: answers.filter(({ accept }) => accept).map(({ party, at, by }) => ({ party, at, by })),
    complete: true,
    exceptItems: [],
    recipients: [],
    templateVersion,
  });
  if (!along)
    await manager.insert(CoordinatingPlan, {
      id: planId,
      citizenId: offer.citizenId,
      municipality: offer.municipality,
      status: CoordinatingPlanStatus.DRAFTING,
      legalBasis: [],
      summarySources: [],
      startsOn: today,
      acceptedAt: now.toISOString(),
      updatedAt: now.toISOString(),
    });
  await manager.insert(CoordinatorAssignment, {
    id: randomUUID(),
    planId,
    caseworkerId: offer.coordinatorId,
    role: CoordinatorRole.LEAD,
    basis: offer.basis,
    assessment: offer.assessment,
    startsOn: today,
  });
  // What others offered beside it is over: to them as if nobody had answered.
  await manager.query(`UPDATE offer SET status = 'EXPIRED' WHERE citizen_id = $1 AND status = 'OFFERED' AND id <> $2`, [
    offer.citizenId,
    offer.id,
  ]);
  await keepRevision(manager, context, planId, CHANGES.answerOffer);
}
