import type { JWTPayload } from "jose";
import type { SectorRegistration } from "../contract/registry.ts";
import { REGIONS } from "../contract/structure.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { type Caller, Role } from "../kernel/request/caller.ts";
import { smallId } from "../kernel/uuid.ts";

const text = (claim: unknown) => (typeof claim === "string" && claim !== "" ? claim : null);

/** No database keeps a NUL, and none is in anybody's id: who comes with one is nobody. */
const NUL = "\u0000";

/**
 * Who a verified token says that somebody is. A claim that is missing closes what it would have opened; one that nobody here knows
 * (a role, a sector, a region, a region for staff of a sector that is not regional) is refused whole.
 */
export function callerOf(payload: JWTPayload, sectors: ReadonlyMap<string, SectorRegistration>): Caller {
  const role = text(payload.role);
  const staff = role === Role.CASEWORKER || role === Role.COORDINATOR || role === Role.LEADER;
  const sector = staff ? text(payload.sector) : null;
  const municipality = text(payload.municipality);
  const region = staff ? text(payload.region) : null;
  const registered = sector === null ? null : sectors.get(sector);
  const known =
    payload.sub &&
    !payload.sub.includes(NUL) &&
    role &&
    Object.hasOwn(Role, role) &&
    (role !== Role.CASEWORKER || sector !== null) &&
    (sector === null || registered !== undefined) &&
    (municipality === null || /^\d{4}$/.test(municipality)) &&
    (region === null || (Object.hasOwn(REGIONS, region) && registered?.regional === true));
  if (!known) throw new Refusal("UNAUTHENTICATED");
  return Object.freeze({
    id: smallId(payload.sub as string),
    name: text(payload.name) ?? "",
    role: role as Role,
    sector,
    municipality,
    region,
  });
}
