import { type Context, Role } from "@overligger/shared";
import { holdsOn } from "./assignment.ts";
import type { CoordinatingPlan } from "./coordinating-plan.ts";
import { coordinatorsOf, participantsOf } from "./plan.service.ts";

/** The part a caller plays in a plan today. */
export interface Part {
  readonly citizen: boolean;
  readonly coordinator: boolean;
  /** Codes of the sectors they take part for. */
  readonly sectors: ReadonlySet<string>;
}

export async function partIn(context: Context, plan: CoordinatingPlan): Promise<Part> {
  const { caller, today } = context;
  const [coordinators, participants] = await Promise.all([
    coordinatorsOf(context, plan.id),
    participantsOf(context, plan.id),
  ]);
  const own = <T extends { caseworkerId: string; startsOn: string; endsOn: string | null }>(people: T[]) =>
    caller.role === Role.CITIZEN
      ? []
      : people.filter((person) => person.caseworkerId === caller.id && holdsOn(person, today));
  return {
    citizen: caller.role === Role.CITIZEN && caller.id === plan.citizenId,
    coordinator: own(coordinators).length > 0,
    sectors: new Set(own(participants).map(({ sectorCode }) => sectorCode)),
  };
}

/** The sectors for which somebody takes part today. */
export async function involvedSectors(context: Context, plan: Pick<CoordinatingPlan, "id">): Promise<string[]> {
  const people = await participantsOf(context, plan.id);
  return [
    ...new Set(people.filter((person) => holdsOn(person, context.today)).map(({ sectorCode }) => sectorCode)),
  ].sort();
}
