import { DateTimeScalar, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("AssessmentComment", {
  description: "What the citizen says to an assessment; kept as it was said, never changed (da: borgerens bemærkning).",
  simpleResolvers: true,
})
@Entity("assessment_comment")
@OrderBy<AssessmentComment>("saidAt", "id")
export class AssessmentComment {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  assessmentId!: string;

  @Field(() => ID, { nullable: true, description: "To which finding; null to the whole (da: fund)." })
  @Column("uuid", { nullable: true })
  findingId!: string | null;

  @Field(() => String, { description: "In the citizen's own words (da: bemærkning)." })
  @Column("text")
  text!: string;

  @Field(() => Boolean, { description: "Whether it says that life has changed since (da: ændrede forhold)." })
  @Column("boolean")
  lifeChanged!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "As whom it was said: CITIZEN, PARENT or PROXY; null where staff wrote down what was said (da: part).",
  })
  @Column("text", { nullable: true })
  party!: string | null;

  @Column("text")
  saidBy!: string;

  @Field(() => DateTimeScalar, { description: "When, in UTC (da: skrevet)." })
  @Column("timestamptz")
  saidAt!: string;
}
