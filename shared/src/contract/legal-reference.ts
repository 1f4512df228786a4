import { Directive, Field, ObjectType } from "type-graphql";
import { DateScalar } from "../scalars.ts";

@Directive("@shareable")
@ObjectType("LegalReference", {
  description: "The law something rests on, as dated text: the law moves, the record does not (da: lovhenvisning).",
  simpleResolvers: true,
})
export class LegalReference {
  @Field(() => String, { description: "Short name of the act, e.g. LAB, SEL, PSL, KUI (da: lov)." })
  act!: string;

  @Field(() => String, { description: "Paragraph and subsection, e.g. § 141, stk. 2 (da: paragraf)." })
  paragraph!: string;

  @Field(() => DateScalar, { description: "The wording in force from this day is meant (da: gældende fra)." })
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day this wording no longer held; null while it holds (da: gældende til).",
  })
  validTo!: string | null;
}
