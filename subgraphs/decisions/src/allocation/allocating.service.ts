import { randomUUID } from "node:crypto";
import {
  claimKey,
  HOURS_IMPOSSIBLE,
  inForce,
  inOneGo,
  LAW_NOT_IN_FORCE,
  type LegalReference,
  LegalStatus,
  type OneGo,
  registeredSectors,
  SECTOR_UNKNOWN,
  statusOf,
  type UserError,
} from "@overligger/shared";
import { toWorkOn } from "../assessment/changing.service.ts";
import { isToBuildOn, type Seen, takingPart } from "../assessment/reading.service.ts";
import type { DecisionsContext } from "../context.ts";
import { decidesUnder } from "../law/acts.ts";
import { hasRoom } from "../room-for.ts";
import { type Goal, planGoals } from "../standing/standing.service.ts";
import { Allocation, AllocationItem, AllocationItemStatus } from "./allocation.ts";
import type { AllocationItemInput } from "./inputs.ts";
import { readAllocation, type SeenAllocation } from "./reading.service.ts";

/** How many allocations on one assessment. */
const AT_MOST = 20;

export interface AllocationChanged {
  readonly allocation: SeenAllocation | null;
  readonly userErrors: readonly UserError[];
}

export interface ToAllocate {
  readonly assessmentId: string;
  readonly items: readonly AllocationItemInput[];
}

/**
 * Who takes part in a completed assessment proposes what it leads to, in several sectors at once (VIS-01): nothing of it is help before the
 * sector's own staff have confirmed it. Each item is laid into its sector as a draft; one that is silent is asked again.
 */
export async function allocate(
  context: DecisionsContext,
  { assessmentId, items }: ToAllocate,
): Promise<AllocationChanged> {
  const { seen } = await toWorkOn(context, assessmentId, { side: false });
  const { id: on, citizenId, municipality } = seen.assessment;
  const [goals, build] = await Promise.all([planGoals(context, citizenId), isToBuildOn(context, seen)]);
  let id = randomUUID() as string;
  const lock = ["SELECT id FROM assessment WHERE id = $1 FOR UPDATE", on] as const;
  const userErrors = await inOneGo(context, lock, async ({ manager, problem, problems }) => {
    const done = await claimKey(context, on, id);
    if (done !== null) {
      id = done;
      return;
    }
    if (!build)
      return problem(
        "assessmentId",
        "NOT_TO_BUILD_ON",
        "It is not complete, or is to be looked at again: complete it, or begin a reassessment.",
        "Udredningen er ikke afsluttet, eller der skal ses på den igen: afslut den, eller begynd en revurdering.",
      );
    const before = await manager.countBy(Allocation, { assessmentId: on });
    hasRoom(problem, "assessmentId", before, AT_MOST, [
      "allocations on this assessment",
      "visitationer på denne udredning",
    ]);
    for (const item of items) checkItem(context, problem, seen, item, goals);
    if (problems.length > 0) return undefined;
    const proposed = {
      proposedAt: context.now.toISOString(),
      proposedOn: context.today,
      proposedBy: context.caller.id,
    };
    await manager.insert(Allocation, { id, assessmentId: on, citizenId, municipality, ...proposed });
    for (const [index, item] of items.entries())
      await manager.insert(AllocationItem, {
        ...{ id: randomUUID(), allocationId: id, position: index + 1, sector: item.sector, kind: item.kind },
        ...{ title: item.title, providerUnit: item.providerUnit, law: lawOf(item), reason: item.reason },
        ...{
          hoursPerWeek: item.hoursPerWeek ?? null,
          goalIds: [...new Set(item.goalIds ?? [])],
          goal: item.goal ?? null,
        },
        ...{ status: AllocationItemStatus.WAITING, closed: false, interventionId: null, dropReason: null },
        ...{ answeredOn: null, takenBackFor: null },
      } as never);
    return undefined;
  });
  return { allocation: userErrors.length > 0 ? null : await readAllocation(context, id), userErrors };
}

const lawOf = ({ law }: AllocationItemInput): LegalReference => ({ ...law, validTo: law.validTo ?? null });

function checkItem(
  { today }: DecisionsContext,
  problem: OneGo["problem"],
  seen: Seen,
  item: AllocationItemInput,
  goals: readonly Goal[] | null,
): void {
  const { sector, title, hoursPerWeek = null } = item;
  if (!registeredSectors().some(({ code }) => code === sector)) {
    problem("items", ...SECTOR_UNKNOWN);
    return;
  }
  if (!takingPart(seen.standing, seen.assessment.municipality).has(sector) || !seen.sees(sector))
    problem(
      "items",
      "CONSENT_MISSING",
      "The citizen has not agreed that this sector takes part in the assessment, or that you may know what it does.",
      "Borgeren har ikke sagt ja til, at den myndighed er med i udredningen, eller til at du må vide, hvad den gør.",
    );
  const law = lawOf(item);
  if (inForce([law], today).length === 0) problem("items", ...LAW_NOT_IN_FORCE);
  if (!decidesUnder(sector, law.act) || statusOf(law) === LegalStatus.PROPOSAL)
    problem(
      "items",
      "LAW_NOT_OF_SECTOR",
      "This sector gives no help under that: name a law of its own.",
      "Myndigheden giver ikke hjælp efter det: angiv en lov, der er dens egen.",
    );
  if (hoursPerWeek !== null && !(hoursPerWeek >= 0 && hoursPerWeek <= 168)) problem("items", ...HOURS_IMPOSSIBLE);
  checkGoals(problem, item, title, goals);
}

/** Whatever is given is to further a goal (VIS-04): one of the plan's, or, where there is none that they read, one in words. */
function checkGoals(
  problem: OneGo["problem"],
  { goalIds, goal }: AllocationItemInput,
  title: string,
  goals: readonly Goal[] | null,
): void {
  const open = (goals ?? []).filter((each) => each.open);
  const named = goalIds ?? [];
  if (named.some((id) => !open.some((each) => each.id === id)))
    problem(
      "items",
      "GOAL_UNKNOWN",
      "The citizen's plan has no such goal that is open and that you read.",
      "Borgerens plan har ikke et sådant mål, som er åbent, og som du kan se.",
    );
  else if (named.length === 0 && (open.length > 0 || !goal))
    problem(
      "items",
      "GOAL_MISSING",
      `Say which goal »${title}« is to further: one of the plan's, or one in words where there is no plan that you read.`,
      `Skriv, hvilket mål »${title}« skal fremme: et af planens, eller et med ord, hvor der ikke er en plan, du kan se.`,
    );
}
