import { Intervention } from "@overligger/shared";
import { MaxLength } from "class-validator";
import { Field, InputType, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

@ObjectType("FifthIntervention", {
  implements: Intervention,
  description: "Help of one kind: Fifth sector (da: indsats: Femte sektor).",
  simpleResolvers: true,
})
@Entity("intervention")
export class FifthIntervention extends Intervention {
  @Field(() => String, { nullable: true, description: "The sector's own number of the matter (da: journalnummer)." })
  @Column("text", { nullable: true })
  reference!: string | null;
}

/** What this sector writes in an intervention beside what every sector does. */
@InputType("FifthInterventionFields", {
  description: "What this sector writes in an intervention beside what every sector does.",
})
export class FifthInterventionFields {
  @MaxLength(200)
  @Field(() => String, {
    nullable: true,
    description: "The sector's own number of the matter; at most 200 characters (da: journalnummer).",
  })
  reference?: string | null;
}
