import { DateScalar } from "@overligger/shared";
import { Field, ObjectType } from "type-graphql";

/** A pointer, never a copy: what the source says stays in its sector. */
@ObjectType("SummarySource", {
  description: "Where something in the summary comes from: which sector told it, and when (da: kilde).",
  simpleResolvers: true,
})
export class SummarySource {
  @Field(() => String, { description: "Who told it: CITIZEN or a sector code (da: part)." })
  party!: string;

  @Field(() => DateScalar, { description: "When (da: dato)." })
  on!: string;

  @Field(() => String, { description: "What it is, e.g. the name of a plan or a conversation (da: kilde)." })
  what!: string;
}
