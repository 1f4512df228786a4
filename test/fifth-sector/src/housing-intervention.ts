import { Intervention } from "@overligger/shared";
import { Field, InputType, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

@ObjectType("HousingIntervention", {
  implements: Intervention,
  description: "Help to find or keep a home (da: boligsocial indsats).",
  simpleResolvers: true,
})
@Entity("intervention")
export class HousingIntervention extends Intervention {
  @Field(() => String, { nullable: true, description: "The landlord, where there is one (da: udlejer)." })
  @Column("text", { nullable: true })
  landlord!: string | null;
}

/** What this sector writes in an intervention beside what every sector does. */
@InputType("HousingInterventionFields", {
  description: "What this sector writes in an intervention beside what every sector does.",
})
export class HousingInterventionFields {
  @Field(() => String, { nullable: true, description: "The landlord, where there is one (da: udlejer)." })
  landlord?: string | null;
}
