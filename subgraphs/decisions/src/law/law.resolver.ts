import { LegalReferenceInput, NotAboutPeople } from "@overligger/shared";
import { Arg, Ctx, Directive, Query, Resolver } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { complaintRules, neverCombinedRows } from "./law.service.ts";
import { ComplaintRule, NeverCombined, ruleFor } from "./rule.ts";

@Resolver()
export class LawResolver {
  @NotAboutPeople()
  @Query(() => [ComplaintRule], {
    description: "To whom one complains about decisions, by act and date (da: regler om klageadgang).",
  })
  complaintRules(@Ctx() context: DecisionsContext): Promise<ComplaintRule[]> {
    return complaintRules(context);
  }

  @NotAboutPeople()
  @Query(() => [NeverCombined], {
    description: "What may never be part of a combined decision, and why (da: må ikke samles).",
  })
  neverCombined(@Ctx() context: DecisionsContext): Promise<NeverCombined[]> {
    return neverCombinedRows(context);
  }

  @NotAboutPeople()
  @Directive("@inaccessible")
  @Query(() => [Boolean], {
    description:
      "Of each of these laws whether it is known today how one complains about a decision under it. For coordination alone.",
  })
  async complaintRoutesKnown(
    @Arg("laws", () => [LegalReferenceInput], { description: "Under which help is decided on." })
    laws: LegalReferenceInput[],
    @Ctx() context: DecisionsContext,
  ): Promise<boolean[]> {
    const rules = await complaintRules(context);
    return laws.map((law) => ruleFor(rules, law, context.today) !== null);
  }
}
