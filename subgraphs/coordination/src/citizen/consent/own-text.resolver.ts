import { DateScalar, inLanguage, Language, OnceInput, UserError } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { adopt } from "../../town/municipal-policy/adopt.ts";
import { ledMunicipality } from "../../town/people/affiliation.service.ts";
import { ConsentKind } from "./consent-kind.ts";
import { ConsentTemplate } from "./consent-template.ts";
import { lacking } from "./what-a-text-says.ts";

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

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: "Heading, in English, 1–200 characters; it must be given." })
  titleEn?: string | null;

  @Length(1, 4_000)
  @Field(() => String, {
    nullable: true,
    description: "The text, in English, 1–4,000 characters: the same as in Danish; it must be given.",
  })
  textEn?: string | null;

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
      "A leader lets a text of their municipality's own be shown from a day on, in place of the one before, in Danish and English; on its first day it can be corrected. What somebody agreed to keeps the text it was given on (da: indfør samtykketekst). Errors: FORBIDDEN.",
  })
  async adoptConsentTemplate(
    @Arg("input", () => AdoptConsentTemplateInput, { description: "The text." })
    { kind, from, ...input }: AdoptConsentTemplateInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentTemplatePayload> {
    const version = await versionOf(context, `${kind}-${ledMunicipality(context.caller)}-${from ?? context.today}`);
    const { title, text, titleEn = null, textEn = null } = input;
    const said = { title, text, titleEn, textEn };
    const values = { version, kind, ...said };
    const { adopted, userErrors } = await adopt(context, ConsentTemplate, from, values, kind, lacking(said));
    return { template: adopted, userErrors };
  }
}

@Resolver(() => ConsentTemplate)
export class ConsentTemplateResolver {
  @FieldResolver(() => String, {
    description: "Heading; in Danish where it was written in Danish alone (da: overskrift).",
  })
  title(@Root() { title, titleEn }: ConsentTemplate, @inLanguage() language: Language): string {
    return language === Language.DA ? title : (titleEn ?? title);
  }

  @FieldResolver(() => String, {
    description: "The text itself; in Danish where it was written in Danish alone (da: tekst).",
  })
  text(@Root() { text, textEn }: ConsentTemplate, @inLanguage() language: Language): string {
    return language === Language.DA ? text : (textEn ?? text);
  }
}
