import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { IssuedDecision, ToldDecisionInput, UntoldDecisions } from "./notice.ts";
import { askedAbout, CARRYING, ISSUED, untoldOf, wereTold, whenIssued } from "./telling.service.ts";

const grant = () => Arg("grant", () => ID, { description: "The signed grant." });

@Resolver()
export class TellingResolver {
  @Directive("@inaccessible")
  @Query(() => UntoldDecisions, {
    description: "What the sectors are to be told of a citizen. For coordination alone.",
  })
  async untoldDecisions(@grant() token: string, @Ctx() context: DecisionsContext): Promise<UntoldDecisions> {
    return { grant: token, notices: await untoldOf(context, askedAbout(context, token, CARRYING)) };
  }

  @Directive("@inaccessible")
  @Mutation(() => Boolean, { description: "That they were told. For coordination alone." })
  async decisionsTold(
    @grant() token: string,
    @Arg("told", () => [ToldDecisionInput], { description: "Who was told what." }) told: ToldDecisionInput[],
    @Ctx() context: DecisionsContext,
  ): Promise<boolean> {
    await wereTold(context, askedAbout(context, token, CARRYING), told);
    return true;
  }

  @Directive("@inaccessible")
  @Query(() => IssuedDecision, {
    description: "When a decision with a part of a sector was issued for a citizen. For coordination alone.",
  })
  async issuedDecision(
    @grant() token: string,
    @Arg("id", () => ID, { description: "The decision." }) id: string,
    @Arg("sector", () => String, { description: "Whose part it is to have." }) sector: string,
    @Ctx() context: DecisionsContext,
  ): Promise<IssuedDecision> {
    return { grant: token, ...(await whenIssued(context, askedAbout(context, token, ISSUED), id, sector)) };
  }
}
