import { DateScalar, OrderBy } from "@overligger/shared";
import { CaseEntity } from "@overligger/shared/sector";
import { Field, Float, ID, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

/** A flexible job left for ordinary work, with a way back (FLX-01). It is told, not applied for (FLX-04). */
@ObjectType("FlexjobPause", {
  description: "A flexible job on pause while the citizen tries ordinary work (da: fleksjob på pause).",
  simpleResolvers: true,
})
@Entity("flexjob_pause")
@OrderBy<FlexjobPause>("-startsOn")
export class FlexjobPause extends CaseEntity {
  @Field(() => ID, { description: "The intervention of kind FLEXJOB that is paused (da: fleksjob)." })
  @Column("uuid")
  interventionId!: string;

  @Field(() => DateScalar, { description: "First day of the pause (da: fra)." })
  @Column("date")
  startsOn!: string;

  @Field(() => DateScalar, {
    description:
      "Last day on which one may return without a new assessment, by the law of the day the pause began (da: seneste tilbagevenden).",
  })
  @Column("date")
  latestReturnOn!: string;

  @Field(() => String, { description: "Why, in words (da: begrundelse)." })
  @Column("text")
  reason!: string;

  @Field(() => Float, {
    nullable: true,
    description: "Hours a week in the ordinary job, full or part time (da: timer om ugen i ordinært job).",
  })
  @Column("real", { nullable: true })
  ordinaryHours!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day of return; null while on pause (da: vendt tilbage).",
  })
  @Column("date", { nullable: true })
  returnedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When it was taken back, for it was written down wrongly; null where it holds (da: trukket tilbage).",
  })
  @Column("date", { nullable: true })
  takenBackOn!: string | null;

  @Field(() => String, { nullable: true, description: "Why; null where it holds (da: begrundelse)." })
  @Column("text", { nullable: true })
  takenBackWhy!: string | null;
}
