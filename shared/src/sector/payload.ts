import { type ClassType, Field, ObjectType } from "type-graphql";
import { UserError } from "../kernel/refusal/user-error.ts";
import type { Changed } from "./change.ts";

/** The payload type of the changes to one kind of thing, e.g. FlexjobPausePayload with `pause`, and how a change is put into it. */
export function payloadOf<T extends object>(
  Type: ClassType<T>,
  name: string,
  field: string,
): { Payload: ClassType<object>; payload: (changed: Changed<T>) => object } {
  @ObjectType(`${name}Payload`, {
    description: "The thing as it is now, or what to mend; nothing is changed where there is something to mend.",
    simpleResolvers: true,
  })
  class Payload {
    @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
    userErrors!: UserError[];
  }
  Field(() => Type, { nullable: true, description: "As it is now; null where nothing was changed." })(
    Payload.prototype,
    field,
  );
  return { Payload, payload: ({ row, userErrors }) => ({ [field]: row, userErrors }) };
}
