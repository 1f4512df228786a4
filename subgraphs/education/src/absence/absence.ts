import { DateScalar, OrderBy, Period } from "@overligger/shared";
import { CaseEntity } from "@overligger/shared/sector";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

/** Days away from school in a period, as the school counted them. */
@ObjectType("SchoolAbsence", {
  description: "Days away from school in a period, as the school counted them (da: fravær).",
  simpleResolvers: true,
})
@Entity("school_absence")
@OrderBy<SchoolAbsence>("-startsOn")
export class SchoolAbsence extends CaseEntity {
  @Field(() => String, { description: "The school (da: skole)." })
  @Column("text")
  school!: string;

  @Field(() => Period, { description: "The days counted (da: periode)." })
  period!: Period;

  @Column("date")
  startsOn!: string;

  @Column("date")
  endsOn!: string;

  @Field(() => Int, { description: "School days in the period (da: skoledage)." })
  @Column("int")
  schoolDays!: number;

  @Field(() => Int, { description: "Of these ill (da: sygedage)." })
  @Column("int")
  illDays!: number;

  @Field(() => Int, { description: "Of these away with leave (da: lovligt fravær)." })
  @Column("int")
  leaveDays!: number;

  @Field(() => Int, { description: "Of these away without leave (da: ulovligt fravær)." })
  @Column("int")
  unauthorisedDays!: number;
}

/** That the school told the municipality of a quarter's absence without leave. */
@ObjectType("AbsenceNotice", {
  description:
    "That the school told the municipality of absence without leave in a quarter (da: underretning om ulovligt fravær).",
  simpleResolvers: true,
})
@Entity("absence_notice")
@OrderBy<AbsenceNotice>("-quarter")
export class AbsenceNotice extends CaseEntity {
  @Field(() => DateScalar, { description: "First day of the quarter (da: kvartal)." })
  @Column("date")
  quarter!: string;

  @Field(() => DateScalar, { description: "When it was told (da: givet den)." })
  @Column("date")
  givenOn!: string;

  @Field(() => String, { description: "To which unit (da: modtager)." })
  @Column("text")
  toUnit!: string;
}

@ObjectType("AbsenceShare", {
  description: "How much somebody was away in a period, in per cent of the school days counted (da: fraværsprocent).",
  simpleResolvers: true,
})
export class AbsenceShare {
  @Field(() => Int, { description: "School days counted (da: skoledage)." })
  schoolDays!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Away in all, 0–100; null where no day is counted (da: fravær i alt).",
  })
  allPercent!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Away without leave, 0–100; null where no day is counted (da: ulovligt fravær).",
  })
  unauthorisedPercent!: number | null;
}
