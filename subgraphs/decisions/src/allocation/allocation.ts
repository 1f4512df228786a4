import { DateScalar, LegalReference, OrderBy } from "@overligger/shared";
import { Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Citizen } from "../standing/views.ts";

export enum AllocationItemStatus {
  WAITING = "WAITING",
  LAID = "LAID",
  CONFIRMED = "CONFIRMED",
  DROPPED = "DROPPED",
}

registerEnumType(AllocationItemStatus, {
  name: "AllocationItemStatus",
  description: "What became of what was proposed (da: status).",
  valuesConfig: {
    WAITING: { description: "Its sector has not answered yet, and is asked again (da: venter)." },
    LAID: { description: "Lies with its sector's own staff; it is no help yet (da: lagt)." },
    CONFIRMED: { description: "Became help of its sector (da: bekræftet)." },
    DROPPED: { description: "Was turned down, with a reason (da: afvist)." },
  },
});

@ObjectType("Allocation", {
  description:
    "One allocation: what a completed assessment leads to in several sectors at once, each of which confirms or turns down its own (da: visitation).",
  simpleResolvers: true,
})
@Entity("allocation")
@OrderBy<Allocation>("-proposedAt", "id")
export class Allocation {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  assessmentId!: string;

  @Column("uuid")
  citizenId!: string;

  @Field(() => Citizen, { nullable: true, description: "For whom (da: borger)." })
  citizen!: Citizen | null;

  @Field(() => String, { description: "The municipality that made it, four digits (da: kommune)." })
  @Column("text")
  municipality!: string;

  @Column("text")
  proposedBy!: string;

  @Column("timestamptz")
  proposedAt!: string;

  @Field(() => DateScalar, { description: "The day it was made (da: dato)." })
  @Column("date")
  proposedOn!: string;
}

/** As it was proposed it stays; what becomes of it is its sector's to say. */
@ObjectType("AllocationItem", {
  description: "Help that is proposed in one sector, with the goal it serves (da: foreslået indsats).",
  simpleResolvers: true,
})
@Entity("allocation_item")
@OrderBy<AllocationItem>("position")
export class AllocationItem {
  @Field(() => ID, { description: "Opaque id; the draft in its sector has the same." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  allocationId!: string;

  @Column("int")
  position!: number;

  @Column("text")
  sector!: string;

  @Field(() => String, { description: "Code from the sector's list INTERVENTION (da: indsatstype)." })
  @Column("text")
  kind!: string;

  @Field(() => String, { description: "What it is, in words (da: indsats)." })
  @Column("text")
  title!: string;

  @Field(() => String, { description: "The unit that is to deliver it (da: udførende enhed)." })
  @Column("text")
  providerUnit!: string;

  @Field(() => LegalReference, { description: "The law it is to be given under (da: hjemmel)." })
  @Column("jsonb")
  law!: LegalReference;

  @Field(() => Float, {
    nullable: true,
    description: "Hours a week; null where it is not counted in hours (da: timer om ugen).",
  })
  @Column("real", { nullable: true })
  hoursPerWeek!: number | null;

  /** Of the coordinating plan, as who proposed it read it. */
  @Column("jsonb")
  goalIds!: string[];

  @Field(() => String, {
    nullable: true,
    description: "The goal in words; null where it is one of the plan's (da: mål).",
  })
  @Column("text", { nullable: true })
  goal!: string | null;

  @Field(() => String, { description: "Why it is proposed, in words that the citizen understands (da: begrundelse)." })
  @Column("text")
  reason!: string;

  @Field(() => AllocationItemStatus, { description: "What became of it, as its sector last said (da: status)." })
  @Column("text")
  status!: AllocationItemStatus;

  /** Whether its sector was told that the consent has ended. */
  @Column("boolean")
  closed!: boolean;

  @Field(() => Boolean, {
    description:
      "Whether the citizen has taken back that its sector takes part, or it ran out: it is not laid, nor confirmed, any more (da: samtykket er ophørt).",
  })
  consentEnded!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: "The help that it became, by its id within the sector; null where it became none (da: indsats).",
  })
  @Column("text", { nullable: true })
  interventionId!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was turned down; null where it was not (da: afslag)." })
  @Column("text", { nullable: true })
  dropReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why who proposed it took it back, before its sector had answered; null where they did not (da: trukket tilbage).",
  })
  @Column("text", { nullable: true })
  takenBackFor!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When its sector confirmed it or turned it down; null while it waits (da: besvaret).",
  })
  @Column("date", { nullable: true })
  answeredOn!: string | null;
}

@ObjectType("AllocationGoal", {
  description: "A goal of the coordinating plan that help is to serve (da: mål).",
  simpleResolvers: true,
})
export class AllocationGoal {
  @Field(() => ID, { description: "The goal's id in the plan." })
  id!: string;

  @Field(() => String, { description: "What it is, as the plan says today (da: mål)." })
  title!: string;
}
