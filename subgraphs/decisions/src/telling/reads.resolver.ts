import { DateTimeScalar, pageOf, ReadLogEntry, Role, Where } from "@overligger/shared";
import { Arg, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { askedAbout } from "./telling.service.ts";

@Directive("@inaccessible")
@ObjectType("DecisionsRead", { description: "That somebody read what is decided here.", simpleResolvers: true })
export class DecisionsRead {
  @Field(() => ID, { description: "Id of the line." })
  id!: string;

  @Field(() => String, { description: "Where it stands." })
  cursor!: string;

  @Field(() => DateTimeScalar, { description: "When, in UTC." })
  readAt!: string;

  @Field(() => Role, { description: "In which role." })
  readerRole!: string;

  @Field(() => String, { nullable: true, description: "The reader's sector, by code." })
  readerSector!: string | null;

  @Field(() => String, { description: "For what purpose." })
  purpose!: string;

  @Field(() => String, { description: "What was opened." })
  operation!: string;
}

@Directive("@inaccessible")
@ObjectType("DecisionsReads", {
  description: "Who read what is decided here, the latest first.",
  simpleResolvers: true,
})
export class DecisionsReads {
  @Field(() => ID, { description: "The grant that was given, as proof that this answers it." })
  grant!: string;

  @Field(() => [DecisionsRead], { description: "A page of lines." })
  lines!: DecisionsRead[];

  @Field(() => Boolean, { description: "Whether there are more." })
  more!: boolean;

  @Field(() => Int, { nullable: true, description: "How many there are." })
  count!: number | null;
}

/** The citizen, and who speaks for them: coordination knows who that is, and asks by a grant for it. */
const OWN_ACCESS = "OWN_ACCESS";

@Resolver()
export class ReadsResolver {
  @Directive("@inaccessible")
  @Query(() => DecisionsReads, {
    description:
      "Who read a citizen's decisions, complaints and assessments: authority and role, never a name. For coordination alone.",
  })
  async decisionsReads(
    @Arg("grant", () => ID, { description: "The signed grant." }) grant: string,
    @Arg("first", () => Int, { description: "How many." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "From where on." }) after: string | null,
    @Ctx() context: DecisionsContext,
  ): Promise<DecisionsReads> {
    const where = new Where().and("citizen_id = ?", askedAbout(context, grant, OWN_ACCESS));
    const page = await pageOf(context, ReadLogEntry, where, { first, after }, "readAt");
    return {
      ...{ grant, more: page.hasNextPage, count: await page.count() },
      lines: page.nodes.map((line) => Object.assign(new DecisionsRead(), line, { cursor: page.cursorOf(line) })),
    };
  }
}
