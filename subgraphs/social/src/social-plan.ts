import { Category, DataCategory, DateScalar, enumFilter, SectorPlan } from "@overligger/shared";
import { SectorPlanFilter } from "@overligger/shared/sector";
import { MaxLength } from "class-validator";
import { Directive, Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";

export enum SocialPlanKind {
  ACTION_PLAN = "ACTION_PLAN",
  HOMELESS_PLAN = "HOMELESS_PLAN",
  CHILD_PLAN = "CHILD_PLAN",
  YOUTH_PLAN = "YOUTH_PLAN",
}

registerEnumType(SocialPlanKind, {
  name: "SocialPlanKind",
  description: "Which plan the law on social services asks for (da: plantype).",
  valuesConfig: {
    ACTION_PLAN: {
      description: "Plan for an adult; offered, and only made if they want it, SEL § 141 (da: handleplan).",
    },
    HOMELESS_PLAN: {
      description:
        "Plan for an adult who stays in a home for the homeless, SEL § 142 (da: handleplan ved ophold på boform).",
    },
    CHILD_PLAN: {
      description:
        "Plan for a child with special needs, barnets lov §§ 91–92; until 2024 SEL § 140 (da: barnets plan).",
    },
    YOUTH_PLAN: {
      description:
        "Plan for a young person's way into adult life, barnets lov §§ 108–109; until 2024 SEL § 140 (da: ungeplan).",
    },
  },
});

/** The contents that SEL § 141, stk. 3 lists for an adult's plan; the plans of barnets lov are kept in the same form. */
@Directive('@key(fields: "id")')
@ObjectType("SocialPlan", {
  implements: SectorPlan,
  description:
    "A plan under the act on social services, SEL, or the children's act, barnets lov (da: handleplan, barnets plan, ungeplan).",
  simpleResolvers: true,
})
@Entity("social_plan")
export class SocialPlan extends SectorPlan {
  @Category(DataCategory.PLAN)
  @Field(() => SocialPlanKind, { nullable: true, description: "Which of the law's plans it is (da: plantype)." })
  @Column("text")
  kind!: SocialPlanKind;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description:
      "Why an adult was offered the plan, a code from the list OFFER_GROUND: the municipality may, § 141, stk. 1, or must, stk. 2 (da: tilbudsgrundlag).",
  })
  @Column("text", { nullable: true })
  offerGround!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => [String], {
    nullable: true,
    description:
      "What the law asks of an adult's plan and this one does not say, codes from the list CONTENT, § 141, stk. 3 (da: manglende indhold).",
  })
  readonly missingContents?: string[];

  @Category(DataCategory.PLAN)
  @Field(() => String, {
    nullable: true,
    description:
      "Where the holistic or family plan that replaces it is kept; null where none does, § 141, stk. 7, barnets lov § 110 (da: helhedsorienteret plan).",
  })
  @Column("text", { nullable: true })
  holisticPlan!: string | null;

  @Category(DataCategory.PLAN)
  @Field(() => DateScalar, {
    nullable: true,
    description: "The day of the consent to its being replaced; null where it is not (da: samtykke til erstatning).",
  })
  @Column("date", { nullable: true })
  holisticConsentOn!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, { nullable: true, description: "What the help is for, § 141, stk. 3 (da: formål)." })
  @Column("text", { nullable: true })
  purpose!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, { nullable: true, description: "What is needed to get there, § 141, stk. 3 (da: indsats)." })
  @Column("text", { nullable: true })
  effort!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description: "How long it is expected to take, in words, § 141, stk. 3 (da: forventet varighed).",
  })
  @Column("text", { nullable: true })
  expectedDuration!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description:
      "Housing, work, personal help, treatment, aids and whatever else bears on it, § 141, stk. 3 (da: øvrige forhold).",
  })
  @Column("text", { nullable: true })
  otherConditions!: string | null;

  @Category(DataCategory.DETAILS)
  @Field(() => String, {
    nullable: true,
    description: "The home where the citizen stays for the time being, § 110 (da: midlertidigt ophold).",
  })
  @Column("text", { nullable: true })
  temporaryStay!: string | null;

  @Category(DataCategory.HEALTH)
  @Field(() => String, {
    nullable: true,
    description: "What the citizen can and cannot do, and the health behind it (da: funktionsevne).",
  })
  @Column("text", { nullable: true })
  functionalAbility!: string | null;
}

const SocialPlanKindFilter = enumFilter(SocialPlanKind, "SocialPlanKindFilter");

@InputType("SocialPlanFilter", { description: "Which social plans. Several conditions must all hold." })
export class SocialPlanFilter extends SectorPlanFilter {
  @Field(() => SocialPlanKindFilter, { nullable: true, description: "By kind of plan." })
  kind?: object;
}

/** What this sector writes in a plan beside what every sector does. */
@InputType("SocialPlanFields", { description: "What this sector writes in a plan beside what every sector does." })
export class SocialPlanFields {
  @Field(() => SocialPlanKind, { nullable: true, description: "Which of the law's plans it is (da: plantype)." })
  kind?: SocialPlanKind | null;

  @MaxLength(100)
  @Field(() => String, {
    nullable: true,
    description:
      "Why an adult is offered the plan, a code from the list OFFER_GROUND, § 141, stk. 1–2 (da: tilbudsgrundlag).",
  })
  offerGround?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What the help is for, § 141, stk. 3 (da: formål); at most 4,000 characters.",
  })
  purpose?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What is needed to get there, § 141, stk. 3 (da: indsats); at most 4,000 characters.",
  })
  effort?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "How long it is expected to take, in words, § 141, stk. 3 (da: forventet varighed); at most 4,000 characters.",
  })
  expectedDuration?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "Housing, work, personal help, treatment, aids and whatever else bears on it, § 141, stk. 3 (da: øvrige forhold); at most 4,000 characters.",
  })
  otherConditions?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "The home where the citizen stays for the time being, § 110 (da: midlertidigt ophold); at most 4,000 characters.",
  })
  temporaryStay?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "What the citizen can and cannot do, and the health behind it (da: funktionsevne); at most 4,000 characters.",
  })
  functionalAbility?: string | null;
}

/** A new plan is of one kind: the law that it rests on goes by it. */
@InputType("NewSocialPlanFields", { description: "What this sector writes in a new plan." })
export class NewSocialPlanFields extends SocialPlanFields {
  @Field(() => SocialPlanKind, { description: "Which of the law's plans it is (da: plantype)." })
  declare kind: SocialPlanKind;
}
