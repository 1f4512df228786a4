import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** That a consent which an assessment rests on has ended, so that it is found without asking of whom. */
@Entity("assessment_ended")
export class AssessmentEnded {
  @PrimaryColumn("uuid")
  assessmentId!: string;

  @Column("date")
  endedOn!: string;
}

@Directive("@inaccessible")
@ObjectType("AssessmentsEnded", { description: "That it was taken in.", simpleResolvers: true })
export class AssessmentsEnded {
  @Field(() => ID, { description: "The grant that was given, as proof that this answers it." })
  grant!: string;
}
