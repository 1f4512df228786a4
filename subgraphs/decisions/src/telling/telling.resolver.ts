import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { ToldDecisionInput, UntoldDecisions } from "./notice.ts";
import { carriedFor, untoldOf, wereTold } from "./telling.service.ts";

const grant = () => Arg("grant", () => ID, { description: "The signed grant." });

@Resolver()
export class TellingResolver {
  @Directive("@inaccessible")
  @Query(() => UntoldDecisions, {
    description: "What the sectors are to be told of a citizen. For coordination alone.",
  })
  async untoldDecisions(@grant() token: string, @Ctx() context: DecisionsContext): Promise<UntoldDecisions> {
    return { grant: token, notices: await untoldOf(context, carriedFor(context, token)) };
  }

  @Directive("@inaccessible")
  @Mutation(() => Boolean, { description: "That they were told. For coordination alone." })
  async decisionsTold(
    @grant() token: string,
    @Arg("told", () => [ToldDecisionInput], { description: "Who was told what." }) told: ToldDecisionInput[],
    @Ctx() context: DecisionsContext,
  ): Promise<boolean> {
    await wereTold(context, carriedFor(context, token), told);
    return true;
  }
}
