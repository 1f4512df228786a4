import { DateScalar, manyBy } from "@overligger/shared";
import { AddToCaseInput, ofCase, payloadOf, type SectorContext } from "@overligger/shared/sector";
import { Length, Max, Min } from "class-validator";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, InputType, Int, Mutation, Resolver, Root } from "type-graphql";
import { EducationCase } from "../education-case.ts";
import * as service from "./absence.service.ts";
import { AbsenceNotice, AbsenceShare, SchoolAbsence } from "./absence.ts";

@InputType("RecordSchoolAbsenceInput", { description: "Days away from school, within one quarter." })
class RecordSchoolAbsenceInput extends AddToCaseInput implements service.AbsenceInput {
  @Length(1, 200)
  @Field(() => String, { description: "The school, 1–200 characters." })
  school!: string;

  @Field(() => DateScalar, { description: "First day counted." })
  from!: string;

  @Field(() => DateScalar, { description: "First day not counted." })
  to!: string;

  @Min(1)
  @Max(92)
  @Field(() => Int, { description: "School days in the period, 1–92." })
  schoolDays!: number;

  @Min(0)
  @Field(() => Int, { defaultValue: 0, description: "Of these ill." })
  illDays!: number;

  @Min(0)
  @Field(() => Int, { defaultValue: 0, description: "Of these away with leave." })
  leaveDays!: number;

  @Min(0)
  @Field(() => Int, { defaultValue: 0, description: "Of these away without leave." })
  unauthorisedDays!: number;
}

@InputType("GiveAbsenceNoticeInput", { description: "That the municipality was told of a quarter's absence." })
class GiveAbsenceNoticeInput extends AddToCaseInput {
  @Field(() => DateScalar, { description: "First day of the quarter." })
  quarter!: string;

  @Field(() => DateScalar, { description: "When it was told." })
  givenOn!: string;

  @Length(1, 200)
  @Field(() => String, { description: "To which unit, 1–200 characters." })
  toUnit!: string;
}

@ArgsType()
class ShareArguments {
  @Field(() => DateScalar, { description: "First day." })
  from!: string;

  @Field(() => DateScalar, { description: "First day after the period." })
  to!: string;
}

const Absence = payloadOf(SchoolAbsence, "SchoolAbsence", "absence");
const Notice = payloadOf(AbsenceNotice, "AbsenceNotice", "notice");
const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

@Resolver(() => EducationCase)
export class AbsenceResolver {
  @FieldResolver(() => [SchoolAbsence], { description: "Days away from school, the newest first (da: fravær)." })
  absences(@Root() file: EducationCase, @Ctx() context: SectorContext): Promise<SchoolAbsence[]> {
    return absencesOf(file, context);
  }

  @FieldResolver(() => [AbsenceNotice], {
    description: "What the municipality was told, the newest first (da: underretninger om fravær).",
  })
  async absenceNotices(@Root() file: EducationCase, @Ctx() context: SectorContext): Promise<AbsenceNotice[]> {
    return ofCase(file, await manyBy(context, AbsenceNotice, "citizenId").load(file.citizenId));
  }

  @FieldResolver(() => AbsenceShare, {
    description: "How much they were away, of what was counted wholly within the period (da: fraværsprocent).",
  })
  async absenceShare(
    @Root() file: EducationCase,
    @Args(() => ShareArguments) { from, to }: ShareArguments,
    @Ctx() context: SectorContext,
  ): Promise<AbsenceShare> {
    return service.shareOf(await absencesOf(file, context), from, to);
  }

  @Mutation(() => Absence.Payload, { description: `A school's count of days away (da: registrer fravær). ${ERRORS}` })
  async recordSchoolAbsence(
    @Arg("input", () => RecordSchoolAbsenceInput, { description: "The count." }) input: RecordSchoolAbsenceInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Absence.payload(await service.recordAbsence(context, input));
  }

  @Mutation(() => Notice.Payload, {
    description: `The municipality has been told of a quarter's absence without leave (da: underret om ulovligt fravær). ${ERRORS}`,
  })
  async giveAbsenceNotice(
    @Arg("input", () => GiveAbsenceNoticeInput, { description: "Of which quarter, to whom." })
    input: GiveAbsenceNoticeInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Notice.payload(await service.giveNotice(context, input));
  }
}

const absencesOf = async (file: EducationCase, context: SectorContext): Promise<SchoolAbsence[]> =>
  ofCase(file, await manyBy(context, SchoolAbsence, "citizenId").load(file.citizenId));
