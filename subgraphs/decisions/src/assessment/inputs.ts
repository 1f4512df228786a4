import { DateScalar, OnceInput, OnceKey, UserError, VersionRead } from "@overligger/shared";
import { ArrayMaxSize, ArrayMinSize, Length, Max, Min } from "class-validator";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { HolisticAssessment, ReassessmentReason } from "./assessment.ts";

const THE_ONE = { description: "The assessment." };
const WHOSE = { description: "Code of the sector for which it is written; it takes part (da: myndighed)." };

@InputType("StartAssessmentInput", { description: "An assessment that is begun." })
export class StartAssessmentInput extends OnceInput {
  @Field(() => ID, { description: "Whose situation." })
  citizenId!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Field(() => [String], {
    description: "Codes of the sectors that take part, 1–10; the citizen agreed to each (da: myndigheder).",
  })
  sectors!: string[];
}

@InputType("AssessmentChangeInput", { description: "A change of an assessment." })
export abstract class AssessmentChangeInput {
  @Field(() => ID, THE_ONE)
  assessmentId!: string;

  @VersionRead()
  version!: number;
}

@InputType("AddFindingInput", { description: "What a sector knows about a theme." })
export class AddFindingInput extends OnceInput {
  @Field(() => ID, THE_ONE)
  assessmentId!: string;

  @Field(() => String, WHOSE)
  sector!: string;

  @Field(() => ID, { description: "Code of the theme, from `assessmentThemes` (da: tema)." })
  theme!: string;

  @Length(3, 4_000)
  @Field(() => String, {
    description: "What was found, in words that the citizen understands, 3–4,000 characters (da: beskrivelse).",
  })
  text!: string;

  @Min(0)
  @Max(4)
  @Field(() => Int, {
    nullable: true,
    description: "How hard it is, 0–4; left out: nobody has judged (da: funktionsniveau).",
  })
  level?: number | null;

  @Length(1, 100)
  @Field(() => ID, {
    nullable: true,
    description: "Id of the help within the sector that it is known from; left out: it is known from elsewhere.",
  })
  interventionId?: string | null;

  @Length(3, 500)
  @Field(() => String, {
    nullable: true,
    description: "Where it is known from, 3–500 characters; needed where no help is named (da: kilde).",
  })
  source?: string | null;

  @Field(() => DateScalar, { description: "The day it is from; not a day to come (da: kildens dato)." })
  sourceOn!: string;

  @Length(10, 1_000)
  @Field(() => String, {
    nullable: true,
    description:
      "Why it is asked again, 10–1,000 characters; needed where something about the theme is known (da: begrundelse).",
  })
  askedAgainBecause?: string | null;
}

@InputType("ReuseFindingInput", { description: "What is known already, and who builds on it." })
export class ReuseFindingInput {
  @Field(() => ID, THE_ONE)
  assessmentId!: string;

  @Field(() => ID, { description: "The finding: in this assessment, or in one before it." })
  findingId!: string;

  @Field(() => String, WHOSE)
  sector!: string;
}

const inWords = (what: string, danish: string) => ({
  nullable: true,
  description: `${what}, at most 8,000 characters; left out: as it is (da: ${danish}).`,
});

@InputType("DescribeSituationInput", { description: "The situation in words." })
export class DescribeSituationInput extends AssessmentChangeInput {
  @Field(() => String, WHOSE)
  sector!: string;

  @Length(1, 8_000)
  @Field(() => String, inWords("How the citizen lives", "livssituation"))
  lifeSituation?: string | null;

  @Length(1, 8_000)
  @Field(() => String, inWords("What helps", "ressourcer"))
  resources?: string | null;

  @Length(1, 8_000)
  @Field(() => String, inWords("What stands in the way", "udfordringer"))
  challenges?: string | null;

  @Length(1, 8_000)
  @Field(() => String, inWords("What is needed", "behov"))
  needs?: string | null;

  @Length(1, 8_000)
  @Field(() => String, inWords("The family's situation as a whole", "familiens samlede situation"))
  familyContext?: string | null;
}

@InputType("CommentAssessmentInput", { description: "What the citizen says to it." })
export class CommentAssessmentInput extends OnceInput {
  @Field(() => ID, THE_ONE)
  assessmentId!: string;

  @Field(() => ID, { nullable: true, description: "To which finding; left out: to the whole." })
  findingId?: string | null;

  @Length(1, 4_000)
  @Field(() => String, { description: "In the citizen's own words, 1–4,000 characters (da: bemærkning)." })
  text!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether it says that life has changed, so that it is to be looked at again (da: ændrede forhold).",
  })
  lifeChanged!: boolean;
}

@InputType("CompleteAssessmentInput", { description: "The assessment that somebody says is complete." })
export class CompleteAssessmentInput extends AssessmentChangeInput {
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day from which it is to be looked at again, within five years: the professional says it (da: gyldig til).",
  })
  validTo?: string | null;

  @Length(3, 500)
  @Field(() => String, {
    nullable: true,
    description:
      "The number in the file of the paper on which a citizen who cannot sign in said that it is complete, 3–500 characters: written down by another than the professional who says so. Left out: you say it yourself (da: dokumentation).",
  })
  citizenSaidEvidence?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Who said so on that paper, of those whose yes it needs, e.g. one of two parents; left out: the citizen (da: på vegne af).",
  })
  onBehalfOf?: string | null;
}

@InputType("StopAssessmentInput", { description: "The assessment that is never completed." })
export class StopAssessmentInput extends AssessmentChangeInput {
  @Length(3, 1_000)
  @Field(() => String, { description: "Why, 3–1,000 characters (da: begrundelse)." })
  reason!: string;
}

@InputType("ReassessInput", { description: "The situation that is looked at again." })
export class ReassessInput extends AssessmentChangeInput {
  @Field(() => ReassessmentReason, { description: "Why (da: anledning)." })
  because!: ReassessmentReason;

  @Length(3, 1_000)
  @Field(() => String, {
    nullable: true,
    description: "What has changed, 3–1,000 characters; needed where nobody has said yet that life has changed.",
  })
  words?: string | null;

  @OnceKey()
  idempotencyKey?: string | null;
}

@ObjectType("AssessmentPayload", { description: "What came of it.", simpleResolvers: true })
export class AssessmentPayload {
  @Field(() => HolisticAssessment, {
    nullable: true,
    description: "The assessment as it is now; null where there is something to mend.",
  })
  assessment!: HolisticAssessment | null;

  @Field(() => HolisticAssessment, {
    nullable: true,
    description:
      "The assessment that runs already, where that is why none was begun and you take part in it (da: sideløbende udredning).",
  })
  parallel!: HolisticAssessment | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}
