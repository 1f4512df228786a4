import { ArrayMaxSize, Length, ValidateNested } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { PlanChangeInput } from "../../plan/plan/plan-change-input.ts";
import { PlanPayload } from "../../plan/plan/plan-payload.ts";
import { agreeJointSupport, decideJointSupport, endJointSupport } from "./in-plan.service.ts";
import { jointSupportOf } from "./joint-support.service.ts";
import { JointSupportOverview } from "./joint-support.ts";

@InputType("JointSupportPartInput", { description: "One sector's part of a joint decision." })
export class JointSupportPartInput {
  @Field(() => String, { description: "Sector code." })
  sector!: string;

  @Length(1, 100)
  @Field(() => ID, { description: "Id of the help within its sector; it runs now." })
  interventionId!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "What this sector's help is for, 1–2,000 characters (da: formål)." })
  purpose!: string;
}

@InputType("DecideJointSupportInput", { description: "What is decided on as one, and who gives it." })
class DecideJointSupportInput extends PlanChangeInput {
  @Field(() => ID, { description: "Code of the rule that allows it." })
  rule!: string;

  @Length(1, 100)
  @Field(() => ID, {
    description: "The one who gives all of it: coordinates the plan or takes part (da: primær medarbejder).",
  })
  primaryWorkerId!: string;

  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Field(() => [JointSupportPartInput], { description: "One for each sector of the rule." })
  parts!: JointSupportPartInput[];
}

@InputType("AgreeJointSupportInput", { description: "Of which joint decision you decide your part." })
class AgreeJointSupportInput extends PlanChangeInput {
  @Field(() => ID, { description: "The joint decision." })
  jointSupportId!: string;
}

@InputType("EndJointSupportInput", { description: "Which joint decision is over." })
class EndJointSupportInput extends PlanChangeInput {
  @Field(() => ID, { description: "The joint decision." })
  jointSupportId!: string;
}

const ERRORS = "Errors: NOT_FOUND, FORBIDDEN, CONFLICT where the plan was changed meanwhile.";

@Resolver(() => CoordinatingPlan)
export class JointSupportResolver {
  @FieldResolver(() => JointSupportOverview, {
    nullable: true,
    description:
      "Help that several sectors give side by side and that might be decided on as one, and what was (da: samlet støtte). Asks all sectors; one that does not answer is named and costs its own part alone.",
  })
  jointSupport(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<JointSupportOverview> {
    return jointSupportOf(context, plan);
  }

  @Mutation(() => PlanPayload, {
    description: `The coordinator writes down that help of several sectors is decided on as one: all of it runs, each purpose is kept, one worker gives it. What the coordinator may decide is decided by it, every other part by who may (da: træf samlet afgørelse om støtte). ${ERRORS} NOT_CHECKED while a sector does not say whether you may.`,
  })
  decideJointSupport(
    @Arg("input", () => DecideJointSupportInput, { description: "What, and who." }) input: DecideJointSupportInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return decideJointSupport(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Who takes part and may decide under a sector's law, as its own staff or under a delegation in force, decides its part of what was written down; with the last part it holds, and the citizen and each sector's case are told (da: træf afgørelse om egen del af samlet støtte). ${ERRORS} NOT_CHECKED while a sector does not say whether you may.`,
  })
  agreeJointSupport(
    @Arg("input", () => AgreeJointSupportInput, { description: "Which." }) input: AgreeJointSupportInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return agreeJointSupport(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Who takes part and may decide under the law of one of its parts ends a joint decision; the coordinator takes back what only was written down. The help goes on (da: ophæv samlet afgørelse om støtte). ${ERRORS} NOT_CHECKED while a sector does not say whether you may.`,
  })
  endJointSupport(
    @Arg("input", () => EndJointSupportInput, { description: "Which." }) input: EndJointSupportInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return endJointSupport(context, input);
  }
}
