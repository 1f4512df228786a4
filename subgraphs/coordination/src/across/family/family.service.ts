import { randomUUID } from "node:crypto";
import {
  type Context,
  claimKey,
  danishDay,
  doneBefore,
  doorId,
  isUuid,
  makeOnce,
  manyBy,
  oneBy,
  Refusal,
  Role,
  through,
  type UserError,
  updateVersion,
} from "@overligger/shared";
import { readCitizen } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { callerParties, partiesFor } from "../../citizen/citizen/parties.service.ts";
import { ConsentKind } from "../../citizen/consent/consent-kind.ts";
import { consentsOf } from "../../citizen/consent/consents.ts";
import { SectorEntry } from "../../plan/access/sector-entry.ts";
import { holdsOn } from "../../plan/plan/assignment.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { planOf } from "../../plan/plan/plan.service.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { accessToMember, takesPart } from "./family.policy.ts";
import { Family, FamilyConsent, FamilyMembership, type FamilyRole } from "./family.ts";

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
const asReadThrough = (family: Family, plan: CoordinatingPlan | null): Family =>
  through({ ...family, plan }, plan?.id ?? null);

/** The door that whatever is seen in a family names. */
export const doorOfFamily = (familyId: string, plan: CoordinatingPlan | null): string =>
  doorId(familyId, plan?.id ?? null);

/** A citizen's family: for the citizen and who speaks for them, and for who takes part in the citizen's plan. */
export async function familyOfCitizen(context: Context, citizenId: string): Promise<Family | null> {
  const own = (await callerParties(context, citizenId)).size > 0;
  const plan = await planOf(context, citizenId);
  return own || plan ? familyOf(context, citizenId, plan) : null;
}

const membershipsOf = async (context: Context, family: Family): Promise<FamilyMembership[]> =>
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
    const citizen = await oneBy(context, Citizen, "id").load(membership.citizenId);
    // A yes is given for the time that one belongs to the family: who comes back is asked again.
    const own = answers.filter(
      ({ citizenId, answeredAt }) =>
        citizenId === membership.citizenId && danishDay(new Date(answeredAt)) >= membership.startsOn,
    );
    if (citizen && takesPart(await partiesFor(context, citizen), own)) taking.push(membership);
  }
  return { taking, others: memberships.length - taking.length };
}

/** Every registered sector for one member, open or closed by that member's own consent. */
export async function sectorsOfMember(context: Context, member: FamilyMembership): Promise<SectorEntry[]> {
  const [registry, consents, parties] = await Promise.all([
    sectors(context),
    consentsOf(context, member.citizenId),
    callerParties(context, member.citizenId),
  ]);
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
          { citizenId: member.citizenId, spokenForByCaller: parties.size > 0 },
          context.today,
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

type Payload = { family: Family | null; userErrors: UserError[] };

export interface MemberInput {
  citizenId: string;
  role: FamilyRole;
  household: string;
}

/** Staff of the municipality write a family down. It opens nothing: each member must say yes. */
export async function registerFamily(
  context: Context,
  input: { name: string; members: MemberInput[] },
): Promise<Payload> {
  const [first] = input.members;
  const citizen = first ? await staffReading(context, first.citizenId) : null;
  if (!citizen) return problem("members", "MEMBERS_MISSING", "A family has at least one member.");
  const before = await doneBefore(context, citizen.id);
  if (before !== null) return reread(context, before);
  const ids = new Set<string>();
  for (const { citizenId } of input.members) {
    await staffReading(context, citizenId);
    if (ids.has(citizenId) || (await familyOf(context, citizenId, null)))
      return problem("members", "MEMBER_ELSEWHERE", "Somebody is named twice, or belongs to a family already.");
    ids.add(citizenId);
  }
  const family = {
    municipality: citizen.municipality,
    name: input.name,
    registeredAt: context.now.toISOString(),
    registeredBy: context.caller.id,
  };
  const familyId = await makeOnce(context, citizen.id, async (manager, id) => {
    await manager.insert(Family, { ...family, id });
    await manager.insert(
      FamilyMembership,
      input.members.map((member) => ({ ...rowOf(member), familyId: id, startsOn: context.today })),
    );
  });
  return reread(context, familyId);
}

const rowOf = ({ citizenId, role, household }: MemberInput) => ({
  id: randomUUID(),
  citizenId,
  role,
  household,
  endsOn: null,
});

/** Somebody joins a family, or leaves it; a change of role or home is both. */
export async function changeMembers(
  context: Context,
  input: { familyId: string; version: number; join?: MemberInput[] | null; leave?: string[] | null },
): Promise<Payload> {
  const family = isUuid(input.familyId) ? await oneBy(context, Family, "id").load(input.familyId) : null;
  const members = family ? await membershipsOf(context, { ...family, plan: null }) : [];
  if (!family || !members[0]) throw new Refusal("NOT_FOUND");
  await staffReading(context, members[0].citizenId);
  // Who wrote it down may mend it, and who works with one of them.
  const plans = await Promise.all(members.map(({ citizenId }) => planOf(context, citizenId)));
  if (family.registeredBy !== context.caller.id && !plans.some((plan) => plan !== null)) throw new Refusal("NOT_FOUND");
  if ((await doneBefore(context, family.id)) !== null) return reread(context, family.id);
  const leaving = new Set(input.leave ?? []);
  for (const id of leaving)
    if (!members.some(({ citizenId }) => citizenId === id))
      return problem("leave", "MEMBER_UNKNOWN", "They do not belong to this family.");
  for (const { citizenId } of input.join ?? []) {
    await staffReading(context, citizenId);
    const there = await familyOf(context, citizenId, null);
    if (there && !(there.id === family.id && leaving.has(citizenId)))
      return problem("join", "MEMBER_ELSEWHERE", "Somebody belongs to a family already.");
  }
  await context.db.transaction(async (manager) => {
    if ((await claimKey(context, family.id, family.id)) !== null) return;
    if (!(await updateVersion(manager, Family, { id: family.id, version: input.version }, { name: family.name })))
      throw new Refusal("CONFLICT");
    for (const { id, citizenId } of members)
      if (leaving.has(citizenId)) await manager.update(FamilyMembership, { id }, { endsOn: context.today });
    await manager.insert(
      FamilyMembership,
      (input.join ?? []).map((member) => ({ ...rowOf(member), familyId: family.id, startsOn: context.today })),
    );
  });
  return reread(context, family.id);
}

/** A member's own yes or no, or that of who speaks for them under the municipality's dated policy. A no is never refused. */
export async function answerFamily(
  context: Context,
  input: { familyId: string; citizenId?: string | null; agree: boolean },
): Promise<Payload> {
  const citizenId = input.citizenId ?? context.caller.id;
  const citizen = isUuid(citizenId) ? await oneBy(context, Citizen, "id").load(citizenId) : null;
  const speaksAs = citizen ? await callerParties(context, citizen.id) : new Set<never>();
  const family = citizen && speaksAs.size > 0 ? await familyOf(context, citizen.id, null) : null;
  if (!citizen || !family || family.id !== input.familyId) throw new Refusal("NOT_FOUND");
  const needed = await partiesFor(context, citizen);
  const answering = needed.filter((party) => speaksAs.has(party));
  if (answering.length === 0)
    return problem("citizenId", "NOT_YOURS_TO_GIVE", `This answer must come from: ${needed.join(" and ")}.`);
  await makeOnce(context, family.id, (manager) =>
    manager.insert(
      FamilyConsent,
      answering.map((party) => ({
        id: randomUUID(),
        familyId: family.id,
        citizenId: citizen.id,
        party,
        agreed: input.agree,
        answeredAt: context.now.toISOString(),
        answeredBy: context.caller.id,
      })),
    ),
  );
  return reread(context, family.id);
}

async function staffReading(context: Context, citizenId: string): Promise<Citizen> {
  const { role } = context.caller;
  const citizen = role === Role.CASEWORKER || role === Role.COORDINATOR ? await readCitizen(context, citizenId) : null;
  if (!citizen) throw new Refusal("NOT_FOUND");
  return citizen;
}

const problem = (field: string, code: string, message: string): Payload => ({
  family: null,
  userErrors: [{ field: ["input", field], code, message }],
});

async function reread(context: Context, id: string): Promise<Payload> {
  context.forget();
  const family = await oneBy(context, Family, "id").load(id);
  return { family: family && asReadThrough(family, null), userErrors: [] };
}
