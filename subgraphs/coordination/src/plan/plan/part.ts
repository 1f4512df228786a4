import { type Context, oneBy, Role, worksIn } from "@overligger/shared";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act, type Party, yesOf } from "../../citizen/citizen/may-act.policy.ts";
import { spokenFor } from "../../citizen/citizen/standing.service.ts";
import { CoordinatorRole, holdsOn } from "./assignment.ts";
import type { CoordinatingPlan } from "./coordinating-plan.ts";
import { coordinatorsOf, participantsOf } from "./plan.service.ts";

/** The part a caller plays in a plan today. */
export interface Part {
  /** As whom they say something on the citizen's side, be it only a view; null where they do not. */
  readonly voice: Party | null;
  /** How a yes of theirs on the citizen's side is kept; null where they have no voice there. */
  readonly yes: string | null;
  /** Whether they work in the plan on the citizen's side (V08). */
  readonly citizen: boolean;
  /** Whether what they say yes to is said for the citizen: a parent's yes is not, where a young person's own is needed. */
  readonly side: boolean;
  readonly coordinator: boolean;
  /** Whether that is their own, and not for who is away: nobody who stands in decides who coordinates from then on. */
  readonly appointed: boolean;
  /** Codes of the sectors they take part for. */
  readonly sectors: ReadonlySet<string>;
  /** Whether they are staff and the citizen has moved from where the plan is made: they end and hand over, and receive nothing. */
  readonly left: boolean;
}

export async function partIn(
  context: Context,
  plan: Pick<CoordinatingPlan, "id" | "citizenId" | "municipality">,
): Promise<Part> {
  const { caller, today } = context;
  const [coordinators, participants, people, citizen] = await Promise.all([
    coordinatorsOf(context, plan.id),
    participantsOf(context, plan.id),
    spokenFor(context),
    oneBy(context, Citizen, "id").load(plan.citizenId),
  ]);
  const spoken = people.find(({ citizenId }) => citizenId === plan.citizenId);
  const own = <T extends { caseworkerId: string; startsOn: string; endsOn: string | null }>(people: T[]) =>
    caller.role === Role.CITIZEN || !worksIn(caller, plan.municipality)
      ? []
      : people.filter((person) => person.caseworkerId === caller.id && holdsOn(person, today));
  const voice = spoken?.acts.includes(Act.READ) ? spoken.party : null;
  return {
    voice,
    yes: voice && yesOf(voice, caller.id),
    citizen: spoken?.acts.includes(Act.WORK) ?? false,
    side: spoken?.side ?? false,
    coordinator: own(coordinators).length > 0,
    appointed: own(coordinators).some(({ role }) => role !== CoordinatorRole.DEPUTY),
    sectors: new Set(own(participants).map(({ sectorCode }) => sectorCode)),
    left: caller.role !== Role.CITIZEN && citizen?.municipality !== plan.municipality,
  };
}

/** The sectors for which somebody takes part today. */
export async function involvedSectors(context: Context, plan: Pick<CoordinatingPlan, "id">): Promise<string[]> {
  const people = await participantsOf(context, plan.id);
  return [
    ...new Set(people.filter((person) => holdsOn(person, context.today)).map(({ sectorCode }) => sectorCode)),
  ].sort();
}

/** As whom somebody in the plan says something: on the citizen's side, as its coordinator, or for a sector. */
export const voiceOf = ({ voice, coordinator, sectors }: Part): string =>
  voice ?? (coordinator ? "COORDINATOR" : ([...sectors].sort()[0] as string));
