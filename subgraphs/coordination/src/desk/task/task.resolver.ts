import { asConnection, connectionOf, enumFilter, type Page, PageArguments, pageOf, Where } from "@overligger/shared";
import { Args, ArgsType, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from "type-graphql";
import { readCitizen } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import { Duty } from "../../plan/course/duty.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { readPlan } from "../../plan/plan/plan.service.ts";
import { worksHere } from "../../town/people/affiliation.service.ts";
import { tasksOf } from "./task.service.ts";
import { subjectOf, Task, TaskKind } from "./task.ts";

export const TaskConnection = connectionOf<Task>(Task, "Task", { danish: "opgaver" });
export const DutyConnection = connectionOf<Duty>(Duty, "Duty", { danish: "pligter" });
const TaskKindFilter = enumFilter(TaskKind, "TaskKindFilter");

@InputType("TaskFilter", { description: "Which tasks. Several conditions must all hold." })
class TaskFilter {
  @Field(() => TaskKindFilter, { nullable: true, description: "By kind." })
  kind?: { eq?: string | null; in?: string[] };
}

@ArgsType()
class TaskArguments extends PageArguments {
  @Field(() => TaskFilter, { nullable: true, description: "Which tasks; left out: all of yours." })
  where?: TaskFilter;
}

@ArgsType()
export class DutyArguments extends PageArguments {
  @Field(() => Boolean, { defaultValue: false, description: "Only those whose day has passed (da: overskredne)." })
  overdue!: boolean;
}

/** What the sectors of the caller's municipality have not met yet. */
export async function openDuties(context: CoordinationContext, args: DutyArguments): Promise<Page<Duty>> {
  const municipality = await worksHere(context);
  const where = new Where().and("done_at IS NULL");
  if (args.overdue) where.and("due_on < ?::date", context.today);
  if (municipality !== null) where.and("municipality = ?", municipality);
  else where.and("false");
  return asConnection(DutyConnection, await pageOf(context, Duty, where, args, "openedAt"));
}

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => TaskConnection, {
    description:
      "What is yours to do now, what is due first at the top: the morning list (da: opgaver). Errors: BAD_USER_INPUT.",
  })
  async tasks(
    @Args(() => TaskArguments) args: TaskArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<Task>> {
    const { eq, in: among } = args.where?.kind ?? {};
    const kinds = eq ? (among ? among.filter((kind) => kind === eq) : [eq]) : (among ?? null);
    return asConnection(TaskConnection, await tasksOf(context, args, kinds));
  }

  @Query(() => DutyConnection, {
    description:
      "Duties that the sectors of your municipality have not met yet, the newest first; for staff and leaders, empty for others (da: åbne pligter). Errors: BAD_USER_INPUT.",
  })
  openDuties(@Args(() => DutyArguments) args: DutyArguments, @Ctx() context: CoordinationContext): Promise<Page<Duty>> {
    return openDuties(context, args);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What it is about, e.g. the goal or the agreement, and the help that serves it (da: emne).",
  })
  subject(@Root() task: Task, @Ctx() context: CoordinationContext): Promise<string | null> {
    return subjectOf(context, task);
  }

  @FieldResolver(() => Citizen, { nullable: true, description: "Whom it concerns (da: borger)." })
  citizen(@Root() task: Task, @Ctx() context: CoordinationContext): Promise<Citizen | null> {
    return readCitizen(context, task.citizenId);
  }

  @FieldResolver(() => CoordinatingPlan, {
    nullable: true,
    description: "The plan it belongs to; null where there is none yet (da: plan).",
  })
  plan(@Root() task: Task, @Ctx() context: CoordinationContext): Promise<CoordinatingPlan | null> | null {
    return task.planId ? readPlan(context, task.planId) : null;
  }
}
