import { DateScalar, OrderBy } from "@overligger/shared";
import { CaseEntity } from "@overligger/shared/sector";
import { Field, Float, ObjectType } from "type-graphql";
import { Column, Entity } from "typeorm";

/** A question to the counsellors about how a child learns, and their answer. */
@ObjectType("PprReferral", {
  description:
    "A question to the educational-psychological counsellors, and their assessment (da: indstilling til PPR).",
  simpleResolvers: true,
})
@Entity("ppr_referral")
@OrderBy<PprReferral>("-referredOn")
export class PprReferral extends CaseEntity {
  @Field(() => String, { description: "What is asked (da: spørgsmål)." })
  @Column("text")
  question!: string;

  @Field(() => DateScalar, { description: "When it was asked (da: indstillet den)." })
  @Column("date")
  referredOn!: string;

  @Field(() => DateScalar, { description: "When the parents agreed to it (da: forældrenes samtykke)." })
  @Column("date")
  parentsAgreedOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "When it was answered; null until then (da: vurderet den)." })
  @Column("date", { nullable: true })
  assessedOn!: string | null;

  @Field(() => String, { nullable: true, description: "The answer (da: pædagogisk-psykologisk vurdering)." })
  @Column("text", { nullable: true })
  assessment!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "Hours a week of support that it recommends; null where it recommends none (da: anbefalede timer).",
  })
  @Column("real", { nullable: true })
  recommendedHours!: number | null;
}
