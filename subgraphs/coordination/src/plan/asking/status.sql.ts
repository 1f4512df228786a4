/** Whether what was asked for is there: an offer or a plan, somebody else who leads, a meeting called since. */
const IS_THERE = (of: string) => `CASE ${of}.kind
  WHEN 'PLAN' THEN EXISTS (SELECT 1 FROM offer o WHERE o.citizen_id = ${of}.citizen_id AND o.offered_at > ${of}.asked_at AND o.status <> 'WITHDRAWN')
    OR EXISTS (SELECT 1 FROM coordinating_plan p WHERE p.citizen_id = ${of}.citizen_id AND p.accepted_at > ${of}.asked_at)
  WHEN 'MEETING' THEN EXISTS (SELECT 1 FROM network_meeting m WHERE m.plan_id = ${of}.plan_id AND m.planned_at > ${of}.asked_at AND m.status <> 'CANCELLED')
  ELSE EXISTS (SELECT 1 FROM coordinator_assignment l WHERE l.plan_id = ${of}.plan_id AND l.role = 'LEAD' AND l.starts_on >= ${of}.asked_on
    AND l.caseworker_id <> coalesce(${of}.lead_id, '')) END`;

/** Where a request stands, of the table or alias that is named: what was answered, and what has become of it. */
export const STATUS = (of: string): string => `CASE
  WHEN ${of}.taken_back_on IS NOT NULL THEN 'TAKEN_BACK'
  WHEN NOT ${of}.granted THEN 'DECLINED'
  WHEN ${IS_THERE(of)} THEN 'DONE'
  WHEN EXISTS (SELECT 1 FROM coordinating_plan p WHERE p.id = ${of}.plan_id AND p.status = 'CLOSED') THEN 'LAPSED'
  WHEN ${of}.granted THEN 'GRANTED' ELSE 'ASKED' END`;
