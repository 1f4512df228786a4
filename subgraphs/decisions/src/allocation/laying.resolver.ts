import { Arg, Ctx, Directive, ID, Mutation, Query, Resolver } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { askedAbout } from "../telling/telling.service.ts";
import { draftsAnswered, LAYING, openDraftsOf } from "./laying.service.ts";
import { DraftAnswerInput, OpenDrafts } from "./laying.ts";

const grant = () => Arg("grant", () => ID, { description: "The signed grant." });

@Resolver()
export class LayingResolver {
  @Directive("@inaccessible")
  @Query(() => OpenDrafts, { description: "What is to be laid into the sectors. For coordination alone." })
  async openDrafts(
    @grant() token: string,
    @Arg("sectors", () => [String], { nullable: true, description: "Into which; left out: all." }) sectors:
      | string[]
      | null,
    @Ctx() context: DecisionsContext,
  ): Promise<OpenDrafts> {
    return { grant: token, drafts: await openDraftsOf(context, askedAbout(context, token, LAYING), sectors) };
  }

  @Directive("@inaccessible")
  @Mutation(() => Boolean, { description: "How the drafts stand in their sectors. For coordination alone." })
  async draftsAnswered(
    @grant() token: string,
    @Arg("answers", () => [DraftAnswerInput], { description: "Which, and how." }) answers: DraftAnswerInput[],
    @Ctx() context: DecisionsContext,
  ): Promise<boolean> {
    await draftsAnswered(context, askedAbout(context, token, LAYING), answers);
    return true;
  }
}
