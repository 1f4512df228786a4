import { Field, ID, InputType } from "type-graphql";
import { OnceKey, VersionRead } from "../kernel/request/once.ts";

/** What every change names: the version it was built on, and optionally a key that makes it happen once. */
@InputType("ChangeOfCaseInput", { description: "What every change of a case names." })
export abstract class ChangeOfCaseInput {
  @VersionRead()
  version!: number;

  @OnceKey()
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

  @OnceKey()
  idempotencyKey?: string | null;
}
