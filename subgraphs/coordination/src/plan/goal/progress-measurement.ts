import { DateScalar } from "@overligger/shared";
import { Field, Float, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("ProgressMeasurement", {
  description: "How far a progression goal had come on a day, by whose measure (da: progressionsmåling).",
  simpleResolvers: true,
})
@Entity("progress_measurement")
export class ProgressMeasurement {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  goalId!: string;

  @Field(() => Float, { description: "The value, on the goal's scale (da: værdi)." })
  @Column("real")
  value!: number;

  @Field(() => DateScalar, { description: "On which day it was so (da: målt den)." })
  @Column("date")
  measuredOn!: string;

  @Field(() => String, {
    description: "Who measured: CITIZEN, PARENT, PROXY, COORDINATOR or a sector code (da: målt af).",
  })
  @Column("text")
  party!: string;

  @Field(() => String, { nullable: true, description: "What was said to it (da: bemærkning)." })
  @Column("text", { nullable: true })
  note!: string | null;

  @Column("text")
  recordedBy!: string;
}
