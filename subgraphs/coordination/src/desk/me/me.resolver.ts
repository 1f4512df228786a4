import {
  asConnection,
  connectionOf,
  Language,
  manyBy,
  oneBy,
  type Page,
  PageArguments,
  Role,
} from "@overligger/shared";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Viewer } from "../../citizen/citizen/citizen.resolver.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { callerMay } from "../../citizen/citizen/standing.service.ts";
import type { CoordinationContext } from "../../context.ts";
import { PlanGoal } from "../../plan/goal/plan-goal.ts";
import { CoordinatorRole, holdsOn } from "../../plan/plan/assignment.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { coordinatorsOf, participantsOf, planOf } from "../../plan/plan/plan.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { TaskConnection } from "../task/task.resolver.ts";
import { tasksOf } from "../task/task.service.ts";
import { Task } from "../task/task.ts";
import { DecisionSoFar, decisionsOf } from "./decision.ts";
import { inPlainWords } from "./in-plain-words.ts";
import { NextDate, nextDates } from "./next-date.ts";
import { allRights, Right } from "./rights.ts";

/** The citizen's own entry: simple, complete, without the set-up of the authorities. */
@Resolver(() => Viewer)
export class MeResolver {
  @FieldResolver(() => CoordinatingPlan, {
    nullable: true,
    description: "Your coordinating plan; null where you have none, and for staff (da: min plan).",
  })
  plan(@Root() { caller }: Viewer, @Ctx() context: CoordinationContext): Promise<CoordinatingPlan | null> | null {
    return caller.role === Role.CITIZEN ? planOf(context, caller.id) : null;
  }

  @FieldResolver(() => [Right], {
    description: "What you have a right to, in plain words; empty for staff (da: mine rettigheder).",
  })
  rights(@Root() { caller }: Viewer): Right[] {
    return caller.role === Role.CITIZEN ? allRights() : [];
  }

  @FieldResolver(() => TaskConnection, {
    description: "What is yours to do now (da: mine opgaver). Errors: BAD_USER_INPUT.",
  })
  async tasks(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<Task>> {
    return asConnection(TaskConnection, await tasksOf(context, args, null));
  }

  @FieldResolver(() => [NextDate], {
    description:
      "The days to come that you should know of, the nearest first, 50 at most; empty for staff (da: mine næste datoer).",
  })
  async nextDates(@Root() { caller }: Viewer, @Ctx() context: CoordinationContext): Promise<NextDate[]> {
    return (await callerMay(context, caller.id, Act.READ)) ? nextDates(context, caller.id) : [];
  }

  @FieldResolver(() => DecisionConnection, {
    nullable: true,
    description:
      "What was decided in your plans, the latest first; null for staff (da: beslutninger indtil nu). Errors: BAD_USER_INPUT.",
  })
  async decisionsSoFar(
    @Root() { caller }: Viewer,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<DecisionSoFar> | null> {
    if (!(await callerMay(context, caller.id, Act.READ))) return null;
    return asConnection(DecisionConnection, await decisionsOf(context, caller.id, args));
  }

  @FieldResolver(() => [Caseworker], {
    description:
      "Who coordinates and takes part in your plan today, by name; empty for staff (da: mennesker omkring mig).",
  })
  async people(@Root() { caller }: Viewer, @Ctx() context: CoordinationContext): Promise<Caseworker[]> {
    const plan = caller.role === Role.CITIZEN ? await planOf(context, caller.id) : null;
    if (!plan) return [];
    const all = [...(await coordinatorsOf(context, plan.id)), ...(await participantsOf(context, plan.id))];
    const ids = new Set(all.filter((person) => holdsOn(person, context.today)).map(({ caseworkerId }) => caseworkerId));
    const people = await oneBy(context, Caseworker, "id").loadMany([...ids]);
    return people.filter((person): person is Caseworker => person !== null && !(person instanceof Error));
  }
}

const DecisionConnection = connectionOf<DecisionSoFar>(DecisionSoFar, "DecisionSoFar", { danish: "beslutninger" });

@Resolver(() => CoordinatingPlan)
export class PlainWordsResolver {
  @FieldResolver(() => String, {
    nullable: true, // it reads on: where that fails the plan is there all the same
    description: "The plan as one would tell it to the person it is about (da: planen i almindelige ord).",
  })
  async inPlainWords(
    @Root() plan: CoordinatingPlan,
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
    @Ctx() context: CoordinationContext,
  ): Promise<string> {
    const [coordinators, goals] = await Promise.all([
      coordinatorsOf(context, plan.id),
      manyBy(context, PlanGoal, "planId").load(plan.id),
    ]);
    const lead = coordinators.find((person) => person.role === CoordinatorRole.LEAD && holdsOn(person, context.today));
    return inPlainWords(
      plan,
      lead ? await oneBy(context, Caseworker, "id").load(lead.caseworkerId) : null,
      goals,
      plan.continuesIn === null ? null : ((await sectors(context)).get(plan.continuesIn) ?? null),
      language,
      context.today,
    );
  }
}
