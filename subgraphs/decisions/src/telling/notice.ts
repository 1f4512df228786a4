import { DateScalar, DateTimeScalar, LegalReference as Law, type LegalReference } from "@overligger/shared";
import { Directive, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** That a sector is to know how its part of a decision stands: told until `told` has come up with `number`. */
@Entity("notice")
export class Notice {
  @PrimaryColumn("uuid")
  partId!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("int")
  number!: number;

  @Column("int")
  told!: number;
}

@Directive("@inaccessible")
@ObjectType("NoticeOfDecision", { description: "A part of a decision as it stands now.", simpleResolvers: true })
export class NoticeOfDecision {
  @Field(() => ID, { description: "The part." })
  id!: string;

  @Field(() => ID, { description: "The decision." })
  decisionId!: string;

  @Field(() => String, { description: "Whose citizen it is, by municipality." })
  municipality!: string;

  @Field(() => String, { description: "What help it is about." })
  title!: string;

  @Field(() => ID, { nullable: true, description: "The sector's help in it." })
  interventionId!: string | null;

  @Field(() => Law, { description: "The law it rests on." })
  law!: LegalReference;

  @Field(() => String, { description: "What was decided." })
  outcome!: string;

  @Field(() => DateScalar, { description: "When." })
  issuedOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day on which another stands in its place." })
  supersededOn!: string | null;

  @Field(() => Boolean, { description: "Whether it waits for a complaint." })
  waits!: boolean;
}

@Directive("@inaccessible")
@ObjectType("UntoldDecision", { description: "What a sector is to be told.", simpleResolvers: true })
export class UntoldDecision {
  @Field(() => String, { description: "Which sector, by code." })
  sector!: string;

  @Field(() => Int, { description: "Grows with every telling." })
  number!: number;

  @Field(() => NoticeOfDecision, { description: "What." })
  notice!: NoticeOfDecision;
}

@Directive("@inaccessible")
@ObjectType("UntoldDecisions", { description: "What sectors are to be told of a citizen.", simpleResolvers: true })
export class UntoldDecisions {
  @Field(() => ID, { description: "The grant that was given, as proof that this answers it." })
  grant!: string;

  @Field(() => [UntoldDecision], { description: "To whom, and what." })
  notices!: UntoldDecision[];
}

@Directive("@inaccessible")
@InputType("ToldDecisionInput", { description: "That a sector has taken it in." })
export class ToldDecisionInput {
  @Field(() => ID, { description: "The part." })
  partId!: string;

  @Field(() => Int, { description: "Which telling." })
  number!: number;
}

@Directive("@inaccessible")
@ObjectType("IssuedDecision", { description: "Whether a decision meets a duty.", simpleResolvers: true })
export class IssuedDecision {
  @Field(() => ID, { description: "The grant that was given, as proof that this answers it." })
  grant!: string;

  @Field(() => DateScalar, { nullable: true, description: "The day it was issued; null where it was not." })
  issuedOn!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "The moment; null where it was not." })
  issuedAt!: string | null;
}
