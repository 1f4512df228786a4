import { DateTimeScalar, OnceKey, RescheduleRequest, UserError } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { proposeReschedule } from "./reschedule.service.ts";

@InputType("ProposeRescheduleInput", { description: "Another time for an appointment of a sector." })
class ProposeRescheduleInput {
  @Field(() => ID, { description: "The coordinating plan through which it is asked." })
  planId!: string;

  @Field(() => String, { description: "Code of the sector that owns the appointment." })
  sector!: string;

  @Field(() => ID, { description: "The appointment within its sector." })
  appointmentId!: string;

  @Field(() => DateTimeScalar, { description: "When it should begin." })
  startsAt!: string;

  @Field(() => DateTimeScalar, { description: "When it should end." })
  endsAt!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "Why, 1–2,000 characters; the sector's staff read it (da: begrundelse)." })
  reason!: string;

  @OnceKey()
  idempotencyKey?: string | null;
}

@ObjectType("ProposeReschedulePayload", {
  description: "What came of asking for another time. Nothing was asked where there is something to mend.",
  simpleResolvers: true,
})
class ProposeReschedulePayload {
  @Field(() => RescheduleRequest, {
    nullable: true,
    description: "The request as the sector keeps it; null where none was made.",
  })
  request!: RescheduleRequest | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver()
export class RescheduleResolver {
  @Mutation(() => ProposeReschedulePayload, {
    description:
      "Asks the sector that owns an appointment to hold it at another time; its own staff accept or decline, and nothing is moved before (da: foreslå flytning). Errors: NOT_FOUND, FORBIDDEN, SECTOR_SILENT (try again with the same idempotencyKey).",
  })
  proposeReschedule(
    @Arg("input", () => ProposeRescheduleInput, { description: "What to move to when." }) input: ProposeRescheduleInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ProposeReschedulePayload> {
    return proposeReschedule(context, input);
  }
}
