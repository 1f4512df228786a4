import { MaxLength, Min } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";

@InputType("PlanChangeInput", { description: "Which plan is changed, and on which version the change is built." })
export class PlanChangeInput {
  @Field(() => ID, { description: "The plan." })
  planId!: string;

  @Min(1)
  @Field(() => Int, { description: "The version that was read; a change in between is refused with CONFLICT." })
  version!: number;

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: "The same key twice does one thing. At most 100 characters." })
  idempotencyKey?: string | null;
}

/** What every change to a plan may answer besides its payload. */
export const CHANGE_ERRORS = "Errors: NOT_FOUND, FORBIDDEN, CONFLICT where the plan was changed meanwhile.";
