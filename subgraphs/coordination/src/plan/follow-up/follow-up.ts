import { DateScalar } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("FollowUp", {
  description: "That a plan was followed up together, and what came of it (da: opfølgning).",
  simpleResolvers: true,
})
@Entity("follow_up")
export class FollowUp {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => DateScalar, { description: "The day it was held (da: afholdt den)." })
  @Column("date")
  heldOn!: string;

  @Field(() => Boolean, { description: "Whether the citizen took part (da: borgeren deltog)." })
  @Column("boolean")
  citizenTookPart!: boolean;

  @Field(() => String, { description: "What came of it (da: notat)." })
  @Column("text")
  note!: string;

  @Column("text")
  recordedBy!: string;
}
