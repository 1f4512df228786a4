import { DateScalar } from "@overligger/shared";
import { ChangeOfCaseInput, type SectorContext } from "@overligger/shared/sector";
import { Length, Max, Min } from "class-validator";
import { Arg, Ctx, Field, Float, ID, InputType, Mutation, Resolver } from "type-graphql";
import * as correcting from "./correcting.service.ts";
import { Pause, RampUp } from "./flexjob.resolver.ts";
import { Notice } from "./notice.resolver.ts";
import { RampUpParty } from "./ramp-up-agreement.ts";

@InputType("CorrectFlexjobPauseInput", { description: "What of a pause was written down wrongly; the rest stays." })
class CorrectFlexjobPauseInput extends ChangeOfCaseInput implements correcting.CorrectPauseInput {
  @Field(() => ID, { description: "The pause." })
  pauseId!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day of the pause; left out: as it is." })
  on?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day back; left out: as it is; null: they have not returned.",
  })
  returnedOn?: string | null;

  @Length(1, 2_000)
  @Field(() => String, { nullable: true, description: "Why they left, 1–2,000 characters; left out: as it is." })
  reason?: string | null;

  @Min(0)
  @Max(168)
  @Field(() => Float, {
    nullable: true,
    description: "Hours a week in the ordinary job, 0–168; left out: as it is; null: not known.",
  })
  ordinaryHours?: number | null;
}

@InputType("TakeBackInFlexjobInput", { description: "Something that was written down wrongly." })
class TakeBackInput extends ChangeOfCaseInput {
  @Length(1, 2_000)
  @Field(() => String, { description: "Why, 1–2,000 characters; the citizen reads it." })
  reason!: string;
}

@InputType("TakeBackFlexjobPauseInput", { description: "A pause that never was." })
class TakeBackFlexjobPauseInput extends TakeBackInput {
  @Field(() => ID, { description: "The pause." })
  pauseId!: string;
}

@InputType("TakeBackFlexjobNoticeInput", { description: "A notice that was written down wrongly." })
class TakeBackFlexjobNoticeInput extends TakeBackInput {
  @Field(() => ID, { description: "The notice." })
  noticeId!: string;
}

@InputType("TakeBackRampUpYesInput", { description: "A yes that was not given." })
class TakeBackRampUpYesInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The agreement." })
  rampUpId!: string;

  @Field(() => RampUpParty, { description: "Whose yes." })
  party!: RampUpParty;
}

const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

@Resolver()
export class FlexjobCorrectionResolver {
  @Mutation(() => Pause.Payload, {
    description: `A pause or its return is corrected where it was written down wrongly; the last day to return is worked out anew (da: ret fleksjobpause). ${ERRORS}`,
  })
  async correctFlexjobPause(
    @Arg("input", () => CorrectFlexjobPauseInput, { description: "Which, and how it should be." })
    input: CorrectFlexjobPauseInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Pause.payload(await correcting.correctPause(context, input));
  }

  @Mutation(() => Pause.Payload, {
    description: `A pause that never was is taken back; the flexible job goes on (da: træk fleksjobpause tilbage). ${ERRORS}`,
  })
  async takeBackFlexjobPause(
    @Arg("input", () => TakeBackFlexjobPauseInput, { description: "Which, and why." }) input: TakeBackFlexjobPauseInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Pause.payload(await correcting.takeBackPause(context, input));
  }

  @Mutation(() => Notice.Payload, {
    description: `A notice that was written down wrongly is taken back, answered or not (da: træk besked tilbage). ${ERRORS}`,
  })
  async takeBackFlexjobNotice(
    @Arg("input", () => TakeBackFlexjobNoticeInput, { description: "Which, and why." })
    input: TakeBackFlexjobNoticeInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Notice.payload(await correcting.takeBackNotice(context, input));
  }

  @Mutation(() => RampUp.Payload, {
    description: `A yes to a way up that was not given is taken back; it holds no more (da: træk tilsagn til optrapning tilbage). ${ERRORS}`,
  })
  async takeBackRampUpYes(
    @Arg("input", () => TakeBackRampUpYesInput, { description: "Whose." }) input: TakeBackRampUpYesInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return RampUp.payload(await correcting.takeBackRampUpYes(context, input));
  }
}
