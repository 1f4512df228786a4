import { DateScalar, OrderBy } from "@overligger/shared";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** Written once and never changed: whoever needs it reads it, or takes it into their own assessment with its source and day. */
@ObjectType("AssessmentFinding", {
  description:
    "What one sector knows about one theme of a citizen's life, with where it knows it from; one entry with many readers (da: fund i udredning).",
  simpleResolvers: true,
})
@Entity("assessment_finding")
@OrderBy<AssessmentFinding>("writtenAt", "id")
export class AssessmentFinding {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  assessmentId!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Column("text")
  sector!: string;

  @Column("text")
  themeCode!: string;

  @Field(() => String, { description: "What was found, in words that the citizen understands (da: beskrivelse)." })
  @Column("text")
  text!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      "How hard it is, from 0, no difficulty, to 4, not without help; null where nobody has judged (da: funktionsniveau).",
  })
  @Column("int", { nullable: true })
  level!: number | null;

  @Field(() => ID, {
    nullable: true,
    description: "The help that it is known from, by its id within the sector; null for none (da: indsats).",
  })
  @Column("text", { nullable: true })
  interventionId!: string | null;

  @Field(() => String, { description: "Where it is known from, in words (da: kilde)." })
  @Column("text")
  source!: string;

  @Field(() => DateScalar, { description: "The day it is from (da: kildens dato)." })
  @Column("date")
  sourceOn!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Why it was asked again though something about the theme was known; null where nothing was (da: begrundelse).",
  })
  @Column("text", { nullable: true })
  askedAgainBecause!: string | null;

  @Column("text")
  writtenBy!: string;

  @Column("timestamptz")
  writtenAt!: string;

  @Field(() => DateScalar, { description: "The day it was written down (da: skrevet)." })
  @Column("date")
  writtenOn!: string;
}

/** That a sector builds on what is known already, in an assessment. */
@Entity("assessment_reuse")
@OrderBy<AssessmentReuse>("usedOn", "id")
export class AssessmentReuse {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  assessmentId!: string;

  @Column("uuid")
  findingId!: string;

  @Column("text")
  sector!: string;

  @Column("text")
  usedBy!: string;

  @Column("date")
  usedOn!: string;
}
