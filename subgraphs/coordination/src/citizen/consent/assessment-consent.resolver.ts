import { DateScalar, OnceInput } from "@overligger/shared";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { readCitizen } from "../citizen/citizen.service.ts";
import { giveAssessment } from "./assessing.service.ts";
import { ConsentPayload } from "./consent.resolver.ts";

@InputType("GiveAssessmentConsentInput", {
  description:
    "That a sector takes part in one assessment of the whole situation (da: samtykke til helhedsorienteret udredning).",
})
class GiveAssessmentConsentInput extends OnceInput {
  @Field(() => ID, { nullable: true, description: "Whom it is about; left out: you." })
  citizenId?: string | null;

  @Field(() => ID, { description: "Code of the sector that takes part, e.g. LAB." })
  sector!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which it no longer holds; left out: until withdrawn.",
  })
  validTo?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Version of the text that was shown; refused where another is in use. Left out: the one in use.",
  })
  templateVersion?: string | null;
}

@Resolver()
export class AssessmentConsentResolver {
  @Mutation(() => ConsentPayload, {
    description:
      "The citizen agrees that a sector takes part in one assessment: it reads what the other sectors agreed to found, and they what it found; of a health sector only while its health consent holds too (da: giv samtykke til udredning). Errors: FORBIDDEN for anybody but the citizen or who may act for them.",
  })
  async giveAssessmentConsent(
    @Arg("input", () => GiveAssessmentConsentInput, { description: "What is agreed to." })
    input: GiveAssessmentConsentInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentPayload> {
    const { consent, userErrors } = await giveAssessment(context, { ...input });
    return { consent, citizen: await readCitizen(context, input.citizenId ?? context.caller.id), userErrors };
  }
}
