import {
  claimKey,
  DataCategory,
  isUuid,
  manyBy,
  REFUSALS,
  Refusal,
  type RescheduleRequest,
  type ToMend,
  through,
  UserError,
} from "@overligger/shared";
import { parse } from "graphql";
import type { CoordinationContext } from "../../context.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import { NetworkMeeting } from "../../plan/meeting/network-meeting.ts";
import { partIn } from "../../plan/plan/part.ts";
import { readPlan } from "../../plan/plan/plan.service.ts";
import { anyone, HAS_MOVED, OPEN } from "../../plan/plan/plan-step.ts";
import { PERIOD_EMPTY, PLAN_STATUS } from "../../said.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { send } from "../../town/registry/send.ts";
import { RESCHEDULE } from "../ask/question.ts";

export interface ProposeInput {
  planId: string;
  sector: string;
  appointmentId: string;
  startsAt: string;
  endsAt: string;
  reason: string;
}

const TEXT = `mutation ($grant: ID!, $appointmentId: ID!, $municipality: String!, $startsAt: DateTime!, $endsAt: DateTime!, $reason: String!, $idempotencyKey: String) {
  receiveRescheduleRequest(grant: $grant, appointmentId: $appointmentId, municipality: $municipality, startsAt: $startsAt, endsAt: $endsAt, reason: $reason, idempotencyKey: $idempotencyKey) {
    grant problem request { ${RESCHEDULE} } } }`;
const HAND_IN = { text: TEXT, document: parse(TEXT, { noLocation: true }) };

const UNSEEN = [
  "There is no such appointment, or you may not see it.",
  "Aftalen findes ikke, eller du må ikke se den.",
] as const;

/** What the owning sector may answer in place of taking a request in. */
const PROBLEMS: Record<string, Readonly<[field: string, en: string, da: string]>> = {
  APPOINTMENT_UNKNOWN: ["appointmentId", ...UNSEEN],
  APPOINTMENT_PAST: ["appointmentId", "The appointment has been held.", "Aftalen er allerede holdt."],
  REQUEST_OPEN: [
    "appointmentId",
    "Somebody has asked to move it already; the sector has not answered yet.",
    "Nogen har allerede bedt om at få den flyttet; myndigheden har ikke svaret endnu.",
  ],
  KEY_USED: [
    "idempotencyKey",
    "This idempotency key was used for something else.",
    "Nøglen er allerede brugt til noget andet.",
  ],
};

/** Hands a request to the sector that owns the appointment. Nothing is moved, and nothing is kept here. */
export async function proposeReschedule(
  context: CoordinationContext,
  input: ProposeInput,
): Promise<{ request: RescheduleRequest | null; userErrors: UserError[] }> {
  const plan = isUuid(input.planId) ? await readPlan(context, input.planId) : null;
  if (!plan) throw new Refusal("NOT_FOUND");
  const part = await partIn(context, plan);
  if (!anyone(part)) throw new Refusal("FORBIDDEN");
  const mend = (...what: ToMend) => ({
    request: null,
    userErrors: [new UserError(...what)],
  });
  if (part.left) return mend("planId", ...HAS_MOVED);
  if (!OPEN.includes(plan.status)) return mend("planId", ...PLAN_STATUS);
  if (input.startsAt <= context.now.toISOString())
    return mend("startsAt", "TIME_PAST", "The time must lie ahead.", "Tidspunktet skal ligge ude i fremtiden.");
  if (input.endsAt <= input.startsAt) return mend("endsAt", ...PERIOD_EMPTY);
  const meetings = await manyBy(context, NetworkMeeting, "planId").load(plan.id);
  if (meetings.some(({ id }) => id === input.appointmentId))
    return mend(
      "appointmentId",
      "MEETING_OF_PLAN",
      "This is a meeting of the plan itself: who coordinates moves it. Ask them for another time.",
      "Det er planens eget møde: den, der koordinerer, kan flytte det. Bed koordinatoren om et andet tidspunkt.",
    );
  const entry = (await sectorsOf(context, plan)).find(({ sector }) => sector.code === input.sector);
  if (!entry?.decision.categories.includes(DataCategory.APPOINTMENTS))
    return mend("appointmentId", "APPOINTMENT_UNKNOWN", ...UNSEEN);
  const { sector } = entry;
  const silent = () => new Refusal("SECTOR_SILENT", REFUSALS.SECTOR_SILENT, { sector: sector.code });
  const { citizenId, id: planId } = plan;
  const grant = grantFor(context, sector, {
    ...entry.decision,
    citizenId,
    planId,
    categories: [DataCategory.APPOINTMENTS],
  });
  if (grant === null) throw silent();
  const { appointmentId, startsAt, endsAt, reason } = input;
  const { asked, caller } = context;
  // The sector keeps the request, once for the key; here is kept that the key is used, whichever sector it went to.
  const first = (await context.db.transaction(() => claimKey(context, plan.id, plan.id))) === null;
  const free = () =>
    context.db.query(`DELETE FROM idempotency_key WHERE caller_id = $1 AND key = $2`, [caller.id, asked?.key]);
  const answer = await send(context, sector, HAND_IN, {
    ...{ grant, appointmentId, startsAt, endsAt, reason, idempotencyKey: asked?.key ?? null },
    municipality: plan.municipality,
  });
  const receipt = answer?.data?.receiveRescheduleRequest as
    | { grant: string; problem: string | null; request: RescheduleRequest | null }
    | null
    | undefined;
  if (!receipt || receipt.grant !== grant) throw silent();
  const problem = receipt.problem === null ? null : PROBLEMS[receipt.problem];
  if (problem && first && asked?.key) await free();
  if (problem) return mend(problem[0], String(receipt.problem), problem[1], problem[2]);
  if (!receipt.request) throw silent();
  return { request: through(receipt.request, entry.door), userErrors: [] };
}
