import { DateScalar, LegalReferenceInput, OnceInput, UserError, VersionRead } from "@overligger/shared";
import { ArrayMaxSize, ArrayMinSize, Length, ValidateNested } from "class-validator";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Decision } from "./decision.ts";
import { DecisionOutcome } from "./decision-part.ts";

@InputType("DraftDecisionInput", { description: "A decision that is begun." })
export class DraftDecisionInput extends OnceInput {
  @Field(() => ID, { description: "For whom." })
  citizenId!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Field(() => [String], { description: "Codes of the sectors that it is to have parts of, 1–10 (da: myndigheder)." })
  sectors!: string[];

  @Field(() => ID, {
    nullable: true,
    description: "The decision that it stands beside on the citizen's page; left out: none.",
  })
  besideId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The issued decision in whose place it is to stand; left out: none.",
  })
  supersedesId?: string | null;
}

@InputType("DecisionChangeInput", { description: "A change of a decision." })
export abstract class DecisionChangeInput {
  @Field(() => ID, { description: "The decision." })
  decisionId!: string;

  @VersionRead()
  version!: number;
}

@InputType("AddDecisionPartInput", { description: "A part of a decision, by who may decide it." })
export class AddDecisionPartInput extends DecisionChangeInput {
  @Field(() => String, { description: "Code of the sector whose part it is." })
  sector!: string;

  @ValidateNested()
  @Field(() => LegalReferenceInput, { description: "The law it rests on (da: hjemmel)." })
  law!: LegalReferenceInput;

  @Length(1, 200)
  @Field(() => String, {
    nullable: true,
    description: "What help it is about, 1–200 characters; needed where no help is named, which says it itself.",
  })
  title?: string | null;

  @Length(1, 100)
  @Field(() => ID, { nullable: true, description: "Id of the help within its sector; left out: there is none yet." })
  interventionId?: string | null;

  @Field(() => DecisionOutcome, { description: "What is decided (da: udfald)." })
  outcome!: DecisionOutcome;

  @Length(10, 4_000)
  @Field(() => String, {
    description: "Why, in words that the citizen understands, 10–4,000 characters (da: begrundelse).",
  })
  reasons!: string;

  @Length(10, 4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "What it builds on, 10–4,000 characters: the citizen is heard about it where it goes against them (da: oplysninger).",
  })
  facts?: string | null;

  @Length(10, 1_000)
  @Field(() => String, {
    nullable: true,
    description:
      "Why the citizen need not be heard though it goes against them, 10–1,000 characters (da: undtaget fra partshøring).",
  })
  noHearing?: string | null;
}

@InputType("ReviseDecisionPartInput", { description: "How a part is decided otherwise before it is issued." })
export class ReviseDecisionPartInput extends DecisionChangeInput {
  @Field(() => ID, { description: "The part." })
  partId!: string;

  @Field(() => DecisionOutcome, { description: "What is decided (da: udfald)." })
  outcome!: DecisionOutcome;

  @Length(10, 4_000)
  @Field(() => String, {
    description: "Why, in words that the citizen understands, 10–4,000 characters (da: begrundelse).",
  })
  reasons!: string;
}

@InputType("RemoveDecisionPartInput", { description: "Which part is taken out of a draft." })
export class RemoveDecisionPartInput extends DecisionChangeInput {
  @Field(() => ID, { description: "The part." })
  partId!: string;
}

@InputType("HearCitizenInput", { description: "That the citizen is heard before a decision." })
export class HearCitizenInput extends DecisionChangeInput {
  @Field(() => DateScalar, { description: "By when they answer; a day to come (da: høringsfrist)." })
  replyBy!: string;
}

@InputType("AnswerHearingInput", { description: "What the citizen says to what is to be decided." })
export class AnswerHearingInput {
  @Field(() => ID, { description: "The decision." })
  decisionId!: string;

  @Field(() => ID, { nullable: true, description: "To which part; left out: to all they are heard about." })
  partId?: string | null;

  @Length(1, 4_000)
  @Field(() => String, { description: "In the citizen's own words, 1–4,000 characters (da: høringssvar)." })
  answer!: string;

  @Length(3, 500)
  @Field(() => String, {
    nullable: true,
    description:
      "Where staff have it from, e.g. the number in the file of the letter or the note, 3–500 characters; needed from staff, left out by who answers here (da: dokumentation).",
  })
  evidence?: string | null;
}

@InputType("IssueDecisionInput", { description: "The decision that is made." })
export class IssueDecisionInput extends DecisionChangeInput {
  @Length(0, 4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "The whole in words that the citizen understands, 30–4,000 characters; needed where it is combined (da: samlet forklaring).",
  })
  explanation?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day it comes to the citizen, within 14 days; left out: today, as digital post does (da: modtaget den).",
  })
  receivedOn?: string | null;
}

@InputType("DropDecisionInput", { description: "Which decision is never made." })
export class DropDecisionInput extends DecisionChangeInput {}

@ObjectType("DecisionPayload", { description: "What came of it.", simpleResolvers: true })
export class DecisionPayload {
  @Field(() => Decision, {
    nullable: true,
    description: "The decision as it is now; null where there is something to mend.",
  })
  decision!: Decision | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}
