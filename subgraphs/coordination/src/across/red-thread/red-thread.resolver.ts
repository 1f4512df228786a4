import { Length } from "class-validator";
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { PlanGoal } from "../../plan/goal/plan-goal.ts";
import { goalsOf, planOfGoal } from "../../plan/goal/plan-goals.resolver.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../../plan/plan/plan-change-input.ts";
import { PlanPayload } from "../../plan/plan/plan-payload.ts";
import { PlanIntervention } from "../ask/plan-intervention.ts";
import { DaysArguments } from "../timeline/timeline.ts";
import { TimelineEntry } from "../timeline/timeline-entry.ts";
import { appointmentsOf } from "./appointments.ts";
import { GoalLink, PlannedOffers } from "./goal-link.ts";
import { helpFor, isCrossSector, linkGoal, linksOf, plannedOffers, unlinkGoal } from "./red-thread.service.ts";

@InputType("LinkGoalInput", { description: "That a sector's help serves a goal." })
class LinkGoalInput extends PlanChangeInput {
  @Field(() => ID, { description: "The goal." })
  goalId!: string;

  @Field(() => String, { description: "Code of the sector that helps." })
  sector!: string;

  @Length(1, 100)
  @Field(() => ID, { description: "Id of the intervention within its sector." })
  interventionId!: string;
}

@InputType("UnlinkGoalInput", { description: "Which link is taken back." })
class UnlinkGoalInput extends PlanChangeInput {
  @Field(() => ID, { description: "The link." })
  linkId!: string;
}

@Resolver(() => PlanGoal)
export class GoalHelpResolver {
  @FieldResolver(() => [GoalLink], {
    nullable: true,
    description:
      "The help that serves it, of whichever sector, and what is proposed to (da: indsatser under målet). Asks all sectors where there is any.",
  })
  async interventions(@Root() goal: PlanGoal, @Ctx() context: CoordinationContext): Promise<GoalLink[]> {
    const plan = await planOfGoal(context, goal);
    return plan ? helpFor(context, plan, goal) : [];
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "Whether help of several sectors serves it, itself or by a sub-goal (da: tværgående mål).",
  })
  async crossSector(@Root() goal: PlanGoal, @Ctx() context: CoordinationContext): Promise<boolean> {
    const plan = await planOfGoal(context, goal);
    return plan !== null && isCrossSector(context, plan, goal);
  }
}

@Resolver(() => PlanIntervention)
export class GoalsOfHelpResolver {
  @FieldResolver(() => [TimelineEntry], {
    nullable: true,
    description:
      "Its appointments in these days, in time order; empty where its sector is closed to you or does not answer (da: aftaler). Errors: BAD_USER_INPUT.",
  })
  appointments(
    @Root() intervention: PlanIntervention,
    @Args(() => DaysArguments) { from, to }: DaysArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<TimelineEntry[]> {
    return appointmentsOf(context, intervention, from, to);
  }

  @FieldResolver(() => [PlanGoal], {
    nullable: true,
    description: "The plan's goals that it serves (da: mål i planen).",
  })
  async goals(
    @Root() { id, sector, plan }: PlanIntervention,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanGoal[]> {
    const links = (await linksOf(context, plan)).filter(
      (link) => link.interventionId === id && link.sectorCode === sector?.code && !link.proposed,
    );
    return (await goalsOf(context, plan)).filter((goal) => links.some(({ goalId }) => goalId === goal.id));
  }
}

@Resolver(() => CoordinatingPlan)
export class RedThreadResolver {
  @FieldResolver(() => PlannedOffers, {
    nullable: true,
    description:
      "Element 3: all planned offers of all sectors in one list, each with its law, unit, period, goals and priority (da: planlagte tilbud). Asks all sectors; one that does not answer is named and costs its own part alone.",
  })
  plannedOffers(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<PlannedOffers> {
    return plannedOffers(context, plan);
  }

  @Mutation(() => PlanPayload, {
    description: `Who coordinates, or takes part for the sector that helps, says that help serves a goal; the citizen and the others propose it (da: knyt indsats til mål). ${CHANGE_ERRORS}`,
  })
  linkGoal(
    @Arg("input", () => LinkGoalInput, { description: "Which help, and which goal." }) input: LinkGoalInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return linkGoal(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Takes back that help serves a goal, or one's own proposal (da: fjern indsats fra mål). ${CHANGE_ERRORS}`,
  })
  unlinkGoal(
    @Arg("input", () => UnlinkGoalInput, { description: "Which." }) input: UnlinkGoalInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return unlinkGoal(context, input);
  }
}
