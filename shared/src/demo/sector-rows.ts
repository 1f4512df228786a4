import type { Appointment } from "../contract/appointment.ts";
import type { ContactPoint } from "../contract/contact-point.ts";
import type { Intervention } from "../contract/intervention.ts";
import { InterventionStatus } from "../contract/intervention.ts";
import { GoalStatus, type SectorGoal } from "../contract/sector-goal.ts";
import { PlanStatus, type SectorPlan } from "../contract/sector-plan.ts";
import { stableId } from "./ids.ts";

/** Fields the rows below fill in themselves. */
type Given =
  | "id"
  | "citizenId"
  | "municipality"
  | "citizen"
  | "sector"
  | "period"
  | "goals"
  | "interventions"
  | "updatedAt"
  | "version"
  | "planId"
  | "kindLabel"
  | "revisions"
  | "endReason";
type Optional = "status" | "endsOn" | "followUpDue" | "hoursPerWeek" | "startsOn";

type Written<T, Extra extends PropertyKey = never> = Omit<T, Given | Optional | NullableKeys<T> | Extra> &
  Partial<Pick<T, (Optional | NullableKeys<T>) & keyof T>>;
type NullableKeys<T> = { [K in keyof T]-?: null extends T[K] ? K : never }[keyof T];

export type WrittenPlan<P extends SectorPlan, I extends Intervention> = Written<P> & {
  startsOn: string;
  /** Titles; the status is ACTIVE unless given. */
  goals?: (string | Partial<Pick<SectorGoal, "title" | "status" | "targetDate">>)[];
  interventions?: WrittenIntervention<I>[];
};
export type WrittenIntervention<I extends Intervention> = Written<I>;

/** What one sector knows of one citizen, as one would write it down. */
export interface SectorCase<P extends SectorPlan, I extends Intervention> {
  plans?: WrittenPlan<P, I>[];
  /** Help that is given without any plan (SEC-05). */
  interventions?: WrittenIntervention<I>[];
  /** `help` is the place of the intervention that it belongs to among the citizen's here, where it does. */
  appointments?: (Pick<Appointment, "title" | "startsAt" | "endsAt"> & { place?: string; help?: number })[];
  contacts?: (Pick<ContactPoint, "role" | "function" | "unit"> & { name?: string })[];
}

/** The same as table rows. */
export interface SectorRows<P extends SectorPlan, I extends Intervention> {
  plans: P[];
  goals: SectorGoal[];
  interventions: I[];
  appointments: Appointment[];
  contacts: ContactPoint[];
}

export const emptyRows = <P extends SectorPlan, I extends Intervention>(): SectorRows<P, I> => ({
  plans: [],
  goals: [],
  interventions: [],
  appointments: [],
  contacts: [],
});

/** Turns what was written down of a citizen into rows with stable ids. `sector` is the sector's code. */
export function sectorRows<P extends SectorPlan, I extends Intervention>(
  sector: string,
  person: { id: string; municipality: string },
  written: SectorCase<P, I>,
  into: SectorRows<P, I>,
): SectorRows<P, I> {
  const id = (kind: string, index: number | string) => stableId(`${sector}/${person.id}/${kind}/${index}`);
  const { id: citizenId, municipality } = person;
  let interventionCount = 0;
  const addIntervention = (intervention: WrittenIntervention<I>, planId: string | null) => {
    into.interventions.push({
      status: InterventionStatus.RUNNING,
      ...intervention,
      id: id("intervention", interventionCount++),
      citizenId,
      municipality,
      planId,
    } as unknown as I);
  };
  for (const [index, { goals = [], interventions = [], ...plan }] of (written.plans ?? []).entries()) {
    const planId = id("plan", index);
    into.plans.push({
      status: PlanStatus.ACTIVE,
      ...plan,
      id: planId,
      citizenId,
      municipality,
      updatedAt: `${plan.startsOn}T08:00:00.000Z`,
      version: 1,
    } as unknown as P);
    for (const [position, goal] of goals.entries()) {
      into.goals.push({
        status: GoalStatus.ACTIVE,
        targetDate: null,
        ...(typeof goal === "string" ? { title: goal } : (goal as { title: string })),
        id: id("goal", `${index}/${position}`),
        planId,
        position,
      });
    }
    for (const intervention of interventions) addIntervention(intervention, planId);
  }
  for (const intervention of written.interventions ?? []) addIntervention(intervention, null);
  for (const [index, { help, ...appointment }] of (written.appointments ?? []).entries()) {
    into.appointments.push({
      place: null,
      interventionId: help === undefined ? null : id("intervention", help),
      ...appointment,
      cancelledAt: null,
      version: 1,
      id: id("appointment", index),
      citizenId,
      municipality,
    });
  }
  for (const [index, contact] of (written.contacts ?? []).entries()) {
    into.contacts.push({
      name: null,
      endsOn: null,
      version: 1,
      ...contact,
      id: id("contact", index),
      citizenId,
      municipality,
    });
  }
  return into;
}
