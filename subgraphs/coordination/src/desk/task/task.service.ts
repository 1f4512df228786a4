import {
  type Context,
  checkPage,
  cursor,
  type Page,
  type PageArguments,
  Role,
  readTaskCursor,
} from "@overligger/shared";
import { readPlan } from "../../plan/plan/plan.service.ts";
import { Task } from "./task.ts";

/** How long before a health consent lapses somebody is told, in days. */
const RENEWAL_NOTICE = 30;

const OPEN_PLAN = "p.status IN ('DRAFTING', 'ACTIVE', 'ON_HOLD')";

// In what follows: $1 the caller, $2 today, $3 days of notice, $5 now.

// As whom the caller may speak for whom today: for themself, and by representations in force.
const SPEAKS = `(
  SELECT $1 AS citizen_id, 'CITIZEN' AS party UNION ALL
  SELECT r.citizen_id::text, CASE r.kind WHEN 'PARENT' THEN 'PARENT' ELSE 'PROXY' END FROM representation r JOIN citizen c ON c.id = r.citizen_id
    WHERE r.representative_id::text = $1 AND r.personal_matters AND (r.kind <> 'PARENT' OR c.born_on > $2::date - interval '18 years') AND r.starts_on <= $2::date AND (r.ends_on IS NULL OR r.ends_on > $2::date)) AS s`;

// Each part is one kind of task, here and below.
const OF_CITIZEN = `
  SELECT 'ANSWER_OFFER' AS kind, o.id::text AS ref, NULL::date AS due, NULL::text AS subject, NULL::uuid AS plan_id, o.citizen_id
    FROM offer o JOIN ${SPEAKS} ON s.citizen_id = o.citizen_id::text
    WHERE o.status = 'OFFERED' AND NOT o.answers @> jsonb_build_array(jsonb_build_object('party', s.party))
  UNION ALL
  SELECT 'APPROVE_CONSENT', c.id::text, NULL, c.sector_code, NULL, c.citizen_id
    FROM consent c JOIN ${SPEAKS} ON s.citizen_id = c.citizen_id::text
    WHERE NOT c.complete AND c.withdrawn_at IS NULL AND c.replaced_at IS NULL AND (c.valid_to IS NULL OR c.valid_to > $2::date)
      AND c.needed_parties ? s.party AND NOT c.approvals @> jsonb_build_array(jsonb_build_object('party', s.party))
  UNION ALL
  SELECT 'AGREE_GOAL', g.id::text, NULL, g.title, p.id, p.citizen_id
    FROM plan_goal g JOIN coordinating_plan p ON p.id = g.plan_id
    WHERE p.citizen_id::text = $1 AND ${OPEN_PLAN} AND g.status = 'PROPOSED' AND NOT g.agreed_by ? 'CITIZEN'
  UNION ALL
  SELECT 'KEEP_AGREEMENT', a.id::text, a.due_on, a.text, p.id, p.citizen_id
    FROM agreement a JOIN coordinating_plan p ON p.id = a.plan_id
    WHERE p.citizen_id::text = $1 AND ${OPEN_PLAN} AND a.parties ? 'CITIZEN' AND a.due_on >= $2::date
  UNION ALL
  SELECT 'ATTEND_MEETING', m.id::text, (m.starts_at AT TIME ZONE 'Europe/Copenhagen')::date, m.place, p.id, p.citizen_id
    FROM network_meeting m JOIN coordinating_plan p ON p.id = m.plan_id
    WHERE p.citizen_id::text = $1 AND ${OPEN_PLAN} AND m.status = 'PLANNED' AND m.ends_at > $5::timestamptz
  UNION ALL
  SELECT 'RENEW_HEALTH_CONSENT', c.id::text, c.valid_to, c.sector_code, NULL, c.citizen_id
    FROM consent c WHERE c.citizen_id::text = $1 AND c.kind = 'HEALTH_RETRIEVAL' AND c.withdrawn_at IS NULL AND c.replaced_at IS NULL
      AND c.valid_to > $2::date AND c.valid_to <= $2::date + $3::int`;

// Whoever leads, and who stands in for them while they are away.
const LEADS = `EXISTS (SELECT 1 FROM coordinator_assignment l WHERE l.plan_id = p.id AND l.caseworker_id = $1 AND l.role IN ('LEAD', 'DEPUTY')
  AND l.starts_on <= $2::date AND (l.ends_on IS NULL OR l.ends_on > $2::date))`;
const STANDS_IN = LEADS.replace("('LEAD', 'DEPUTY')", "('DEPUTY')");
// Who must call the follow-up, while they are in the plan; when they have left it falls to whoever leads.
const HOLDER_IS_THERE = `EXISTS (
  SELECT 1 FROM (SELECT plan_id, caseworker_id, starts_on, ends_on FROM coordinator_assignment
    UNION ALL SELECT plan_id, caseworker_id, starts_on, ends_on FROM plan_participant) AS h
  WHERE h.plan_id = p.id AND h.caseworker_id = p.initiative_holder_id AND h.starts_on <= $2::date AND (h.ends_on IS NULL OR h.ends_on > $2::date))`;
const TAKES_PART = `plan_participant t ON t.plan_id = p.id AND t.caseworker_id = $1 AND t.starts_on <= $2::date AND (t.ends_on IS NULL OR t.ends_on > $2::date)`;

const OF_STAFF = `
  SELECT 'OFFER_PLAN' AS kind, n.id::text AS ref, NULL::date AS due, NULL::text AS subject, NULL::uuid AS plan_id, n.citizen_id
    FROM coordination_need n WHERE n.status = 'REGISTERED' AND n.registered_by = $1
  UNION ALL
  SELECT 'FINISH_DRAFT', p.id::text, NULL, NULL, p.id, p.citizen_id FROM coordinating_plan p WHERE p.status = 'DRAFTING' AND ${LEADS}
  UNION ALL
  SELECT 'CALL_FOLLOW_UP', p.id::text, p.follow_up_due, NULL, p.id, p.citizen_id
    FROM coordinating_plan p WHERE p.status = 'ACTIVE' AND p.follow_up_due IS NOT NULL
      AND CASE WHEN ${HOLDER_IS_THERE} THEN p.initiative_holder_id = $1 OR ${STANDS_IN} ELSE ${LEADS} END
  UNION ALL
  SELECT 'AGREE_GOAL', g.id::text, NULL, g.title, p.id, p.citizen_id
    FROM plan_goal g JOIN coordinating_plan p ON p.id = g.plan_id JOIN ${TAKES_PART}
    WHERE ${OPEN_PLAN} AND g.status = 'PROPOSED' AND NOT g.agreed_by ? t.sector_code
  UNION ALL
  SELECT 'KEEP_AGREEMENT', a.id::text, a.due_on, a.text, p.id, p.citizen_id
    FROM agreement a JOIN coordinating_plan p ON p.id = a.plan_id JOIN ${TAKES_PART}
    WHERE ${OPEN_PLAN} AND a.parties ? t.sector_code AND a.due_on >= $2::date
  UNION ALL
  SELECT 'RENEW_HEALTH_CONSENT', c.id::text, c.valid_to, c.sector_code, p.id, p.citizen_id
    FROM consent c JOIN coordinating_plan p ON p.citizen_id = c.citizen_id AND ${OPEN_PLAN}
    WHERE c.kind = 'HEALTH_RETRIEVAL' AND c.withdrawn_at IS NULL AND c.replaced_at IS NULL
      AND c.valid_to > $2::date AND c.valid_to <= $2::date + $3::int AND ${LEADS}
  UNION ALL
  SELECT 'ATTEND_MEETING', m.id::text, (m.starts_at AT TIME ZONE 'Europe/Copenhagen')::date, m.place, p.id, p.citizen_id
    FROM network_meeting m JOIN coordinating_plan p ON p.id = m.plan_id
    WHERE ${OPEN_PLAN} AND m.status = 'PLANNED' AND m.ends_at > $5::timestamptz AND (m.invited_ids ? $1 OR ${LEADS})
  UNION ALL
  SELECT 'RECORD_MEETING', m.id::text, (m.ends_at AT TIME ZONE 'Europe/Copenhagen')::date, m.place, p.id, p.citizen_id
    FROM network_meeting m JOIN coordinating_plan p ON p.id = m.plan_id
    WHERE ${OPEN_PLAN} AND m.status = 'PLANNED' AND m.ends_at <= $5::timestamptz AND ${LEADS}
  UNION ALL
  SELECT 'CONSIDER_SECTOR', f.id::text, NULL, f.reason, p.id, p.citizen_id
    FROM sector_flag f JOIN coordinating_plan p ON p.id = f.plan_id WHERE f.settled_on IS NULL AND ${OPEN_PLAN} AND ${LEADS}
  UNION ALL
  SELECT 'MEET_DUTY', d.id::text, NULL, d.kind, p.id, p.citizen_id
    FROM duty d JOIN coordinating_plan p ON p.id = d.plan_id JOIN ${TAKES_PART}
    WHERE d.done_at IS NULL AND d.sector_code = t.sector_code
  UNION ALL
  SELECT 'CLOSE_PLAN', p.id::text, NULL, NULL, p.id, p.citizen_id
    FROM coordinating_plan p WHERE p.status = 'ENDING_WITHDRAWN' AND ${LEADS}
      AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.plan_id = p.id AND d.done_at IS NULL)`;

const LIST = "coordination.tasks";

const WORKS: ReadonlySet<Role> = new Set([Role.CASEWORKER, Role.COORDINATOR]);

/** What is the caller's to do, what is due first at the top and what has no day last. Kinds left out: all. */
export async function tasksOf(
  context: Context,
  page: PageArguments,
  kinds: readonly string[] | null,
): Promise<Page<Task>> {
  checkPage(page);
  const { caller, today, now } = context;
  const asked = caller.role === Role.CITIZEN ? OF_CITIZEN : WORKS.has(caller.role) ? OF_STAFF : null;
  const parameters: unknown[] = [caller.id, today, RENEWAL_NOTICE, kinds, now.toISOString()];
  const tasks = `SELECT (kind || ':' || ref) COLLATE "C" AS id, kind, due AS "dueOn", subject, plan_id AS "planId", citizen_id AS "citizenId", coalesce(due, 'infinity'::date) AS rank
    FROM (${asked}) AS t WHERE $4::text[] IS NULL OR kind = ANY($4::text[])`;
  if (!asked) return { nodes: [], hasNextPage: false, cursorOf: () => "", count: async () => 0 };
  const after = page.after == null ? null : readTaskCursor(LIST, page.after);
  const rows = await context.db.query<Task>(
    `SELECT * FROM (${tasks}) AS all_tasks ${after ? "WHERE (rank, id) > ($6::date, $7)" : ""} ORDER BY rank, id LIMIT ${page.first + 1}`,
    after ? [...parameters, ...after] : parameters,
  );
  const nodes = rows.slice(0, page.first).map((row) => Object.assign(new Task(), row));
  // A task says what stands in a plan, also where nobody asks which: it is logged as any read of one.
  await Promise.all(nodes.map(({ planId }) => planId && readPlan(context, planId)));
  return {
    nodes,
    hasNextPage: rows.length > page.first,
    cursorOf: (task) => cursor(LIST, task.dueOn ?? "infinity", task.id),
    count: async () =>
      (
        await context.db.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM (${tasks}) AS all_tasks`,
          parameters,
        )
      )[0]?.count ?? 0,
  };
}
