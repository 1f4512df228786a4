import { DateScalar, manyBy, oneBy } from "@overligger/shared";
import { ArrayMaxSize, Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { sectorOf } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";
import { ParticipantEndReason } from "../plan/assignment.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import * as participants from "./participant.service.ts";
import { ParticipantProposal } from "./participant-proposal.ts";

@InputType("ProposeParticipantInput", { description: "A caseworker who might take part for their sector." })
class ProposeParticipantInput extends PlanChangeInput {
  @Field(() => ID, { description: "The caseworker." })
  caseworkerId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Whose place of the same sector they would take; left out: nobody's.",
  })
  replaces?: string | null;

  @Length(1, 500)
  @Field(() => String, { description: "Why, in words the citizen understands, 1–500 characters." })
  reason!: string;
}

@InputType("WithdrawParticipantProposalInput", { description: "Which proposal is taken back." })
class WithdrawParticipantProposalInput extends PlanChangeInput {
  @Field(() => ID, { description: "The proposal." })
  proposalId!: string;
}

@InputType("AnswerParticipantInput", { description: "Whether somebody may take part, and what their sector receives." })
class AnswerParticipantInput extends PlanChangeInput {
  @Field(() => ID, { description: "The proposal." })
  proposalId!: string;

  @Field(() => Boolean, { description: "Yes or no. A no needs no reason." })
  accept!: boolean;

  @ArrayMaxSize(50)
  @Field(() => [ID], {
    nullable: true,
    description:
      "Codes of the sectors shared today that their sector may see too; left out: none, beside what it received already (da: modtager).",
  })
  receives?: string[] | null;
}

@InputType("EndParticipantInput", { description: "Who no longer takes part." })
class EndParticipantInput extends PlanChangeInput {
  @Field(() => ID, { description: "The caseworker." })
  caseworkerId!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day on which they no longer do; left out: today." })
  on?: string | null;

  @Field(() => ParticipantEndReason, { description: "Why." })
  reason!: ParticipantEndReason;
}

@Resolver(() => CoordinatingPlan)
export class ParticipantResolver {
  @Mutation(() => PlanPayload, {
    description: `The coordinator proposes that a caseworker takes part for their sector, or takes another's place; nothing opens to them before the citizen's yes (da: foreslå deltager). ${CHANGE_ERRORS}`,
  })
  proposeParticipant(
    @Arg("input", () => ProposeParticipantInput, { description: "Who, and why." }) input: ProposeParticipantInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return participants.proposeParticipant(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The coordinator takes a proposal back that was not answered (da: træk forslag tilbage). ${CHANGE_ERRORS}`,
  })
  withdrawParticipantProposal(
    @Arg("input", () => WithdrawParticipantProposalInput, { description: "Which one." })
    input: WithdrawParticipantProposalInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return participants.withdrawProposal(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The citizen, or who is the citizen's side, says whether somebody takes part: by a yes they read the plan, and their sector is bound; goals agreed before must be agreed by that sector too (da: svar på forslag om deltager). ${CHANGE_ERRORS}`,
  })
  answerParticipant(
    @Arg("input", () => AnswerParticipantInput, { description: "The answer." }) input: AnswerParticipantInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return participants.answerParticipant(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The coordinator, the citizen or they themself end somebody's part in the plan; their sector stays bound (da: afslut deltagelse). ${CHANGE_ERRORS}`,
  })
  endParticipant(
    @Arg("input", () => EndParticipantInput, { description: "Whose, from when, and why." }) input: EndParticipantInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return participants.endParticipant(context, input);
  }

  @FieldResolver(() => [ParticipantProposal], {
    description: "Who was proposed to take part, and what the citizen answered (da: forslag til deltagere).",
  })
  proposedParticipants(
    @Root() plan: CoordinatingPlan,
    @Ctx() context: CoordinationContext,
  ): Promise<ParticipantProposal[]> {
    return manyBy(context, ParticipantProposal, "planId").load(plan.id);
  }
}

@Resolver(() => ParticipantProposal)
export class ParticipantProposalResolver {
  @FieldResolver()
  caseworker(
    @Root() { caseworkerId }: ParticipantProposal,
    @Ctx() context: CoordinationContext,
  ): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(caseworkerId);
  }

  @FieldResolver()
  replaces(
    @Root() { replacesId }: ParticipantProposal,
    @Ctx() context: CoordinationContext,
  ): Promise<Caseworker | null> | null {
    return replacesId === null ? null : oneBy(context, Caseworker, "id").load(replacesId);
  }

  @FieldResolver()
  sector(@Root() { sectorCode }: ParticipantProposal, @Ctx() context: CoordinationContext): Promise<Sector | null> {
    return sectorOf(context, sectorCode);
  }
}
