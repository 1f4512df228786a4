import { type Context, danishDay, doorId, manyBy, oneBy, through } from "@overligger/shared";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { callerMay, hiddenFromCaller, seatsFor } from "../../citizen/citizen/standing.service.ts";
import { ConsentKind } from "../../citizen/consent/consent-kind.ts";
import { consentsOf } from "../../citizen/consent/consents.ts";
import { recipientsIn } from "../../plan/access/recipients.ts";
import { SectorEntry } from "../../plan/access/sector-entry.ts";
import { holdsOn } from "../../plan/plan/assignment.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { partIn } from "../../plan/plan/part.ts";
import { planOf } from "../../plan/plan/plan.service.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { accessToMember, takesPart } from "./family.policy.ts";
import { Family, FamilyConsent, FamilyMembership } from "./family.ts";

/** The family that a citizen belongs to today, as read through a plan, or by the citizen or who speaks for them. */
export async function familyOf(
  context: Context,
  citizenId: string,
  plan: CoordinatingPlan | null,
): Promise<Family | null> {
  const memberships = await manyBy(context, FamilyMembership, "citizenId").load(citizenId);
  const current = memberships.find((membership) => holdsOn(membership, context.today));
  const family = current ? await oneBy(context, Family, "id").load(current.familyId) : null;
  return family && asReadThrough(family, plan);
}

/** A family shows through a plan what that plan lets it show: its id names the plan. */
export const asReadThrough = (family: Family, plan: CoordinatingPlan | null): Family =>
  through({ ...family, plan }, plan?.id ?? null);

/** The door that whatever is seen in a family names. */
export const doorOfFamily = (familyId: string, plan: CoordinatingPlan | null): string =>
  doorId(familyId, plan?.id ?? null);

/** A citizen's family: for the citizen and who speaks for them, and for who takes part in the citizen's plan. */
export async function familyOfCitizen(context: Context, citizenId: string): Promise<Family | null> {
  const own = await callerMay(context, citizenId, Act.READ);
  const plan = await planOf(context, citizenId);
  return own || plan ? familyOf(context, citizenId, plan) : null;
}

export const membershipsOf = async (context: Context, family: Family): Promise<FamilyMembership[]> =>
  (await manyBy(context, FamilyMembership, "familyId").load(family.id))
    .filter((membership) => holdsOn(membership, context.today))
    .map((membership) => ({ ...membership, plan: family.plan }));

/** Who takes part, and how many do not: of those nothing is told, not even who they are (V25). */
export async function membersOf(
  context: Context,
  family: Family,
): Promise<{ taking: FamilyMembership[]; others: number }> {
  const [memberships, answers] = await Promise.all([
    membershipsOf(context, family),
    manyBy(context, FamilyConsent, "familyId").load(family.id),
  ]);
  const taking: FamilyMembership[] = [];
  for (const membership of memberships) {
    // Whatever is told of who is protected tells where they are.
    if (await hiddenFromCaller(context, membership.citizenId)) continue;
    const citizen = await oneBy(context, Citizen, "id").load(membership.citizenId);
    // A yes is given for the time that one belongs to the family: who comes back is asked again.
    const own = answers.filter(
      ({ citizenId, answeredAt }) =>
        citizenId === membership.citizenId && danishDay(new Date(answeredAt)) >= membership.startsOn,
    );
    if (citizen && takesPart(await seatsFor(context, citizen.id, Act.ANSWER), own)) taking.push(membership);
  }
  return { taking, others: memberships.length - taking.length };
}

/**
 * The plans of those who take part in the family, as far as the reader may read them: what they call people to stands among what the family
 * does, and takes its time.
 */
export async function plansAmong(context: Context, family: Family): Promise<CoordinatingPlan[]> {
  const { taking } = await membersOf(context, family);
  const plans = await Promise.all(
    taking.map(({ citizenId }) => (citizenId === family.plan?.citizenId ? family.plan : planOf(context, citizenId))),
  );
  return plans.filter((plan) => plan !== null);
}

/** Every registered sector for one member, open or closed by that member's own consent. */
export async function sectorsOfMember(context: Context, member: FamilyMembership): Promise<SectorEntry[]> {
  const [registry, consents, spokenForByCaller] = await Promise.all([
    sectors(context),
    consentsOf(context, member.citizenId),
    callerMay(context, member.citizenId, Act.READ),
  ]);
  const as = member.plan ? recipientsIn(await partIn(context, member.plan)) : null;
  return [...registry.values()].map(
    (sector) =>
      new SectorEntry({
        sector,
        consent:
          consents.find((consent) => consent.kind === ConsentKind.SHARING && consent.sectorCode === sector.code) ??
          null,
        decision: accessToMember(
          context.caller,
          sector,
          consents,
          member.plan?.status ?? null,
          { citizenId: member.citizenId, spokenForByCaller },
          context.today,
          as,
        ),
        citizenId: member.citizenId,
        planId: member.plan?.id ?? null,
        door: doorOfFamily(member.familyId, member.plan),
      }),
  );
}

/** The sectors of all members who take part: whom to ask for the whole family. */
export async function sectorsOfFamily(context: Context, family: Family): Promise<SectorEntry[]> {
  const { taking } = await membersOf(context, family);
  return (await Promise.all(taking.map((member) => sectorsOfMember(context, member)))).flat();
}
