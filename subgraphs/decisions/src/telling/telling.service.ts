import { Refusal } from "@overligger/shared";
import { askCoordination, question } from "@overligger/shared/sector";
import type { EntityManager } from "typeorm";
import type { DecisionsContext } from "../context.ts";
import type { IssuedDecision, ToldDecisionInput, UntoldDecision } from "./notice.ts";

/** The purposes of grants by which coordination carries what was decided to the sectors, and asks whether it was. */
export const CARRYING = "CARRYING";
export const ISSUED = "ISSUED";

/** Lets the sectors of these parts be told anew, in the transaction that changes how they stand. */
export const toTell = (manager: EntityManager, partIds: readonly string[]): Promise<unknown> =>
  manager.query(
    `INSERT INTO notice (part_id, citizen_id, number, told)
     SELECT p.id, d.citizen_id, 1, 0 FROM decision_part p JOIN decision d ON d.id = p.decision_id WHERE p.id = ANY($1::uuid[])
     ON CONFLICT (part_id) DO UPDATE SET number = notice.number + 1`,
    [partIds],
  );

const CARRY = question("mutation ($citizenId: ID!) { carryDecisions(citizenId: $citizenId) }");

/** Has the sectors told what they are still to be told; who is silent is told when somebody next looks. Never within a transaction. */
export async function carry(context: DecisionsContext, citizenId: string): Promise<void> {
  const [untold] = await context.db.query("SELECT 1 FROM notice WHERE citizen_id = $1 AND told < number LIMIT 1", [
    citizenId,
  ]);
  if (untold) await askCoordination(context, CARRY, { citizenId }).catch(() => undefined);
}

/** The citizen about whom coordination asks for a purpose. GRANT_REFUSED for anybody else, and any other purpose. */
export function askedAbout(context: DecisionsContext, token: string, purpose: string): string {
  const grant = context.verified(token);
  if (grant?.purpose !== purpose) throw new Refusal("GRANT_REFUSED");
  return grant.citizen;
}

type When = Pick<IssuedDecision, "issuedOn" | "issuedAt">;

/** When a decision with a part of a sector was issued for a citizen; null where none was. */
export async function whenIssued(
  context: DecisionsContext,
  citizenId: string,
  id: string,
  sector: string,
): Promise<When> {
  const [found] = await context.db.query<When>(
    `SELECT d.issued_on AS "issuedOn", d.issued_at AS "issuedAt" FROM decision d WHERE d.id::text = $1 AND d.citizen_id = $2 AND d.status = 'ISSUED'
       AND EXISTS (SELECT 1 FROM decision_part p WHERE p.decision_id = d.id AND p.sector = $3)`,
    [id, citizenId, sector],
  );
  return found ?? { issuedOn: null, issuedAt: null };
}

/** Whether a part waits for a complaint about it, as SQL of a part `p`. */
const WAITS = `((p.complaint ->> 'suspensive')::boolean AND EXISTS (
  SELECT 1 FROM complaint_part c WHERE c.decision_part_id = p.id AND c.status IN ('RECEIVED', 'KEPT', 'FORWARDED')))`;

export const untoldOf = (context: DecisionsContext, citizenId: string): Promise<UntoldDecision[]> =>
  context.db.query<UntoldDecision>(
    `SELECT p.sector, n.number, jsonb_build_object('id', p.id, 'decisionId', d.id, 'municipality', d.municipality, 'title', p.title,
       'interventionId', p.intervention_id, 'law', p.law, 'outcome', p.outcome, 'issuedOn', d.issued_on,
       'supersededOn', d.superseded_on, 'waits', ${WAITS}) AS notice
     FROM notice n JOIN decision_part p ON p.id = n.part_id JOIN decision d ON d.id = p.decision_id
     WHERE n.citizen_id = $1 AND n.told < n.number ORDER BY d.issued_at, p.position, p.id`,
    [citizenId],
  );

export async function wereTold(
  context: DecisionsContext,
  citizenId: string,
  told: readonly ToldDecisionInput[],
): Promise<void> {
  for (const { partId, number } of told)
    await context.db.query(
      "UPDATE notice SET told = $3 WHERE part_id::text = $1 AND citizen_id = $2 AND told < $3 AND number >= $3",
      [partId, citizenId, number],
    );
}
