import { Intervention } from "@overligger/shared";
import { Field, InputType, ObjectType, registerEnumType } from "type-graphql";
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
      description: "More in a bad week, less in a good one; the hours a week are the average (da: fleksibelt timetal).",
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
}
