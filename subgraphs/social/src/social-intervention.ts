import { Intervention } from "@overligger/shared";
import { Field, Float, InputType, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";

export enum SupportMode {
  FIXED = "FIXED",
  FLEXIBLE = "FLEXIBLE",
}

registerEnumType(SupportMode, {
  name: "SupportMode",
  description: "How hours of support are granted (da: støtteform).",
  valuesConfig: {
    FIXED: { description: "A fixed number of hours a week (da: fast timetal)." },
    FLEXIBLE: {
      description:
        "Within a least and a most a week: more in a bad week, less in a good one. A trial (da: fleksibelt timetal).",
    },
  },
});

@ObjectType("SocialIntervention", {
  implements: Intervention,
  description:
    "Help under SEL or barnets lov: support at home, family treatment, substance treatment, aids … (da: social indsats).",
  simpleResolvers: true,
})
@Entity("intervention")
export class SocialIntervention extends Intervention {
  @Field(() => SupportMode, {
    nullable: true,
    description: "How its hours are granted; null where it is not counted in hours (da: støtteform).",
  })
  @Column("text", { nullable: true })
  supportMode!: SupportMode | null;

  @Field(() => Float, {
    nullable: true,
    description: "The least hours in a week, where they are flexible (da: mindste timetal).",
  })
  @Column("real", { nullable: true })
  minHoursPerWeek!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "The most hours in a week, where they are flexible (da: højeste timetal).",
  })
  @Column("real", { nullable: true })
  maxHoursPerWeek!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the flexible hours are given as a trial; null where the hours are fixed (da: forsøg).",
  })
  @Column("boolean", { nullable: true })
  trial!: boolean | null;

  @Field(() => Boolean, {
    description:
      "Whether it may stand in a combined decision with other sectors' help: support for children never does (da: kan indgå i samlet afgørelse).",
  })
  readonly combinable?: boolean;
}

/** What this sector writes in an intervention beside what every sector does. */
@InputType("SocialInterventionFields", {
  description: "What this sector writes in an intervention beside what every sector does.",
})
export class SocialInterventionFields {
  @Field(() => SupportMode, {
    nullable: true,
    description: "How its hours are granted; null where it is not counted in hours (da: støtteform).",
  })
  supportMode?: SupportMode | null;

  @Field(() => Float, {
    nullable: true,
    description: "The least hours in a week, 0–168; with flexible hours only (da: mindste timetal).",
  })
  minHoursPerWeek?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "The most hours in a week, 0–168; with flexible hours only (da: højeste timetal).",
  })
  maxHoursPerWeek?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Must be true with flexible hours and left out with fixed ones (da: forsøg).",
  })
  trial?: boolean | null;
}
