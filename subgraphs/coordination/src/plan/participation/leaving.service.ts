import { type Context, claimKey, doneBefore, inOneGo, oneBy, Refusal, type UserError } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { affiliationsOf, leaderHere } from "../../town/people/affiliation.service.ts";
import { CaseworkerAffiliation } from "../../town/people/affiliation.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { bumpPlan, keepRevision } from "../plan/plan-change.ts";
import { CHANGES } from "./changes.ts";

export interface LeavingInput {
  caseworkerId: string;
  on?: string | null;
}

const ONE_PERSON = "SELECT pg_advisory_xact_lock(hashtextextended('caseworker ' || $1, 0))";

/**
 * Somebody no longer works for the leader's municipality from a day on: from that day they are in none of its plans. No plan is
 * left without a lead by it: where they lead one on that day or later, the lead is handed over first.
 */
export async function endAffiliation(
  context: Context,
  input: LeavingInput,
): Promise<{ caseworker: Caseworker | null; userErrors: UserError[] }> {
  const municipality = await leaderHere(context);
  const known = (await affiliationsOf(context, input.caseworkerId)).some(
    ({ municipalityCode }) => municipalityCode === municipality,
  );
  if (!known) throw new Refusal("NOT_FOUND");
  const on = input.on ?? context.today;
  const userErrors = await inOneGo(context, [ONE_PERSON, input.caseworkerId], async ({ manager, problem }) => {
    if (on < context.today)
      return problem(
        "on",
        "DATE_PAST",
        "What was until today cannot be rewritten.",
        "Det, der gjaldt til og med i dag, kan ikke skrives om.",
      );
    const open = (await affiliationsOf(context, input.caseworkerId)).find(
      ({ municipalityCode, endsOn }) => municipalityCode === municipality && (endsOn === null || endsOn > on),
    );
    if ((await doneBefore(context, input.caseworkerId)) !== null) return undefined;
    if (!open)
      return problem(
        "caseworkerId",
        "ENDED_ALREADY",
        "They no longer work here on that day.",
        "Medarbejderen arbejder ikke længere her den dag.",
      );
    const led: { id: string }[] = await manager.query(PLANS("a.role = 'LEAD'"), [input.caseworkerId, municipality, on]);
    if (led.length > 0)
      return problem(
        "caseworkerId",
        "LEADS_PLANS",
        `They lead ${led.length} plans on that day or later: hand each over first.`,
        `De har ansvaret for ${led.length} planer den dag eller senere: overdrag dem først.`,
      );
    await claimKey(context, input.caseworkerId, open.id);
    const endsOn = open.startsOn > on ? open.startsOn : on;
    await manager.update(CaseworkerAffiliation, { id: open.id }, { endsOn });
    await leavePlans(manager, context, { ...input, municipality, on });
    return undefined;
  });
  if (userErrors.length > 0) return { caseworker: null, userErrors };
  return { caseworker: await oneBy(context, Caseworker, "id").load(input.caseworkerId), userErrors };
}

/** The plans of a municipality ($2) that are not closed and in which somebody ($1) is on a day ($3) or later. */
const PLANS = (which: string) => `
  SELECT DISTINCT p.id FROM coordinating_plan p JOIN (
    SELECT plan_id, caseworker_id, role, ends_on FROM coordinator_assignment
    UNION ALL SELECT plan_id, caseworker_id, 'PARTICIPANT', ends_on FROM plan_participant) a ON a.plan_id = p.id
  WHERE a.caseworker_id = $1 AND p.municipality = $2 AND p.status <> 'CLOSED' AND (a.ends_on IS NULL OR a.ends_on > $3::date) AND ${which}
  ORDER BY p.id`;

/** Ends what they do in each plan of the municipality, with its revision; what was to begin later never does. */
async function leavePlans(
  manager: EntityManager,
  context: Context,
  { caseworkerId, municipality, on }: { caseworkerId: string; municipality: string; on: string },
): Promise<void> {
  const plans: { id: string }[] = await manager.query(PLANS("true"), [caseworkerId, municipality, on]);
  for (const { id } of plans) {
    for (const table of ["coordinator_assignment", "plan_participant"])
      await manager.query(
        `UPDATE ${table} SET ends_on = greatest(starts_on, $3::date) WHERE plan_id = $1 AND caseworker_id = $2 AND (ends_on IS NULL OR ends_on > $3::date)`,
        [id, caseworkerId, on],
      );
    await bumpPlan(manager, context, id);
    await keepRevision(manager, context, id, CHANGES.endCaseworkerAffiliation);
  }
}
