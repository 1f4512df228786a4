import { Length } from "class-validator";
import { Directive, Field, InputType, ObjectType } from "type-graphql";
import { DateScalar } from "../kernel/scalars.ts";

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

@InputType("LegalReferenceInput", { description: "A paragraph as dated text." })
export class LegalReferenceInput {
  @Length(1, 100)
  @Field(() => String, { description: "Short name of the act, e.g. LAB, 1–100 characters (da: lov)." })
  act!: string;

  @Length(1, 100)
  @Field(() => String, { description: "Paragraph and subsection, 1–100 characters (da: paragraf)." })
  paragraph!: string;

  @Field(() => DateScalar, { description: "The wording in force from this day is meant." })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day this wording no longer held." })
  validTo?: string | null;
}

/** What of dated law holds on a day. */
export function inForce<T extends { validFrom: string; validTo: string | null }>(
  dated: readonly T[],
  day: string,
): T[] {
  return dated.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day));
}
