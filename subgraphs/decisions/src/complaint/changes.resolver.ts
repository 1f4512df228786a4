import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { type ComplaintChanged, fileComplaint } from "./filing.service.ts";
import {
  ComplaintPayload,
  CorrectComplaintAnswerInput,
  FileComplaintInput,
  ForwardComplaintInput,
  ReassessComplaintInput,
  RecordComplaintAnswerInput,
  RemindComplaintBodyInput,
  WithdrawComplaintInput,
} from "./inputs.ts";
import { shownComplaint } from "./reading.service.ts";
import { withdrawComplaint } from "./taking-back.service.ts";
import {
  correctComplaintAnswer,
  forwardComplaint,
  reassessComplaint,
  recordComplaintAnswer,
  remindComplaintBody,
} from "./working.service.ts";

const ERRORS =
  "Errors: NOT_FOUND, FORBIDDEN, CONFLICT where it was changed meanwhile, NOT_CHECKED while a sector does not say whether you may.";
const BY = "Who may decide under the part's law, as the sector's own staff or under a delegation in force,";

const payload = async (changed: Promise<ComplaintChanged>): Promise<ComplaintPayload> => {
  const { complaint, userErrors } = await changed;
  return { complaint: complaint && shownComplaint(complaint), userErrors: [...userErrors] };
};

const inputOf = (of: () => new () => object, description: string) => Arg("input", of, { description });

@Resolver()
export class ComplaintChangesResolver {
  @Mutation(() => ComplaintPayload, {
    description:
      "The citizen, or who speaks for them, complains over an issued decision, the whole or parts; or staff who work with it write down that they did. Never refused for being late. A part about which nobody can be complained to, or only by a way of its own, stays out and says so, and the rest goes on. Of a part about which a complaint is open already, what is said stands with that one, by itself (da: klag). Errors: NOT_FOUND, FORBIDDEN, NOT_CHECKED, BAD_USER_INPUT.",
  })
  fileComplaint(
    @inputOf(() => FileComplaintInput, "Over what, and how it came.") input: FileComplaintInput,
    @Ctx() context: DecisionsContext,
  ): Promise<ComplaintPayload> {
    return payload(fileComplaint(context, { ...input }));
  }

  @Mutation(() => ComplaintPayload, {
    description: `${BY} has looked at a part again after a complaint: keeps to it with reasons, or names the decision that was made instead (da: genvurdering). ${ERRORS}`,
  })
  reassessComplaint(
    @inputOf(() => ReassessComplaintInput, "Which part, and what came of it.") input: ReassessComplaintInput,
    @Ctx() context: DecisionsContext,
  ): Promise<ComplaintPayload> {
    return payload(reassessComplaint(context, { ...input }));
  }

  @Mutation(() => ComplaintPayload, {
    description: `${BY} has sent the complaint over a part on to that part's own body, under the one number; of one that was sent on, what somebody said since (da: send klagen videre). ${ERRORS}`,
  })
  forwardComplaint(
    @inputOf(() => ForwardComplaintInput, "Which part.") input: ForwardComplaintInput,
    @Ctx() context: DecisionsContext,
  ): Promise<ComplaintPayload> {
    return payload(forwardComplaint(context, { ...input }));
  }

  @Mutation(() => ComplaintPayload, {
    description: `${BY} writes down what the body answered about a part (da: registrer klageinstansens afgørelse). ${ERRORS}`,
  })
  recordComplaintAnswer(
    @inputOf(() => RecordComplaintAnswerInput, "Which part, and the answer.") input: RecordComplaintAnswerInput,
    @Ctx() context: DecisionsContext,
  ): Promise<ComplaintPayload> {
    return payload(recordComplaintAnswer(context, { ...input }));
  }

  @Mutation(() => ComplaintPayload, {
    description: `${BY} puts right what was written down wrongly of a body's answer; what stood there stays beside it (da: ret klageinstansens afgørelse). ${ERRORS}`,
  })
  correctComplaintAnswer(
    @inputOf(() => CorrectComplaintAnswerInput, "Which part, and the answer.") input: CorrectComplaintAnswerInput,
    @Ctx() context: DecisionsContext,
  ): Promise<ComplaintPayload> {
    return payload(correctComplaintAnswer(context, { ...input }));
  }

  @Mutation(() => ComplaintPayload, {
    description: `${BY} writes down that a body which is silent was reminded today (da: ryk klageinstansen). ${ERRORS}`,
  })
  remindComplaintBody(
    @inputOf(() => RemindComplaintBodyInput, "About which part.") input: RemindComplaintBodyInput,
    @Ctx() context: DecisionsContext,
  ): Promise<ComplaintPayload> {
    return payload(remindComplaintBody(context, { ...input }));
  }

  @Mutation(() => ComplaintPayload, {
    description:
      "The citizen, or who speaks for them, takes back what they said in a complaint, over all that is open of it or one part, whenever they want to; staff who work with it write that down for who cannot do so here, of what staff wrote down. What another said stands, and the complaint goes on for them (da: træk klage tilbage). Errors: NOT_FOUND, FORBIDDEN, CONFLICT where it was changed meanwhile, NOT_CHECKED.",
  })
  withdrawComplaint(
    @inputOf(() => WithdrawComplaintInput, "Which.") input: WithdrawComplaintInput,
    @Ctx() context: DecisionsContext,
  ): Promise<ComplaintPayload> {
    return payload(withdrawComplaint(context, { ...input }));
  }
}
