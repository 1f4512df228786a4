import { DateScalar, DateTimeScalar, LegalReference, Period } from "@overligger/shared";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";

export enum CoordinatingPlanStatus {
  DRAFTING = "DRAFTING",
  ACTIVE = "ACTIVE",
  ON_HOLD = "ON_HOLD",
  CLOSED = "CLOSED",
}

registerEnumType(CoordinatingPlanStatus, {
  name: "CoordinatingPlanStatus",
  description: "Where a coordinating plan stands (da: planens status).",
  valuesConfig: {
    DRAFTING: { description: "The offer is accepted and the plan is being made (da: under udarbejdelse)." },
    ACTIVE: { description: "In force (da: gældende)." },
    ON_HOLD: { description: "Paused (da: sat på pause)." },
    CLOSED: { description: "Over; the sectors' plans live on (da: afsluttet)." },
  },
});

@Directive('@key(fields: "id")')
@ObjectType("CoordinatingPlan", {
  description:
    "The overlay over the sectors' plans: shared goals, agreements, the citizen's own wishes (da: koordinerende plan). It supplements the sector plans and copies nothing of them.",
  simpleResolvers: true,
})
@Entity("coordinating_plan")
export class CoordinatingPlan {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Field(() => CoordinatingPlanStatus, { description: "Where the plan stands (da: status)." })
  @Column("text")
  status!: CoordinatingPlanStatus;

  @Field(() => String, {
    nullable: true,
    description: "Element 1: the citizen's whole situation in brief; null until written (da: sammendrag).",
  })
  @Column("text", { nullable: true })
  summary!: string | null;

  @Field(() => [LegalReference], {
    description: "The acts the plan rests on; it may rest on several at once (da: hjemmel).",
  })
  @Column("jsonb")
  legalBasis!: LegalReference[];

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;

  @Field(() => DateTimeScalar, {
    description: "When the citizen accepted the offer of a plan; no plan exists without (da: tilbud accepteret).",
  })
  @Column("timestamptz")
  acceptedAt!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day of the next joint follow-up; null where none is set (da: næste opfølgning).",
  })
  @Column("date", { nullable: true })
  followUpDue!: string | null;

  @Field(() => DateTimeScalar, { description: "When it was last changed (da: senest ændret)." })
  @Column("timestamptz")
  updatedAt!: string;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}
