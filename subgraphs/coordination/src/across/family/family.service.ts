import { randomUUID } from "node:crypto";
import {
  type Context,
  claimKey,
  doneBefore,
  isUuid,
  makeOnce,
  oneBy,
  Refusal,
  type ToMend,
  UserError,
  updateVersion,
} from "@overligger/shared";
import { citizenOfStaff } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { callerParty, seatsFor } from "../../citizen/citizen/standing.service.ts";
import { planOf } from "../../plan/plan/plan.service.ts";
import { Family, FamilyConsent, FamilyMembership, type FamilyRole } from "./family.ts";
import { asReadThrough, familyOf, membershipsOf } from "./members.service.ts";

type Payload = { family: Family | null; userErrors: UserError[] };

export interface MemberInput {
  citizenId: string;
  role: FamilyRole;
  household: string;
}

/**
 * Who takes part in the plan of one of them writes a family down: to others it would tell whether somebody belongs to one already. It
 * opens nothing: each member must say yes.
 */
export async function registerFamily(
  context: Context,
  input: { name: string; members: MemberInput[] },
): Promise<Payload> {
  const [first] = input.members;
  const citizen = first ? await citizenOfStaff(context, first.citizenId) : null;
  if (!citizen)
    return problem(
      "members",
      "MEMBERS_MISSING",
      "A family has at least one member.",
      "En familie har mindst ét medlem.",
    );
  const before = await doneBefore(context, citizen.id);
  if (before !== null) return reread(context, before);
  const ids = new Set<string>();
  for (const { citizenId } of input.members) {
    await citizenOfStaff(context, citizenId);
    ids.add(citizenId);
  }
  const plans = await Promise.all([...ids].map((id) => planOf(context, id)));
  if (plans.every((plan) => plan === null)) throw new Refusal("NOT_FOUND");
  const families = await Promise.all([...ids].map((id) => familyOf(context, id, null)));
  if (ids.size < input.members.length || families.some((family) => family !== null))
    return problem(
      "members",
      "MEMBER_ELSEWHERE",
      "Somebody is named twice, or belongs to a family already.",
      "Nogen er nævnt to gange eller hører allerede til en familie.",
    );
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
  await citizenOfStaff(context, members[0].citizenId);
  const plans = await Promise.all(members.map(({ citizenId }) => planOf(context, citizenId)));
  if (plans.every((plan) => plan === null)) throw new Refusal("NOT_FOUND");
  if ((await doneBefore(context, family.id)) !== null) return reread(context, family.id);
  const leaving = new Set(input.leave ?? []);
  for (const id of leaving)
    if (!members.some(({ citizenId }) => citizenId === id))
      return problem(
        "leave",
        "MEMBER_UNKNOWN",
        "They do not belong to this family.",
        "Nogen af de nævnte hører ikke til denne familie.",
      );
  for (const { citizenId } of input.join ?? []) {
    await citizenOfStaff(context, citizenId);
    const there = await familyOf(context, citizenId, null);
    if (there && !(there.id === family.id && leaving.has(citizenId)))
      return problem(
        "join",
        "MEMBER_ELSEWHERE",
        "Somebody belongs to a family already.",
        "Nogen hører allerede til en familie.",
      );
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
  const party = citizen && (await callerParty(context, citizen.id));
  const family = party ? await familyOf(context, citizen.id, null) : null;
  if (!citizen || !family || family.id !== input.familyId) throw new Refusal("NOT_FOUND");
  const needed = await seatsFor(context, citizen.id, Act.ANSWER);
  const answering = needed.find(({ by }) => by === context.caller.id);
  if (!answering) {
    const parties = needed.map((seat) => seat.party).join(" and ");
    return problem(
      "citizenId",
      "NOT_YOURS_TO_GIVE",
      `This answer must come from: ${parties}.`,
      "Det svar skal komme fra dem, der selv har ret til at give det.",
    );
  }
  await makeOnce(context, family.id, (manager) =>
    manager.insert(FamilyConsent, {
      id: randomUUID(),
      familyId: family.id,
      citizenId: citizen.id,
      party: answering.party,
      agreed: input.agree,
      answeredAt: context.now.toISOString(),
      answeredBy: context.caller.id,
    }),
  );
  return reread(context, family.id);
}

const problem = (...what: ToMend): Payload => ({
  family: null,
  userErrors: [new UserError(...what)],
});

async function reread(context: Context, id: string): Promise<Payload> {
  context.forget();
  const family = await oneBy(context, Family, "id").load(id);
  return { family: family && asReadThrough(family, null), userErrors: [] };
}
