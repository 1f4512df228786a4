import { lapsed } from "../offer/lapsed.sql.ts";
import { LIVES_IN } from "./lives-in.sql.ts";

/**
 * Whether what was asked for is there: a plan, or the citizen's own no to one that was offered; somebody else who leads, a meeting
 * called since. An offer that was taken back or not answered in time is nothing.
 */
const IS_THERE = (of: string) => `CASE ${of}.kind
  WHEN 'PLAN' THEN EXISTS (SELECT 1 FROM offer o WHERE o.citizen_id = ${of}.citizen_id AND o.offered_at > ${of}.asked_at AND o.status IN ('ACCEPTED', 'DECLINED'))
    OR EXISTS (SELECT 1 FROM coordinating_plan p WHERE p.citizen_id = ${of}.citizen_id AND p.accepted_at > ${of}.asked_at)
  WHEN 'MEETING' THEN EXISTS (SELECT 1 FROM network_meeting m WHERE m.plan_id = ${of}.plan_id AND m.planned_at > ${of}.asked_at AND m.status <> 'CANCELLED')
  ELSE EXISTS (SELECT 1 FROM coordinator_assignment l WHERE l.plan_id = ${of}.plan_id AND l.role = 'LEAD' AND l.starts_on >= ${of}.asked_on
    AND l.caseworker_id <> coalesce(${of}.lead_id, '')) END`;

/** Whether a plan that was asked for is offered, and waits for the citizen. */
export const IS_OFFERED = (of: string, today: string) => `(${of}.kind = 'PLAN' AND EXISTS (SELECT 1 FROM offer o
  WHERE o.citizen_id = ${of}.citizen_id AND o.offered_at > ${of}.asked_at AND o.status = 'OFFERED' AND NOT ${lapsed(today)}))`;

/** What was asked of a plan that is closed, or left behind where they lived before; and a yes of there to a new one. */
const IS_OVER = (
  of: string,
) => `CASE ${of}.kind WHEN 'PLAN' THEN ${of}.granted AND ${of}.municipality <> ${LIVES_IN(of)}
  ELSE EXISTS (SELECT 1 FROM coordinating_plan p WHERE p.id = ${of}.plan_id AND (p.status = 'CLOSED' OR p.municipality <> ${LIVES_IN(of)})) END`;

/** Where a request stands on a day, of the table or alias that is named: what was answered, and what has become of it. */
export const STATUS = (of: string, today: string): string => `CASE
  WHEN ${of}.taken_back_on IS NOT NULL THEN 'TAKEN_BACK'
  WHEN NOT ${of}.granted THEN 'DECLINED'
  WHEN ${IS_THERE(of)} THEN 'DONE'
  WHEN ${IS_OVER(of)} THEN 'LAPSED'
  WHEN ${of}.granted OR ${IS_OFFERED(of, today)} THEN 'GRANTED' ELSE 'ASKED' END`;

/** Whether a plan was granted, and nobody has offered it yet. */
export const IS_TO_OFFER = (of: string, today: string): string =>
  `(${of}.kind = 'PLAN' AND ${of}.granted AND ${STATUS(of, today)} = 'GRANTED' AND NOT ${IS_OFFERED(of, today)})`;
