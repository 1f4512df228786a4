import { DateScalar, partOf } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { addAgreement } from "./agreement.service.ts";
import { Agreement } from "./agreement.ts";

@InputType("AddAgreementInput", { description: "An agreement for element 4." })
class AddAgreementInput extends PlanChangeInput {
  @Length(1, 2_000)
  @Field(() => String, { description: "What was agreed, 1–2,000 characters (da: aftale)." })
  text!: string;

  @Field(() => [String], { description: "Who is bound by it: CITIZEN and sector codes." })
  parties!: string[];

  @Field(() => DateScalar, { nullable: true, description: "When it shall be done." })
  dueOn?: string | null;
}

@Resolver(() => CoordinatingPlan)
export class AgreementResolver {
  @Mutation(() => PlanPayload, {
    description: `The coordinator writes down an agreement (da: tilføj aftale). ${CHANGE_ERRORS}`,
  })
  addAgreement(
    @Arg("input", () => AddAgreementInput, { description: "The agreement." }) input: AddAgreementInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return addAgreement(context, input);
  }

  @FieldResolver(() => [Agreement], { description: "Element 4: who does what and when (da: aftalefelt)." })
  agreements(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<Agreement[]> {
    return partOf(context, plan, Agreement, "planId");
  }
}
