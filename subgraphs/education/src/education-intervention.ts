import { Intervention } from "@overligger/shared";
import { Field, ObjectType } from "type-graphql";
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
