import { OnceKey, VersionRead } from "@overligger/shared";
import { Field, ID, InputType } from "type-graphql";

@InputType("PlanChangeInput", { description: "Which plan is changed, and on which version the change is built." })
export class PlanChangeInput {
  @Field(() => ID, { description: "The plan." })
  planId!: string;

  @VersionRead()
  version!: number;

  @OnceKey()
  idempotencyKey?: string | null;
}

/** What every change to a plan may answer besides its payload. */
export const CHANGE_ERRORS = "Errors: NOT_FOUND, FORBIDDEN, CONFLICT where the plan was changed meanwhile.";
