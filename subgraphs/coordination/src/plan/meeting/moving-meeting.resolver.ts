import { DanishTimeInput } from "@overligger/shared";
import { ValidateNested } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { moveMeeting } from "./meeting.service.ts";

@InputType("MoveNetworkMeetingInput", { description: "Which meeting is put at another time." })
class MoveNetworkMeetingInput extends PlanChangeInput {
  @Field(() => ID, { description: "The meeting." })
  meetingId!: string;

  @ValidateNested()
  @Field(() => DanishTimeInput, { description: "When it is now, at most 12 hours (da: tidspunkt)." })
  time!: DanishTimeInput;
}

@Resolver()
export class MovingMeetingResolver {
  @Mutation(() => PlanPayload, {
    description: `The coordinator puts a meeting that is called at another time; who takes part in the plan asks them, the citizen by askForMeeting (da: flyt netværksmøde). ${CHANGE_ERRORS}`,
  })
  moveNetworkMeeting(
    @Arg("input", () => MoveNetworkMeetingInput, { description: "Which one, and when." })
    input: MoveNetworkMeetingInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return moveMeeting(context, input);
  }
}
