import { DateScalar, OnceInput, UserError, VersionRead } from "@overligger/shared";
import { ArrayMaxSize, ArrayMinSize, Length } from "class-validator";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Complaint, ComplaintMedium } from "./complaint.ts";
import { ComplaintAnswer } from "./complaint-part.ts";

@InputType("FileComplaintInput", { description: "A complaint, in any form." })
export class FileComplaintInput extends OnceInput {
  @Field(() => ID, { description: "The issued decision that it is about." })
  decisionId!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Field(() => [ID], {
    nullable: true,
    description: "Which of its parts, 1–50; left out: all of it (da: enkelte dele).",
  })
  partIds?: string[] | null;

  @Length(0, 10_000)
  @Field(() => String, {
    nullable: true,
    description:
      "In the citizen's own words, at most 10,000 characters; none are needed. Read by all who must look at a part of it again (da: klagens tekst).",
  })
  text?: string | null;

  @Field(() => ComplaintMedium, {
    nullable: true,
    description: "In which form it came; needed from staff, left out by who complains here themself (da: form).",
  })
  medium?: ComplaintMedium | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day it came, where staff write down what was; left out: today (da: modtaget den).",
  })
  receivedOn?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Whose words staff write down: the citizen, or one who speaks for them, e.g. one of two parents; left out: nobody in particular on the citizen's side (da: på vegne af).",
  })
  onBehalfOf?: string | null;
}

@InputType("ComplaintChangeInput", { description: "A change of a complaint." })
export abstract class ComplaintChangeInput {
  @Field(() => ID, { description: "The complaint." })
  complaintId!: string;

  @VersionRead()
  version!: number;
}

@InputType("ComplaintPartChangeInput", { description: "What is done about the complaint over one part." })
export abstract class ComplaintPartChangeInput extends ComplaintChangeInput {
  @Field(() => ID, { description: "Id of the complaint's part, not of the decision's." })
  partId!: string;
}

@InputType("ReassessComplaintInput", { description: "What came of looking at it again." })
export class ReassessComplaintInput extends ComplaintPartChangeInput {
  @Length(10, 4_000)
  @Field(() => String, {
    description: "Why it is kept to or changed, in words that the citizen understands, 10–4,000 characters.",
  })
  reasons!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The new decision that was made instead and supersedes the one complained about; left out: it is kept (da: ny afgørelse).",
  })
  newDecisionId?: string | null;
}

@InputType("ForwardComplaintInput", { description: "Which is sent on." })
export class ForwardComplaintInput extends ComplaintPartChangeInput {}

@InputType("RecordComplaintAnswerInput", { description: "What the body answered." })
export class RecordComplaintAnswerInput extends ComplaintPartChangeInput {
  @Field(() => ComplaintAnswer, { description: "What it came to." })
  answer!: ComplaintAnswer;

  @Length(1, 4_000)
  @Field(() => String, { description: "In words, 1–4,000 characters." })
  words!: string;

  @Field(() => DateScalar, { description: "The day of the answer." })
  answeredOn!: string;
}

@InputType("CorrectComplaintAnswerInput", { description: "What the body answered in truth." })
export class CorrectComplaintAnswerInput extends RecordComplaintAnswerInput {
  @Length(3, 500)
  @Field(() => String, { description: "Why it is corrected, 3–500 characters (da: begrundelse)." })
  why!: string;
}

@InputType("RemindComplaintBodyInput", { description: "About which a body was reminded." })
export class RemindComplaintBodyInput extends ComplaintPartChangeInput {}

@InputType("WithdrawComplaintInput", { description: "What is taken back." })
export class WithdrawComplaintInput extends ComplaintChangeInput {
  @Field(() => ID, {
    nullable: true,
    description: "Only the complaint over this part of it; left out: all that is open.",
  })
  partId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Who told staff that it is taken back: the citizen, or one who speaks for them; left out: the citizen (da: på vegne af).",
  })
  onBehalfOf?: string | null;

  @Length(3, 500)
  @Field(() => String, {
    nullable: true,
    description:
      "How staff know it, e.g. the number in the file of the letter or the note, 3–500 characters; needed from staff, left out by who takes back their own (da: dokumentation).",
  })
  evidence?: string | null;
}

@ObjectType("ComplaintPayload", { description: "What came of it.", simpleResolvers: true })
export class ComplaintPayload {
  @Field(() => Complaint, {
    nullable: true,
    description: "The complaint as it is now; null where there is something to mend.",
  })
  complaint!: Complaint | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}
