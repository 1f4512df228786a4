import { type Context, claimKey, doneBefore, inOneGo, oneBy, Refusal, type UserError } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { WAS_UNTIL_TODAY } from "../../said.ts";
import { affiliationIn, affiliationsOf, leaderHere } from "../../town/people/affiliation.service.ts";
import { CaseworkerAffiliation } from "../../town/people/affiliation.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { type Warn, Warning } from "../../warning.ts";
import { CoordinatorAssignment, CoordinatorRole } from "../plan/assignment.ts";
import { bumpPlan, type Change, keepRevision, LOCKED } from "../plan/plan-change.ts";
import { cutAbsences } from "./absence.service.ts";
import { CHANGES } from "./changes.ts";
import { checkCoordinator } from "./coordinator.policy.ts";
import { NOT_INFORMED, passLead } from "./hand-over.service.ts";

export interface LeavingInput {
  caseworkerId: string;
  on?: string | null;
  /** Who leads from then on what they would have led. */
  toCaseworkerId?: string | null;
  citizensInformed?: boolean | null;
  notes?: string | null;
}

const ONE_PERSON = "SELECT pg_advisory_xact_lock(hashtextextended('caseworker ' || $1, 0))";

/**
 * Somebody no longer works for the leader's municipality from a day on: from that day they are in none of its plans. No plan is
 * left without a lead by it: where they lead one on that day or later, somebody is named to whom the lead goes, or it is handed over first.
 */
export async function endAffiliation(
  context: Context,
  input: LeavingInput,
): Promise<{ caseworker: Caseworker | null; userErrors: UserError[]; warnings: Warning[] }> {
  const municipality = await leaderHere(context);
  const known = (await affiliationsOf(context, input.caseworkerId)).some(
    ({ municipalityCode }) => municipalityCode === municipality,
  );
  if (!known) throw new Refusal("NOT_FOUND");
  const on = input.on ?? context.today;
  const warnings: Warning[] = [];
  const userErrors = await inOneGo(
    context,
    [ONE_PERSON, input.caseworkerId],
    async ({ manager, problem, problems }) => {
      if (on < context.today) return problem("on", ...WAS_UNTIL_TODAY);
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
      const led: { id: string }[] = await manager.query(PLANS("a.role = 'LEAD'"), [
        input.caseworkerId,
        municipality,
        on,
      ]);
      const { toCaseworkerId } = input;
      if (led.length > 0 && toCaseworkerId == null)
        return problem(
          "caseworkerId",
          "LEADS_PLANS",
          `They lead plans on that day or later, ${led.length} of them: name who leads them from then on, or hand each over first.`,
          `Vedkommende har ansvaret for planer den dag eller senere, i alt ${led.length}: vælg, hvem der overtager dem, eller overdrag dem først.`,
        );
      if (led.length > 0 && toCaseworkerId != null) {
        if (!input.citizensInformed) problem("citizensInformed", ...NOT_INFORMED);
        if (toCaseworkerId === input.caseworkerId)
          problem(
            "toCaseworkerId",
            "SAME_PERSON",
            "Who leaves cannot take over from themself.",
            "Den, der holder op, kan ikke selv overtage.",
          );
        const warn: Warn = (...what) => warnings.push(new Warning(...what));
        await checkCoordinator(context, municipality, toCaseworkerId, "toCaseworkerId", { problem, warn }, led.length);
        if (!(await affiliationIn(context, toCaseworkerId, municipality, on)))
          problem(
            "toCaseworkerId",
            "LEAD_LEAVES",
            "Who takes over does not work here on that day.",
            "Den, der skal overtage, arbejder her ikke den dag.",
          );
        if (problems.length > 0) return undefined;
      }
      await claimKey(context, input.caseworkerId, open.id);
      const endsOn = open.startsOn > on ? open.startsOn : on;
      await manager.update(CaseworkerAffiliation, { id: open.id }, { endsOn });
      if (toCaseworkerId != null)
        for (const { id } of led) await passOn({ manager, context }, id, { ...input, toCaseworkerId, on });
      await leavePlans(manager, context, { ...input, municipality, on });
      return undefined;
    },
  );
  if (userErrors.length > 0) return { caseworker: null, userErrors, warnings: [] };
  return { caseworker: await oneBy(context, Caseworker, "id").load(input.caseworkerId), userErrors, warnings };
}

/** All that somebody leads of a plan on a day or later goes to somebody else. */
async function passOn(
  change: Pick<Change, "manager" | "context">,
  planId: string,
  { caseworkerId, toCaseworkerId, on, notes }: LeavingInput & { toCaseworkerId: string; on: string },
): Promise<void> {
  await change.manager.query(LOCKED, [planId]);
  const all = await change.manager.findBy(CoordinatorAssignment, { planId });
  const next = { caseworkerId: toCaseworkerId, basis: null, assessment: null, handOverNotes: notes ?? null };
  for (const one of all)
    if (
      one.caseworkerId === caseworkerId &&
      one.role === CoordinatorRole.LEAD &&
      (one.endsOn === null || one.endsOn > on)
    )
      await passLead(change, all, one, on, next);
}

/** The plans of a municipality ($2) that are not closed and in which somebody ($1) is on a day ($3) or later. */
const PLANS = (which: string) => `
  SELECT DISTINCT p.id FROM coordinating_plan p JOIN (
    SELECT plan_id, caseworker_id, role, ends_on FROM coordinator_assignment
    UNION ALL SELECT plan_id, caseworker_id, 'PARTICIPANT', ends_on FROM plan_participant) a ON a.plan_id = p.id
  WHERE a.caseworker_id = $1 AND p.municipality = $2 AND p.status <> 'CLOSED' AND (a.ends_on IS NULL OR a.ends_on > $3::date) AND ${which}
  ORDER BY p.id`;

/** Ends what they do in each plan of the municipality, with its revision; what was to begin later never does, nor is anybody away beyond it. */
async function leavePlans(
  manager: EntityManager,
  context: Context,
  { caseworkerId, municipality, on }: { caseworkerId: string; municipality: string; on: string },
): Promise<void> {
  await cutAbsences(
    manager,
    `(deputy_id = $2 OR caseworker_id = $2) AND EXISTS (
       SELECT 1 FROM caseworker_affiliation f WHERE f.caseworker_id = absence.caseworker_id AND f.municipality = $3)`,
    [on, caseworkerId, municipality],
  );
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
