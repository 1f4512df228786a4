import { DateScalar, Period } from "@overligger/shared";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";

/** What a municipality lets its rehabilitation team decide (REH-02, REH-03): only what the law lets it give away. */
@ObjectType("TeamCompetence", {
  description: "That a municipality lets its rehabilitation team decide in a matter (da: tildelt kompetence).",
  simpleResolvers: true,
})
@Entity("team_competence")
export class TeamCompetence {
  @Field(() => ID, { description: "Id within its sector." })
  @PrimaryColumn("uuid")
  id!: string;

  /** Whom it concerns: every citizen of the municipality. */
  @Column("uuid", { nullable: true })
  citizenId!: string | null;

  @Column("text")
  municipality!: string;

  @Field(() => String, { description: "Code from the sector's list TEAM_MATTER, e.g. FLEXJOB (da: emne)." })
  @Column("text")
  matter!: string;

  @Field(() => Period, { description: "From when to when (da: periode)." })
  period!: Period;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => String, { description: "Where the council's decision can be found (da: sagsnummer)." })
  @Column("text")
  caseReference!: string;

  @Field(() => DateScalar, { description: "The day of the council's decision (da: besluttet den)." })
  @Column("date")
  decidedOn!: string;

  /** Null in rows from before it was kept. */
  @Column("text", { nullable: true })
  registeredBy!: string | null;

  @Column("text", { nullable: true })
  confirmedBy!: string | null;

  @Field(() => Boolean, {
    description:
      "Whether a leader, another than who wrote it down, has looked at the council's decision; before, the team decides nothing by it (da: bekræftet).",
  })
  confirmed!: boolean;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}
