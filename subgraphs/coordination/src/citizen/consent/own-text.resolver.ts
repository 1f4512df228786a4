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

/** What somebody agreed to keeps its words: a text that is corrected on its first day is a version of its own. */
async function versionOf({ db }: CoordinationContext, version: string): Promise<string> {
  const [before] = await db.query<{ many: number }>(
    "SELECT count(*)::int AS many FROM consent_template WHERE starts_with(version, $1)",
    [version],
  );
  return before?.many ? `${version}-${before.many + 1}` : version;
}

@Resolver()
export class OwnTextResolver {
  @Mutation(() => ConsentTemplatePayload, {
    description:
      "A leader lets a text of their municipality's own be shown from a day on, in place of the one before; on its first day it can be corrected. What somebody agreed to keeps the text it was given on (da: indfør samtykketekst). Errors: FORBIDDEN.",
  })
  async adoptConsentTemplate(
    @Arg("input", () => AdoptConsentTemplateInput, { description: "The text." })
    { kind, title, text, from }: AdoptConsentTemplateInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentTemplatePayload> {
    const version = await versionOf(context, `${kind}-${ledMunicipality(context.caller)}-${from ?? context.today}`);
    const { adopted, userErrors } = await adopt(context, ConsentTemplate, from, { version, kind, title, text }, kind);
    return { template: adopted, userErrors };
  }
}
