import { Intervention } from "@overligger/shared";
import { Field, ObjectType } from "type-graphql";
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
