import { OrderBy, Period } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("FollowUpFramework", {
  description:
    "How a municipality has decided that plans are followed up; without one no plan can be put in force (da: ramme for opfølgning).",
  simpleResolvers: true,
})
@Entity("follow_up_framework")
@OrderBy<FollowUpFramework>("-startsOn")
export class FollowUpFramework {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  municipality!: string;

  @Field(() => String, { description: "How follow-up is organised (da: form)." })
  @Column("text")
  form!: string;

  @Field(() => String, { description: "Who has which role in it (da: roller)." })
  @Column("text")
  roles!: string;

  @Field(() => String, { description: "What each is bound to (da: forpligtelser)." })
  @Column("text")
  obligations!: string;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "When it holds (da: gyldighed)." })
  period!: Period;
}
