import { DateScalar, OrderBy } from "@overligger/shared";
import { CaseEntity } from "@overligger/shared/sector";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity } from "typeorm";

export enum FlexjobNoticeAbout {
  LEAVES = "LEAVES",
  RETURNS = "RETURNS",
}

registerEnumType(FlexjobNoticeAbout, {
  name: "FlexjobNoticeAbout",
  description: "What is told of a flexible job (da: hvad der meldes).",
  valuesConfig: {
    LEAVES: { description: "The citizen leaves it for ordinary work (da: går fra fleksjobbet)." },
    RETURNS: { description: "The citizen comes back to it (da: vender tilbage)." },
  },
});

export enum FlexjobParty {
  CITIZEN = "CITIZEN",
  EMPLOYER = "EMPLOYER",
}

registerEnumType(FlexjobParty, {
  name: "FlexjobParty",
  description: "Who tells of a flexible job (da: hvem der melder det).",
  valuesConfig: {
    CITIZEN: { description: "Who works (da: borger)." },
    EMPLOYER: { description: "Where they work (da: arbejdsgiver)." },
  },
});

/** What was told is kept as it was told, also where two tell different things; it is no application, and nobody decides on it (FLX-04). */
@ObjectType("FlexjobNotice", {
  description:
    "That the citizen or the employer has told the municipality of a pause or a return (da: besked om fleksjob). It is told, not applied for.",
  simpleResolvers: true,
})
@Entity("flexjob_notice")
@OrderBy<FlexjobNotice>("-givenOn")
export class FlexjobNotice extends CaseEntity {
  @Field(() => ID, { description: "The intervention of kind FLEXJOB it is about (da: fleksjob)." })
  @Column("uuid")
  interventionId!: string;

  @Field(() => FlexjobNoticeAbout, { description: "What was told (da: hvad)." })
  @Column("text")
  about!: FlexjobNoticeAbout;

  @Field(() => FlexjobParty, { description: "Who told it (da: hvem)." })
  @Column("text")
  givenBy!: FlexjobParty;

  @Field(() => DateScalar, { description: "The day on which it was told (da: givet den)." })
  @Column("date")
  givenOn!: string;

  @Field(() => DateScalar, { description: "From which day it is so, as they told it (da: fra)." })
  @Column("date")
  startsOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "The day on which it was found to come to nothing, or to be written wrongly; null where neither (da: bortfaldet den).",
  })
  @Column("date", { nullable: true })
  droppedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Why it came to nothing, e.g. that they stayed; null where it did not (da: begrundelse).",
  })
  @Column("text", { nullable: true })
  droppedWhy!: string | null;
}

/** Whether a notice `n` of a flexible job `i` still asks for the pause or the return to be written; $1 is today. */
export const WAITS = `n.dropped_on IS NULL AND i.status <> 'ENDED' AND (i.ends_on IS NULL OR i.ends_on > $1::date)
  AND CASE n.about WHEN 'LEAVES' THEN i.status = 'RUNNING' AND NOT EXISTS (SELECT 1 FROM flexjob_pause p
      WHERE p.intervention_id = i.id AND p.taken_back_on IS NULL AND (p.returned_on IS NULL OR p.returned_on > least(n.given_on, n.starts_on)))
    ELSE i.status = 'PAUSED' AND EXISTS (SELECT 1 FROM flexjob_pause p
      WHERE p.intervention_id = i.id AND p.taken_back_on IS NULL AND p.returned_on IS NULL AND p.starts_on <= n.given_on) END`;
