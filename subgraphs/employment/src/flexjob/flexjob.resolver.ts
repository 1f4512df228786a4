import { DateScalar, manyBy, OnceKey } from "@overligger/shared";
import { ChangeOfCaseInput, ofCase, payloadOf, type SectorContext } from "@overligger/shared/sector";
import { ArrayMaxSize, Length, Max, MaxLength, Min } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, Float, ID, InputType, Int, Mutation, Resolver, Root } from "type-graphql";
import { EmploymentCase } from "../employment-case.ts";
import * as service from "./flexjob.service.ts";
import { FlexjobPause } from "./flexjob-pause.ts";
import * as rampUp from "./ramp-up.service.ts";
import { RampUpAgreement, RampUpParty } from "./ramp-up-agreement.ts";

@InputType("PauseFlexjobInput", { description: "That somebody leaves a flexible job for ordinary work." })
class PauseFlexjobInput implements service.PauseInput {
  @Field(() => ID, { description: "The intervention of kind FLEXJOB." })
  interventionId!: string;

  @Field(() => DateScalar, { description: "First day of the pause." })
  on!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "Why, 1–2,000 characters." })
  reason!: string;

  @Min(0)
  @Max(168)
  @Field(() => Float, { nullable: true, description: "Hours a week in the ordinary job, 0–168." })
  ordinaryHours?: number | null;

  @OnceKey()
  idempotencyKey?: string | null;
}

@InputType("ReturnToFlexjobInput", { description: "That somebody takes a paused flexible job up again." })
class ReturnToFlexjobInput extends ChangeOfCaseInput implements service.ReturnInput {
  @Field(() => ID, { description: "The pause." })
  pauseId!: string;

  @Field(() => DateScalar, { description: "First day back." })
  on!: string;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "The workplace, where it is another than before." })
  employer?: string | null;

  @Min(0)
  @Max(168)
  @Field(() => Float, { nullable: true, description: "Hours a week, 0–168; left out: as before." })
  hoursPerWeek?: number | null;
}

@InputType("RampUpStepInput", { description: "A step of a ramp-up." })
class RampUpStepInput {
  @Field(() => DateScalar, { description: "First day." })
  from!: string;

  @Field(() => Float, { description: "Hours a week from then on." })
  hoursPerWeek!: number;
}

@InputType("ProposeRampUpInput", { description: "A way up in hours, to be agreed with the employer." })
class ProposeRampUpInput implements rampUp.RampUpInput {
  @Field(() => ID, { description: "The intervention of kind FLEXJOB." })
  interventionId!: string;

  @Length(1, 200)
  @Field(() => String, { description: "The employer, 1–200 characters." })
  employer!: string;

  @Field(() => Float, { description: "Hours a week at the end, more than today and at most 168." })
  targetHours!: number;

  @Field(() => DateScalar, { description: "First day." })
  startsOn!: string;

  @Min(1)
  @Max(60)
  @Field(() => Int, { description: "In how many months, 1–60." })
  months!: number;

  @ArrayMaxSize(60)
  @Field(() => [RampUpStepInput], {
    nullable: true,
    description: "The steps, at most 60; left out: one a month, equally long.",
  })
  steps?: RampUpStepInput[] | null;

  @OnceKey()
  idempotencyKey?: string | null;
}

@InputType("RecordRampUpYesInput", { description: "That one party has agreed to a ramp-up." })
class RecordRampUpYesInput extends ChangeOfCaseInput implements rampUp.RampUpYesInput {
  @Field(() => ID, { description: "The agreement." })
  rampUpId!: string;

  @Field(() => RampUpParty, { description: "Who agreed." })
  party!: RampUpParty;

  @Field(() => DateScalar, { description: "When." })
  on!: string;
}

export const Pause = payloadOf(FlexjobPause, "FlexjobPause", "pause");
export const RampUp = payloadOf(RampUpAgreement, "RampUpAgreement", "agreement");
const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

@Resolver(() => EmploymentCase)
export class FlexjobResolver {
  @FieldResolver(() => [FlexjobPause], {
    description: "Pauses of the citizen's flexible jobs (da: fleksjob på pause).",
  })
  async flexjobPauses(@Root() file: EmploymentCase, @Ctx() context: SectorContext): Promise<FlexjobPause[]> {
    return ofCase(file, await manyBy(context, FlexjobPause, "citizenId").load(file.citizenId));
  }

  @FieldResolver(() => [RampUpAgreement], { description: "Agreements to work more, step by step (da: optrapning)." })
  async rampUps(@Root() file: EmploymentCase, @Ctx() context: SectorContext): Promise<RampUpAgreement[]> {
    return ofCase(file, await manyBy(context, RampUpAgreement, "citizenId").load(file.citizenId));
  }

  @Mutation(() => Pause.Payload, {
    description: `The citizen tells that they try ordinary work; the flexible job waits (da: sæt fleksjob på pause). ${ERRORS}`,
  })
  async pauseFlexjob(
    @Arg("input", () => PauseFlexjobInput, { description: "Which, when and why." }) input: PauseFlexjobInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Pause.payload(await service.pauseFlexjob(context, input));
  }

  @Mutation(() => Pause.Payload, {
    description: `The citizen returns without a new assessment; after the last day for it the answer is REASSESSMENT_NEEDED (da: vend tilbage til fleksjob). ${ERRORS}`,
  })
  async returnToFlexjob(
    @Arg("input", () => ReturnToFlexjobInput, { description: "From which pause, and when." })
    input: ReturnToFlexjobInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Pause.payload(await service.returnToFlexjob(context, input));
  }

  @Mutation(() => RampUp.Payload, {
    description: `A way up in hours is written down; it holds when both parties have agreed (da: foreslå optrapning). ${ERRORS}`,
  })
  async proposeRampUp(
    @Arg("input", () => ProposeRampUpInput, { description: "The way up." }) input: ProposeRampUpInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return RampUp.payload(await rampUp.proposeRampUp(context, input));
  }

  @Mutation(() => RampUp.Payload, {
    description: `One party's yes is recorded (da: registrer tilsagn til optrapning). ${ERRORS}`,
  })
  async recordRampUpYes(
    @Arg("input", () => RecordRampUpYesInput, { description: "Whose yes." }) input: RecordRampUpYesInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return RampUp.payload(await rampUp.recordRampUpYes(context, input));
  }
}

@Resolver(() => RampUpAgreement)
export class RampUpResolver {
  @FieldResolver(() => Boolean, {
    description: "Whether both parties have agreed, and no other stands in its place (da: gældende).",
  })
  holds(@Root() agreement: RampUpAgreement, @Ctx() { today }: SectorContext): boolean {
    return rampUp.holdsOn(agreement, today);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: "Hours a week agreed on a day; null while it does not hold or has not begun (da: aftalte timer).",
  })
  hoursOn(
    @Root() agreement: RampUpAgreement,
    @Arg("day", () => DateScalar, { nullable: true, description: "Which day; left out: today." }) day: string | null,
    @Ctx() context: SectorContext,
  ): number | null {
    return rampUp.hoursOn(agreement, day ?? context.today);
  }
}
