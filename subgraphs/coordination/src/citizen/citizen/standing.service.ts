import { type Context, isUuid, manyBy, oneBy, Role } from "@overligger/shared";
import { CoordinationContext } from "../../context.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { Citizen } from "./citizen.ts";
import {
  Act,
  type Agreed,
  isCitizensSide,
  isHiddenFrom,
  mandates,
  mayAct,
  mayKnow,
  mayWithdraw,
  type Party,
  partyOf,
  type Seat,
  type Standing,
  seats,
} from "./may-act.policy.ts";
import { IdentityProtection } from "./protection.ts";
import { CapacityAssessment, Representation } from "./representation.ts";

/** Who may speak for a citizen today; null where there is no such citizen. */
export function standingOf(context: Context, citizenId: string): Promise<Standing | null> {
  return context.once(`standing ${citizenId}`, async () => {
    const citizen = isUuid(citizenId) ? await oneBy(context, Citizen, "id").load(citizenId) : null;
    if (!citizen) return null;
    const [policy, assessments, representations, protections] = await Promise.all([
      policyOf(context, citizen.municipality),
      manyBy(context, CapacityAssessment, "citizenId").load(citizenId),
      manyBy(context, Representation, "citizenId").load(citizenId),
      manyBy(context, IdentityProtection, "citizenId").load(citizenId),
    ]);
    const { bornOn } = citizen;
    return {
      ...{ citizenId, bornOn, today: context.today, policy, protections },
      // That a citizen is able gives the say back to them: it counts at once.
      assessment: assessments.find(({ able, confirmedAt }) => able || confirmedAt !== null) ?? null,
      representations: representations.filter(({ confirmedAt }) => confirmedAt !== null),
    };
  });
}

/** Whether it is kept from the caller who a citizen is; not from staff, nor where staff write down what somebody says. */
const isHidden = (context: Context, standing: Standing): boolean =>
  context.caller.role === Role.CITIZEN &&
  !(context instanceof CoordinationContext && context.writtenDown) &&
  isHiddenFrom(standing, context.caller.id);

export const hiddenFromCaller = async (context: Context, citizenId: string): Promise<boolean> => {
  const standing = context.caller.role === Role.CITIZEN ? await standingOf(context, citizenId) : null;
  return standing !== null && isHidden(context, standing);
};

/** Asks the policy for the caller; nobody speaks for a citizen as staff, for one that does not exist, or for one who is hidden from them. */
async function asked<T>(
  context: Context,
  citizenId: string,
  no: T,
  ask: (standing: Standing, who: string) => T,
): Promise<T> {
  const standing = context.caller.role === Role.CITIZEN ? await standingOf(context, citizenId) : null;
  return standing && !isHidden(context, standing) ? ask(standing, context.caller.id) : no;
}

export const callerMay = (context: Context, citizenId: string, act: Act): Promise<boolean> =>
  asked(context, citizenId, false, (standing, who) => mayAct(standing, who, act));

export const callerMayWithdraw = (context: Context, citizenId: string, act: Agreed): Promise<boolean> =>
  asked(context, citizenId, false, (standing, who) => mayWithdraw(standing, who, act));

export const callerMayKnow = (context: Context, citizenId: string): Promise<boolean> =>
  asked(context, citizenId, false, mayKnow);

/** As whom the caller speaks for a citizen, whether or not it is asked for; null where they do not. */
export const callerParty = (context: Context, citizenId: string): Promise<Party | null> =>
  asked(context, citizenId, null as Party | null, partyOf);

/** Whose yes something needs today. */
export const seatsFor = async (context: Context, citizenId: string, act: Agreed): Promise<readonly Seat[]> => {
  const standing = await standingOf(context, citizenId);
  return standing ? seats(standing, act) : [];
};

/** Somebody for whom the caller speaks today, themself among them. */
export interface SpokenFor {
  readonly citizenId: string;
  readonly party: Party;
  readonly acts: readonly Act[];
  /** Whether theirs is the citizen's side of what is agreed in a plan. */
  readonly side: boolean;
  /** On what it rests; null for oneself. */
  readonly representation: Representation | null;
}

/** For whom the caller may do what today: themself first. Empty for staff. */
export function spokenFor(context: Context): Promise<readonly SpokenFor[]> {
  return context.once("spoken for", async () => {
    const { caller } = context;
    if (caller.role !== Role.CITIZEN || !isUuid(caller.id)) return [];
    const held = await manyBy(context, Representation, "representativeId").load(caller.id);
    const citizens = new Set([caller.id, ...held.map(({ citizenId }) => citizenId)]);
    const found = await Promise.all(
      [...citizens].map(async (citizenId) => {
        const standing = await standingOf(context, citizenId);
        const party = standing && !isHidden(context, standing) ? partyOf(standing, caller.id) : null;
        if (!standing || !party || !mayKnow(standing, caller.id)) return null;
        const acts = Object.values(Act).filter((act) => mayAct(standing, caller.id, act));
        const side = acts.includes(Act.WORK) && isCitizensSide(standing, [party]);
        const own = mandates(standing).find(({ representativeId }) => representativeId === caller.id);
        return { citizenId, party, acts, side, representation: own ?? null };
      }),
    );
    return found.filter((one) => one !== null);
  });
}

/** The same as a parameter of SQL (speaks.sql.ts). */
export const spokenForRows = async (context: Context): Promise<string> =>
  JSON.stringify(
    (await spokenFor(context)).map(({ citizenId, party, acts, side }) => ({
      citizen_id: citizenId,
      party,
      acts,
      side,
    })),
  );

/** The citizens whose plan the caller may read. */
export const readableCitizens = async (context: Context): Promise<string[]> =>
  (await spokenFor(context)).filter(({ acts }) => acts.includes(Act.READ)).map(({ citizenId }) => citizenId);
