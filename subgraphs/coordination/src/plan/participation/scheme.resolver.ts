import { DateScalar, NotAboutPeople, selectList } from "@overligger/shared";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { CoordinationScheme } from "./coordination-scheme.ts";
import { schemeInForce, setScheme } from "./scheme.service.ts";

@InputType("SetSchemeInput", { description: "Under which scheme a plan stands." })
class SetSchemeInput extends PlanChangeInput {
  @Field(() => ID, { nullable: true, description: "Code of the scheme; null takes the plan out of any." })
  scheme?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Since when the citizen is under it; left out: today." })
  since?: string | null;
}

@Resolver(() => CoordinatingPlan)
export class SchemeResolver {
  @Mutation(() => PlanPayload, {
    description: `Puts a plan under a scheme in which one coordinator makes and keeps it, or takes it out (da: lovbestemt forløb). ${CHANGE_ERRORS}`,
  })
  setScheme(
    @Arg("input", () => SetSchemeInput, { description: "Which scheme." }) input: SetSchemeInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return setScheme(context, input);
  }

  @NotAboutPeople()
  @Query(() => [CoordinationScheme], {
    description:
      "The schemes of the law in which one coordinator makes and keeps the plan, past and present (da: lovbestemte forløb). A short list.",
  })
  async coordinationSchemes(@Ctx() context: CoordinationContext): Promise<CoordinationScheme[]> {
    return context.db.query(
      `SELECT ${selectList(context.db, CoordinationScheme)} FROM coordination_scheme ORDER BY code COLLATE "C"`,
    );
  }

  @FieldResolver(() => CoordinationScheme, {
    nullable: true,
    description: "The scheme the plan stands under; null for none (da: lovbestemt forløb).",
  })
  scheme(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<CoordinationScheme | null> {
    return schemeInForce(context, plan);
  }
}
