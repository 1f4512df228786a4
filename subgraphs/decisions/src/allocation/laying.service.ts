import { askCoordination, question } from "@overligger/shared/sector";
import type { DecisionsContext } from "../context.ts";
import { AllocationItemStatus } from "./allocation.ts";
import type { DraftAnswerInput, OpenDraft } from "./laying.ts";

/** The purpose of a grant by which coordination lays drafts: it tells what is to be laid, and takes in what the sectors say. */
export const LAYING = "LAYING";

const CARRY = question(
  "mutation ($citizenId: ID!, $sectors: [String!]!) { carryDrafts(citizenId: $citizenId, sectors: $sectors) }",
);

/** What its sector has not answered for good, and has not been told to leave. */
export const IS_OPEN = "status IN ('WAITING', 'LAID') AND NOT closed";

/**
 * Has what was proposed laid into these sectors, and learns how it stands there: whoever is silent is asked when somebody next looks.
 * Never within a transaction.
 */
export async function layDrafts(
  context: DecisionsContext,
  citizenId: string,
  sectors: readonly string[],
): Promise<void> {
  await context.once(`lay ${citizenId} ${sectors}`, async () => {
    const open = await context.db.query<{ sector: string }>(
      `SELECT DISTINCT i.sector FROM allocation_item i JOIN allocation a ON a.id = i.allocation_id
       WHERE a.citizen_id = $1 AND i.sector = ANY($2::text[]) AND ${IS_OPEN} ORDER BY i.sector`,
      [citizenId, sectors],
    );
    const asked = { citizenId, sectors: open.map(({ sector }) => sector) };
    if (open.length > 0) await askCoordination(context, CARRY, asked).catch(() => undefined);
  });
}

/** Has the sectors told that what was proposed is taken back; one that is silent is told when somebody next looks. */
export const carryBack = (context: DecisionsContext, citizenId: string, sectors: readonly string[]): Promise<unknown> =>
  askCoordination(context, CARRY, { citizenId, sectors }).catch(() => undefined);

export const openDraftsOf = (
  context: DecisionsContext,
  citizenId: string,
  sectors: readonly string[] | null,
): Promise<OpenDraft[]> =>
  context.db.query<OpenDraft>(
    `SELECT i.sector, jsonb_build_object('id', i.id, 'allocationId', a.id, 'municipality', a.municipality, 'kind', i.kind, 'title', i.title,
       'providerUnit', i.provider_unit, 'law', i.law, 'hoursPerWeek', i.hours_per_week, 'goal', i.goal, 'reason', i.reason, 'takenBack', i.taken_back_for,
       'proposedAt', to_char(a.proposed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS draft
     FROM allocation_item i JOIN allocation a ON a.id = i.allocation_id
     WHERE a.citizen_id = $1 AND ($2::text[] IS NULL OR i.sector = ANY($2::text[])) AND ${IS_OPEN}
     ORDER BY a.proposed_at, i.position, i.id`,
    [citizenId, sectors],
  );

/** In the language of what staff write. */
const NO_SUCH_KIND = "Myndigheden har ikke den slags hjælp.";

/** What an item is after its sector has said how the draft stands. */
function after({ state, interventionId, answer, answeredOn }: DraftAnswerInput, today: string) {
  const { LAID, CONFIRMED, DROPPED } = AllocationItemStatus;
  if (state === CONFIRMED && interventionId && answeredOn)
    return [CONFIRMED, interventionId, null, answeredOn] as const;
  if (state === DROPPED && answer && answeredOn) return [DROPPED, null, answer, answeredOn] as const;
  if (state === "REFUSED") return [DROPPED, null, NO_SUCH_KIND, today] as const;
  return state === LAID ? ([LAID, null, null, null] as const) : null;
}

/** Keeps what the sectors said; what was answered for good stays, whoever says otherwise. */
export async function draftsAnswered(
  context: DecisionsContext,
  citizenId: string,
  answers: readonly DraftAnswerInput[],
): Promise<void> {
  for (const answer of answers) {
    const [status, interventionId, dropReason, answeredOn] = after(answer, context.today) ?? [];
    await context.db.query(
      `UPDATE allocation_item i SET closed = i.closed OR $3, status = coalesce($4, i.status), intervention_id = $5, drop_reason = $6, answered_on = $7
       FROM allocation a WHERE a.id = i.allocation_id AND i.id::text = $1 AND a.citizen_id = $2 AND i.${IS_OPEN}`,
      [answer.id, citizenId, answer.consentEnded, status, interventionId, dropReason, answeredOn].map(
        (one) => one ?? null,
      ),
    );
  }
}
