import { Category, DataCategory, enumFilter, SectorPlan } from "@overligger/shared";
import { SectorPlanFilter } from "@overligger/shared/sector";
import { MaxLength } from "class-validator";
import { Directive, Field, Float, InputType, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";

export enum EducationPlanKind {
  EDUCATION_PLAN = "EDUCATION_PLAN",
  ADULT_EDUCATION_PLAN = "ADULT_EDUCATION_PLAN",
}

registerEnumType(EducationPlanKind, {
  name: "EducationPlanKind",
  description: "Whether the law asks for the plan or the municipality makes it unasked (da: plantype).",
  valuesConfig: {
    EDUCATION_PLAN: {
      description: "A young person's plan from 9th grade until 25, KUI-loven § 2 c (da: uddannelsesplan).",
    },
    ADULT_EDUCATION_PLAN: {
      description:
        "Guidance and schooling agreed with an adult; no act asks for the plan (da: plan for voksenuddannelse).",
    },
  },
});

@Directive('@key(fields: "id")')
@ObjectType("EducationPlan", {
  implements: SectorPlan,
  description: "A plan for schooling and education, for the young under KUI-loven (da: uddannelsesplan).",
  simpleResolvers: true,
})
@Entity("education_plan")
export class EducationPlan extends SectorPlan {
  @Category(DataCategory.PLAN)
  @Field(() => EducationPlanKind, { nullable: true, description: "Which plan it is (da: plantype)." })
  @Column("text")
  kind!: EducationPlanKind;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description: "What education the citizen aims at, § 2 c, stk. 1, nr. 1 (da: uddannelsesmål).",
  })
  @Column("text", { nullable: true })
  educationGoal!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description: "Where the citizen stands with school or education now (da: status på skolegang).",
  })
  @Column("text", { nullable: true })
  schoolingStatus!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description:
      "How a 15–17-year-old fulfils the duty to be in education, work or other activity, § 2 a, stk. 1 (da: opfyldelse af pligten).",
  })
  @Column("text", { nullable: true })
  dutyFulfilledBy!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => Float, {
    nullable: true,
    description: "Absence in the present school year, in per cent from 0 to 100 (da: fravær).",
  })
  @Column("real", { nullable: true })
  absencePercent!: number | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, { nullable: true, description: "What came up in guidance (da: vejledningsnotat)." })
  @Column("text", { nullable: true })
  guidanceNotes!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, { nullable: true, description: "Extra help where the citizen is taught (da: støtte i skolen)." })
  @Column("text", { nullable: true })
  schoolSupport!: string | null;

  @Category(DataCategory.HEALTH)
  @Field(() => String, {
    nullable: true,
    description: "Health and function that teaching must respect (da: særlige hensyn i undervisningen).",
  })
  @Column("text", { nullable: true })
  learningConsiderations!: string | null;
}

const EducationPlanKindFilter = enumFilter(EducationPlanKind, "EducationPlanKindFilter");

@InputType("EducationPlanFilter", { description: "Which education plans. Several conditions must all hold." })
export class EducationPlanFilter extends SectorPlanFilter {
  @Field(() => EducationPlanKindFilter, { nullable: true, description: "By kind of plan." })
  kind?: object;
}

/** What this sector writes in a plan beside what every sector does. */
@InputType("EducationPlanFields", { description: "What this sector writes in a plan beside what every sector does." })
export class EducationPlanFields {
  @Field(() => EducationPlanKind, { nullable: true, description: "Which plan it is (da: plantype)." })
  kind?: EducationPlanKind | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "What education the citizen aims at, § 2 c, stk. 1, nr. 1 (da: uddannelsesmål); at most 4,000 characters.",
  })
  educationGoal?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "Where the citizen stands with school or education now (da: status på skolegang); at most 4,000 characters.",
  })
  schoolingStatus?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "How a 15–17-year-old fulfils the duty to be in education, work or other activity, § 2 a, stk. 1 (da: opfyldelse af pligten); at most 4,000 characters.",
  })
  dutyFulfilledBy?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "Absence in the present school year, in per cent from 0 to 100 (da: fravær).",
  })
  absencePercent?: number | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What came up in guidance (da: vejledningsnotat); at most 4,000 characters.",
  })
  guidanceNotes?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "Extra help where the citizen is taught (da: støtte i skolen); at most 4,000 characters.",
  })
  schoolSupport?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "Health and function that teaching must respect (da: særlige hensyn i undervisningen); at most 4,000 characters.",
  })
  learningConsiderations?: string | null;
}

/** A new plan is of one kind: the law that it rests on goes by it. */
@InputType("NewEducationPlanFields", { description: "What this sector writes in a new plan." })
export class NewEducationPlanFields extends EducationPlanFields {
  @Field(() => EducationPlanKind, { description: "Which plan it is (da: plantype)." })
  declare kind: EducationPlanKind;
}
