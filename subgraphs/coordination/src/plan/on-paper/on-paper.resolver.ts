import { DataCategory, DateScalar, OnceInput } from "@overligger/shared";
import { ArrayMaxSize, Length, MaxLength, ValidateNested } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver, registerEnumType } from "type-graphql";
import { readCitizen } from "../../citizen/citizen/citizen.service.ts";
import { ConsentPayload } from "../../citizen/consent/consent.resolver.ts";
import { StatementMedium } from "../../citizen/consent/statement.ts";
import type { CoordinationContext } from "../../context.ts";
import { OfferPayload } from "../offer/offer.resolver.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import * as paper from "./on-paper.service.ts";

enum PaperConsentKind {
  SHARING = "SHARING",
  HEALTH_RETRIEVAL = "HEALTH_RETRIEVAL",
  HOLISTIC_ASSESSMENT = "HOLISTIC_ASSESSMENT",
}

registerEnumType(PaperConsentKind, {
  name: "PaperConsentKind",
  description: "Which consent is written down; joining is the answer to an offer (da: samtykketype).",
  valuesConfig: {
    SHARING: { description: "To share one sector's data in the plan (da: samtykke til videregivelse)." },
    HEALTH_RETRIEVAL: { description: "To fetch health information; in writing alone (da: helbredssamtykke)." },
    HOLISTIC_ASSESSMENT: {
      description: "That one sector takes part in one assessment (da: samtykke til helhedsorienteret udredning).",
    },
  },
});

@InputType("StatementInput", { description: "What somebody who cannot sign in said, and what shows it (da: udsagn)." })
export class StatementInput {
  @Field(() => ID, {
    nullable: true,
    description: "Who said it, by their id as a citizen: a parent, a guardian; left out: the citizen.",
  })
  onBehalfOf?: string | null;

  @Field(() => StatementMedium, { description: "On paper, or aloud to two members of staff." })
  medium!: StatementMedium;

  @Field(() => DateScalar, { description: "When it was said; not a day to come." })
  givenOn!: string;

  @Length(3, 500)
  @Field(() => String, {
    description: "What shows it: the paper's number in the file, or where it was noted, 3–500 characters.",
  })
  evidence!: string;

  @Length(2, 100)
  @Field(() => String, { description: "In which language it was explained, 2–100 characters." })
  language!: string;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Who interpreted, at most 200 characters; left out: nobody." })
  interpreter?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The second member of staff who heard it; needed where it was said aloud (da: vidne).",
  })
  witnessId?: string | null;
}

export const STATEMENT = { description: "Who said it, how, and what shows it." };

@InputType("RecordAnswerOnPaperInput", { description: "An answer to an offer that somebody gave on paper or aloud." })
class RecordAnswerOnPaperInput {
  @Field(() => ID, { description: "The offer." })
  offerId!: string;

  @Field(() => Boolean, { description: "Yes or no." })
  accept!: boolean;

  @ValidateNested()
  @Field(() => StatementInput, STATEMENT)
  statement!: StatementInput;
}

@InputType("RecordConsentOnPaperInput", { description: "A consent that somebody gave on paper or aloud." })
class RecordConsentOnPaperInput extends OnceInput {
  @Field(() => ID, { description: "Whose data." })
  citizenId!: string;

  @Field(() => PaperConsentKind, { description: "Which of them." })
  kind!: PaperConsentKind;

  @Field(() => ID, { description: "Code of the sector, e.g. SEL." })
  sector!: string;

  @Field(() => [DataCategory], { defaultValue: [], description: "What is shared; of health always health alone." })
  categories!: DataCategory[];

  @Field(() => DateScalar, { nullable: true, description: "First day on which it no longer holds." })
  validTo?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [ID], { nullable: true, description: "Who receives it; left out: all who are in the plan today." })
  recipients?: string[] | null;

  @ValidateNested()
  @Field(() => StatementInput, STATEMENT)
  statement!: StatementInput;
}

@InputType("RecordWithdrawalOnPaperInput", { description: "That somebody withdrew a consent on paper or aloud." })
class RecordWithdrawalOnPaperInput {
  @Field(() => ID, { description: "The consent." })
  consentId!: string;

  @ValidateNested()
  @Field(() => StatementInput, STATEMENT)
  statement!: StatementInput;
}

@InputType("RecordGoalAgreementOnPaperInput", {
  description: "That the citizen's side agreed to a goal on paper or aloud.",
})
class RecordGoalAgreementOnPaperInput extends PlanChangeInput {
  @Field(() => ID, { description: "The goal." })
  goalId!: string;

  @ValidateNested()
  @Field(() => StatementInput, STATEMENT)
  statement!: StatementInput;
}

@InputType("RecordParticipantAnswerOnPaperInput", { description: "Whether somebody may take part, as it was said." })
class RecordParticipantAnswerOnPaperInput extends PlanChangeInput {
  @Field(() => ID, { description: "The proposal." })
  proposalId!: string;

  @Field(() => Boolean, { description: "Yes or no." })
  accept!: boolean;

  @ArrayMaxSize(50)
  @Field(() => [ID], {
    nullable: true,
    description: "Codes of the sectors shared today that their sector may see too.",
  })
  receives?: string[] | null;

  @ValidateNested()
  @Field(() => StatementInput, STATEMENT)
  statement!: StatementInput;
}

@InputType("RecordViewOnPaperInput", { description: "What the citizen said of the plan. A text left out stays." })
class RecordViewOnPaperInput extends PlanChangeInput {
  @MaxLength(4_000)
  @Field(() => String, { nullable: true, description: "What they think of the effort, at most 4,000 characters." })
  attitude?: string | null;

  @MaxLength(4_000)
  @Field(() => String, { nullable: true, description: "What they wish for, at most 4,000 characters." })
  wishes?: string | null;

  @MaxLength(4_000)
  @Field(() => String, { nullable: true, description: "What they dream of, at most 4,000 characters." })
  dreams?: string | null;

  @ValidateNested()
  @Field(() => StatementInput, STATEMENT)
  statement!: StatementInput;
}

@Resolver()
export class OnPaperResolver {
  @Mutation(() => OfferPayload, {
    description:
      "Staff of the municipality write down the answer to an offer of somebody who cannot sign in; it counts as theirs (da: registrer svar på papir). Errors: NOT_FOUND, CONFLICT where it was answered.",
  })
  recordAnswerOnPaper(
    @Arg("input", () => RecordAnswerOnPaperInput, { description: "The answer." }) input: RecordAnswerOnPaperInput,
    @Ctx() context: CoordinationContext,
  ): Promise<OfferPayload> {
    return paper.recordAnswer(context, { ...input });
  }

  @Mutation(() => ConsentPayload, {
    description:
      "Who is in the plan writes down a consent of somebody who cannot sign in (da: registrer samtykke på papir). Errors: NOT_FOUND.",
  })
  async recordConsentOnPaper(
    @Arg("input", () => RecordConsentOnPaperInput, { description: "The consent." }) input: RecordConsentOnPaperInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentPayload> {
    const { consent, userErrors } = await paper.recordConsent(context, { ...input });
    return { consent, citizen: consent && (await readCitizen(context, input.citizenId)), userErrors };
  }

  @Mutation(() => ConsentPayload, {
    description:
      "Who is in the plan writes down that somebody who cannot sign in withdrew a consent; sharing stops at once (da: registrer tilbagetrækning på papir). Errors: NOT_FOUND.",
  })
  async recordWithdrawalOnPaper(
    @Arg("input", () => RecordWithdrawalOnPaperInput, { description: "Which consent." })
    input: RecordWithdrawalOnPaperInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentPayload> {
    const { consent, userErrors } = await paper.recordWithdrawal(context, { ...input });
    return { consent, citizen: consent && (await readCitizen(context, consent.citizenId)), userErrors };
  }

  @Mutation(() => PlanPayload, {
    description: `Who is in the plan writes down that the citizen's side agrees to a goal (da: registrer tilslutning på papir). ${CHANGE_ERRORS}`,
  })
  recordGoalAgreementOnPaper(
    @Arg("input", () => RecordGoalAgreementOnPaperInput, { description: "Which goal." })
    input: RecordGoalAgreementOnPaperInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return paper.recordGoalAgreement(context, { ...input });
  }

  @Mutation(() => PlanPayload, {
    description: `Who is in the plan writes down whether the citizen's side lets somebody take part (da: registrer svar om deltager på papir). ${CHANGE_ERRORS}`,
  })
  recordParticipantAnswerOnPaper(
    @Arg("input", () => RecordParticipantAnswerOnPaperInput, { description: "The answer." })
    input: RecordParticipantAnswerOnPaperInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return paper.recordParticipantAnswer(context, { ...input });
  }

  @Mutation(() => PlanPayload, {
    description: `Who is in the plan writes down what the citizen said of it; it stands beside what the citizen wrote, never in its place (da: registrer borgerens synspunkter). ${CHANGE_ERRORS}`,
  })
  recordViewOnPaper(
    @Arg("input", () => RecordViewOnPaperInput, { description: "What was said." }) input: RecordViewOnPaperInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return paper.recordViewOnPaper(context, { ...input });
  }
}
