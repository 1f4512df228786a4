import { DateScalar, Language } from "@overligger/shared";
import { Arg, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import type { Room, Words } from "../../room.ts";

/** The kinds of task there are, as the rooms name them. */
export const TaskKind: Record<string, string> = {};
const words: Record<string, Words> = {};
const abouts: Record<string, NonNullable<Room["tasks"]>[string]["about"]> = {};

interface Lists {
  citizen: string;
  staff: string;
  leader: string;
}

/** Every task of a citizen, of staff, and of a leader, as SQL with rows `kind, ref, due, subject, plan_id, citizen_id`. */
export const taskLists: Lists = { citizen: "", staff: "", leader: "" };

const ROW = "t (ref, due, subject, plan_id, citizen_id)";
const TYPED = "ref::text, due::date, subject::text, plan_id::uuid, citizen_id::uuid";

/** Learns which kinds of task there are, and how each is found. */
export function knowTasks(rooms: readonly Room[]): void {
  const kinds = rooms.flatMap(({ tasks }) => Object.entries(tasks ?? {}));
  for (const [kind, task] of kinds) if (task.words) words[kind] = task.words;
  for (const [kind, { about }] of kinds) if (about) abouts[kind] = about;
  for (const kind of Object.keys(words)) TaskKind[kind] = kind;
  for (const list of ["citizen", "staff", "leader"] as const)
    taskLists[list] = kinds
      .flatMap(([kind, { [list]: sql }]) => (sql ? [`SELECT '${kind}' AS kind, ${TYPED} FROM (${sql}) AS ${ROW}`] : []))
      .join(" UNION ALL ");
  registerEnumType(TaskKind, {
    name: "TaskKind",
    description: "What somebody is asked to do (da: opgavetype).",
    valuesConfig: Object.fromEntries(
      Object.entries(words).map(([kind, { EN, DA }]) => [kind, { description: `${EN} (da: ${DA.toLowerCase()}).` }]),
    ),
  });
}

/** What a task is about, as the reader may know it. */
export async function subjectOf(
  context: CoordinationContext,
  { id, kind, planId, subject }: Task,
): Promise<string | null> {
  const more = planId && (await abouts[kind]?.(context, id.slice(kind.length + 1), planId));
  return more ? [subject, more].filter(Boolean).join(": ") : subject;
}

/**
 * Something the state of a plan asks of somebody. Tasks are not kept but worked out: one is there while it is to be done,
 * and gone when it is, whoever did it and by which road.
 */
@ObjectType("Task", { description: "Something that is yours to do now (da: opgave). Gone when it is done." })
export class Task {
  @Field(() => ID, { description: "The same while the task is there.", simple: true })
  id!: string;

  @Field(() => TaskKind, { description: "What is to be done, as a code (da: opgavetype).", simple: true })
  kind!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "By when; null where no day is set (da: frist).",
    simple: true,
  })
  dueOn!: string | null;

  readonly subject!: string | null;

  readonly planId!: string | null;
  readonly citizenId!: string;

  @Field(() => String, { description: "What is to be done, as a sentence for people." })
  title(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return words[this.kind]?.[language] ?? "";
  }
}
