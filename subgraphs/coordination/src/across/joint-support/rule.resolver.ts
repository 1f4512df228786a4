import { inLanguage, Language } from "@overligger/shared";
import { FieldResolver, Resolver, Root } from "type-graphql";
import { JointSupportRule } from "./joint-support.ts";

@Resolver(() => JointSupportRule)
export class JointSupportRuleResolver {
  @FieldResolver(() => String, { description: "What it rests on, as its law says (da: grundlag)." })
  basis(@Root() { law }: JointSupportRule, @inLanguage() language: Language): string {
    return (language === Language.DA ? law.source?.da : law.source?.en) ?? law.paragraph;
  }
}
