import { ValidateNested } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { STATEMENT, StatementInput } from "./on-paper.resolver.ts";
import { recordAgreement } from "./on-paper.service.ts";

@InputType("RecordAgreementOnPaperInput", {
  description: "That the citizen's side said yes to an agreement on paper or aloud.",
})
class RecordAgreementOnPaperInput extends PlanChangeInput {
  @Field(() => ID, { description: "The agreement." })
  agreementId!: string;

  @ValidateNested()
  @Field(() => StatementInput, STATEMENT)
  statement!: StatementInput;
}

@Resolver()
export class AgreementOnPaperResolver {
  @Mutation(() => PlanPayload, {
    description: `Who is in the plan writes down that the citizen's side says yes to an agreement (da: registrer ja til aftale på papir). ${CHANGE_ERRORS}`,
  })
  recordAgreementOnPaper(
    @Arg("input", () => RecordAgreementOnPaperInput, { description: "Which agreement." })
    input: RecordAgreementOnPaperInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return recordAgreement(context, { ...input });
  }
}
