import { randomUUID } from "node:crypto";
import {
  type Context,
  claimKey,
  daysAfter,
  doneBefore,
  inOneGo,
  isUuid,
  oneBy,
  Refusal,
  type ToMend,
  UserError,
} from "@overligger/shared";
import { citizenOfStaff } from "../../citizen/citizen/citizen.service.ts";
import { Act, outcome } from "../../citizen/citizen/may-act.policy.ts";
import { callerParty, seatsFor } from "../../citizen/citizen/standing.service.ts";
import { ConsentKind } from "../../citizen/consent/consent-kind.ts";
import { oneself } from "../../citizen/consent/speaking.ts";
import { StatementSubject } from "../../citizen/consent/statement.ts";
import { templateInUse } from "../../citizen/consent/template.service.ts";
import type { CoordinationContext } from "../../context.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { Warning } from "../../warning.ts";
import { checkCoordinator } from "../participation/coordinator.policy.ts";
import type { AppointmentBasis } from "../plan/assignment.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { readPlan } from "../plan/plan.service.ts";
import { beginPlan } from "./begin-plan.ts";
import { CoordinationNeed } from "./coordination-need.ts";
import { closeNeeds, expire, hasExpired } from "./ending.service.ts";
import { isOwnOffer, mayReadNeed } from "./offer.policy.ts";
import { Offer, type OfferAnswer, OfferStatus } from "./offer.ts";
import { planElsewhere, planHere } from "./taking-along.ts";

export interface OfferInput {
  citizenId: string;
  needId?: string | null;
  explanation: string;
  coordinatorId: string;
  basis?: AppointmentBasis | null;
  assessment?: string | null;
  expiresOn?: string | null;
}

/** Two offers to one citizen are made, and answered, one after the other. */
const ONE_OFFER = "SELECT id FROM citizen WHERE id = $1 FOR UPDATE";

/**
 * Offers a plan and a coordinator: one act. A citizen with an open plan or an open offer gets no second one of who knows of it; what
 * others offer beside it the citizen answers. One who has moved is offered to take theirs along.
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
  const problem = (...what: ToMend) => userErrors.push(new UserError(...what));
  if (input.explanation.length < 20)
    problem(
      "explanation",
      "EXPLANATION_MISSING",
      "Write what was explained to the citizen.",
      "Skriv, hvad borgeren har fået forklaret.",
    );
  await checkCoordinator(context, citizen.municipality, input.coordinatorId, "coordinatorId", {
    problem,
    warn: (...what) => warnings.push(new Warning(...what)),
  });
  const need = input.needId ? await oneBy(context, CoordinationNeed, "id").load(input.needId) : null;
  if (input.needId && !(need && need.citizenId === citizen.id && mayReadNeed(context.caller, need)))
    problem(
      "needId",
      "NEED_UNKNOWN",
      "There is no such need of this citizen.",
      "Borgeren har ikke noget sådant behov registreret.",
    );
  if (input.expiresOn != null && input.expiresOn <= context.today)
    problem(
      "expiresOn",
      "DATE_PAST",
      "It must be answerable today at least: the first day on which it no longer is lies after today.",
      "Tilbuddet skal kunne besvares mindst i dag: vælg en frist efter i dag.",
    );
  const days = (await policyOf(context, citizen.municipality))?.offerDays ?? null;
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
    expiresOn: input.expiresOn ?? (days === null ? null : daysAfter(context.today, days)),
    answers: [],
  };
  if (userErrors.length > 0) return { offer: null, userErrors, warnings: [] };
  const found = await inOneGo(context, [ONE_OFFER, citizen.id], async (go) => {
    const meanwhile = await doneBefore(context, citizen.id);
    if (meanwhile !== null) {
      id = meanwhile;
      return;
    }
    await expire(go.manager, citizen.id, context.today);
    // Who takes no part does not learn of a plan, or of an offer by others: theirs is made, and the citizen knows what to answer.
    const plan = await planHere(go.manager, { citizenId: citizen.id, municipality: citizen.municipality });
    if (plan && (await readPlan(context, plan)))
      return go.problem(
        "citizenId",
        "PLAN_EXISTS",
        "The citizen has a coordinating plan already.",
        "Borgeren har allerede en koordinerende plan.",
      );
    const open = await go.manager.findBy(Offer, { citizenId: citizen.id, status: OfferStatus.OFFERED });
    if (open.some((other) => isOwnOffer(context.caller, other)))
      return go.problem(
        "citizenId",
        "OFFER_OPEN",
        "An offer waits for the citizen's answer already.",
        "Der er allerede et tilbud, som venter på borgerens svar.",
      );
    await claimKey(context, citizen.id, id);
    await go.manager.insert(Offer, offer);
    await closeNeeds(go.manager, citizen.id, id);
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
  context: CoordinationContext,
  offerId: string,
  accept: boolean,
  speaking = oneself(context),
): Promise<{ offer: Offer; plan: CoordinatingPlan | null; userErrors: UserError[]; warnings: Warning[] }> {
  const { now } = context;
  const { caller } = speaking.context;
  const offer = isUuid(offerId) ? await oneBy(context, Offer, "id").load(offerId) : null;
  const party = offer && (await callerParty(speaking.context, offer.citizenId));
  if (!offer || !party) throw new Refusal("NOT_FOUND");
  const needed = await seatsFor(context, offer.citizenId, Act.ANSWER);
  const userErrors: UserError[] = [];
  const template = await templateInUse(context, ConsentKind.JOINING, offer.municipality);
  // Nobody can have been told what they join. A no needs no text.
  if (accept && !template) {
    const missing = new UserError(
      "accept",
      "TEMPLATE_MISSING",
      "No text for joining is in use.",
      "Der er ingen tekst i brug om at være med i en plan.",
    );
    return { offer, plan: null, userErrors: [missing], warnings: [] };
  }
  const over =
    offer.status === OfferStatus.WITHDRAWN ? "WITHDRAWN" : (await hasExpired(context, offer)) ? "EXPIRED" : null;
  if (over) {
    const late =
      over === "EXPIRED"
        ? new UserError(
            "offerId",
            "OFFER_EXPIRED",
            "This offer has expired: ask for a new one.",
            "Tilbuddet er udløbet: bed om et nyt.",
          )
        : new UserError("offerId", "OFFER_WITHDRAWN", "This offer was taken back.", "Tilbuddet er trukket tilbage.");
    return { offer, plan: null, userErrors: [late], warnings: [] };
  }
  await context.db.transaction(async (manager) => {
    await manager.query(ONE_OFFER, [offer.citizenId]);
    const [current] = await manager.query("SELECT status, answers FROM offer WHERE id = $1 FOR UPDATE", [offer.id]);
    if (current.status !== OfferStatus.OFFERED)
      throw new Refusal("CONFLICT", ["This offer has been answered already.", "Tilbuddet er allerede besvaret."]);
    const answers: OfferAnswer[] = [
      ...(current.answers as OfferAnswer[]).filter(({ by }) => by !== caller.id),
      { party, accept, at: now.toISOString(), by: caller.id },
    ];
    const came = outcome(needed, answers);
    const accepted = came === "ACCEPTED";
    if (accepted && (await planHere(manager, offer))) {
      userErrors.push(
        new UserError(
          "accept",
          "PLAN_EXISTS",
          "There is a coordinating plan already: say no, or ask its coordinator to let them take part.",
          "Der er allerede en koordinerende plan: sig nej, eller bed koordinatoren om at tage dem med i den.",
        ),
      );
      return;
    }
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
    await speaking.keep(manager, StatementSubject.ANSWER, offer.id);
    if (accepted && template)
      await beginPlan(manager, context, {
        ...{ offer, givenBy: caller.id, planId, along: along !== null, needed, answers },
        templateVersion: template.version,
      });
    else if (accept && !needed.some(({ by }) => by === caller.id)) {
      userErrors.push(
        new UserError(
          "offerId",
          "NOT_YOURS_TO_GIVE",
          `Your yes is kept; the consent must come from: ${needed.map((seat) => seat.party).join(", ")}.`,
          "Dit ja er skrevet ned, men det er ikke dig, der skal give samtykket.",
        ),
      );
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
