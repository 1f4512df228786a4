import { Length, MaxLength } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { PlanChangeInput } from "../../plan/plan/plan-change-input.ts";
import { PlanPayload } from "../../plan/plan/plan-payload.ts";
import { DependencyKind } from "./intervention-dependency.ts";
import { addDependency, orderOf, removeDependency } from "./order.service.ts";
import { InterventionOrder } from "./order.ts";

@InputType("AddInterventionDependencyInput", { description: "That one intervention leans on another." })
class AddInterventionDependencyInput extends PlanChangeInput {
  @Field(() => DependencyKind, { description: "How it leans (da: type)." })
  kind!: DependencyKind;

  @Field(() => String, { description: "Sector code of the one that comes first, or blocks." })
  beforeSector!: string;

  @Length(1, 100)
  @Field(() => ID, { description: "Id of the one that comes first, or blocks, within its sector." })
  beforeId!: string;

  @Field(() => String, { description: "Sector code of the one that waits, or is blocked." })
  afterSector!: string;

  @Length(1, 100)
  @Field(() => ID, { description: "Id of the one that waits, or is blocked, within its sector." })
  afterId!: string;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "Why, at most 2,000 characters (da: begrundelse)." })
  note?: string | null;
}

@InputType("RemoveInterventionDependencyInput", { description: "Which dependency is taken back." })
class RemoveInterventionDependencyInput extends PlanChangeInput {
  @Field(() => ID, { description: "The dependency." })
  dependencyId!: string;
}

const ERRORS = "Errors: NOT_FOUND, FORBIDDEN, CONFLICT where the plan was changed meanwhile.";

@Resolver(() => CoordinatingPlan)
export class OrderResolver {
  @FieldResolver(() => InterventionOrder, {
    nullable: true,
    description:
      "What comes first, what waits for what, what blocks each other (da: rækkefølge). Asks all sectors; one that does not answer is named and costs its own part alone.",
  })
  order(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<InterventionOrder> {
    return orderOf(context, plan);
  }

  @Mutation(() => PlanPayload, {
    description: `Who coordinates or takes part writes down that one intervention leans on another. A circle is refused, with the way round (da: tilføj afhængighed). ${ERRORS}`,
  })
  addInterventionDependency(
    @Arg("input", () => AddInterventionDependencyInput, { description: "What leans on what." })
    input: AddInterventionDependencyInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return addDependency(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Who coordinates or takes part takes a dependency back (da: fjern afhængighed). ${ERRORS}`,
  })
  removeInterventionDependency(
    @Arg("input", () => RemoveInterventionDependencyInput, { description: "Which." })
    input: RemoveInterventionDependencyInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return removeDependency(context, input);
  }
}
