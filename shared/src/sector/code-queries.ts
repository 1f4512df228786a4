import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { inForce } from "../contract/legal-reference.ts";
import { NotAboutPeople } from "../contract/not-about-people.ts";
import type { SectorRegistration } from "../contract/registry.ts";
import { wordsOf } from "../contract/registry.ts";
import { Language } from "../kernel/language.ts";
import { DateScalar } from "../kernel/scalars.ts";
import { codesOf, INTERVENTIONS, SectorCode } from "./code.ts";
import type { SectorContext } from "./context.ts";
import { LocalCode, localCodes } from "./local-code.ts";

@ArgsType()
class CodeArguments {
  @Field(() => String, { defaultValue: "INTERVENTION", description: "Which list." })
  list!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Only what some law allows on this day; left out: all the list has ever had.",
  })
  validOn?: string | null;
}

/** The sector's open code lists, for everybody who is signed in: they tell of the law and of nobody. */
export function codeQueries(registration: SectorRegistration): Function {
  @Resolver(() => SectorCode)
  class CodeResolver {
    @NotAboutPeople()
    @Query(() => [SectorCode], {
      name: `${wordsOf(registration).word}Codes`,
      description: "One of the sector's open code lists, e.g. the kinds of its interventions (da: kodeliste).",
    })
    async codes(
      @Args(() => CodeArguments) { list, validOn }: CodeArguments,
      @Ctx() context: SectorContext,
    ): Promise<SectorCode[]> {
      const codes = await codesOf(context, list);
      return validOn ? codes.filter(({ legalBasis }) => inForce(legalBasis, validOn).length > 0) : codes;
    }

    @FieldResolver(() => String, { description: "In words (da: betegnelse)." })
    label(
      @Root() code: SectorCode,
      @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
      language: Language,
    ): string {
      return language === Language.DA ? code.labelDa : code.labelEn;
    }

    @FieldResolver(() => [LocalCode], {
      description:
        "The codes of its own that a municipality you work for has adopted beside it, all it ever had; no other's are shown (da: lokale koder).",
    })
    async local(
      @Root() code: SectorCode,
      @Arg("validOn", () => DateScalar, { nullable: true, description: "Only those in use on this day." })
      validOn: string | null,
      @Ctx() context: SectorContext,
    ): Promise<LocalCode[]> {
      if (code.list !== INTERVENTIONS) return [];
      return (await localCodes(context, validOn)).filter(({ beside }) => beside === code.code);
    }
  }
  return CodeResolver;
}
