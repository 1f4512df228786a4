import {
  ContactRole,
  DataCategory,
  EndReason,
  InterventionStatus,
  type LegalReference,
  type RescheduleRequest,
  RescheduleStatus,
  Role,
} from "@overligger/shared";
import { parse } from "graphql";
import type { Sector } from "../../town/registry/sector.ts";
import type { Asked } from "../../town/registry/send.ts";

/** What coordination may ask a sector about a citizen: the fields, and the categories that must be agreed to for them. */
export interface Question {
  readonly name: string;
  readonly needs: readonly DataCategory[];
  readonly fields: string;
}

export const RESCHEDULE =
  "id appointmentId citizenId title wasAt startsAt endsAt reason status askedAt askedByRole answeredAt answer version";

export const CALENDAR: Question = {
  name: "calendar",
  needs: [DataCategory.APPOINTMENTS, DataCategory.INTERVENTIONS],
  fields: `
    interventions { id title kind status hoursPerWeek period { from to } }
    appointments(first: 100, from: $from, to: $to, after: $after) {
      nodes { id title startsAt endsAt place interventionId reschedule { ${RESCHEDULE} } } pageInfo { hasNextPage endCursor } }`,
};

export const INTERVENTIONS: Question = {
  name: "interventions",
  needs: [DataCategory.INTERVENTIONS],
  fields:
    "interventions { id title kind status hoursPerWeek period { from to } providerUnit endReason legalBasis { act paragraph validFrom validTo } }",
};

export const CONTACTS: Question = {
  name: "contacts",
  needs: [DataCategory.CONTACTS],
  fields: "contacts { id role function name unit }",
};

/** What keeps a plan from moving on is told by the sectors' own plans and by what help there is. */
export const HEALTH: Question = {
  name: "health",
  needs: [DataCategory.PLAN, DataCategory.INTERVENTIONS],
  fields:
    "plans { id title status followUpDue period { from to } } interventions { id title kind status hoursPerWeek period { from to } }",
};

/**
 * Pauses from a sector's effort, which give room for a treatment and so tell of it. Only some sectors have any: it is asked of those
 * that a rule names.
 */
export const PAUSES: Question = {
  name: "pauses",
  needs: [DataCategory.HEALTH],
  fields: "effortPauses { id reason period { from to } }",
};

export interface SaidAppointment {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  place: string | null;
  interventionId: string | null;
  reschedule: RescheduleRequest | null;
}

export interface SaidIntervention {
  id: string;
  title: string;
  kind: string;
  status: string;
  hoursPerWeek: number | null;
  period: { from: string | null; to: string | null };
  /** Asked where interventions are all that is asked for, not beside a calendar. */
  providerUnit?: string;
  endReason?: EndReason | null;
  legalBasis?: LegalReference[];
}

export interface SaidContact {
  id: string;
  role: string;
  function: string;
  name: string | null;
  unit: string;
}

export interface SaidPlan {
  id: string;
  title: string | null;
  status: string | null;
  followUpDue: string | null;
}

export interface SaidPause {
  id: string;
  reason: string;
  period: { from: string | null; to: string | null };
}

/** What a sector said of one citizen; what it was not asked, or not agreed to, is empty. */
export interface Said {
  appointments: SaidAppointment[];
  interventions: SaidIntervention[];
  contacts: SaidContact[];
  plans: SaidPlan[];
  pauses: SaidPause[];
}

const asked = new Map<string, Asked>();

/** The question as a sector understands it: the same document each time, so that it is compiled once. */
export function askedOf(question: Question, sector: Sector): Asked {
  const key = `${question.name} ${sector.overlay}`;
  let known = asked.get(key);
  if (!known) {
    const variables = question.fields.includes("$from") ? ", $from: DateTime, $to: DateTime, $after: String" : "";
    const text = `query ($representations: [_Any!]!${variables}) {
      _entities(representations: $representations) { ... on ${sector.overlay} { grant ${question.fields} } } }`;
    asked.set(key, (known = { text, document: parse(text, { noLocation: true }) }));
  }
  return known;
}

type Row = { grant?: unknown; appointments?: { nodes: SaidAppointment[]; pageInfo: PageInfo } | null } & {
  [list in "interventions" | "contacts" | "plans" | "effortPauses"]?: never[] | null;
};
interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

/**
 * What a sector answered for a grant, checked as the gateway's guard checks: another grant than was asked for, a list that is
 * none, a moment or a code that is none, and all of it is thrown away. Null means wrong.
 */
export function heard(row: unknown, grant: string): { said: Said; next: string | null } | null {
  const answer = row as Row | null;
  if (!answer || answer.grant !== grant) return null;
  const said: Said = {
    appointments: answer.appointments?.nodes ?? [],
    interventions: answer.interventions ?? [],
    contacts: answer.contacts ?? [],
    plans: answer.plans ?? [],
    pauses: answer.effortPauses ?? [],
  };
  const right =
    all(said.appointments, ({ title, startsAt, endsAt, reschedule }) => {
      const requested = !reschedule || (reschedule.status in RescheduleStatus && reschedule.askedByRole in Role);
      return isText(title) && Date.parse(startsAt) < Date.parse(endsAt) && requested;
    }) &&
    all(said.interventions, ({ title, status, period, endReason = null, legalBasis = [] }) => {
      const known = status in InterventionStatus && (endReason === null || endReason in EndReason);
      const lawful = legalBasis.every(({ act, paragraph }) => isText(act) && isText(paragraph));
      return isText(title) && known && lawful && isDayOrNone(period?.from) && isDayOrNone(period?.to);
    }) &&
    all(said.contacts, ({ role, function: work, unit }) => role in ContactRole && isText(work) && isText(unit)) &&
    all(said.plans, ({ followUpDue }) => isDayOrNone(followUpDue)) &&
    all(said.pauses, ({ reason, period }) => isText(reason) && isDayOrNone(period?.from) && isDayOrNone(period?.to));
  if (!right) return null;
  return { said, next: answer.appointments?.pageInfo.hasNextPage ? answer.appointments.pageInfo.endCursor : null };
}

const all = <T extends { id: string }>(list: readonly T[], holds: (each: T) => boolean): boolean =>
  Array.isArray(list) && list.every((each) => isText(each?.id) && holds(each));

const isText = (value: unknown) => typeof value === "string";

const isDayOrNone = (day: unknown) => day === null || (isText(day) && /^\d{4}-\d{2}-\d{2}$/.test(String(day)));
