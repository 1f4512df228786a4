import { DateScalar, ID_BY_VERSION, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Sector } from "../../town/registry/sector.ts";

@ObjectType("ParticipationObligation", {
  description:
    "That an authority must work along in a plan: until the goals it agreed to are finished and it need no longer take part, both (da: forpligtelse til at medvirke).",
  simpleResolvers: true,
})
@Entity("participation_obligation")
@OrderBy<ParticipationObligation>("sectorCode", "startsOn")
export class ParticipationObligation {
  @Field(() => ID, { description: `Opaque id. ${ID_BY_VERSION}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Column("text")
  sectorCode!: string;

  @Field(() => Sector, { nullable: true, description: "Which authority, by its sector (da: sektor)." })
  sector!: Sector | null;

  @Field(() => DateScalar, { description: "Since when (da: fra)." })
  @Column("date")
  startsOn!: string;

  @Field(() => [ID], {
    description: "First condition: the goals it agreed to that are not finished yet; empty when it is met (da: mål).",
  })
  openGoalIds!: string[];

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Second condition: the day it was decided that the authority need no longer take part; null until then (da: ophør af medvirken).",
  })
  @Column("date", { nullable: true })
  releasedOn!: string | null;

  @Field(() => String, { nullable: true, description: "Why it need no longer take part (da: begrundelse)." })
  @Column("text", { nullable: true })
  releaseReason!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "By when it does its part; afterwards its unit's leader sees that it is late. Null where no day was set (da: frist).",
  })
  @Column("date", { nullable: true })
  dueOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What its part is, as the coordinator asked for it; null where it is to say how it works along, or agree to a goal (da: opgave).",
  })
  @Column("text", { nullable: true })
  owes?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "When it did it; null while it has not (da: opfyldt den)." })
  @Column("date", { nullable: true })
  metOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What it did, in the words of who takes part for it; null where nobody wrote any (da: bidrag).",
  })
  @Column("text", { nullable: true })
  contribution?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "When both conditions held; null while the obligation is open (da: ophørt).",
  })
  @Column("date", { nullable: true })
  endsOn!: string | null;
}
