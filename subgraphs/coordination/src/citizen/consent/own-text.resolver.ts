import { DateScalar, OnceInput, UserError } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { adopt } from "../../town/municipal-policy/adopt.ts";
import { ledMunicipality } from "../../town/people/affiliation.service.ts";
import { ConsentKind } from "./consent-kind.ts";
import { ConsentTemplate } from "./consent-template.ts";

@InputType("AdoptConsentTemplateInput", {
  description: "Your municipality's own text, as it is shown before somebody agrees.",
})
class AdoptConsentTemplateInput extends OnceInput {
  @Field(() => ConsentKind, { description: "For which kind of consent." })
  kind!: ConsentKind;

  @Length(1, 200)
  @Field(() => String, { description: "Heading, in Danish, 1–200 characters." })
  title!: string;

  @Length(1, 4_000)
  @Field(() => String, {
    description:
      "The text, in Danish, 1–4,000 characters: what is agreed to, who reads it, and that it can be taken back.",
  })
  text!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day on which it is shown; left out: today." })
  from?: string | null;
}

@ObjectType("ConsentTemplatePayload", { description: "What came of adopting a text.", simpleResolvers: true })
class ConsentTemplatePayload {
  @Field(() => ConsentTemplate, { nullable: true, description: "The text." })
  template!: ConsentTemplate | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver()
export class OwnTextResolver {
  @Mutation(() => ConsentTemplatePayload, {
    description:
      "A leader lets a text of their municipality's own be shown from a day on, in place of the one before. What somebody agreed to keeps the text it was given on (da: indfør samtykketekst). Errors: FORBIDDEN.",
  })
  async adoptConsentTemplate(
    @Arg("input", () => AdoptConsentTemplateInput, { description: "The text." })
    { kind, title, text, from }: AdoptConsentTemplateInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentTemplatePayload> {
    const version = `${kind}-${ledMunicipality(context.caller)}-${from ?? context.today}`;
    const { adopted, userErrors } = await adopt(context, ConsentTemplate, from, { version, kind, title, text }, kind);
    return { template: adopted, userErrors };
  }
}
