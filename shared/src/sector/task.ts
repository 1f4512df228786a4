import { Arg, Args, ArgsType, Ctx, Directive, Field, ID, InputType, ObjectType, Query, Resolver } from "type-graphql";
import { OWN_RULES } from "../contract/act.ts";
import { inAct, LegalStatus } from "../contract/legal-reference.ts";
import { CitizenReference } from "../contract/references.ts";
import { wordsOf } from "../contract/registry.ts";
import type { Resolver as FieldResolver } from "../contract/subgraph-definition.ts";
import { readTaskCursor } from "../contract/task-cursor.ts";
import { tableOf } from "../kernel/database/rows.ts";
import { Language } from "../kernel/language.ts";
import { asConnection, connectionOf, type Page, PageArguments } from "../kernel/list/connection.ts";
import { cursor } from "../kernel/list/cursor.ts";
import { Where } from "../kernel/list/filter.ts";
import { checkPage } from "../kernel/list/page.ts";
import { DateScalar } from "../kernel/scalars.ts";
import { isUuid } from "../kernel/uuid.ts";
import type { SectorContext } from "./context.ts";
import { isOwnStaff, withMandate } from "./mandate.ts";
import { logCases } from "./own-rows.ts";
import type { SectorParts } from "./parts.ts";
import type { GuestTask, SectorTaskKind } from "./task-kind.ts";
import { type LegalTerm, legalTerm, termNow } from "./term.ts";

/** Numbers that no act sets, and that every sector's tasks need. */
export const EVERY_SECTORS_TERMS: readonly LegalTerm[] = [
  legalTerm(
    "FOLLOW_UP_NOTICE_DAYS",
    14,
    inAct(OWN_RULES, "2026-01-01")("egen frist", {
      status: LegalStatus.LOCAL,
      source: {
        en: "Ours: how long before a follow-up who works with the plan is reminded. No act was found that has a number.",
        da: "Vores egen: hvor længe før en opfølgning den, der arbejder med planen, bliver mindet om den. Der er ikke fundet nogen lov med et tal.",
      },
    }),
  ),
];

/** The tasks that every sector's staff have. */
const EVERY_SECTORS: readonly SectorTaskKind[] = [
  {
    kind: "FOLLOW_UP",
    en: "Follow up on the plan",
    da: "Følg op på planen",
    sql: `SELECT id AS ref, follow_up_due AS due, title AS subject, id AS plan_id, citizen_id, municipality
      FROM sector_plan WHERE status = 'ACTIVE' AND follow_up_due <= $1::date + coalesce(${termNow("FOLLOW_UP_NOTICE_DAYS")}, 0)`,
  },
  {
    kind: "FINISH_DRAFT",
    en: "Finish the draft",
    da: "Gør udkastet færdigt",
    sql: `SELECT id AS ref, starts_on AS due, title AS subject, id AS plan_id, citizen_id, municipality
      FROM sector_plan WHERE status = 'DRAFT'`,
  },
  {
    kind: "END_INTERVENTION",
    en: "The intervention's last day has passed: end it or prolong it",
    da: "Indsatsens sidste dag er passeret: afslut eller forlæng den",
    sql: `SELECT id AS ref, ends_on AS due, title AS subject, plan_id, citizen_id, municipality
      FROM intervention WHERE status <> 'ENDED' AND ends_on <= $1::date`,
  },
  {
    kind: "MEET_DUTY",
    en: "The citizen withdrew from a coordinating plan, or moved away: assess and decide (completeDuty)",
    da: "Borgeren har trukket sig fra en koordinerende plan eller er flyttet: revurder og træf afgørelse",
    sql: `SELECT id AS ref, due_on AS due, kind AS subject, NULL::uuid AS plan_id, citizen_id, municipality
      FROM withdrawal_duty WHERE NOT done`,
  },
  {
    kind: "END_DECIDED",
    en: "It was decided that this help ends: end it, or change the decision",
    da: "Der er truffet afgørelse om, at hjælpen ophører: afslut den, eller ændr afgørelsen",
    // What waits for a complaint is not ended, and one whose last day has passed is told above.
    sql: `SELECT n.id AS ref, n.issued_on AS due, i.title AS subject, i.plan_id, i.citizen_id, i.municipality
      FROM decision_notice n JOIN intervention i ON i.id::text = n.intervention_id AND i.citizen_id = n.citizen_id
      WHERE n.outcome = 'ENDED' AND NOT n.waits AND (n.superseded_on IS NULL OR n.superseded_on > $1::date)
        AND i.status <> 'ENDED' AND (i.ends_on IS NULL OR i.ends_on > $1::date)`,
  },
  {
    kind: "ANSWER_DRAFT",
    en: "Help was proposed in an allocation: confirm it or turn it down",
    da: "Der er foreslået hjælp i en visitation: bekræft eller afvis forslaget",
    sql: `SELECT id AS ref, NULL::date AS due, title AS subject, NULL::uuid AS plan_id, citizen_id, municipality
      FROM intervention_draft WHERE status = 'LAID' AND NOT consent_ended`,
  },
];

@Directive("@shareable")
@ObjectType("SectorTask", {
  description: "Something that a sector's own staff should do now (da: opgave). Gone when it is done.",
  simpleResolvers: true,
})
export class SectorTask {
  @Field(() => ID, { description: "The same while the task is there." })
  id!: string;

  @Field(() => String, { description: "What is to be done, as a code, e.g. FOLLOW_UP (da: opgavetype)." })
  kind!: string;

  @Field(() => String, { description: "What is to be done, as a sentence for people." })
  title(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    _language: Language,
  ): string {
    return "";
  }

  @Field(() => DateScalar, { nullable: true, description: "By when; null where no day is set (da: frist)." })
  dueOn!: string | null;

  @Field(() => String, { nullable: true, description: "What it is about, e.g. the plan's title (da: emne)." })
  subject!: string | null;

  @Field(() => ID, { nullable: true, description: "The sector's plan it belongs to, where it does (da: plan)." })
  planId!: string | null;

  @Field(() => CitizenReference, { nullable: true, description: "Whom it concerns (da: borger)." })
  citizen!: CitizenReference;
}

const SectorTaskConnection = connectionOf<SectorTask>(SectorTask, "SectorTask", { shareable: true, danish: "opgaver" });

@InputType("SectorTaskFilter", { description: "Which tasks. Several conditions must all hold." })
class SectorTaskFilter {
  @Field(() => [String], { nullable: true, description: "Of one of these kinds." })
  kinds?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: "Due before this day." })
  dueBefore?: string | null;

  @Field(() => ID, { nullable: true, description: "Of this citizen." })
  citizenId?: string | null;
}

@ArgsType()
class SectorTaskArguments extends PageArguments {
  @Field(() => SectorTaskFilter, { nullable: true, description: "Which tasks; left out: all of yours." })
  where?: SectorTaskFilter | null;
}

/** The list of a sector's tasks, and how a task puts itself into words. */
export function taskList(parts: Pick<SectorParts<never, never>, "registration" | "tasks" | "guestTasks">): {
  resolver: Function;
  fields: Record<string, FieldResolver>;
} {
  const kinds = [...EVERY_SECTORS, ...(parts.tasks ?? [])];
  const words = new Map([...kinds, ...(parts.guestTasks?.kinds ?? [])].map((kind) => [kind.kind, kind]));
  const all = kinds
    .map(
      ({ kind, sql }) =>
        `SELECT '${kind}' AS kind, t.* FROM (${sql}) t (ref, due, subject, plan_id, citizen_id, municipality)`,
    )
    .join(" UNION ALL ");

  @Resolver()
  class TaskResolver {
    @Query(() => SectorTaskConnection, {
      name: `${wordsOf(parts.registration).word}Tasks`,
      description: parts.guestTasks
        ? "What the sector's own staff should do now, what is due first at the top; for others what the sector asks of them by law or by the citizen's consent (da: opgaver). Errors: BAD_USER_INPUT, NOT_CHECKED."
        : "What the sector's own staff should do now, what is due first at the top; empty for everyone else (da: opgaver). Errors: BAD_USER_INPUT.",
    })
    async tasks(
      @Args(() => SectorTaskArguments) args: SectorTaskArguments,
      @Ctx() context: SectorContext,
    ): Promise<Page<SectorTask>> {
      const guests = parts.guestTasks && !isOwnStaff(context) ? await parts.guestTasks.of(context) : [];
      return asConnection(SectorTaskConnection, await tasksOf(context, all, args, guests));
    }
  }

  return {
    resolver: TaskResolver,
    fields: {
      title: (task: SectorTask, { language }: { language: Language }) =>
        words.get(task.kind)?.[language === Language.DA ? "da" : "en"] ?? task.kind,
    },
  };
}

async function tasksOf(
  context: SectorContext,
  all: string,
  args: SectorTaskArguments,
  guests: readonly GuestTask[],
): Promise<Page<SectorTask>> {
  checkPage(args);
  const { kinds, dueBefore, citizenId } = args.where ?? {};
  const mine = new Where();
  mine.parameters.push(context.today);
  await withMandate(context, mine);
  const where = new Where();
  where.parameters.push(...mine.parameters, JSON.stringify(guests.map(({ reading: _, ...task }) => task)));
  const asked = `SELECT * FROM jsonb_to_recordset($${where.parameters.length}::jsonb)
    AS g (kind text, ref uuid, due date, subject text, plan_id uuid, citizen_id uuid, municipality text)`;
  if (kinds) where.and("kind = ANY(?::text[])", kinds);
  if (dueBefore) where.and("due < ?::date", dueBefore);
  if (citizenId) isUuid(citizenId) ? where.and("citizen_id = ?::uuid", citizenId) : where.and("false");
  const tasks = `SELECT (kind || ':' || ref) COLLATE "C" AS id, kind, due AS "dueOn", subject, plan_id AS "planId", citizen_id, coalesce(due, 'infinity'::date) AS rank
    FROM (SELECT * FROM (WITH sector_plan AS NOT MATERIALIZED (SELECT * FROM ${tableOf(context.db, context.tables.plan)}) ${all}) AS own ${mine.sql}
      UNION ALL ${asked}) AS found ${where.sql}`;
  const parameters = [...where.parameters];
  const rest = new Where();
  rest.parameters.push(...parameters);
  const list = `${context.db.name}.tasks`;
  if (args.after != null) rest.and("(rank, id) > (?::date, ?)", ...readTaskCursor(list, args.after));
  // Each query names $1, whether or not one of its kinds asks for today.
  const today = "$1::date IS NOT NULL";
  const rows = await context.db.query<SectorTask & { citizen_id: string }>(
    `SELECT * FROM (${tasks}) AS numbered ${rest.sql ? `${rest.sql} AND ${today}` : `WHERE ${today}`} ORDER BY rank, id LIMIT ${args.first + 1}`,
    rest.parameters,
  );
  const page = rows.slice(0, args.first);
  const guested = new Map(guests.map(({ kind, ref, reading }) => [`${kind}:${ref}`, reading]));
  logCases(
    context,
    page.flatMap(({ id, citizen_id }) => (guested.has(id) ? [] : citizen_id)),
  );
  for (const reading of new Set(page.flatMap(({ id }) => guested.get(id) ?? []))) void context.readLog.write(reading);
  return {
    nodes: page.map(({ citizen_id, ...row }) => ({ ...row, citizen: { id: citizen_id } }) as SectorTask),
    hasNextPage: rows.length > args.first,
    cursorOf: (task) => cursor(list, task.dueOn ?? "infinity", task.id),
    count: async () =>
      (
        await context.db.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM (${tasks}) AS counted WHERE ${today}`,
          parameters,
        )
      )[0]?.count ?? 0,
  };
}
