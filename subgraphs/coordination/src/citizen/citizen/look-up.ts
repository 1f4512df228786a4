import { MaxLength, MinLength } from "class-validator";
import { ArgsType, Field } from "type-graphql";

/** Why somebody looks a citizen up, in their own words. */
@ArgsType()
export class LookUp {
  @MinLength(5)
  @MaxLength(500)
  @Field(() => String, {
    nullable: true,
    description:
      "Why you look them up, 5–500 characters: the citizen reads it. Needed of staff who neither take part in the citizen's plan nor have a need, an offer or something to confirm open with them (da: begrundelse).",
  })
  reason?: string | null;
}
