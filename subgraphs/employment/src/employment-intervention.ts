import { Intervention } from "@overligger/shared";
import { MaxLength } from "class-validator";
import { Field, InputType, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

@ObjectType("EmploymentIntervention", {
  implements: Intervention,
  description:
    "An offer or effort under LAB: mentor, job training, company placement, education offer … (da: beskæftigelsesindsats).",
  simpleResolvers: true,
})
@Entity("intervention")
export class EmploymentIntervention extends Intervention {
  @Field(() => String, { nullable: true, description: "The workplace, where the offer is at one (da: virksomhed)." })
  @Column("text", { nullable: true })
  employer!: string | null;
}

/** What this sector writes in an intervention beside what every sector does. */
@InputType("EmploymentInterventionFields", {
  description: "What this sector writes in an intervention beside what every sector does.",
})
export class EmploymentInterventionFields {
  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "The workplace, where the offer is at one (da: virksomhed); at most 4,000 characters.",
  })
  employer?: string | null;
}
