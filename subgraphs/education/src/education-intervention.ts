import { Intervention } from "@overligger/shared";
import { MaxLength } from "class-validator";
import { Field, InputType, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

@ObjectType("EducationIntervention", {
  implements: Intervention,
  description: "Guidance, counselling or support with school and education (da: uddannelsesindsats).",
  simpleResolvers: true,
})
@Entity("intervention")
export class EducationIntervention extends Intervention {
  @Field(() => String, {
    nullable: true,
    description: "The school or course where it is given, where it is at one (da: skole).",
  })
  @Column("text", { nullable: true })
  school!: string | null;
}

/** What this sector writes in an intervention beside what every sector does. */
@InputType("EducationInterventionFields", {
  description: "What this sector writes in an intervention beside what every sector does.",
})
export class EducationInterventionFields {
  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "The school or course where it is given, where it is at one (da: skole); at most 4,000 characters.",
  })
  school?: string | null;
}
