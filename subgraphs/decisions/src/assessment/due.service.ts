import type { DecisionsContext } from "../context.ts";

/** The purpose of a grant by which coordination says that consents to an assessment have ended. */
export const ASSESSED = "ASSESSED";

const LIFE_CHANGED = `EXISTS (SELECT 1 FROM assessment_comment c WHERE c.assessment_id = assessment.id AND c.life_changed)`;
const ENDED = `EXISTS (SELECT 1 FROM assessment_ended e WHERE e.assessment_id = assessment.id)`;

/** That an assessment is to be looked at again, as SQL, where `?` is today: as it is told of one that is read (reassessmentDue). */
export const IS_DUE = `status <> 'STOPPED' AND NOT EXISTS (SELECT 1 FROM assessment a WHERE a.continues_id = assessment.id)
  AND ((status = 'COMPLETED' AND valid_to <= ?::date) OR ${LIFE_CHANGED} OR ${ENDED})`;

/** Since when each of these is due: the first day on which anything said so. */
export async function dueSince(
  { db, today }: DecisionsContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ id: string; since: string }>(
    `SELECT a.id, least(CASE WHEN a.status = 'COMPLETED' AND a.valid_to <= $2::date THEN a.valid_to END, e.ended_on,
       (SELECT min(c.said_at AT TIME ZONE 'Europe/Copenhagen')::date FROM assessment_comment c WHERE c.assessment_id = a.id AND c.life_changed))::text AS since
     FROM assessment a LEFT JOIN assessment_ended e ON e.assessment_id = a.id WHERE a.id = ANY($1::uuid[])`,
    [ids, today],
  );
  return new Map(rows.map(({ id, since }) => [id, since]));
}

/** Keeps that consents of these sectors' part in a citizen's assessments have ended; what is over or was looked at again is nobody's to do. */
export async function consentsEnded(
  { db, today }: DecisionsContext,
  citizenId: string,
  sectors: readonly string[],
): Promise<void> {
  await db.query(
    `INSERT INTO assessment_ended (assessment_id, ended_on)
     SELECT id, $3::date FROM assessment WHERE citizen_id = $1 AND sectors && $2::text[] AND status <> 'STOPPED' ON CONFLICT DO NOTHING`,
    [citizenId, sectors, today],
  );
}
