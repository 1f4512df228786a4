import { CitizenReference, connectionOf, DateTimeScalar } from "@overligger/shared";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";

/**
 * A register of its own (FAM-07, V31): nothing else in the graph leads here. It is no part of the case, so that no delegation
 * opens it, and none of the tasks, which everybody with a mandate sees.
 */
@ObjectType("ConcernNotification", {
  description:
    "That somebody is worried about a child, for social services' own staff alone: in no overlay, family view or citizen's view (da: underretning).",
  simpleResolvers: true,
})
@Entity("concern")
export class Concern {
  @Field(() => ID, { description: "Id of the notification." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Field(() => CitizenReference, { nullable: true, description: "The child it is about (da: barn)." })
  citizen!: CitizenReference;

  @Field(() => DateTimeScalar, { description: "When it came in, in UTC (da: modtaget)." })
  @Column("timestamptz")
  receivedAt!: string;

  @Field(() => String, { description: "Who is worried, a code from the list CONCERN_NOTIFIER (da: underretter)." })
  @Column("text")
  notifier!: string;

  @Field(() => String, { description: "What they are worried about, in their words (da: bekymring)." })
  @Column("text")
  text!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "By when it must have been assessed, in UTC, after the dated term CONCERN_ASSESSMENT_HOURS; null where no law set one then (da: vurderingsfrist).",
  })
  @Column("timestamptz", { nullable: true })
  assessBy!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was assessed, in UTC; null while it waits (da: vurderet).",
  })
  @Column("timestamptz", { nullable: true })
  assessedAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What comes of it, a code from the list CONCERN_OUTCOME; null while it waits (da: udfald).",
  })
  @Column("text", { nullable: true })
  outcome!: string | null;

  @Field(() => String, { nullable: true, description: "Why, in words; null while it waits (da: vurdering)." })
  @Column("text", { nullable: true })
  assessment!: string | null;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}

export const ConcernConnection = connectionOf<Concern>(Concern, "ConcernNotification", { danish: "underretninger" });
