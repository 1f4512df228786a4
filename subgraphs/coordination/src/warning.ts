import { Field, ObjectType } from "type-graphql";

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
