import { DateScalar, partOf } from "@overligger/shared";
import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { OPEN, planStep } from "../plan/plan-step.ts";
import { CHANGES } from "./changes.ts";
import { keepCoProduction } from "./co-production.service.ts";
import { CoProduction, counts } from "./co-production.ts";

@InputType("RecordCoProductionInput", { description: "Whether a plan was made together with the citizen." })
export class RecordCoProductionInput extends PlanChangeInput {
  @Field(() => DateScalar, { description: "When you worked on it together; not in the future." })
  participatedOn!: string;

  @Field(() => Boolean, { description: "Whether the citizen understands the goals." })
  understands!: boolean;

  @Field(() => Boolean, { description: "Whether the citizen finds the plan meaningful." })
  meaningful!: boolean;
}

@Resolver(() => CoordinatingPlan)
export class CoProductionResolver {
  @FieldResolver(() => CoProduction, {
    nullable: true,
    description:
      "Whether it was made together with the citizen, in the newest word of their side, also on paper or aloud; else in that of who coordinates, from before that no longer counted; null where nobody said (da: udarbejdet sammen med borgeren).",
  })
  async coProduction(
    @Root() plan: CoordinatingPlan,
    @Ctx() context: CoordinationContext,
  ): Promise<CoProduction | null> {
    return counts(await partOf(context, plan, CoProduction, "planId"));
  }

  @Mutation(() => PlanPayload, {
    description: `The citizen's side says whether the plan was made with them, and nobody for them; for who cannot sign in: recordCoProductionOnPaper (da: skriv om planen er lavet sammen). ${CHANGE_ERRORS}`,
  })
  recordCoProduction(
    @Arg("input", () => RecordCoProductionInput, { description: "Whether, and when." }) input: RecordCoProductionInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return planStep(
      context,
      input,
      CHANGES.recordCoProduction,
      ({ side }) => side,
      OPEN,
      async (change, part) => {
        await keepCoProduction(change, input, part);
      },
    );
  }
}
