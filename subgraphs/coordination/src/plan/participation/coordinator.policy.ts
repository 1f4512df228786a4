import { type Context, manyBy, oneBy, type ToMend } from "@overligger/shared";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { affiliationIn } from "../../town/people/affiliation.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Qualification, reaches } from "../../town/people/qualification.ts";
import type { Warn } from "../../warning.ts";

/** Who tells what speaks against an appointment; `warn` stops nothing. */
interface Report {
  problem(...what: ToMend): void;
  readonly warn: Warn;
}

/**
 * What speaks against somebody as coordinator of so many plans more in a municipality, one where nothing is said: not of it, not trained as its policy asks
 * (COO-17), or with as many plans as one can have: a soft limit warns, a hard one refuses (V21).
 */
export async function checkCoordinator(
  context: Context,
  municipality: string,
  caseworkerId: string,
  field: string,
  { problem, warn }: Report,
  more = 1,
): Promise<Caseworker | null> {
  const [caseworker, policy, qualifications] = await Promise.all([
    oneBy(context, Caseworker, "id").load(caseworkerId),
    policyOf(context, municipality),
    manyBy(context, Qualification, "caseworkerId").load(caseworkerId),
  ]);
  if (!caseworker || !(await affiliationIn(context, caseworkerId, municipality))) {
    problem(
      field,
      "CASEWORKER_UNKNOWN",
      "There is no such caseworker in the municipality.",
      "Der er ingen sådan sagsbehandler i kommunen.",
    );
    return null;
  }
  if (!policy) return caseworker;
  const required = policy.requiredQualification;
  if (required !== null && !qualifications.some(({ level }) => reaches(level, required)))
    problem(
      field,
      "QUALIFICATION_MISSING",
      `The municipality asks for a training of level ${required}.`,
      "Kommunen kræver en bestemt uddannelse af den, der koordinerer.",
    );
  const led = await ledBy(context, caseworkerId);
  if (policy.caseloadLimit !== null && led + more > policy.caseloadLimit) {
    const words = [
      `They lead ${led} plans; the municipality's limit is ${policy.caseloadLimit}.`,
      `Medarbejderen koordinerer ${led} planer i forvejen; kommunens grænse er ${policy.caseloadLimit}.`,
    ] as const;
    if (policy.caseloadHard) problem(field, "CASELOAD_FULL", ...words);
    else warn("CASELOAD_HIGH", ...words);
  }
  return caseworker;
}

/** How many open plans a caseworker leads today. */
export async function ledBy(context: Context, caseworkerId: string): Promise<number> {
  const [row] = await context.db.query<{ count: number }>(
    `SELECT count(DISTINCT a.plan_id)::int AS count FROM coordinator_assignment a JOIN coordinating_plan p ON p.id = a.plan_id
     WHERE a.caseworker_id = $1 AND a.role = 'LEAD' AND p.status <> 'CLOSED' AND a.starts_on <= $2 AND (a.ends_on IS NULL OR a.ends_on > $2)`,
    [caseworkerId, context.today],
  );
  return row?.count ?? 0;
}
