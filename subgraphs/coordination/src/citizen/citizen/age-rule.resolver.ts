import { inLanguage, Language, NotAboutPeople } from "@overligger/shared";
import { FieldResolver, Query, Resolver, Root } from "type-graphql";
import { AGE_RULES, AgeRule } from "./age-rule.ts";

@Resolver(() => AgeRule)
export class AgeRuleResolver {
  @NotAboutPeople()
  @Query(() => [AgeRule], {
    description:
      "From which age somebody may what, by national law; what a municipality decides stands in its policy (da: aldersregler). A short list.",
  })
  ageRules(): readonly AgeRule[] {
    return AGE_RULES;
  }

  @FieldResolver(() => String, {
    description: "Whether it is law as it stands or our reading of it, and what could not be verified (da: kilde).",
  })
  source(@Root() { law }: AgeRule, @inLanguage() language: Language): string {
    return (language === Language.DA ? law.source?.da : law.source?.en) ?? "";
  }
}
