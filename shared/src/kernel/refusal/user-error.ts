import { Directive, Field, ObjectType } from "type-graphql";

@Directive("@shareable")
@ObjectType("UserError", {
  description: "Something in the input that a person can mend (da: brugerfejl).",
  simpleResolvers: true,
})
export class UserError {
  @Field(() => [String], { description: "Path of the field in the input." })
  field!: string[];

  @Field(() => String, { description: "Stable code, e.g. SECTOR_UNKNOWN." })
  code!: string;

  @Field(() => String, { description: "What to do about it, in English." })
  message!: string;
}
