import { Intervention } from "@overligger/shared";
import { MaxLength } from "class-validator";
import { Field, InputType, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

@ObjectType("PsychiatryIntervention", {
  implements: Intervention,
  description:
    "Help from psychiatry. Named without illness or medicine, which stand in the plan under HEALTH (da: psykiatrisk indsats).",
  simpleResolvers: true,
})
@Entity("intervention")
export class PsychiatryIntervention extends Intervention {
  @Field(() => String, { nullable: true, description: "How often, in words, e.g. every second week (da: hyppighed)." })
  @Column("text", { nullable: true })
  frequency!: string | null;
}

/** What this sector writes in an intervention beside what every sector does. */
@InputType("PsychiatryInterventionFields", {
  description: "What this sector writes in an intervention beside what every sector does.",
})
export class PsychiatryInterventionFields {
  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "How often, in words, e.g. every second week (da: hyppighed); at most 4,000 characters.",
  })
  frequency?: string | null;
}
