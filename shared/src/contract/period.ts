import { Directive, Field, ObjectType } from "type-graphql";
import { DateScalar } from "../kernel/scalars.ts";

@Directive("@shareable")
@ObjectType("Period", {
  description: "A half-open period [from, to): the last day is the day before `to` (da: periode).",
  simpleResolvers: true,
})
export class Period {
  @Field(() => DateScalar, { nullable: true, description: "First day; null where it is not known (da: fra)." })
  from!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day after the period; null while it runs on (da: til).",
  })
  to!: string | null;
}
