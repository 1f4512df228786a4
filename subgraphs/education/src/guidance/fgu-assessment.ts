import { DateScalar, OrderBy } from "@overligger/shared";
import { CaseEntity } from "@overligger/shared/sector";
import { Field, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

/** Whether preparatory basic education is for a young person: judged on three kinds of strengths, § 2 k. */
@ObjectType("FguAssessment", {
  description:
    "Whether a young person belongs to those whom preparatory basic education is for, § 2 k (da: målgruppevurdering til FGU).",
  simpleResolvers: true,
})
@Entity("fgu_assessment")
@OrderBy<FguAssessment>("-assessedOn")
export class FguAssessment extends CaseEntity {
  @Field(() => DateScalar, { description: "When it was made (da: vurderet den)." })
  @Column("date")
  assessedOn!: string;

  @Field(() => String, { description: "What they know and can at school (da: faglige forudsætninger)." })
  @Column("text")
  academic!: string;

  @Field(() => String, { description: "How they are with others (da: sociale forudsætninger)." })
  @Column("text")
  social!: string;

  @Field(() => String, { description: "How they manage themselves (da: personlige forudsætninger)." })
  @Column("text")
  personal!: string;

  @Field(() => Boolean, { description: "Whether it is for them (da: i målgruppen)." })
  @Column("boolean")
  inTargetGroup!: boolean;
}
