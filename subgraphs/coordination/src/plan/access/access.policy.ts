import { type Caller, DataCategory, Role } from "@overligger/shared";
import { type Consent, ConsentStatus, statusOf } from "../../citizen/consent/consent.ts";
import { ConsentKind } from "../../citizen/consent/consent-kind.ts";
import type { Sector } from "../../town/registry/sector.ts";
import { CoordinatingPlanStatus } from "../plan/coordinating-plan.ts";
import { AccessReason, type Decision } from "./access.ts";

const ALL = Object.values(DataCategory);
const closed = (reason: AccessReason): Decision => ({ reason, categories: [], exceptItems: [], purpose: "NONE" });

/** Who coordinates sees a plan as it was agreed; the work of their own sector they do in the sector. */
const isOwnStaff = (caller: Caller, sector: Sector) => caller.role === Role.CASEWORKER && caller.sector === sector.code;

/**
 * Whether a sector is open by right, in any plan or none: to the citizen about themself, to its own staff. All of it is seen then,
 * the same as in the sector's own case.
 */
export const isByRight = ({ purpose }: Decision): boolean => purpose === "OWN_ACCESS" || purpose === "OWN_SECTOR_CASE";

/** Staff read their own sector as their own case: no consent is needed for that, and the sector would show it to them anyway. */
const OWN_CASE: Decision = { reason: null, categories: ALL, exceptItems: [], purpose: "OWN_SECTOR_CASE" };

/**
 * What a reader of a coordinating plan may see of one sector. Only for readers who may read the plan at all.
 * The plan shows what was agreed to those whom the consent names, and to the citizen. Only a sector's own staff see more, for it is their case.
 */
export const accessInPlan = (
  caller: Caller,
  sector: Sector,
  consents: readonly Consent[],
  status: CoordinatingPlanStatus,
  today: string,
  /** As whom the reader receives what is shared; null for the citizen's side. */
  as: ReadonlySet<string> | null,
): Decision => (isOwnStaff(caller, sector) ? OWN_CASE : agreed(sector, consents, status, today, as));

/**
 * What the citizen agreed to lay under a plan of one sector, for a reader who receives it as one of these, and no more; whoever
 * reads it where they are left out. `consents` are all the citizen's, the newest first.
 */
export function agreed(
  sector: Sector,
  consents: readonly Consent[],
  status: CoordinatingPlanStatus,
  today: string,
  as: ReadonlySet<string> | null = null,
): Decision {
  const names = ({ recipients }: Consent) => as === null || recipients.some((recipient) => as.has(recipient));
  if (status === CoordinatingPlanStatus.ENDING_WITHDRAWN) return closed(AccessReason.CONSENT_WITHDRAWN);
  if (status === CoordinatingPlanStatus.CLOSED) return closed(AccessReason.PLAN_CLOSED);
  // What still waits for somebody's yes changes nothing: what was agreed to before goes on holding.
  const of = (kind: ConsentKind) =>
    consents.filter((consent) => consent.kind === kind && consent.sectorCode === sector.code);
  const newest = (kind: ConsentKind) => of(kind).find(({ complete }) => complete);
  const sharing = newest(ConsentKind.SHARING);
  if (!sharing && of(ConsentKind.SHARING).some((consent) => statusOf(consent, today) === ConsentStatus.AWAITING))
    return closed(AccessReason.CONSENT_AWAITING);
  const held = sharing && statusOf(sharing, today);
  if (!sharing || held === ConsentStatus.NOT_YET || held === ConsentStatus.REPLACED)
    return closed(AccessReason.CONSENT_MISSING);
  if (held === ConsentStatus.WITHDRAWN) return closed(AccessReason.CONSENT_WITHDRAWN);
  if (held === ConsentStatus.EXPIRED) return closed(AccessReason.CONSENT_EXPIRED);
  if (sector.needsHealthConsent) {
    const health = newest(ConsentKind.HEALTH_RETRIEVAL);
    if (!health || statusOf(health, today) !== ConsentStatus.IN_FORCE)
      return closed(AccessReason.HEALTH_CONSENT_MISSING);
    if (!names(health)) return closed(AccessReason.NOT_RECIPIENT);
  }
  if (!names(sharing)) return closed(AccessReason.NOT_RECIPIENT);
  return { reason: null, categories: sharing.categories, exceptItems: sharing.exceptItems, purpose: sharing.purpose };
}

/**
 * What a reader may see of a citizen outside any plan: the citizen everything (the right of access to one's own data,
 * which needs no consent and outlives a withdrawn one), staff their own sector, everybody else nothing.
 */
export function accessToCitizen(caller: Caller, sector: Sector, citizenId: string): Decision {
  if (caller.role === Role.CITIZEN && caller.id === citizenId)
    return { reason: null, categories: ALL, exceptItems: [], purpose: "OWN_ACCESS" };
  return isOwnStaff(caller, sector) ? OWN_CASE : closed(AccessReason.NO_MANDATE);
}
