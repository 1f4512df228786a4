import { Field, ObjectType } from "type-graphql";

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

@ObjectType("Warning", {
  description: "Something that was done all the same, but that somebody should know (da: advarsel).",
  simpleResolvers: true,
})
export class Warning {
  @Field(() => String, { description: "Stable code, e.g. CASELOAD_HIGH." })
  code!: string;

  @Field(() => String, { description: "What to know, in English." })
  message!: string;
}
