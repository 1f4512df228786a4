import { ValidateNested } from "class-validator";
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from "type-graphql";
import { StatementSubject } from "../../citizen/consent/statement.ts";
import type { CoordinationContext } from "../../context.ts";
import { RecordCoProductionInput } from "../course/co-production.resolver.ts";
import { keepCoProduction } from "../course/co-production.service.ts";
import { CHANGE_ERRORS } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { CHANGES } from "./changes.ts";
import { STATEMENT, StatementInput } from "./on-paper.resolver.ts";
import { saidForCitizen } from "./on-paper.service.ts";

@InputType("RecordCoProductionOnPaperInput", {
  description: "Whether a plan was made together with the citizen, as they said on paper or aloud.",
})
class RecordCoProductionOnPaperInput extends RecordCoProductionInput {
  @ValidateNested()
  @Field(() => StatementInput, STATEMENT)
  statement!: StatementInput;
}

@Resolver()
export class CoProductionOnPaperResolver {
  @Mutation(() => PlanPayload, {
    description: `Who is in the plan writes down what the citizen's side says of whether it was made with them (da: registrer på papir, om planen er lavet sammen). ${CHANGE_ERRORS}`,
  })
  recordCoProductionOnPaper(
    @Arg("input", () => RecordCoProductionOnPaperInput, { description: "Whether, when, and who heard it." })
    input: RecordCoProductionOnPaperInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return saidForCitizen(context, { ...input }, CHANGES.recordCoProductionOnPaper, async (change, speaking, part) => {
      const id = await keepCoProduction(change, input, part);
      await speaking.keep(change.manager, StatementSubject.CO_PRODUCTION, id);
    });
  }
}
