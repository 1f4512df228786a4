import { DateScalar, Language, manyBy } from "@overligger/shared";
import {
  AddToCaseInput,
  ChangeOfCaseInput,
  codeOf,
  ofCase,
  payloadOf,
  type SectorContext,
} from "@overligger/shared/sector";
import { Length, Max, Min } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, Resolver, Root } from "type-graphql";
import { EmploymentCase } from "../employment-case.ts";
import * as service from "./duty.service.ts";
import { DutyTimer } from "./duty-timer.ts";
import { EffortPause, PauseReason } from "./effort-pause.ts";
import { daysLeft, dueOn, holdsOn, pausesOf } from "./standing.ts";

@InputType("StartEmploymentDutyInput", { description: "A duty that is to come round." })
class StartEmploymentDutyInput extends AddToCaseInput {
  @Field(() => String, { description: "Code from the sector's list DUTY." })
  kind!: string;

  @Min(1)
  @Max(1_000)
  @Field(() => Int, { description: "How often, in days, 1–1,000." })
  everyDays!: number;

  @Field(() => DateScalar, { description: "From which day it is counted." })
  from!: string;
}

@InputType("MeetEmploymentDutyInput", { description: "That a duty was met." })
class MeetEmploymentDutyInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The duty." })
  dutyId!: string;

  @Field(() => DateScalar, { description: "When it was met." })
  on!: string;
}

@InputType("EndEmploymentDutyInput", { description: "Which duty no longer holds." })
class EndEmploymentDutyInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The duty." })
  dutyId!: string;
}

@InputType("PauseEmploymentEffortInput", { description: "A pause, and the treatment it gives room for." })
class PauseEmploymentEffortInput extends AddToCaseInput implements service.PauseEffortInput {
  @Field(() => PauseReason, { description: "For which treatment." })
  reason!: PauseReason;

  @Field(() => DateScalar, { description: "First day of the pause." })
  startsOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day after it; left out: as long as the treatment." })
  endsOn?: string | null;

  @Length(1, 200)
  @Field(() => String, { description: "Where the citizen is treated, 1–200 characters." })
  treatmentUnit!: string;

  @Field(() => DateScalar, { description: "First day of the treatment." })
  treatmentFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day without treatment, where it is known." })
  treatmentTo?: string | null;
}

@InputType("ChangeEmploymentPauseInput", {
  description: "How long a pause or its treatment goes on; left out: as before.",
})
class ChangeEmploymentPauseInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The pause." })
  pauseId!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day after the pause." })
  endsOn?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "First day without treatment." })
  treatmentTo?: string | null;
}

const Duty = payloadOf(DutyTimer, "DutyTimer", "duty");
const Pause = payloadOf(EffortPause, "EffortPause", "pause");
const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

@Resolver(() => EmploymentCase)
export class DutyResolver {
  @FieldResolver(() => [DutyTimer], { description: "Duties that come round, ended ones too (da: ret og pligt)." })
  async dutyTimers(@Root() file: EmploymentCase, @Ctx() context: SectorContext): Promise<DutyTimer[]> {
    return ofCase(file, await manyBy(context, DutyTimer, "citizenId").load(file.citizenId));
  }

  @FieldResolver(() => [EffortPause], { description: "Pauses for treatment, the newest first (da: pauser)." })
  async effortPauses(@Root() file: EmploymentCase, @Ctx() context: SectorContext): Promise<EffortPause[]> {
    return ofCase(file, await manyBy(context, EffortPause, "citizenId").load(file.citizenId));
  }

  @Mutation(() => Duty.Payload, { description: `A duty begins to come round (da: start fristtæller). ${ERRORS}` })
  async startEmploymentDuty(
    @Arg("input", () => StartEmploymentDutyInput, { description: "Which, and how often." })
    input: StartEmploymentDutyInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Duty.payload(await service.startDuty(context, input));
  }

  @Mutation(() => Duty.Payload, { description: `A duty was met and begins anew (da: pligt opfyldt). ${ERRORS}` })
  async meetEmploymentDuty(
    @Arg("input", () => MeetEmploymentDutyInput, { description: "Which, and when." }) input: MeetEmploymentDutyInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Duty.payload(await service.meetDuty(context, input));
  }

  @Mutation(() => Duty.Payload, { description: `A duty no longer holds (da: afslut fristtæller). ${ERRORS}` })
  async endEmploymentDuty(
    @Arg("input", () => EndEmploymentDutyInput, { description: "Which." }) input: EndEmploymentDutyInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Duty.payload(await service.endDuty(context, input));
  }

  @Mutation(() => Pause.Payload, {
    description: `The citizen gets room for treatment: every duty stands still meanwhile (da: sæt indsatsen på pause). ${ERRORS}`,
  })
  async pauseEmploymentEffort(
    @Arg("input", () => PauseEmploymentEffortInput, { description: "Pause and treatment." })
    input: PauseEmploymentEffortInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Pause.payload(await service.pauseEffort(context, input));
  }

  @Mutation(() => Pause.Payload, {
    description: `The pause or its treatment ends at another time than was thought (da: ændr pause). ${ERRORS}`,
  })
  async changeEmploymentPause(
    @Arg("input", () => ChangeEmploymentPauseInput, { description: "What changes." }) input: ChangeEmploymentPauseInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Pause.payload(await service.changePause(context, input));
  }
}

@Resolver(() => DutyTimer)
export class DutyTimerResolver {
  @FieldResolver(() => String, { nullable: true, description: "The duty in words (da: pligt)." })
  async label(
    @Root() { kind }: DutyTimer,
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
    @Ctx() context: SectorContext,
  ): Promise<string | null> {
    const code = await codeOf(context, "DUTY", kind);
    return (language === Language.DA ? code?.labelDa : code?.labelEn) ?? null;
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description:
      "When it must be met next; null while a pause without an end stops it, and when it has ended (da: frist).",
  })
  async dueOn(@Root() timer: DutyTimer, @Ctx() context: SectorContext): Promise<string | null> {
    return timer.endsOn === null ? dueOn(timer, await pausesOf(context, timer)) : null;
  }

  @FieldResolver(() => Boolean, { description: "Whether a pause stops it today (da: står stille)." })
  async stopped(@Root() timer: DutyTimer, @Ctx() context: SectorContext): Promise<boolean> {
    return (await pausesOf(context, timer)).some((pause) => holdsOn(pause, context.today));
  }

  @FieldResolver(() => Int, {
    description:
      "Days left until it is due, not counting days of pause; below 0 when it is overdue (da: dage tilbage).",
  })
  async daysLeft(@Root() timer: DutyTimer, @Ctx() context: SectorContext): Promise<number> {
    return daysLeft(timer, await pausesOf(context, timer), context.today);
  }
}
