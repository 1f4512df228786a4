import { type Caller, DataCategory, Role } from "@overligger/shared";
import type { Seat } from "../../citizen/citizen/may-act.policy.ts";
import type { Consent } from "../../citizen/consent/consent.ts";
import { accessInPlan, accessToCitizen } from "../../plan/access/access.policy.ts";
import type { Decision } from "../../plan/access/access.ts";
import { CoordinatingPlanStatus } from "../../plan/plan/coordinating-plan.ts";
import type { Sector } from "../../town/registry/sector.ts";
import type { FamilyConsent } from "./family.ts";

/** What of a member may enter a family's overview at all: who helps and when, never what ails them or what they wish for. */
const SHOWN: readonly DataCategory[] = [
  DataCategory.PLAN,
  DataCategory.INTERVENTIONS,
  DataCategory.APPOINTMENTS,
  DataCategory.CONTACTS,
];

/** Whether somebody takes part: everyone whose yes is needed has said yes, and not no since. `answers` are the newest first. */
export function takesPart(needed: readonly Seat[], answers: readonly FamilyConsent[]): boolean {
  const agreed = ({ party, by }: Seat) =>
    answers.find((answer) => answer.party === party && answer.answeredBy === by)?.agreed === true;
  return needed.length > 0 && needed.every(agreed);
}

/**
 * What a reader of the family may see of one member in one sector: what that member agreed to share, and of it only what
 * is shown in families. A citizen sees themself and those they speak for; of other grown-ups in the family nothing.
 */
export function accessToMember(
  caller: Caller,
  sector: Sector,
  consents: readonly Consent[],
  /** Of the plan through which the family is read; null where it is read outside any plan. */
  planStatus: CoordinatingPlanStatus | null,
  member: { citizenId: string; spokenForByCaller: boolean },
  today: string,
  /** As whom the reader receives what is shared in the plan; null for the citizen's side, and outside any plan. */
  as: ReadonlySet<string> | null,
): Decision {
  const decision = (caller.role === Role.CITIZEN ? !member.spokenForByCaller : planStatus === null)
    ? accessToCitizen(caller, sector, member.citizenId)
    : accessInPlan(caller, sector, consents, planStatus ?? CoordinatingPlanStatus.ACTIVE, today, as);
  return { ...decision, categories: decision.categories.filter((category) => SHOWN.includes(category)) };
}
