import { randomUUID } from "node:crypto";
import {
  type Context,
  claimKey,
  doneBefore,
  inOneGo,
  isUuid,
  oneBy,
  Refusal,
  type UserError,
} from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { citizenOfStaff } from "../../citizen/citizen/citizen.service.ts";
import { Act, outcome, type Seat } from "../../citizen/citizen/may-act.policy.ts";
import { callerParty, seatsFor } from "../../citizen/citizen/standing.service.ts";
import { endAll } from "../../citizen/consent/consent.service.ts";
import { Consent, ConsentPurpose } from "../../citizen/consent/consent.ts";
import { ConsentKind } from "../../citizen/consent/consent-kind.ts";
import { templateInUse } from "../../citizen/consent/template.service.ts";
import type { Warning } from "../../warning.ts";
import { checkCoordinator } from "../participation/coordinator.policy.ts";
import { type AppointmentBasis, CoordinatorAssignment, CoordinatorRole } from "../plan/assignment.ts";
import { CHANGES } from "../plan/changes.ts";
import { CoordinatingPlan, CoordinatingPlanStatus } from "../plan/coordinating-plan.ts";
import { readPlan } from "../plan/plan.service.ts";
import { keepRevision } from "../plan/plan-change.ts";
import { CoordinationNeed, NeedStatus } from "./coordination-need.ts";
import { Offer, type OfferAnswer, OfferStatus } from "./offer.ts";
import { planElsewhere, takeAlong } from "./taking-along.ts";

export interface OfferInput {
  citizenId: string;
  needId?: string | null;
  explanation: string;
  coordinatorId: string;
  basis?: AppointmentBasis | null;
  assessment?: string | null;
}

/** Two offers to one citizen are made one after the other. */
const ONE_OFFER = "SELECT id FROM citizen WHERE id = $1 FOR UPDATE";

/**
 * Offers a plan and a coordinator: one act. A citizen with an open plan or an open offer gets no second one, but one who has moved
 * is offered to take theirs along.
 */
export async function offerPlan(
  context: Context,
  input: OfferInput,
): Promise<{ offer: Offer | null; userErrors: UserError[]; warnings: Warning[] }> {
  const citizen = await citizenOfStaff(context, input.citizenId);
  const made = async (id: string) => (await oneBy(context, Offer, "id").load(id)) as Offer;
  const before = await doneBefore(context, citizen.id);
  if (before !== null) return { offer: await made(before), userErrors: [], warnings: [] };
  const userErrors: UserError[] = [];
  const warnings: Warning[] = [];
  const problem = (field: string, code: string, message: string) =>
    userErrors.push({ field: ["input", field], code, message });
  if (input.explanation.length < 20)
    problem("explanation", "EXPLANATION_MISSING", "Write what was explained to the citizen.");
  await checkCoordinator(context, citizen.municipality, input.coordinatorId, "coordinatorId", {
    problem,
    warn: (code, message) => warnings.push({ code, message }),
  });
  const need = input.needId ? await oneBy(context, CoordinationNeed, "id").load(input.needId) : null;
  if (input.needId && need?.citizenId !== citizen.id)
    problem("needId", "NEED_UNKNOWN", "There is no such need of this citizen.");
  let id = randomUUID() as string;
  const offer: Partial<Offer> = {
    id,
    citizenId: citizen.id,
    municipality: citizen.municipality,
    needId: need?.id ?? null,
    status: OfferStatus.OFFERED,
    explanation: input.explanation,
    coordinatorId: input.coordinatorId,
    basis: input.basis ?? null,
    assessment: input.assessment ?? null,
    offeredAt: context.now.toISOString(),
    offeredBy: context.caller.id,
    answers: [],
  };
  if (userErrors.length > 0) return { offer: null, userErrors, warnings: [] };
  const found = await inOneGo(context, [ONE_OFFER, citizen.id], async (go) => {
    const meanwhile = await doneBefore(context, citizen.id);
    if (meanwhile !== null) {
      id = meanwhile;
      return;
    }
    const [open] = await go.manager.query(
      `SELECT (SELECT count(*) FROM coordinating_plan WHERE citizen_id = $1 AND status <> 'CLOSED' AND (municipality = $2 OR status = 'ENDING_WITHDRAWN'))::int AS plans,
              (SELECT count(*) FROM offer WHERE citizen_id = $1 AND status = 'OFFERED')::int AS offers`,
      [citizen.id, citizen.municipality],
    );
    if (open.plans > 0) return go.problem("citizenId", "PLAN_EXISTS", "The citizen has a coordinating plan already.");
    if (open.offers > 0)
      return go.problem("citizenId", "OFFER_OPEN", "An offer waits for the citizen's answer already.");
    await claimKey(context, citizen.id, id);
    await go.manager.insert(Offer, offer);
    if (need) await go.manager.update(CoordinationNeed, { id: need.id }, { status: NeedStatus.OFFERED });
    return undefined;
  });
  if (found.length > 0) return { offer: null, userErrors: found, warnings: [] };
  return { offer: await made(id), userErrors, warnings };
}

/**
 * An answer to an offer, by everybody whose consent it needs. Their last yes makes the plan, the consent to join it and the
 * coordinator's assignment, all or nothing. What the answers come to says the one policy (`outcome`); who is not asked may
 * answer too: that is kept and stops nothing.
 */
export async function answerOffer(
  context: Context,
  offerId: string,
  accept: boolean,
): Promise<{ offer: Offer; plan: CoordinatingPlan | null; userErrors: UserError[]; warnings: Warning[] }> {
  const { caller, now } = context;
  const offer = isUuid(offerId) ? await oneBy(context, Offer, "id").load(offerId) : null;
  const party = offer && (await callerParty(context, offer.citizenId));
  if (!offer || !party) throw new Refusal("NOT_FOUND");
  const needed = await seatsFor(context, offer.citizenId, Act.ANSWER);
  const userErrors: UserError[] = [];
  const template = await templateInUse(context, ConsentKind.JOINING);
  // Nobody can have been told what they join. A no needs no text.
  if (accept && !template) {
    const missing = { field: ["input", "accept"], code: "TEMPLATE_MISSING", message: "No text for joining is in use." };
    return { offer, plan: null, userErrors: [missing], warnings: [] };
  }
  await context.db.transaction(async (manager) => {
    const [current] = await manager.query("SELECT status, answers FROM offer WHERE id = $1 FOR UPDATE", [offer.id]);
    if (current.status !== OfferStatus.OFFERED) throw new Refusal("CONFLICT", "This offer has been answered already.");
    const answers: OfferAnswer[] = [
      ...(current.answers as OfferAnswer[]).filter(({ by }) => by !== caller.id),
      { party, accept, at: now.toISOString(), by: caller.id },
    ];
    const came = outcome(needed, answers);
    const accepted = came === "ACCEPTED";
    const along = accepted ? await planElsewhere(manager, offer) : null;
    const planId = along ?? randomUUID();
    await manager
      .createQueryBuilder()
      .update(Offer)
      .set({
        answers: answers as never,
        ...(came !== "OPEN"
          ? { status: accepted ? OfferStatus.ACCEPTED : OfferStatus.DECLINED, answeredAt: now.toISOString() }
          : {}),
        ...(accepted ? { planId } : {}),
      })
      .where("id = :id", { id: offer.id })
      .execute();
    if (accepted && template)
      await beginPlan(manager, context, {
        ...{ offer, planId, along: along !== null, needed, answers },
        templateVersion: template.version,
      });
    else if (accept && !needed.some(({ by }) => by === caller.id)) {
      userErrors.push({
        field: ["input", "offerId"],
        code: "NOT_YOURS_TO_GIVE",
        message: `Your yes is kept; the consent must come from: ${needed.map((seat) => seat.party).join(", ")}.`,
      });
    }
  });
  context.forget();
  const answered = (await oneBy(context, Offer, "id").load(offer.id)) as Offer;
  return {
    offer: answered,
    plan: answered.planId ? await readPlan(context, answered.planId) : null,
    userErrors,
    warnings: [],
  };
}

interface Accepted {
  offer: Offer;
  planId: string;
  /** Whether the plan is one that the citizen takes along from where they lived before. */
  along: boolean;
  needed: readonly Seat[];
  answers: readonly OfferAnswer[];
  templateVersion: string;
}

async function beginPlan(
  manager: EntityManager,
  context: Context,
  { offer, planId, along, needed, answers, templateVersion }: Accepted,
): Promise<void> {
  const { caller, now, today } = context;
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
    givenBy: caller.id,
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
  await keepRevision(manager, context, planId, CHANGES.answerOffer);
}
