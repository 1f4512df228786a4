import { Directive, Field, ID, Int, ObjectType } from "type-graphql";

/** The citizen of a grant that opens the feed and no overlay. */
export const NOBODY_IN_PARTICULAR = "00000000-0000-0000-0000-000000000000";

@Directive("@shareable")
@Directive("@inaccessible")
@ObjectType("CandidateCount", {
  description: "How much help a citizen gets in one sector (da: antal).",
  simpleResolvers: true,
})
export class CandidateCount {
  @Field(() => ID, { description: "Whom it concerns." })
  citizenId!: string;

  @Field(() => Int, { description: "Plans that are not over." })
  plans!: number;

  @Field(() => Int, { description: "Interventions that are not over." })
  interventions!: number;
}
