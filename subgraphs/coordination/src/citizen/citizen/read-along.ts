import { ahead, aheadThrough, type Context, Role } from "@overligger/shared";
import type { Room } from "../../room.ts";
import { MunicipalPolicy } from "../../town/municipal-policy/municipal-policy.ts";
import { Citizen } from "./citizen.ts";
import { IdentityProtection } from "./protection.ts";
import { CapacityAssessment, Representation } from "./representation.ts";

let hooks: NonNullable<Room["withCitizen"]>[] = [];

/** Learns what the rooms read with a citizen. */
export function knowWhatIsReadAlong(rooms: readonly Room[]): void {
  hooks = rooms.flatMap(({ withCitizen }) => withCitizen ?? []);
}

/** Reads with a citizen, in the same statement, what the operation asks of them. */
export function readAlong(context: Context, citizenId: string): void {
  for (const hook of hooks) hook(context, citizenId);
}

/** Who may speak for a citizen, which is asked for whoever signed in as one. */
export function standingAhead(context: Context, citizenId: string): void {
  const { caller } = context;
  if (caller.role !== Role.CITIZEN) return;
  for (const entity of [IdentityProtection, CapacityAssessment, Representation])
    ahead<{ citizenId: string }>(context, entity, "citizenId", citizenId);
  ahead(context, Representation, "representativeId", caller.id);
  const here = { entity: Citizen, property: "id", gives: "municipality" } as const;
  aheadThrough(context, MunicipalPolicy, "municipality", here, citizenId);
}
