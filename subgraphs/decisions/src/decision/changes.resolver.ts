import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import type { Changed } from "./changing.service.ts";
import { addDecisionPart, draftDecision, removeDecisionPart } from "./drafting.service.ts";
import { answerHearing, hearCitizen } from "./hearing.service.ts";
import {
  AddDecisionPartInput,
  AnswerHearingInput,
  DecisionPayload,
  DraftDecisionInput,
  DropDecisionInput,
  HearCitizenInput,
  IssueDecisionInput,
  RemoveDecisionPartInput,
  ReviseDecisionPartInput,
} from "./inputs.ts";
import { issueDecision } from "./issuing.service.ts";
import { dropDecision, reviseDecisionPart } from "./revising.service.ts";
import { shown } from "./shown.ts";

const ERRORS =
  "Errors: NOT_FOUND, FORBIDDEN, CONFLICT where it was changed meanwhile, NOT_CHECKED while a sector does not say whether you may.";

const payload = async (changed: Promise<Changed>): Promise<DecisionPayload> => {
  const { decision, userErrors } = await changed;
  return { decision: decision && shown(decision), userErrors: [...userErrors] };
};

const inputOf = (of: () => new () => object, description: string) => Arg("input", of, { description });

@Resolver()
export class DecisionChangesResolver {
  @Mutation(() => DecisionPayload, {
    description: `Who may decide under the law of one of the sectors begins a decision (da: påbegynd afgørelse). ${ERRORS}`,
  })
  draftDecision(
    @inputOf(() => DraftDecisionInput, "For whom, and of which sectors.") input: DraftDecisionInput,
    @Ctx() context: DecisionsContext,
  ): Promise<DecisionPayload> {
    return payload(draftDecision(context, { ...input }));
  }

  @Mutation(() => DecisionPayload, {
    description: `Who may decide under a sector's law, as its own staff or under a delegation in force, decides its part of a draft (da: afgør del). ${ERRORS}`,
  })
  addDecisionPart(
    @inputOf(() => AddDecisionPartInput, "What is decided, and why.") input: AddDecisionPartInput,
    @Ctx() context: DecisionsContext,
  ): Promise<DecisionPayload> {
    return payload(addDecisionPart(context, { ...input }));
  }

  @Mutation(() => DecisionPayload, {
    description: `Who may decide a part decides it otherwise before it is issued, for example after what the citizen said when heard, which stays (da: ændr del). ${ERRORS}`,
  })
  reviseDecisionPart(
    @inputOf(() => ReviseDecisionPartInput, "Which, and how.") input: ReviseDecisionPartInput,
    @Ctx() context: DecisionsContext,
  ): Promise<DecisionPayload> {
    return payload(reviseDecisionPart(context, { ...input }));
  }

  @Mutation(() => DecisionPayload, {
    description: `Who may decide a part takes it out of a draft (da: fjern del). ${ERRORS}`,
  })
  removeDecisionPart(
    @inputOf(() => RemoveDecisionPartInput, "Which.") input: RemoveDecisionPartInput,
    @Ctx() context: DecisionsContext,
  ): Promise<DecisionPayload> {
    return payload(removeDecisionPart(context, { ...input }));
  }

  @Mutation(() => DecisionPayload, {
    description: `The citizen is shown what is to be decided against them, and asked what they say to it (da: partshøring). ${ERRORS}`,
  })
  hearCitizen(
    @inputOf(() => HearCitizenInput, "About which, until when.") input: HearCitizenInput,
    @Ctx() context: DecisionsContext,
  ): Promise<DecisionPayload> {
    return payload(hearCitizen(context, { ...input }));
  }

  @Mutation(() => DecisionPayload, {
    description: `The citizen, or who speaks for them, says what they say to it; staff who work with it write down what they said (da: høringssvar). ${ERRORS}`,
  })
  answerHearing(
    @inputOf(() => AnswerHearingInput, "To what, and in which words.") input: AnswerHearingInput,
    @Ctx() context: DecisionsContext,
  ): Promise<DecisionPayload> {
    return payload(answerHearing(context, { ...input }));
  }

  @Mutation(() => DecisionPayload, {
    description: `Who may decide under one of its laws makes the decision, once each part is decided and the citizen was heard: it is told to the citizen and never changed (da: træf afgørelse). ${ERRORS}`,
  })
  issueDecision(
    @inputOf(() => IssueDecisionInput, "Which, and the whole in words.") input: IssueDecisionInput,
    @Ctx() context: DecisionsContext,
  ): Promise<DecisionPayload> {
    return payload(issueDecision(context, { ...input }));
  }

  @Mutation(() => DecisionPayload, { description: `A draft is never made (da: opgiv udkast). ${ERRORS}` })
  dropDecision(
    @inputOf(() => DropDecisionInput, "Which.") input: DropDecisionInput,
    @Ctx() context: DecisionsContext,
  ): Promise<DecisionPayload> {
    return payload(dropDecision(context, { ...input }));
  }
}
