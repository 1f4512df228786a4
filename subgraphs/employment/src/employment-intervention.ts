import { Intervention } from "@overligger/shared";
import { Field, ObjectType } from "type-graphql";
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
