import { NotAboutPeople } from "@overligger/shared";
import { Ctx, Query, Resolver } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { complaintRules, neverCombinedRows } from "./law.service.ts";
import { ComplaintRule, NeverCombined } from "./rule.ts";

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
}
