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
  Role,
  type UserError,
  Where,
  worksWithCitizens,
} from "@overligger/shared";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { readableCitizens, spokenFor } from "../../citizen/citizen/standing.service.ts";
import { answersIn, leadsToday } from "../../town/people/affiliation.service.ts";
import { CoordinatingPlanStatus } from "../plan/coordinating-plan.ts";
import { planOf } from "../plan/plan.service.ts";
import { TODAY } from "../plan/who.sql.ts";
import { CitizenRequest, RequestKind } from "./citizen-request.ts";
import { LIVES_IN } from "./lives-in.sql.ts";

/** Days to an answer. No act sets a number for these: it is the house's own, and says so to who asks. */
export const DAYS_TO_ANSWER = 14;

export const ERRORS = `An answer is owed within ${DAYS_TO_ANSWER} days. Errors: FORBIDDEN for staff, NOT_FOUND.`;

export interface AskInput {
  citizenId?: string | null;
  words: string;
  wishedAt?: string | null;
}

type Asked = { request: CitizenRequest | null; userErrors: UserError[] };

const ONE_CITIZEN = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

/** The citizen, or who speaks for them, asks; one thing of a kind at a time, until it is answered. */
export async function ask(context: Context, kind: RequestKind, input: AskInput): Promise<Asked> {
  const { caller, now, today } = context;
  const people = caller.role === Role.CITIZEN ? await spokenFor(context) : [];
  const whom = people.find(({ citizenId }) => citizenId === (input.citizenId ?? caller.id));
  if (!whom?.acts.includes(Act.READ)) throw new Refusal(input.citizenId ? "NOT_FOUND" : "FORBIDDEN");
  const { citizenId, party } = whom;
  const read = async (id: string) => ({ request: await oneBy(context, CitizenRequest, "id").load(id), userErrors: [] });
  const before = await doneBefore(context, citizenId);
  if (before !== null) return read(before);
  const citizen = (await oneBy(context, Citizen, "id").load(citizenId)) as Citizen;
  const newest = await planOf(context, citizenId);
  const plan = newest?.status === CoordinatingPlanStatus.CLOSED ? null : newest;
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
    const open = await manager.findBy(CitizenRequest, { citizenId, kind });
    if (open.some(({ answeredOn, planId }) => answeredOn === null && planId === (plan?.id ?? null)))
      return problem(
        "citizenId",
        "ASKED_ALREADY",
        "You have asked already, and wait for the answer.",
        "Du har allerede spurgt og venter på svar.",
      );
    await manager.insert(CitizenRequest, {
      ...{ id, citizenId, municipality: citizen.municipality, planId: plan?.id ?? null, kind, words: input.words },
      ...{ wishedAt: input.wishedAt ?? null, askedAs: party, askedBy: caller.id, askedOn: today },
      ...{ replyBy: daysAfter(today, DAYS_TO_ANSWER), granted: null, answer: null, answeredBy: null, answeredOn: null },
    });
    return undefined;
  });
  return userErrors.length > 0 ? { request: null, userErrors } : read(id);
}

const LEADS_IT = `EXISTS (SELECT 1 FROM coordinator_assignment l WHERE l.plan_id = citizen_request.plan_id AND l.caseworker_id = ?
  AND l.role IN ('LEAD', 'DEPUTY') AND ${TODAY("l", "?")})`;

/** Where it is answered: where they live today, and once it is, where it was. */
const ANSWERS_IN = `CASE WHEN answered_on IS NULL THEN ${LIVES_IN("citizen_request")} ELSE municipality END`;

/**
 * The requests that somebody may read, in one place for the list, the single one and the answer: the citizen's side its own; a leader
 * of the municipality those for another coordinator, and all that are overdue; who coordinates there those for a plan, and who
 * leads a plan, or stands in, its own but for another coordinator.
 */
export async function readable(context: Context): Promise<Where> {
  const { caller, today } = context;
  if (caller.role === Role.CITIZEN)
    return new Where().and("citizen_id = ANY(?::uuid[])", await readableCitizens(context));
  const led = await leadsToday(context);
  if (led !== null)
    return new Where()
      .and(`${ANSWERS_IN} = ?`, led)
      .and("(kind = 'COORDINATOR' OR answered_on IS NULL AND reply_by < ?::date)", today);
  if (!worksWithCitizens(caller)) return new Where().and("false");
  const here = await answersIn(context);
  // Who leads a plan leads it from wherever they work.
  return new Where().and(
    `(kind = 'PLAN' AND ? = 'COORDINATOR' AND ${ANSWERS_IN} = ? OR kind = 'MEETING' AND ${LEADS_IT})`,
    ...[caller.role, here, caller.id, today, today],
  );
}

export interface AnswerInput {
  requestId: string;
  granted: boolean;
  answer: string;
}

/** Whoever the request is to answers it, once; a leader in place of who let the day pass. */
export async function answer(context: Context, input: AnswerInput): Promise<Asked> {
  const { caller, today } = context;
  if (caller.role === Role.CITIZEN) throw new Refusal("FORBIDDEN");
  const where = (await readable(context)).and("id::text = ?", isUuid(input.requestId) ? input.requestId : "");
  const [found] = await context.db.query<{ id: string; citizenId: string }>(
    `SELECT id, citizen_id AS "citizenId" FROM citizen_request ${where.sql}`,
    where.parameters,
  );
  if (!found) throw new Refusal("NOT_FOUND");
  const userErrors = await inOneGo(
    context,
    ["SELECT id FROM citizen_request WHERE id = $1 FOR UPDATE", found.id],
    async ({ manager, problem }) => {
      const done = await manager
        .createQueryBuilder()
        .update(CitizenRequest)
        .set({
          ...{ granted: input.granted, answer: input.answer, answeredBy: caller.id, answeredOn: today },
          municipality: () => LIVES_IN("citizen_request"),
        })
        .where("id = :id AND answered_on IS NULL", { id: found.id })
        .execute();
      if (done.affected !== 1)
        problem("requestId", "ANSWERED_ALREADY", "This has been answered already.", "Der er allerede svaret.");
    },
  );
  return {
    request: userErrors.length > 0 ? null : await oneBy(context, CitizenRequest, "id").load(found.id),
    userErrors,
  };
}
