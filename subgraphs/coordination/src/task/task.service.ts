import {
  type Context,
  checkPage,
  cursor,
  isUuid,
  type Page,
  type PageArguments,
  Refusal,
  Role,
} from "@overligger/shared";
import { Task } from "./task.ts";

/** How long before a health consent lapses somebody is told, in days. */
const RENEWAL_NOTICE = 30;

// $1 the caller, $2 today, $3 days of notice. Each part is one kind of task.
const OF_CITIZEN = `
  SELECT 'ANSWER_OFFER' AS kind, o.id::text AS ref, NULL::date AS due, NULL::text AS subject, NULL::uuid AS plan_id, o.citizen_id
    FROM offer o WHERE o.status = 'OFFERED' AND o.citizen_id::text = $1
  UNION ALL
  SELECT 'AGREE_GOAL', g.id::text, NULL, g.title, p.id, p.citizen_id
    FROM plan_goal g JOIN coordinating_plan p ON p.id = g.plan_id
    WHERE p.citizen_id::text = $1 AND p.status IN ('DRAFTING', 'ACTIVE', 'ON_HOLD') AND g.status = 'PROPOSED' AND NOT g.agreed_by ? 'CITIZEN'
  UNION ALL
  SELECT 'KEEP_AGREEMENT', a.id::text, a.due_on, a.text, p.id, p.citizen_id
    FROM agreement a JOIN coordinating_plan p ON p.id = a.plan_id
    WHERE p.citizen_id::text = $1 AND p.status IN ('DRAFTING', 'ACTIVE', 'ON_HOLD') AND a.parties ? 'CITIZEN' AND a.due_on >= $2::date
  UNION ALL
  SELECT 'RENEW_HEALTH_CONSENT', c.id::text, c.valid_to, c.sector_code, NULL, c.citizen_id
    FROM consent c WHERE c.citizen_id::text = $1 AND c.kind = 'HEALTH_RETRIEVAL' AND c.withdrawn_at IS NULL AND c.replaced_at IS NULL
      AND c.valid_to > $2::date AND c.valid_to <= $2::date + $3::int`;

const LEADS = `EXISTS (SELECT 1 FROM coordinator_assignment l WHERE l.plan_id = p.id AND l.caseworker_id = $1 AND l.role = 'LEAD'
  AND l.starts_on <= $2::date AND (l.ends_on IS NULL OR l.ends_on > $2::date))`;
const TAKES_PART = `plan_participant t ON t.plan_id = p.id AND t.caseworker_id = $1 AND t.starts_on <= $2::date AND (t.ends_on IS NULL OR t.ends_on > $2::date)`;

const OF_STAFF = `
  SELECT 'OFFER_PLAN' AS kind, n.id::text AS ref, NULL::date AS due, NULL::text AS subject, NULL::uuid AS plan_id, n.citizen_id
    FROM coordination_need n WHERE n.status = 'REGISTERED' AND n.registered_by = $1
  UNION ALL
  SELECT 'FINISH_DRAFT', p.id::text, NULL, NULL, p.id, p.citizen_id FROM coordinating_plan p WHERE p.status = 'DRAFTING' AND ${LEADS}
  UNION ALL
  SELECT 'CALL_FOLLOW_UP', p.id::text, p.follow_up_due, NULL, p.id, p.citizen_id
    FROM coordinating_plan p WHERE p.status = 'ACTIVE' AND p.follow_up_due IS NOT NULL
      AND CASE WHEN p.initiative_holder_id IS NULL THEN ${LEADS} ELSE p.initiative_holder_id = $1 END
  UNION ALL
  SELECT 'AGREE_GOAL', g.id::text, NULL, g.title, p.id, p.citizen_id
    FROM plan_goal g JOIN coordinating_plan p ON p.id = g.plan_id JOIN ${TAKES_PART}
    WHERE p.status IN ('DRAFTING', 'ACTIVE', 'ON_HOLD') AND g.status = 'PROPOSED' AND NOT g.agreed_by ? t.sector_code
  UNION ALL
  SELECT 'KEEP_AGREEMENT', a.id::text, a.due_on, a.text, p.id, p.citizen_id
    FROM agreement a JOIN coordinating_plan p ON p.id = a.plan_id JOIN ${TAKES_PART}
    WHERE p.status IN ('DRAFTING', 'ACTIVE', 'ON_HOLD') AND a.parties ? t.sector_code AND a.due_on >= $2::date
  UNION ALL
  SELECT 'RENEW_HEALTH_CONSENT', c.id::text, c.valid_to, c.sector_code, p.id, p.citizen_id
    FROM consent c JOIN coordinating_plan p ON p.citizen_id = c.citizen_id AND p.status IN ('DRAFTING', 'ACTIVE', 'ON_HOLD')
    WHERE c.kind = 'HEALTH_RETRIEVAL' AND c.withdrawn_at IS NULL AND c.replaced_at IS NULL
      AND c.valid_to > $2::date AND c.valid_to <= $2::date + $3::int AND ${LEADS}
  UNION ALL
  SELECT 'MEET_DUTY', d.id::text, NULL, d.kind, p.id, p.citizen_id
    FROM duty d JOIN coordinating_plan p ON p.id = d.plan_id JOIN ${TAKES_PART}
    WHERE d.done_at IS NULL AND d.sector_code = t.sector_code
  UNION ALL
  SELECT 'CLOSE_PLAN', p.id::text, NULL, NULL, p.id, p.citizen_id
    FROM coordinating_plan p WHERE p.status = 'ENDING_WITHDRAWN' AND ${LEADS}
      AND NOT EXISTS (SELECT 1 FROM duty d WHERE d.plan_id = p.id AND d.done_at IS NULL)`;

/** What is the caller's to do, what is due first at the top and what has no day last. Kinds left out: all. */
export async function tasksOf(
  context: Context,
  page: PageArguments,
  kinds: readonly string[] | null,
): Promise<Page<Task>> {
  checkPage(page);
  const { caller, today } = context;
  const asked = caller.role === Role.CITIZEN ? OF_CITIZEN : caller.role === Role.ANALYST ? null : OF_STAFF;
  const parameters: unknown[] = [caller.id, today, RENEWAL_NOTICE, kinds];
  const tasks = `SELECT kind || ':' || ref AS id, kind, due AS "dueOn", subject, plan_id AS "planId", citizen_id AS "citizenId", coalesce(due, 'infinity'::date) AS rank
    FROM (${asked}) AS t WHERE $4::text[] IS NULL OR kind = ANY($4::text[])`;
  if (!asked) return { nodes: [], hasNextPage: false, cursorOf: () => "", count: async () => 0 };
  const after = page.after == null ? null : readTaskCursor(page.after);
  const rows = await context.db.query<Task>(
    `SELECT * FROM (${tasks}) AS all_tasks ${after ? "WHERE (rank, id) > ($5::date, $6)" : ""} ORDER BY rank, id LIMIT ${page.first + 1}`,
    after ? [...parameters, ...after] : parameters,
  );
  return {
    nodes: rows.slice(0, page.first).map((row) => Object.assign(new Task(), row)),
    hasNextPage: rows.length > page.first,
    cursorOf: (task) => cursor(task.dueOn ?? "infinity", task.id),
    count: async () =>
      (
        await context.db.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM (${tasks}) AS all_tasks`,
          parameters,
        )
      )[0]?.count ?? 0,
  };
}

function readTaskCursor(text: string): [rank: string, id: string] {
  try {
    const [rank, id] = JSON.parse(Buffer.from(text, "base64url").toString()) as [string, string];
    const [, ref] = id.split(":");
    if (/^(infinity|\d{4}-\d{2}-\d{2})$/.test(rank) && ref && isUuid(ref)) return [rank, id];
  } catch {
    // falls through to the refusal
  }
  throw new Refusal("BAD_USER_INPUT", "after must be an endCursor that this list gave.");
}
