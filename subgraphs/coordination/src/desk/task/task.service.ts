import {
  type Context,
  checkPage,
  cursor,
  municipalitiesOf,
  type Page,
  type PageArguments,
  Role,
  readTaskCursor,
  worksWithCitizens,
} from "@overligger/shared";
import { readCitizen, toldOf } from "../../citizen/citizen/citizen.service.ts";
import { spokenForRows } from "../../citizen/citizen/standing.service.ts";
import { readPlan } from "../../plan/plan/plan.service.ts";
import { answersIn, leadsToday } from "../../town/people/affiliation.service.ts";
import { Task, taskLists } from "./task.ts";

const LIST = "coordination.tasks";

/** Which list is the caller's; null where nothing is asked of them here. */
async function listFor(context: Context): Promise<string | null> {
  const { caller } = context;
  if (caller.role === Role.CITIZEN) return taskLists.citizen;
  if (worksWithCitizens(caller)) return taskLists.staff;
  return (await leadsToday(context)) === null ? null : taskLists.leader;
}

/** What is the caller's to do, what is due first at the top and what has no day last. Kinds left out: all. */
export async function tasksOf(
  context: Context,
  page: PageArguments,
  kinds: readonly string[] | null,
): Promise<Page<Task>> {
  checkPage(page);
  const { caller, today, now } = context;
  const asked = await listFor(context);
  // What is asked of whoever coordinates there is for who works there today; else there is nowhere.
  const here = worksWithCitizens(caller) ? await answersIn(context) : caller.municipality;
  const me = [here, caller.role === Role.COORDINATOR];
  // What a plan asks of staff it asks of who reads it.
  const read = worksWithCitizens(caller) ? municipalitiesOf(caller) : null;
  const told = [caller.id, today, now.toISOString(), await spokenForRows(context), kinds];
  const parameters: unknown[] = [...told, ...me, read];
  const tasks = `SELECT (kind || ':' || ref) COLLATE "C" AS id, kind, due AS "dueOn", subject, plan_id AS "planId", citizen_id AS "citizenId", coalesce(due, 'infinity'::date) AS rank
    FROM (WITH me AS (SELECT $1::text AS id, $3::timestamptz AS now, $6::text AS municipality, $7::boolean AS coordinates) ${asked}) AS t WHERE $4::jsonb IS NOT NULL AND ($5::text[] IS NULL OR kind = ANY($5::text[]))
      AND ($8::text[] IS NULL OR plan_id IS NULL OR EXISTS (SELECT 1 FROM coordinating_plan made WHERE made.id = plan_id AND made.municipality = ANY($8::text[])))`;
  if (!asked) return { nodes: [], hasNextPage: false, cursorOf: () => "", count: async () => 0 };
  const after = page.after == null ? null : readTaskCursor(LIST, page.after);
  const rows = await context.db.query<Task>(
    `SELECT * FROM (${tasks}) AS all_tasks ${after ? "WHERE (rank, id) > ($9::date, $10)" : ""} ORDER BY rank, id LIMIT ${page.first + 1}`,
    after ? [...parameters, ...after] : parameters,
  );
  const nodes = rows.slice(0, page.first).map((row) => Object.assign(new Task(), row));
  // A task says what stands in a plan, or of a citizen, also where nobody asks which: it is logged as any read of one.
  await Promise.all(
    nodes.map(
      async ({ planId, citizenId }) =>
        (await (planId ? readPlan(context, planId) : readCitizen(context, citizenId))) ?? toldOf(context, citizenId),
    ),
  );
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
