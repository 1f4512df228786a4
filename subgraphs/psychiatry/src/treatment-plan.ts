import { Category, DataCategory, DateFilter, DateScalar, enumFilter, SectorPlan } from "@overligger/shared";
import { SectorPlanFilter } from "@overligger/shared/sector";
import { MaxLength } from "class-validator";
import { Directive, Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";

export enum TreatmentPlanKind {
  TREATMENT_PLAN = "TREATMENT_PLAN",
  DISCHARGE_AGREEMENT = "DISCHARGE_AGREEMENT",
}

registerEnumType(TreatmentPlanKind, {
  name: "TreatmentPlanKind",
  description: "Which plan the psychiatry act asks for (da: plantype).",
  valuesConfig: {
    TREATMENT_PLAN: { description: "The plan for the treatment itself, psykiatriloven § 3 (da: behandlingsplan)." },
    DISCHARGE_AGREEMENT: {
      description:
        "Made before discharge by patient, ward, authorities and private health persons, § 13 a (da: udskrivningsaftale).",
    },
  },
});

/** What psychiatry plans for a patient. All that tells of illness or treatment is HEALTH; `considerations` is what may be told without it. */
@Directive('@key(fields: "id")')
@ObjectType("TreatmentPlan", {
  implements: SectorPlan,
  description: "A plan under the psychiatry act, PSL (da: behandlingsplan, udskrivningsaftale).",
  simpleResolvers: true,
})
@Entity("treatment_plan")
export class TreatmentPlan extends SectorPlan {
  @Category(DataCategory.PLAN)
  @Field(() => TreatmentPlanKind, { nullable: true, description: "Which of the act's plans it is (da: plantype)." })
  @Column("text")
  kind!: TreatmentPlanKind;

  @Category(DataCategory.HEALTH)
  @Field(() => String, { nullable: true, description: "What is treated, in words (da: diagnose)." })
  @Column("text", { nullable: true })
  diagnosis!: string | null;

  @Category(DataCategory.HEALTH)
  @Field(() => String, { nullable: true, description: "What the treatment is to achieve, § 3 (da: behandlingsmål)." })
  @Column("text", { nullable: true })
  treatmentGoals!: string | null;

  @Category(DataCategory.HEALTH)
  @Field(() => String, { nullable: true, description: "What is done, § 3 (da: behandling)." })
  @Column("text", { nullable: true })
  treatment!: string | null;

  @Category(DataCategory.HEALTH)
  @Field(() => String, {
    nullable: true,
    description: "What others must know of the medicine and its effects (da: hensyn til medicin).",
  })
  @Column("text", { nullable: true })
  medicationConsiderations!: string | null;

  @Category(DataCategory.HEALTH)
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the patient agrees to the treatment, which is asked again and again, § 3 (da: patientens samtykke).",
  })
  @Column("boolean", { nullable: true })
  patientConsents!: boolean | null;

  @Category(DataCategory.HEALTH)
  @Field(() => DateScalar, { nullable: true, description: "Day of admission; null for outpatients (da: indlagt den)." })
  @Column("date", { nullable: true })
  admittedOn!: string | null;

  @Category(DataCategory.HEALTH)
  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which discharge is expected; null where none is (da: forventet udskrivning).",
  })
  @Column("date", { nullable: true })
  dischargeExpectedOn!: string | null;

  @Category(DataCategory.HEALTH)
  @Field(() => String, {
    nullable: true,
    description:
      "Treatment and social help that must be ready at discharge, §§ 13 a–13 b (da: tilbud efter udskrivning).",
  })
  @Column("text", { nullable: true })
  afterDischarge!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description:
      "What other sectors should take into account, told without the illness (da: hensyn i andre indsatser).",
  })
  @Column("text", { nullable: true })
  considerations!: string | null;
}

const TreatmentPlanKindFilter = enumFilter(TreatmentPlanKind, "TreatmentPlanKindFilter");

@InputType("TreatmentPlanFilter", { description: "Which treatment plans. Several conditions must all hold." })
export class TreatmentPlanFilter extends SectorPlanFilter {
  @Field(() => TreatmentPlanKindFilter, { nullable: true, description: "By kind of plan." })
  kind?: object;

  @Field(() => DateFilter, { nullable: true, description: "By the day on which discharge is expected." })
  dischargeExpectedOn?: DateFilter;
}

/** What this sector writes in a plan beside what every sector does. */
@InputType("TreatmentPlanFields", { description: "What this sector writes in a plan beside what every sector does." })
export class TreatmentPlanFields {
  @Field(() => TreatmentPlanKind, { nullable: true, description: "Which of the act's plans it is (da: plantype)." })
  kind?: TreatmentPlanKind | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What is treated, in words (da: diagnose); at most 4,000 characters.",
  })
  diagnosis?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What the treatment is to achieve, § 3 (da: behandlingsmål); at most 4,000 characters.",
  })
  treatmentGoals?: string | null;

  @MaxLength(4_000)
  @Field(() => String, { nullable: true, description: "What is done, § 3 (da: behandling); at most 4,000 characters." })
  treatment?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "What others must know of the medicine and its effects (da: hensyn til medicin); at most 4,000 characters.",
  })
  medicationConsiderations?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the patient agrees to the treatment, which is asked again and again, § 3 (da: patientens samtykke).",
  })
  patientConsents?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: "Day of admission; null for outpatients (da: indlagt den)." })
  admittedOn?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which discharge is expected; null where none is (da: forventet udskrivning).",
  })
  dischargeExpectedOn?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "Treatment and social help that must be ready at discharge, §§ 13 a–13 b (da: tilbud efter udskrivning); at most 4,000 characters.",
  })
  afterDischarge?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "What other sectors should take into account, told without the illness (da: hensyn i andre indsatser); at most 4,000 characters.",
  })
  considerations?: string | null;
}

/** A new plan is of one kind: the law that it rests on goes by it. */
@InputType("NewTreatmentPlanFields", { description: "What this sector writes in a new plan." })
export class NewTreatmentPlanFields extends TreatmentPlanFields {
  @Field(() => TreatmentPlanKind, { description: "Which of the act's plans it is (da: plantype)." })
  declare kind: TreatmentPlanKind;
}
