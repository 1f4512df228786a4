import { registerEnumType } from "type-graphql";
import type { MunicipalPolicy } from "../../town/municipal-policy/municipal-policy.ts";
import { AgeRuleCode, ageFor } from "./age-rule.ts";
import type { IdentityProtection } from "./protection.ts";
import { type CapacityAssessment, Custody, type Representation, RepresentationKind } from "./representation.ts";

/** As whom somebody speaks for a citizen. */
export type Party = "CITIZEN" | "PARENT" | "PROXY";

export enum Act {
  READ = "READ",
  ANSWER = "ANSWER",
  SHARE = "SHARE",
  FETCH_HEALTH = "FETCH_HEALTH",
  WORK = "WORK",
}

registerEnumType(Act, {
  name: "CitizenAct",
  description: "What is done by a citizen, or for them by somebody who may (da: handling).",
  valuesConfig: {
    READ: { description: "Reads the plan, the offers and the consents, and adds a view (da: læse)." },
    ANSWER: { description: "Answers the offer of a plan, and withdraws from it (da: svare på tilbud)." },
    SHARE: { description: "Agrees that a sector is shared, and withdraws that (da: samtykke til deling)." },
    FETCH_HEALTH: {
      description: "Agrees that health information is fetched, and withdraws that (da: helbredssamtykke).",
    },
    WORK: { description: "Is the citizen's side where goals and agreements are made (da: arbejde i planen)." },
  },
});

/** What is agreed to by everybody whose yes it needs. */
export type Agreed = Act.ANSWER | Act.SHARE | Act.FETCH_HEALTH;

/** A yes that is needed: as whom, and from whom. `by` is null where it is that of somebody whom nobody has registered. */
export interface Seat {
  readonly party: Party;
  readonly by: string | null;
}

/** All that decides who may speak for one citizen on one day. */
export interface Standing {
  readonly citizenId: string;
  /** YYYY-MM-DD, as is `today`. */
  readonly bornOn: string;
  readonly today: string;
  /** Of the citizen's municipality on that day; null where it has decided nothing. */
  readonly policy: Pick<MunicipalPolicy, "ownConsentAge" | "parentalConsentRequired"> | null;
  /** The newest. */
  readonly assessment: Pick<CapacityAssessment, "able" | "validTo"> | null;
  readonly representations: readonly Representation[];
  readonly protections: readonly Pick<IdentityProtection, "startsOn" | "endsOn" | "knownTo">[];
}

/** Age in whole years on a day, both as YYYY-MM-DD. */
export function ageOn(bornOn: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0);
}

/** Whether somebody has reached the age of a rule; where no rule holds that day, nobody has. */
function hasAge({ bornOn, today }: Pick<Standing, "bornOn" | "today">, code: AgeRuleCode): boolean {
  const from = ageFor(code, today);
  return from !== null && ageOn(bornOn, today) >= from;
}

export const isOfAge = (person: Pick<Standing, "bornOn" | "today">): boolean => hasAge(person, AgeRuleCode.OF_AGE);

/** The mandates in force that cover personal matters: of a child the parents', of an adult the guardians' and future proxies' (GRD-01 … GRD-03). */
export function mandates(standing: Standing): readonly Representation[] {
  const { today, representations } = standing;
  const adult = isOfAge(standing);
  return representations.filter(
    ({ kind, personalMatters, startsOn, endsOn }) =>
      personalMatters &&
      startsOn <= today &&
      (endsOn === null || endsOn > today) &&
      adult === (kind !== RepresentationKind.PARENT),
  );
}

/** As whom somebody speaks, whether or not it is asked for: the yes of who is not asked stops nothing and makes nothing. */
export function partyOf(standing: Standing, who: string): Party | null {
  if (who === standing.citizenId) return "CITIZEN";
  if (!mandates(standing).some(({ representativeId }) => representativeId === who)) return null;
  return isOfAge(standing) ? "PROXY" : "PARENT";
}

/**
 * Whether it is kept from somebody who the citizen is and where they live. Whatever tells of their help tells of that, so nothing is
 * told, and nothing done by them here: what their yes is needed for, they are asked by staff, who write it down.
 */
export const isHiddenFrom = ({ citizenId, today, protections }: Standing, who: string): boolean =>
  who !== citizenId &&
  protections.some(({ startsOn, endsOn, knownTo }) => startsOn <= today && endsOn > today && !knownTo.includes(who));

/**
 * Whose yes something needs, all of them (V01, V02, MIN-01 … MIN-04). An adult's own; everybody's who may speak for an adult
 * whom the newest assessment in force found unable. Under age as the municipality's dated policy says, without one as for a
 * child; on health as the law says (sundhedsloven § 17). Parents are needed each (forældreansvarsloven § 3): where they have
 * custody together and one of them is not registered, that yes is missing.
 */
export function seats(standing: Standing, act: Agreed): readonly Seat[] {
  const own: Seat = { party: "CITIZEN", by: standing.citizenId };
  if (isOfAge(standing)) return isUnable(standing) ? all(standing, "PROXY") : [own];
  const parents = all(standing, "PARENT");
  if (act === Act.FETCH_HEALTH) return hasAge(standing, AgeRuleCode.OWN_HEALTH_CONSENT) ? [own] : parents;
  const { policy, bornOn, today } = standing;
  if (!policy || ageOn(bornOn, today) < policy.ownConsentAge) return parents;
  return policy.parentalConsentRequired ? [own, ...parents] : [own];
}

/** Whether the newest assessment says that the citizen cannot give an informed consent, and still holds. */
const isUnable = ({ assessment, today }: Standing): boolean =>
  assessment?.able === false && (assessment.validTo === null || assessment.validTo > today);

function all(standing: Standing, party: Party): readonly Seat[] {
  const held = mandates(standing);
  const found: Seat[] = [...new Set(held.map(({ representativeId }) => representativeId))].map((by) => ({ party, by }));
  const together = held.some(({ custody }) => custody === Custody.JOINT);
  return found.length === 0 || (together && found.length === 1) ? [...found, { party, by: null }] : found;
}

const sits = (needed: readonly Seat[], who: string): boolean => needed.some(({ by }) => by === who);

/** Whether somebody may do something for a citizen on a day: the one answer to it. `who` is the id of a person who signed in as a citizen. */
export function mayAct(standing: Standing, who: string, act: Act): boolean {
  if (act === Act.READ && who === standing.citizenId) return hasAge(standing, AgeRuleCode.OWN_PLAN);
  return sits(seats(standing, act === Act.READ || act === Act.WORK ? Act.ANSWER : act), who);
}

/** Whether somebody may withdraw what was agreed to: the citizen always, others while it needs their yes. */
export const mayWithdraw = (standing: Standing, who: string, act: Agreed): boolean =>
  who === standing.citizenId || sits(seats(standing, act), who);

/** Whether somebody may know that there is this citizen, and who it is. A guardian of somebody who can decide may not. */
export const mayKnow = (standing: Standing, who: string): boolean =>
  who === standing.citizenId || partyOf(standing, who) === "PARENT" || mayAct(standing, who, Act.READ);

/** Whether a word said as one of these is on the citizen's side: the citizen's, where their own yes is needed; else that of who speaks for them. */
export function isCitizensSide(standing: Standing, parties: readonly string[]): boolean {
  const needed = seats(standing, Act.ANSWER).map(({ party }) => party);
  return needed.includes("CITIZEN") ? parties.includes("CITIZEN") : needed.some((party) => parties.includes(party));
}

/** How a yes on the citizen's side is kept: that of who speaks for them by whose it is, for each parent's is their own. */
export const yesOf = (party: Party, by: string): string => (party === "CITIZEN" ? party : `${party}/${by}`);

/** Kept beside the voices where all who speak for the citizen have said yes. */
export const SIDE = "SIDE";

/** As whom a yes was said, whoever it was; a sector's stays as it is. */
export const partiesOf = (said: readonly string[]): string[] => [
  ...new Set(said.filter((voice) => voice !== SIDE).map((voice) => voice.split("/")[0] as string)),
];

/**
 * Whether the citizen's side has said yes: the citizen, where their own yes is needed; else everybody who speaks for them, as each parent
 * decides (forældreansvarsloven § 3). A yes from before it was kept whose it is, is that of the only one whose it can be.
 */
export function sideSaid(standing: Standing, said: readonly string[]): boolean {
  const needed = seats(standing, Act.ANSWER);
  if (needed.some(({ party }) => party === "CITIZEN")) return said.includes("CITIZEN");
  const alone = needed.length === 1;
  return needed.every(
    ({ party, by }) => (by !== null && said.includes(yesOf(party, by))) || (alone && said.includes(party)),
  );
}

/** One person's yes or no. */
export interface Said {
  readonly party: string;
  readonly by: string;
  readonly accept: boolean;
}

/**
 * What the answers so far come to. All must say yes. The citizen's own no ends it; parents are asked all before a no of one of
 * them counts, so that whoever answers first does not decide for both. Anybody else's no is kept and stops nothing.
 */
export function outcome(needed: readonly Seat[], answers: readonly Said[]): "OPEN" | "ACCEPTED" | "DECLINED" {
  const answerOf = (seat: Seat) => answers.find(({ party, by }) => party === seat.party && by === seat.by)?.accept;
  if (needed.every((seat) => answerOf(seat) === true)) return "ACCEPTED";
  const own = needed.filter(({ party }) => party === "CITIZEN").map(answerOf);
  const others = needed.filter(({ party }) => party !== "CITIZEN").map(answerOf);
  const declined = own.includes(false) || (others.includes(false) && !others.includes(undefined));
  return declined ? "DECLINED" : "OPEN";
}
