import { MaxLength, Min } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";

/** What every change names: the version it was built on, and optionally a key that makes it happen once. */
@InputType("ChangeOfCaseInput", { description: "What every change of a case names." })
export abstract class ChangeOfCaseInput {
  @Min(1)
  @Field(() => Int, { description: "The version that was read; a change in between is refused with CONFLICT." })
  version!: number;

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: "The same key twice does one thing. At most 100 characters." })
  idempotencyKey?: string | null;
}

/** What everything new in a case names: the citizen, and optionally a key that makes it happen once. */
@InputType("AddToCaseInput", { description: "What everything new in a case names." })
export abstract class AddToCaseInput {
  @Field(() => ID, { description: "Whose case (da: borger)." })
  citizenId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Four digits: the citizen's municipality; regional staff must say it, others leave it out.",
  })
  municipality?: string | null;

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: "The same key twice does one thing. At most 100 characters." })
  idempotencyKey?: string | null;
}
