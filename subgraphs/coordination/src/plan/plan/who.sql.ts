import { SPEAKS } from "../../citizen/citizen/speaks.sql.ts";

// Who a task of a plan `p` is for, where `$1` is the caller and `$2` today.

export const TODAY = (of: string, today = "$2") =>
  `${of}.starts_on <= ${today}::date AND (${of}.ends_on IS NULL OR ${of}.ends_on > ${today}::date)`;

export const IS_OPEN = "p.status IN ('DRAFTING', 'ACTIVE', 'ON_HOLD')";

/** Whether the citizen lives where the plan is made: else it waits, and asks nothing of anybody but to be ended or taken along. */
export const LIVES_THERE =
  "EXISTS (SELECT 1 FROM citizen c WHERE c.id = p.citizen_id AND c.municipality = p.municipality)";

/** Whether a plan is worked in: what it asks of people it asks while it is. */
export const IS_AT_WORK = `${IS_OPEN} AND ${LIVES_THERE}`;

const coordinates = (roles: string) =>
  `EXISTS (SELECT 1 FROM coordinator_assignment l WHERE l.plan_id = p.id AND l.caseworker_id = $1 AND l.role IN (${roles}) AND ${TODAY("l")})`;

/** Whoever leads, and who stands in for them while they are away. */
export const LEADS = coordinates("'LEAD', 'DEPUTY'");
export const STANDS_IN = coordinates("'DEPUTY'");

/** Whether the one who must call the follow-up is in the plan; when they have left it falls to whoever leads. */
export const HOLDER_IS_THERE = `EXISTS (
  SELECT 1 FROM (SELECT plan_id, caseworker_id, starts_on, ends_on FROM coordinator_assignment
    UNION ALL SELECT plan_id, caseworker_id, starts_on, ends_on FROM plan_participant) AS h
  WHERE h.plan_id = p.id AND h.caseworker_id = p.initiative_holder_id AND ${TODAY("h")})`;

/** The caller's own participations, to be joined as `t`. */
export const TAKES_PART = `plan_participant t ON t.plan_id = p.id AND t.caseworker_id = $1 AND ${TODAY("t")}`;

/** The plans in which the caller is the citizen's side: their own, and of those for whom they speak. */
export const IS_MINE = `EXISTS (SELECT 1 FROM ${SPEAKS} WHERE s.citizen_id = p.citizen_id AND s.side)`;
