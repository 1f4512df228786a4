import { randomUUID } from "node:crypto";
import {
  type Context,
  claimKey,
  doneBefore,
  inOneGo,
  isUuid,
  municipalitiesOf,
  oneBy,
  Refusal,
  Role,
  type UserError,
  Where,
  worksWithCitizens,
} from "@overligger/shared";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { readableCitizens, spokenFor } from "../../citizen/citizen/standing.service.ts";
import { answersIn, leadsToday } from "../../town/people/affiliation.service.ts";
import { TargetKind } from "../../town/target/municipal-target.ts";
import { dueAfter } from "../../town/target/target.service.ts";
import { CoordinationNeed } from "../offer/coordination-need.ts";
import { askedFor } from "../offer/need.service.ts";
import { CoordinatorRole, holdsOn } from "../plan/assignment.ts";
import { CoordinatingPlanStatus } from "../plan/coordinating-plan.ts";
import { coordinatorsOf, planOf } from "../plan/plan.service.ts";
import { TODAY } from "../plan/who.sql.ts";
import { CitizenRequest, RequestKind, type RequestStatus } from "./citizen-request.ts";
import { LIVES_IN } from "./lives-in.sql.ts";
import { IS_TO_OFFER, STATUS } from "./status.sql.ts";

export const ERRORS =
  "An answer is owed within some days (`coordinationTerms`, REPLY_DAYS). Errors: FORBIDDEN for staff, NOT_FOUND.";

export interface AskInput {
  citizenId?: string | null;
  words: string;
  wishedAt?: string | null;
}

type Asked = { request: CitizenRequest | null; userErrors: UserError[] };

const ONE_CITIZEN = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

/** Requests with where each stands. */
export async function withStatus<T extends CitizenRequest>(
  { db, today }: Context,
  requests: readonly T[],
): Promise<readonly T[]> {
  const rows = await db.query<{ id: string; status: RequestStatus }>(
    `SELECT r.id, ${STATUS("r", "$2::date")} AS status FROM citizen_request r WHERE r.id = ANY($1::uuid[])`,
    [requests.map(({ id }) => id), today],
  );
  const of = new Map(rows.map(({ id, status }) => [id, status]));
  for (const request of requests) request.status = of.get(request.id) as RequestStatus;
  return requests;
}

async function read(context: Context, id: string): Promise<Asked> {
  const request = await oneBy(context, CitizenRequest, "id").clear(id).load(id);
  return { request: request && ((await withStatus(context, [request]))[0] ?? null), userErrors: [] };
}

/** Each who speaks for a citizen asks for themself; one thing of a kind at a time, until it is answered. */
export async function ask(context: Context, kind: RequestKind, input: AskInput): Promise<Asked> {
  const { caller, now, today } = context;
  const people = caller.role === Role.CITIZEN ? await spokenFor(context) : [];
  const whom = people.find(({ citizenId }) => citizenId === (input.citizenId ?? caller.id));
  if (!whom?.acts.includes(Act.READ)) throw new Refusal(input.citizenId ? "NOT_FOUND" : "FORBIDDEN");
  const { citizenId, party } = whom;
  const before = await doneBefore(context, citizenId);
  if (before !== null) return read(context, before);
  const citizen = (await oneBy(context, Citizen, "id").load(citizenId)) as Citizen;
  const newest = await planOf(context, citizenId);
  // A plan that they have left behind is none of where they live: there they ask anew.
  const closed = newest?.status === CoordinatingPlanStatus.CLOSED || newest?.municipality !== citizen.municipality;
  const plan = closed ? null : newest;
  const lead =
    plan &&
    (await coordinatorsOf(context, plan.id)).find((each) => each.role === CoordinatorRole.LEAD && holdsOn(each, today));
  let id = randomUUID() as string;
  const userErrors = await inOneGo(context, [ONE_CITIZEN, citizenId], async ({ manager, problem }) => {
    // First of all: who presses twice at once has asked once, and is told of what waits by nothing else.
    const meanwhile = await claimKey(context, citizenId, id);
    if (meanwhile !== null) {
      id = meanwhile;
      return undefined;
    }
    if (kind === RequestKind.PLAN && plan)
      return problem(
        "citizenId",
        "PLAN_EXISTS",
        "There is a coordinating plan already.",
        "Der er allerede en koordinerende plan.",
      );
    if (kind !== RequestKind.PLAN && !plan)
      return problem(
        "citizenId",
        "NO_PLAN",
        "There is no plan: ask for one first.",
        "Der er ingen plan: bed om en først.",
      );
    if (input.wishedAt != null && input.wishedAt <= now.toISOString())
      return problem(
        "wishedAt",
        "DATE_PAST",
        "A meeting is asked for at a time to come.",
        "Et møde ønskes på et tidspunkt, der ikke er passeret.",
      );
    const [open] = await manager.query<object[]>(
      `SELECT 1 FROM citizen_request r WHERE r.citizen_id = $1 AND r.kind = $2 AND r.asked_by = $3 AND ${STATUS("r", "$4::date")} = 'ASKED'`,
      [citizenId, kind, caller.id, today],
    );
    if (open)
      return problem(
        "citizenId",
        "ASKED_ALREADY",
        "You have asked already, and wait for the answer.",
        "Du har allerede spurgt og venter på svar.",
      );
    const replyBy = await dueAfter(context, citizen.municipality, TargetKind.REPLY_DAYS);
    await manager.insert(CitizenRequest, {
      ...{ id, citizenId, municipality: citizen.municipality, planId: plan?.id ?? null, kind, words: input.words },
      ...{ wishedAt: input.wishedAt ?? null, askedAs: party, askedBy: caller.id, askedOn: today },
      ...{ askedAt: now.toISOString(), leadId: lead?.caseworkerId ?? null, takenBackOn: null },
      ...{ replyBy: replyBy ?? today, granted: null, answer: null, answeredBy: null, answeredOn: null },
    });
    return undefined;
  });
  return userErrors.length > 0 ? { request: null, userErrors } : read(context, id);
}

const LEADS_IT = `EXISTS (SELECT 1 FROM coordinator_assignment l JOIN coordinating_plan p ON p.id = l.plan_id AND p.municipality = ANY(?::text[])
  WHERE l.plan_id = citizen_request.plan_id AND l.caseworker_id = ?
  AND l.role IN ('LEAD', 'DEPUTY') AND ${TODAY("l", "?")})`;

/** Where it is answered: where they live today, and once it is, where it was. */
const ANSWERS_IN = `CASE WHEN answered_on IS NULL THEN ${LIVES_IN("citizen_request")} ELSE municipality END`;

/**
 * The requests that somebody may read, in one place for the list, the single one and the answer: the citizen all that is asked for
 * them, who speaks for them all but what the citizen asks themself, which is between them and whom they ask; a leader
 * of the municipality those for another coordinator, and all that are overdue, a plan that was granted and not offered too; who
 * coordinates there those for a plan, and who leads a plan, or stands in, its own but for another coordinator.
 */
export async function readable(context: Context): Promise<Where> {
  const { caller, today } = context;
  if (caller.role === Role.CITIZEN)
    return new Where().and(
      "citizen_id = ANY(?::uuid[]) AND (asked_as <> 'CITIZEN' OR citizen_id::text = ?)",
      ...[await readableCitizens(context), caller.id],
    );
  const led = await leadsToday(context);
  if (led !== null)
    return new Where().and(`${ANSWERS_IN} = ?`, led).and(
      `id IN (SELECT r.id FROM citizen_request r, (SELECT ?::date AS today) d WHERE r.kind = 'COORDINATOR' OR r.reply_by < d.today
         AND (${STATUS("r", "d.today")} = 'ASKED' OR ${IS_TO_OFFER("r", "d.today")}))`,
      today,
    );
  if (!worksWithCitizens(caller)) return new Where().and("false");
  const here = await answersIn(context);
  // Who leads a plan leads it from wherever it is made, also when the citizen has moved.
  return new Where().and(
    `(kind = 'PLAN' AND ? = 'COORDINATOR' AND ${ANSWERS_IN} = ? OR kind = 'MEETING' AND ${LEADS_IT})`,
    ...[caller.role, here, municipalitiesOf(caller), caller.id, today, today],
  );
}

export interface AnswerInput {
  requestId: string;
  granted: boolean;
  answer: string;
}

/** A request that the caller may read, by its id. */
async function readableOne(context: Context, requestId: string): Promise<{ id: string; askedBy: string }> {
  const where = (await readable(context)).and("id::text = ?", isUuid(requestId) ? requestId : "");
  const [found] = await context.db.query<{ id: string; askedBy: string }>(
    `SELECT id, asked_by AS "askedBy" FROM citizen_request ${where.sql}`,
    where.parameters,
  );
  if (!found) throw new Refusal("NOT_FOUND");
  return found;
}

const ONE_REQUEST = "SELECT id FROM citizen_request WHERE id = $1 FOR UPDATE";

/** Who asked takes it back while it is not done. */
export async function takeBack(context: Context, requestId: string): Promise<Asked> {
  const { caller, today } = context;
  if (caller.role !== Role.CITIZEN) throw new Refusal("FORBIDDEN");
  const found = await readableOne(context, requestId);
  if (found.askedBy !== caller.id) throw new Refusal("FORBIDDEN");
  const userErrors = await inOneGo(context, [ONE_REQUEST, found.id], async ({ manager, problem }) => {
    const done = await manager
      .createQueryBuilder()
      .update(CitizenRequest)
      .set({ takenBackOn: today })
      .where(`id = :id AND ${STATUS("citizen_request", ":today::date")} IN ('ASKED', 'GRANTED')`, {
        id: found.id,
        today,
      })
      .execute();
    if (done.affected !== 1) problem("requestId", ...ENDED);
  });
  return userErrors.length > 0 ? { request: null, userErrors } : read(context, found.id);
}

const ENDED = [
  "REQUEST_ENDED",
  "Nobody waits for this any more: it is there, was declined or taken back, or the plan is closed.",
  "Der er ingen, der venter på det længere: det er opfyldt, afslået eller trukket tilbage, eller planen er afsluttet.",
] as const;

/** Whoever the request is to answers it, once; a leader in place of who let the day pass. A plan that is granted is a need. */
export async function answer(context: Context, input: AnswerInput): Promise<Asked> {
  const { caller, today } = context;
  if (caller.role === Role.CITIZEN) throw new Refusal("FORBIDDEN");
  const found = await readableOne(context, input.requestId);
  const userErrors = await inOneGo(context, [ONE_REQUEST, found.id], async ({ manager, problem }) => {
    const request = await manager.findOneByOrFail(CitizenRequest, { id: found.id });
    if (request.answeredOn !== null)
      return problem("requestId", "ANSWERED_ALREADY", "This has been answered already.", "Der er allerede svaret.");
    const done = await manager
      .createQueryBuilder()
      .update(CitizenRequest)
      .set({
        ...{ granted: input.granted, answer: input.answer, answeredBy: caller.id, answeredOn: today },
        municipality: () => LIVES_IN("citizen_request"),
      })
      .where(`id = :id AND ${STATUS("citizen_request", ":today::date")} = 'ASKED'`, { id: found.id, today })
      .execute();
    if (done.affected !== 1) return problem("requestId", ...ENDED);
    if (request.kind !== RequestKind.PLAN || !input.granted) return undefined;
    const citizen = await manager.findOneByOrFail(Citizen, { id: request.citizenId });
    await manager.insert(CoordinationNeed, await askedFor(context, citizen, request.words));
    return undefined;
  });
  return userErrors.length > 0 ? { request: null, userErrors } : read(context, found.id);
}
