import { DateScalar } from "@overligger/shared";
import { MaxLength } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { AppointmentBasis } from "../plan/assignment.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { callOffHandOver, handOver } from "./hand-over.service.ts";
import * as people from "./participation.service.ts";

@InputType("HandOverCoordinationInput", { description: "Who coordinates from a day on." })
class HandOverCoordinationInput extends PlanChangeInput {
  @Field(() => ID, { description: "The caseworker who takes over." })
  toCaseworkerId!: string;

  @Field(() => DateScalar, { description: "Their first day; the one before leads until the day before." })
  on!: string;

  @Field(() => Boolean, { description: "That the citizen has been told." })
  citizenInformed!: boolean;

  @Field(() => AppointmentBasis, { nullable: true, description: "Why they were chosen." })
  basis?: AppointmentBasis | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "The assessment behind it, at most 2,000 characters." })
  assessment?: string | null;

  @MaxLength(10_000)
  @Field(() => String, {
    nullable: true,
    description:
      "What the next must know, at most 10,000 characters; read by who coordinates (da: overdragelsesnotat).",
  })
  notes?: string | null;
}

@InputType("CallOffHandOverInput", { description: "In which plan the planned hand-over does not take place." })
class CallOffHandOverInput extends PlanChangeInput {}

@InputType("AppointCoCoordinatorInput", { description: "A further coordinator beside the lead." })
class AppointCoCoordinatorInput extends PlanChangeInput {
  @Field(() => ID, { description: "The caseworker." })
  caseworkerId!: string;

  @Field(() => DateScalar, { nullable: true, description: "Their first day; left out: today." })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The first day they no longer coordinate; left out: open." })
  to?: string | null;

  @Field(() => AppointmentBasis, { nullable: true, description: "Why they were chosen." })
  basis?: AppointmentBasis | null;

  @MaxLength(2_000)
  @Field(() => String, { nullable: true, description: "The assessment behind it, at most 2,000 characters." })
  assessment?: string | null;
}

@Resolver(() => CoordinatingPlan)
export class ParticipationResolver {
  @Mutation(() => PlanPayload, {
    description: `Who coordinates in their own right, or leads the municipality, hands the lead over without a day between; a leader does not read the plan (da: overdrag koordineringen). ${CHANGE_ERRORS}`,
  })
  handOverCoordination(
    @Arg("input", () => HandOverCoordinationInput, { description: "To whom and when." })
    input: HandOverCoordinationInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return handOver(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Who may plan a hand-over calls one off before its day; who leads goes on (da: aflys overdragelse). ${CHANGE_ERRORS}`,
  })
  callOffHandOver(
    @Arg("input", () => CallOffHandOverInput, { description: "In which plan." }) input: CallOffHandOverInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return callOffHandOver(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Appoints a further coordinator beside the lead (da: udpeg medkoordinator). ${CHANGE_ERRORS}`,
  })
  appointCoCoordinator(
    @Arg("input", () => AppointCoCoordinatorInput, { description: "Who, and when." })
    input: AppointCoCoordinatorInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return people.appointCoCoordinator(context, input);
  }
}
