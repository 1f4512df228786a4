import { randomUUID } from "node:crypto";
import { DateScalar, partOf } from "@overligger/shared";
import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { voiceOf } from "../plan/part.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { OPEN, planStep } from "../plan/plan-step.ts";
import { CHANGES } from "./changes.ts";
import { CoProduction, counts } from "./co-production.ts";

@InputType("RecordCoProductionInput", { description: "Whether a plan was made together with the citizen." })
class RecordCoProductionInput extends PlanChangeInput {
  @Field(() => DateScalar, { description: "When you, or they, worked on it together; not in the future." })
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
      "Whether it was made together with the citizen, in their own newest word, else in that of who coordinates; null where nobody said (da: udarbejdet sammen med borgeren).",
  })
  async coProduction(
    @Root() plan: CoordinatingPlan,
    @Ctx() context: CoordinationContext,
  ): Promise<CoProduction | null> {
    return counts(await partOf(context, plan, CoProduction, "planId"));
  }

  @Mutation(() => PlanPayload, {
    description: `The citizen's side says whether the plan was made with them, or who coordinates writes down what they say; the citizen's own word goes before (da: skriv om planen er lavet sammen). ${CHANGE_ERRORS}`,
  })
  recordCoProduction(
    @Arg("input", () => RecordCoProductionInput, { description: "Whether, and when." }) input: RecordCoProductionInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return planStep(
      context,
      input,
      CHANGES.recordCoProduction,
      (part) => part.side || part.coordinator,
      OPEN,
      async ({ manager, problem }, part) => {
        const { planId, participatedOn, understands, meaningful } = input;
        if (participatedOn > context.today)
          return problem(
            "participatedOn",
            "DATE_FUTURE",
            "The day must not lie in the future.",
            "Dagen må ikke ligge i fremtiden.",
          );
        await manager.insert(CoProduction, {
          ...{ id: randomUUID(), planId, participatedOn, understands, meaningful },
          ...{ saidBy: part.side ? voiceOf(part) : "COORDINATOR", saidAt: context.now.toISOString() },
        });
        return undefined;
      },
    );
  }
}
